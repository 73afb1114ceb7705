import { Anchor, type Question } from "#modules/calls/question.ts"
import { placesOf } from "#modules/calls/questionnaire.ts"
import { renewalOf } from "#modules/calls/starter/renewal.ts"
import type { ShippedQuestionnaire } from "#modules/calls/starter/shipped.ts"
import { addQuestions, editionsOf, everyQuestion, isShipped, retire } from "#modules/calls/store/bank.ts"
import { loadBank, shippedQuestionnaires } from "#modules/calls/store/starter.ts"
import { everyTemplate, findTemplate, saveTemplates } from "#modules/calls/store/templates.ts"
import { loadDecisions, loadRecord, mandatesByReference } from "#modules/decisions/door.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { z } from "zod"

const today = "2026-11-22"
const now = new Date(`${today}T12:00:00Z`)
const shipped = await shippedQuestionnaires()
const count = shipped.flatMap(({ questions }) => questions).length

/** The record a bank hangs on, and the bank, as a release ships it. */
const begin = async (as: As) => {
  await as("platform", async (db) => {
    await loadDirectory(db)
    await loadDecisions(db)
    await loadRecord(db)
  })
  return as("platform", (db) => loadBank(db, now))
}

/** What is shipped, with one question worded otherwise. */
const reworded = (code: string, change: Partial<Question>): ShippedQuestionnaire[] =>
  shipped.map((each) => ({
    ...each,
    questions: each.questions.map((question) => (question.code === code ? { ...question, ...change } : question)),
  }))

const traces = (db: Database) =>
  rows(db, z.object({ trace: z.string() }))`
    select code || edition || xmin::text as trace from calls.question
     union all select question || edition || xmin::text from calls.anchor
     union all select code || xmin::text from calls.template order by 1`

