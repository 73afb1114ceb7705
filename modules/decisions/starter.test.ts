import { loadDecisions, loadRecord, starterRecord } from "#modules/decisions/door.ts"
import { identify } from "#modules/decisions/identity.ts"
import { loadDirectory, starterActors } from "#modules/directory/door.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { z } from "zod"

const load = async (db: Database) => {
  await loadDirectory(db)
  await loadDecisions(db)
  await loadRecord(db)
}

describe("the starter record", () => {
  it("counts the requirements of the founding texts as the texts have them: 26, 38, 12 and 30", async () => {
    const { record } = await starterRecord()
    const byDocument = Map.groupBy(record.requirements, ({ document }) => document)
    const counts = [...byDocument].map(([document, all]) => {
      const preambular = all.filter(({ reference }) => reference.startsWith("PP")).length
      return [document, preambular, all.length - preambular]
    })
    assert.deepEqual(counts, [
      ["cop-4-draft", 8, 18],
      ["cop-5-2", 11, 27],
      ["ccpcj-17-draft", 4, 8],
      ["ga-64-draft", 19, 11],
    ])
    assert.equal(record.requirements.length, 106)
  })

  it("names only actors of the directory, documents of its own and paragraphs it has", async () => {
    const { record, bodies } = await starterRecord()
    const codes = new Set((await starterActors()).map(({ code }) => code))
    const keys = new Set(record.documents.map(({ key }) => key))
    const references = new Set(record.requirements.map(({ document, reference }) => `${document} ${reference}`))
    for (const { actor, document } of record.requirements) {
      assert.ok(actor === undefined || codes.has(actor), actor)
      assert.ok(keys.has(document), document)
    }
    for (const { later, reference, earlier, goes_back_to } of record.lineage)
      for (const each of [`${later} ${reference}`, `${earlier} ${goes_back_to}`]) assert.ok(references.has(each), each)
    for (const { code, functions } of bodies.bodies) {
      assert.ok(codes.has(code), code)
      for (const each of functions) if (typeof each === "string") assert.ok(references.has(each), each)
    }
  })

  it("says what is asked in words of its own, in six languages, briefly", async () => {
    const { record } = await starterRecord()
    for (const { reference, words, printed, due } of record.requirements) {
      assert.match(words.en ?? "", /^[A-Z“].+\.$/, reference)
      assert.ok((words.en ?? "").length < 320, reference)
      for (const language of languages) {
        assert.match(words[language] ?? "", /[.。]$/, `${reference} ${language}`)
        assert.ok(printed === undefined || due?.[language], `${reference} ${language}`)
      }
      // Each names the same texts in every language.
      const numbers = (text = "") => [...new Set(text.match(/\d+\/\d+/g))].sort().join()
      for (const language of languages)
        assert.equal(numbers(words[language]), numbers(words.en), `${reference} ${language}`)
    }
  })

  it("knows each document by what identifies it, each once", async () => {
    const { record } = await starterRecord()
    const actors = new Map((await starterActors()).map((each) => [each.code, each]))
    const identities = record.documents.map(({ symbol = null, number = null, body, kind, session = null, titles }) => {
      const organ = actors.get(body)?.names.en ?? null
      return identify({ symbol, number, body: organ, kind, session, title: titles.en ?? null, first: null }).key
    })
    assert.deepEqual(new Set(identities).size, identities.length)
    assert.ok(identities.includes("CTOC/COP/DEC/4/4"))
    assert.ok(identities.includes("S/RES/2331"))
  })

  onPlatform("is loaded once, and loading it again changes nothing", { today: "2026-11-22" }, async ({ as }) => {
    const Count = z.object({ documents: z.number(), mandates: z.number(), lineage: z.number(), clocks: z.number() })
    const count = async (db: Database) =>
      rows(db, Count)`
        select (select count(*)::int from decisions.document) as documents,
               (select count(*)::int from decisions.requirement r join decisions.mandate m on m.id = r.mandate) as mandates,
               (select count(*)::int from decisions.lineage) as lineage,
               (select count(*)::int from decisions.clock) as clocks`
    await as("platform", load)
    const [first] = await as("platform", count)
    assert.equal(first?.mandates, 106)
    assert.equal(first.lineage, 21)
    const before = await as(
      "platform",
      (db) => rows(db, z.object({ xmin: z.string() }))`
      select xmin::text from decisions.mandate union all select xmin::text from decisions.requirement
      union all select beat::text from decisions.pulse`,
    )
    await as("platform", load)
    assert.deepEqual(await as("platform", count), [first])
    const after = await as(
      "platform",
      (db) => rows(db, z.object({ xmin: z.string() }))`
      select xmin::text from decisions.mandate union all select xmin::text from decisions.requirement
      union all select beat::text from decisions.pulse`,
    )
    assert.deepEqual(after, before)
  })
})
