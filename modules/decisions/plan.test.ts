import { alignMandates } from "#modules/decisions/align-mandates.ts"
import type { Found, FoundMandate, FoundProvision } from "#modules/decisions/found.ts"
import { planOf, type Known, type Plan } from "#modules/decisions/plan.ts"
import type { Language } from "#platform/kernel/language.ts"
import { array, assert as holds, constantFrom, property } from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const provision = (number: number, text: string): FoundProvision => ({
  anchor: `para_${number}`,
  kind: "operative",
  number: String(number),
  section: null,
  parent: null,
  depth: 0,
  opening: null,
  text,
  marks: [],
  confidence: 1,
})

const mandate = (number: number, action: string, change: Partial<FoundMandate> = {}): FoundMandate => ({
  anchor: `para_${number}`,
  clause: 1,
  kind: "mandate",
  verb: "Requests",
  core: "requests",
  class: "request",
  level: 5,
  addressee: null,
  actor: null,
  inferred: false,
  target: "secretariat",
  action,
  deliverable: null,
  date: null,
  recurrence: null,
  report: null,
  resources: null,
  basis: [],
  confidence: 1,
  range: null,
  ...change,
})

const found = (texts: readonly string[], language: Language = "en"): Found => ({
  format: "text",
  language,
  symbol: "A/RES/71/901",
  number: null,
  title: null,
  organ: null,
  body: null,
  kind: "resolution",
  stage: "adopted",
  session: null,
  adopted: null,
  dated: null,
  agendaItem: null,
  sponsors: [],
  provisions: texts.map((text, index) => provision(index + 1, text)),
  notes: [],
  mandates: texts.map((text, index) => mandate(index + 1, text)),
  confidence: 1,
  doubts: [],
})

/** The record as it is once a plan was kept. */
const kept = (plan: Plan, language: Language, before: Known | null = null): Known => ({
  readIn: plan.readIn,
  languages: [...new Set([...(before?.languages ?? []), language])],
  provisions: plan.provisions.map((each) => {
    const was = before?.provisions.find(({ id }) => id === each.id)
    return {
      ...each,
      opening: null,
      text: each.found?.text ?? (each.removed ? (was?.text ?? null) : null),
      words: each.found?.text ?? was?.words ?? null,
    }
  }),
  mandates: plan.mandates.written.map(({ id, provision: at, read }) => ({
    id,
    provision: at,
    read,
    corrected: false,
    gone: null,
  })),
})

/** The same record as another language meets it: it has the paragraphs, and no words in that language. */
const inOther = (known: Known): Known => ({
  ...known,
  provisions: known.provisions.map((each) => ({ ...each, text: null })),
})

const counter = () => {
  let last = 0
  return () => `id-${(last += 1)}`
}

const three = [
  "to keep lamps lit in every harbour",
  "to publish the hours of lighting",
  "to train the keepers of lamps",
]