describe("loading the bank", () => {
  onPlatform(
    "adds every question in its first edition and every questionnaire, and is done",
    { today },
    async ({ as }) => {
      assert.deepEqual(await begin(as), {
        ...{ changed: count + shipped.length, questions: { new: count }, templates: shipped.length },
      })
      const stored = await as("platform", everyQuestion)
      assert.equal(stored.length, count)
      for (const { code, edition, shipped: came, retired } of stored)
        assert.deepEqual([edition, came, retired], [1, true, false], code)
      const before = await as("platform", traces)
      assert.deepEqual(await as("platform", (db) => loadBank(db, now)), {
        changed: 0,
        questions: { stands: count },
        templates: 0,
      })
      assert.deepEqual(await as("platform", traces), before)
    },
  )

  onPlatform("hangs each question at the mandate that holds what its paragraph asks", { today }, async ({ as }) => {
    await begin(as)
    const mandates = await as("platform", mandatesByReference)
    const stored = new Map((await as("platform", everyQuestion)).map((each) => [each.code, each]))
    for (const { code, anchors } of shipped.flatMap(({ questions }) => questions)) {
      const wanted = anchors.map((each) =>
        "document" in each ? { mandate: mandates.get(`${each.document} ${each.reference}`) } : each,
      )
      assert.deepEqual(stored.get(code)?.anchors, wanted, code)
    }
    const Asked = z.object({ symbol: z.string().nullable(), reference: z.string(), questions: z.number() })
    const asked = await as(
      "platform",
      (db) => rows(db, Asked)`
      select d.number as symbol, r.reference, count(distinct a.question)::int as questions
        from calls.anchor a join decisions.requirement r on r.mandate = a.mandate
        join decisions.document d on d.id = r.document where r.reference = 'OP11' group by 1, 2`,
    )
    assert.deepEqual(
      asked.map(({ symbol, reference }) => [symbol, reference]),
      [["5/2", "OP11"]],
    )
    assert.ok((asked[0]?.questions ?? 0) > 5)
  })

  onPlatform("gives a question that a release words otherwise a new edition, once", { today }, async ({ as }) => {
    await begin(as)
    const after = reworded("tip.6.privacy", { label: { en: "Are victims spared the public eye?" } })
    const load = () => as("platform", (db) => loadBank(db, now, after))
    assert.deepEqual(await load(), {
      ...{ changed: 1, questions: { "new-edition": 1, stands: count - 1 }, templates: 0 },
    })
    assert.deepEqual(await load(), { changed: 0, questions: { stands: count }, templates: 0 })
    const editions = await as("platform", (db) => editionsOf(db, "tip.6.privacy"))
    assert.deepEqual(
      editions.map(({ edition, label }) => [edition, label.en]),
      [
        [2, "Are victims spared the public eye?"],
        [1, editions[1]?.label.en],
      ],
    )
  })

  onPlatform("leaves what a person reworded, retired or wrote as they left it", { today }, async ({ as }) => {
    await begin(as)
    const [first] = await as("platform", (db) => editionsOf(db, "tip.6.privacy"))
    assert.ok(first)
    const { retired: _, ...wording } = first
    await as("amina", async (db) => {
      await addQuestions(db, [{ ...wording, edition: 2, hint: { en: "Say how courts are closed." } }], now)
      await addQuestions(db, [{ ...wording, code: "ury.own", edition: 1 }], now)
      await retire(db, "tip.6.safety", true)
      const template = await findTemplate(db, "demand")
      assert.ok(template)
      await saveTemplates(db, [{ ...template, code: "our-own" }])
    })
    const kept = await as("platform", traces)
    const after = [
      ...reworded("tip.6.privacy", { label: { en: "Are victims spared the public eye?" } }),
      { ...(shipped[0] as ShippedQuestionnaire), code: "our-own", questions: [] }, // There are six of them.
    ]
    assert.deepEqual(await as("platform", (db) => loadBank(db, now, after)), {
      ...{ changed: 0, questions: { "kept-as-people-left-it": 1, stands: count - 1 }, templates: 0 },
    })
    await as("platform", (db) =>
      loadBank(db, now, reworded("tip.6.safety", { label: { en: "Are victims safe while with you?" } })),
    )
    assert.deepEqual(await as("platform", traces), kept)
    const own = await as("platform", (db) => findTemplate(db, "our-own"))
    assert.ok(own && placesOf(own.questionnaire).some(({ asked }) => asked.question === "demand.practice"))
    assert.equal((await as("platform", everyQuestion)).find(({ code }) => code === "tip.6.privacy")?.edition, 2)
    assert.equal(await as("platform", (db) => isShipped(db, "ury.own")), false)
  })

  onPlatform("passes over a question that would ask something else under its code", { today }, async ({ as }) => {
    await begin(as)
    const after = reworded("tip.8.days", { kind: "explanation", bounds: null })
    const loaded = await as("platform", (db) => loadBank(db, now, after))
    assert.deepEqual(loaded.questions, { "asks-something-else": 1, stands: count - 1 })
    assert.equal((await as("platform", (db) => editionsOf(db, "tip.8.days"))).length, 1)
  })

  onPlatform(
    "brings ready-made questionnaires up to date and lets go of what is no longer shipped",
    { today },
    async ({ as }) => {
      await begin(as)
      const [first, second, ...others] = shipped
      assert.ok(first && second)
      const after = [{ ...first, title: { en: "What agencies did" } }, ...others]
      assert.equal((await as("platform", (db) => loadBank(db, now, after))).templates, 2)
      const there = await as("platform", everyTemplate)
      assert.equal(there.length, shipped.length - 1)
      assert.equal(there.find(({ code }) => code === first.code)?.title.en, "What agencies did")
    },
  )
})

describe("whether a shipped question needs a new edition", () => {
  const wording = {
    ...{
      kind: "number" as const,
      label: { en: "How many?" },
      hint: {},
      per: "standing" as const,
      options: [],
      many: false,
    },
    ...{ dimensions: [], measure: null, bounds: null },
    anchors: [{ instrument: "XVIII-12-a", article: "8", paragraph: "3" }],
  }
  const stored = { ...wording, code: "some.number", edition: 3, retired: false, shipped: true }
  const at = Anchor.parse({ mandate: "00000000-0000-4000-8000-000000000001" })

  it("is decided by its words and where it hangs, not by the order of what is stored", () => {
    const turned = {
      shipped: true,
      retired: false,
      edition: 3,
      code: "some.number",
      ...wording,
      label: { ...wording.label },
    }
    assert.equal(renewalOf(turned, wording), "stands")
    assert.equal(renewalOf(undefined, wording), "new")
    assert.equal(renewalOf(stored, { ...wording, label: { en: "How many days?" } }), "new-edition")
    assert.equal(renewalOf(stored, { ...wording, per: "year" }), "asks-something-else")
  })

  it("is not wanted because a mandate went out of the record, and is because one came", () => {
    assert.equal(renewalOf({ ...stored, anchors: [...wording.anchors, at] }, wording), "stands")
    assert.equal(renewalOf(stored, { ...wording, anchors: [...wording.anchors, at] }), "new-edition")
    assert.equal(renewalOf(stored, { ...wording, anchors: [] }), "new-edition")
  })
})
