import type { TextComparison } from "#modules/decisions/comparison.ts"
import type { Document } from "#modules/decisions/document.ts"
import { loadRecord } from "#modules/decisions/door.ts"
import { lanterns, lanternsCorrected, lanternsFrench, latin, lights } from "#modules/decisions/examples.ts"
import { sql } from "#platform/database/sql.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"
const slug = "A-RES-71-901"

/** The words of one side of a row, put together again from its parts. */
const wordsOf = ({ parts, from, to }: TextComparison["rows"][number], side: "from" | "to"): string =>
  parts
    .map((part) => {
      if (side === "from") return part.type === "new" ? "" : (from?.text.slice(...part.from) ?? "")
      return part.type === "gone" ? "" : (to?.text.slice(...part.to) ?? "")
    })
    .join("")

/** The version that is shown today, or the one before it, as a comparison names it. */
const refOf = (versions: Document["versions"], current: boolean): string =>
  `${slug}.${versions.find((each) => each.current === current)?.file.slice(0, 12)}`

describe("GET /comparison", () => {
  onPlatform("names what changed from one version of a document to the next", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsCorrected]) await keep(text)
    const { versions } = await ask<Document>(`/documents/${slug}`)
    const [older, newer] = [false, true].map((shown) => refOf(versions, shown))
    const compared = await ask<TextComparison>(`/comparison?from=${older}&to=${newer}`)
    assert.deepEqual(
      compared.changes.map(({ kind, from, to }) => [kind, from, to]),
      [
        ["added", null, "OP2"],
        ["wording", "OP2", "OP3"],
      ],
    )
    const [added, worded] = compared.changes.map(({ row }) => compared.rows[row])
    assert.deepEqual([added?.from, added?.to?.anchor, added?.kinds], [null, "para_2", ["added"]])
    assert.deepEqual([worded?.from?.anchor, worded?.to?.anchor], ["para_2", "para_3"])
    for (const row of compared.rows.filter(({ parts }) => parts.length > 0))
      assert.deepEqual([wordsOf(row, "from"), wordsOf(row, "to")], [row.from?.text ?? "", row.to?.text ?? ""])
    assert.deepEqual(compared.changes[1]?.new, ["comprehensive"])
    // The version that is shown today is the document, and so is the document itself.
    assert.deepEqual([compared.from.version?.current, compared.to.version?.current], [false, true])
    const same = await ask<TextComparison>(`/comparison?from=${older}&to=${slug}`)
    assert.deepEqual(same.changes, compared.changes)
    assert.deepEqual([same.from.ref, same.to.ref, same.to.slug], [older, slug, slug])
  })

  onPlatform("shows the headings of both texts in their places, each once where both have it", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lights]) await keep(text)
    const { rows, changes } = await ask<TextComparison>(`/comparison?from=${slug}&to=A-RES-69-900`)
    const heads = rows.filter(({ parts }) => parts.length === 0)
    assert.deepEqual(
      heads.filter((row) => (row.from ?? row.to)?.kind === "enacting").map(({ from, to }) => [from?.text, to?.text]),
      [["The General Assembly,", "The General Assembly,"]],
    )
    const titles = heads.filter((row) => (row.from ?? row.to)?.kind === "title")
    assert.deepEqual(
      titles.map(({ from, to }) => [from?.text, to?.text]),
      [
        ["Safety of lanterns in harbours", undefined],
        [undefined, "Keeping of lights"],
      ],
    )
    for (const change of changes) assert.ok(rows[change.row]?.kinds.includes(change.kind), change.kind)
  })

  onPlatform("finds nothing between a text and itself, and nothing else in it", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    await keep(lanterns)
    const { rows, changes } = await ask<TextComparison>(`/comparison?from=${slug}&to=${slug}`)
    assert.deepEqual(changes, [])
    assert.equal(rows.length, 12)
  })

  onPlatform("compares in a language both are there in, and says where they have none", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsFrench, lights]) await keep(text)
    const languageOf = async (query: string) => (await ask<TextComparison>(`/comparison?${query}`)).language
    assert.equal(await languageOf(`from=${slug}&to=${slug}&language=fr`), "fr")
    assert.equal(await languageOf(`from=${slug}&to=A-RES-69-900&language=fr`), "en")
    const { versions } = await ask<Document>(`/documents/${slug}`)
    const french = versions.find(({ language }) => language === "fr")?.file.slice(0, 8)
    const refused = await ask<{ type: string }>(`/comparison?from=${slug}.${french}&to=A-RES-69-900`, 422)
    assert.equal(refused.type, "problem:no-common-language")
  })

  onPlatform(
    "compares a file that waits, for whoever may see it, and finds it where it was kept",
    { today },
    async (p) => {
      const { keep, bring, act, ask } = await importing(p)
      await keep(lanterns)
      const [waiting] = await bring({ "draft.txt": lanternsCorrected })
      const url = `/comparison?from=${slug}&to=import.${waiting?.id}`
      const compared = await ask<TextComparison>(url)
      assert.deepEqual([compared.to.import, compared.to.slug, compared.changes.length], [waiting?.id, null, 2])
      const stranger = platformOn(p.as, "public", today, {})
      const hidden = await stranger.app.inject(`/api/v1${url}`)
      assert.deepEqual([hidden.statusCode, hidden.json<{ type: string }>().type], [404, "problem:import-not-found"])
      await stranger.app.close()
      await act(`/imports/${waiting?.id}/keep`, {})
      const kept = await ask<TextComparison>(`/comparison?from=import.${waiting?.id}&to=${slug}`)
      assert.deepEqual([kept.from.slug, kept.changes], [slug, []])
      const [other] = await bring({ "latin.xml": latin })
      await act(`/imports/${other?.id}/discard`)
      const refused = await ask<{ type: string }>(`/comparison?from=${slug}&to=import.${other?.id}`, 409)
      assert.equal(refused.type, "problem:import-not-previewed")
    },
  )

  onPlatform("compares a file whose language nobody knows with whatever it is held against", { today }, async (p) => {
    const { keep, bring, ask } = await importing(p)
    await keep(lanterns)
    const [waiting] = await bring({ "latin.xml": latin })
    const { language, changes } = await ask<TextComparison>(`/comparison?from=import.${waiting?.id}&to=${slug}`)
    assert.equal(language, "en")
    assert.ok(changes.some(({ kind }) => kind === "removed"))
  })

  onPlatform("refuses what is not there, and what cannot be asked for", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    await keep(lanterns)
    const cases: [query: string, status: number, problem: string][] = [
      [`from=${slug}&to=A-RES-1-1`, 404, "document-not-found"],
      [`from=A-RES-1-1&to=${slug}`, 404, "document-not-found"],
      [`from=${slug}.00000000&to=${slug}`, 404, "version-not-found"],
      [`from=import.${"-".repeat(36)}&to=${slug}`, 400, "malformed"],
      [`from=import.00000000-0000-4000-8000-000000000000&to=${slug}`, 404, "import-not-found"],
      [`from=${slug}`, 400, "malformed"],
      [`from=${slug}&to=a/b`, 400, "malformed"],
      [`from=${slug}&to=${slug}.xyz`, 400, "malformed"],
      [`from=${slug}&to=${slug}&language=xx`, 400, "malformed"],
    ]
    for (const [query, status, problem] of cases)
      assert.equal((await ask<{ type: string }>(`/comparison?${query}`, status)).type, `problem:${problem}`, query)
  })

  onPlatform("is refused of a text that is known and not here", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    await p.as("platform", loadRecord)
    await keep(lanterns)
    const refused = await ask<{ type: string }>(`/comparison?from=A-RES-64-178&to=${slug}`, 409)
    assert.equal(refused.type, "problem:text-not-held")
  })

  onPlatform("is taken as CSV, and is not sent twice to who has it", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsCorrected]) await keep(text)
    const { versions } = await ask<Document>(`/documents/${slug}`)
    const url = `/api/v1/comparison?from=${refOf(versions, false)}&to=${slug}`
    const csv = await p.app.inject(`${url}&format=csv`)
    const [head, ...lines] = csv.body.trimEnd().split("\r\n")
    assert.match(head ?? "", /^\uFEFFkind,from,to,from_anchor,to_anchor,gone,new,/)
    assert.equal(lines.length, 2)
    assert.match(lines[1] ?? "", /^wording,OP2,OP3,para_2,para_3,,comprehensive,/)
    assert.match(String(csv.headers["content-disposition"]), /A-RES-71-901.*--A-RES-71-901-en\.csv/)
    const first = await p.app.inject(url)
    const again = await p.app.inject({ url, headers: { "if-none-match": String(first.headers["etag"]) } })
    assert.equal(again.statusCode, 304)
  })

  onPlatform("reads once more a version that was kept before its words were", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    for (const text of [lanterns, lanternsCorrected]) await keep(text)
    const { versions } = await ask<Document>(`/documents/${slug}`)
    const url = `/comparison?from=${refOf(versions, false)}&to=${slug}`
    const before = await ask<TextComparison>(url)
    await sql`reset role`.execute(p.db)
    await sql`delete from decisions.version_text`.execute(p.db)
    assert.equal((await ask<{ type: string }>(url, 409)).type, "problem:version-not-read")
    await p.as("platform", (db) =>
      sql`insert into jobs.job (kind, payload)
          select 'version.read', jsonb_build_object('file', file) from decisions.version`.execute(db),
    )
    assert.ok((await p.work()) >= 2)
    assert.deepEqual(await ask<TextComparison>(url), before)
  })
})