describe("what keeping a reading does", () => {
  it("is told before it is done", () => {
    const first = planOf(null, found(three), "en", counter())
    const record = kept(first, "en")
    const put = [three[0] ?? "", "to count the lamps twice a year", ...three.slice(1)]
    const cases: [says: string, now: Found, effect: Partial<Plan["effect"]>][] = [
      ["the same words", found(three), { kind: "new-bytes", added: 0, changed: 0, removed: 0, kept: 3 }],
      ["one put in", found(put), { kind: "corrected-text", added: 1, changed: 0, removed: 0, kept: 3 }],
      ["one taken out", found(three.slice(1)), { kind: "corrected-text", added: 0, changed: 0, removed: 1, kept: 2 }],
      [
        "one reworded",
        found([...three.slice(0, 2), "to train all keepers of lamps"]),
        { kind: "corrected-text", added: 0, changed: 1, kept: 2 },
      ],
    ]
    for (const [says, now, effect] of cases) {
      const plan = planOf(record, now, "en", counter())
      assert.deepEqual({ ...plan.effect, ...effect }, plan.effect, says)
    }
    assert.deepEqual([first.effect.kind, first.effect.added, first.readIn], ["new-document", 3, "en"])
  })

  it("leaves structure and mandates to the first language, until English comes", () => {
    const french = planOf(null, found(["entretenir", "publier"], "fr"), "fr", counter())
    const russian = planOf(inOther(kept(french, "fr")), found(["содержать", "публиковать"], "ru"), "ru", counter())
    assert.deepEqual([russian.readIn, russian.mandates.written.length, russian.effect.kind], ["fr", 0, "new-language"])
    const english = planOf(inOther(kept(french, "fr")), found(["to keep", "to publish"]), "en", counter())
    assert.equal(english.readIn, "en")
    assert.deepEqual(
      english.mandates.written.map(({ id }) => id),
      french.mandates.written.map(({ id }) => id),
    )
    assert.deepEqual(
      english.provisions.map(({ id }) => id),
      french.provisions.map(({ id }) => id),
    )
  })

  it("notes what was read of a corrected mandate, and lets it stand", () => {
    const first = planOf(null, found(three), "en", counter())
    const record = kept(first, "en")
    const corrected: Known = {
      ...record,
      mandates: record.mandates.map((each, index) => ({ ...each, corrected: index !== 1 })),
    }
    const plan = planOf(corrected, found(["to keep lamps lit in each harbour"]), "en", counter())
    const [one, two, third] = record.mandates.map(({ id }) => id)
    assert.deepEqual(plan.mandates.written, [])
    assert.deepEqual(
      plan.mandates.noted.map(({ id }) => id),
      [one],
    )
    assert.deepEqual(plan.mandates.retired, [two], `${third} was corrected, and stays though its paragraph went`)
    assert.deepEqual([plan.effect.correctionsKept, plan.effect.conflicts], [2, 1])
  })

  it("never uses an id or an anchor twice, and never loses a paragraph", () => {
    const text = array(constantFrom("lamp", "light", "keeper", "harbour", "train", "oil"), {
      minLength: 1,
      maxLength: 6,
    })
    const texts = array(
      text.map((words) => words.join(" ")),
      { maxLength: 8 },
    )
    const language = constantFrom<Language>("en", "fr", "ru")
    holds(
      property(texts, texts, language, language, (one, other, first, second) => {
        const newId = counter()
        const before = kept(planOf(null, found(one, first), first, newId), first)
        const plan = planOf(first === second ? before : inOther(before), found(other, second), second, newId)
        const ids = plan.provisions.map(({ id }) => id)
        assert.equal(new Set(ids).size, ids.length)
        const anchors = plan.provisions.filter(({ removed }) => !removed).map(({ anchor }) => anchor)
        assert.equal(new Set(anchors).size, anchors.length)
        assert.ok(before.provisions.every(({ id }) => ids.includes(id)))
        assert.equal(plan.provisions.filter(({ found: words }) => words).length, other.length)
      }),
    )
  })
})

describe("aligning mandates", () => {
  const at = (read: FoundMandate) => ({ provision: read.anchor, read })

  it("stays within a paragraph and goes by clause, verb and words", () => {
    const old = [
      at(mandate(1, "to keep lamps lit")),
      at(mandate(1, "to report on lamps", { clause: 2 })),
      at(mandate(2, "to keep lamps lit")),
    ]
    const cases: [says: string, now: FoundMandate[], pairs: (number | null)[]][] = [
      ["unchanged", [mandate(1, "to keep lamps lit"), mandate(1, "to report on lamps", { clause: 2 })], [0, 1]],
      [
        "a clause put in front",
        [
          mandate(1, "to buy oil", { core: "urges" }),
          mandate(1, "to keep lamps lit", { clause: 2 }),
          mandate(1, "to report on lamps", { clause: 3 }),
        ],
        [null, 0, 1],
      ],
      ["another verb", [mandate(1, "to keep lamps lit", { core: "urges" })], [0]],
      ["nothing alike", [mandate(1, "to sing", { core: "urges", clause: 3 })], [null]],
      ["another paragraph", [mandate(3, "to keep lamps lit")], [null]],
    ]
    for (const [says, now, pairs] of cases) assert.deepEqual(alignMandates(old, now.map(at)), pairs, says)
  })
})
