import { loadRecord } from "#modules/decisions/door.ts"
import { publishedLights } from "#modules/decisions/examples.ts"
import type { Import } from "#modules/decisions/import.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { z } from "zod"

const today = "2026-11-22"
const texts = "../shared/documents"
const founding = ["000_a209f02e59d0c8dc", "001_ecb4862eedf5f58e", "002_cf73fbefa32358a6", "003_2e38d4cbe1eaf2bb"]
const yearly = ["A_RES_64_293", "A_RES_68_192", "A_RES_70_179", "A_RES_78_228"]
type Page<Item> = { readonly total: number; readonly items: Item[] }

const Counts = z.object({
  documents: z.number(),
  twice: z.number(),
  requirements: z.number(),
  places: z.number(),
  becomes: z.number(),
  cites: z.number(),
})
const count = async (db: Database) =>
  (
    await rows(db, Counts)`
      select (select count(*)::int from decisions.document) as documents,
             (select count(*)::int from (select identity from decisions.document group by 1 having count(*) > 1) as d) as twice,
             (select count(*)::int from decisions.requirement) as requirements,
             (select count(distinct m.provision)::int from decisions.requirement r
                join decisions.mandate m on m.id = r.mandate and m.gone is null) as places,
             (select count(*)::int from decisions.succession where kind = 'becomes' and standing <> 'rejected') as becomes,
             (select count(*)::int from decisions.citation c join decisions.document d on d.identity = c.names) as cites`
  )[0]

describe("published paragraph data", () => {
  onPlatform("is imported like any other file, whatever its name", { today: "2018-03-01" }, async (all) => {
    const { keep, read, ask } = await importing(all)
    const { slug } = await keep(publishedLights, {}, "paragraphs.json")
    assert.equal(slug, "A-RES-70-902")
    const { provisions, mandates, document } = await read(slug)
    assert.deepEqual([document.adopted, document.body, document.versions[0]?.format], ["2015-12-17", "un-ga", "json"])
    assert.deepEqual(
      provisions.filter(({ kind }) => kind === "operative" || kind === "sub").map(({ anchor }) => anchor),
      ["para_1", "para_1__point_a", "para_1__point_b", "para_2"],
    )
    assert.ok(mandates.some(({ actor }) => actor === "un-secretary-general"))
    assert.equal((await ask<{ total: number }>("/documents?q=70/902")).total, 1)
  })
})

describe("the full text of a document the record begins with", () => {
  if (!existsSync(texts)) {
    it("takes its place", { skip: `${texts} is not here` }, () => undefined)
    return
  }
  const bytes = (name: string) => readFileSync(`${texts}/${name}`)

  onPlatform(
    "takes its place under what was said of it: the same rows, our words beside its own",
    { today },
    async (all) => {
      const { keep, ask, act } = await importing(all)
      await all.as("platform", loadRecord)
      const before = await all.as("amina", count)
      const asked = "/mandates?document=COP-4-Trafficking-in-human-beings&limit=100"
      const own = await ask<Page<MandateInPlace>>(asked)
      assert.deepEqual([own.total, new Set(own.items.map(({ words }) => words)).size], [26, 1])

      const kept = await keep(bytes(`founding/${founding[0]}.txt`), {}, "one.txt")
      assert.equal(kept.slug, "COP-4-Trafficking-in-human-beings")
      const { items, total } = await ask<Page<MandateInPlace>>(asked)
      assert.deepEqual(await all.as("amina", count), { ...before, cites: (await all.as("amina", count))?.cites })
      assert.equal(total, 26)
      assert.deepEqual(items.map(({ id }) => id).sort(), own.items.map(({ id }) => id).sort())
      assert.deepEqual(
        items.map(({ provision }) => provision).sort(),
        own.items.map(({ provision }) => provision).sort(),
      )
      const operative = items.filter(({ requirement }) => requirement?.reference.startsWith("OP"))
      assert.ok(
        operative.every(({ words, requirement, action }) => words === "text" && requirement?.words.en !== action),
      )
      // Whom a paragraph asks without naming, the record knows.
      const group = items.find(({ requirement }) => requirement?.reference === "OP10(a)")
      assert.equal(group?.actor, "ctoc-cop-wg-4")

      await act<Import>(`/imports/${kept.id}/undo`)
      assert.deepEqual((await ask<Page<MandateInPlace>>(asked)).items, own.items)
    },
  )

  onPlatform(
    "joins the founding texts, the yearly series and the official mark-up into one record",
    { today },
    async (all) => {
      const { keep, ask } = await importing(all)
      await all.as("platform", loadRecord)
      const before = await all.as("amina", count)
      for (const name of founding) await keep(bytes(`founding/${name}.txt`), {}, `${name}.txt`)
      for (const name of yearly) await keep(bytes(`trafficking/${name}.json`), {}, `${name}.json`)
      for (const folder of ["English", "French"]) {
        const [file] = readdirSync(`${texts}/akn/${folder}`).filter((each) => each.startsWith("A_RES_78_228"))
        await keep(bytes(`akn/${folder}/${file}`), {}, file)
      }
      await all.work()
      const after = await all.as("amina", count)
      assert.deepEqual([after?.documents, after?.twice], [before?.documents, 0])
      assert.deepEqual([after?.requirements, after?.places, after?.becomes], [106, 106, 2])
      assert.ok((after?.cites ?? 0) > 60)
      // The draft became 64/178, which the next of the series follows.
      type Series = { series: { slug: string; hasText: boolean }[] }
      const { series } = await ask<Series>("/documents/A-RES-64-178/series")
      assert.deepEqual(
        series.map(({ slug, hasText }) => `${slug.slice(0, 12)} ${hasText}`),
        [
          "A-RES-61-180 false",
          "A-RES-63-194 false",
          "GA-64-Improv true",
          "A-RES-64-178 false",
          "A-RES-68-192 true",
          "A-RES-70-179 true",
          "A-RES-78-228 true",
        ],
      )
      // A call that was made in 2009 was made again in 2013, 2015 and 2023.
      type Chain = { documents: number; from: string; to: string }
      const { items } = await ask<Page<Chain>>("/chains?theme=ratification&addressee=member-states")
      assert.ok(items.some(({ documents, from, to }) => documents >= 4 && from <= "2010-07-30" && to === "2023-12-19"))
      const { citedBy } = await ask<{ citedBy: number }>("/documents/A-RES-64-293/citations")
      assert.ok(citedBy >= 4)
    },
  )
})
