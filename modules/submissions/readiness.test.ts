import type { Question } from "#modules/calls/question.ts"
import { Form } from "#modules/calls/questionnaire.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { askedNow, hindrancesOf, placeOf, progressOf, type Standing } from "#modules/submissions/readiness.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const asking = (code: string, kind: Question["kind"]): Question => ({
  ...{ code, edition: 1, retired: false, kind, label: {}, hint: {}, anchors: [], per: "standing", options: [] },
  ...{ many: false, dimensions: [], measure: null, bounds: { least: 0, most: 99, whole: true } },
})
const form = Form.parse({
  questions: [asking("lit", "compliance"), asking("lamps", "number"), asking("broken", "number")].concat(
    asking("name", "explanation"),
    asking("height", "number"),
  ),
  sections: [
    {
      code: "first",
      title: { en: "Lamps" },
      items: [
        { question: "lit", required: true },
        {
          question: "lamps",
          required: true,
          when: { compare: [{ answer: "lit" }, "=", { word: "yes" }] },
        },
        {
          question: "broken",
          check: { holds: { compare: [{ answer: "broken" }, "<=", { answer: "lamps" }] }, message: { en: "Too many" } },
        },
      ],
    },
    {
      code: "second",
      title: { en: "Towers" },
      items: [
        {
          ...{ repeat: "tower", label: { en: "Tower" }, least: 1, most: 3 },
          items: [
            { question: "name", required: true },
            { question: "height", when: { answered: "name" } },
          ],
        },
      ],
    },
  ],
})
const lit = (answer: "yes" | "no"): AnswerValue => ({ kind: "compliance", answer, articles: "", text: "", files: [] })
const number = (n: number): AnswerValue => ({ kind: "number", number: n })
const text = (words: string): AnswerValue => ({ kind: "explanation", text: words, files: [] })
type Draft = Standing["drafts"][number]
const draft = (question: string, value: AnswerValue | null, more: Partial<Draft> = {}): Draft => ({
  ...{ question, nth: 0, value, by: "benita", seen: null },
  ...more,
})
const said = (drafts: Draft[], more: Partial<Standing> = {}) =>
  hindrancesOf({ form, drafts, stands: [], conflicts: [], codesOf: () => new Set(), clearer: "bruno", ...more }).map(
    ({ place, hindrance }) => `${place} ${hindrance}`,
  )
const broken = { question: "broken", nth: 0 }
const tower = draft("name", text("North"), { nth: 1 })

describe("what is asked now", () => {
  it("follows from what was answered, within each of a repeat from its own", () => {
    const places = (drafts: Draft[]) => askedNow(form, drafts).map(placeOf)
    assert.deepEqual(places([]), ["lit", "broken", "name#1"])
    assert.deepEqual(places([draft("lit", lit("yes"))]), ["lit", "lamps", "broken", "name#1"])
    assert.deepEqual(places([draft("height", number(3), { nth: 2 }), tower]), [
      ...["lit", "broken", "name#1", "height#1", "name#2"],
    ])
    assert.deepEqual(places([draft("name", null, { nth: 3 })]), ["lit", "broken", "name#1"])
  })

  it("is counted, of all and of one section", () => {
    const drafts = [draft("lit", lit("yes")), draft("lamps", null), tower]
    assert.deepEqual(progressOf(form, drafts), { questions: 5, answered: 2 })
    assert.deepEqual(progressOf(form, drafts, "second"), { questions: 2, answered: 1 })
  })
})

describe("what stands in the way of clearing", () => {
  const whole = [draft("lit", lit("no")), tower]
  const cases: [says: string, drafts: Draft[], found: string[], more?: Partial<Standing>][] = [
    ["is nothing where everything that must be is answered", whole, []],
    ["is what must be answered", [], ["lit required-not-answered", "name#1 required-not-answered"]],
    ["is what was taken out again", [draft("lit", null), tower], ["lit required-not-answered"]],
    ["is what must be answered only now", [draft("lit", lit("yes")), tower], ["lamps required-not-answered"]],
    [
      "is not what was said to be missing",
      [draft("lit", { kind: "missing", why: "not-available", note: "" }), tower],
      [],
    ],
    ["is what does not fit", [...whole, draft("broken", number(1.5))], ["broken answer-does-not-fit"]],
    ["is what is of another kind", [...whole, draft("broken", text("two"))], ["broken answer-does-not-fit"]],
    [
      "is a check that does not hold",
      [draft("lit", lit("yes")), draft("lamps", number(2)), draft("broken", number(3)), tower],
      ["broken check-does-not-hold"],
    ],
    ["is no check on what was not answered", [...whole, draft("broken", number(3))], []],
    [
      "is a conflict nobody settled, once at its place",
      whole,
      ["lit conflict-not-settled"],
      {
        conflicts: [
          { question: "lit", nth: 0 },
          { question: "lit", nth: 0 },
        ],
      },
    ],
    [
      "is what only the clearer has seen",
      [draft("lit", lit("no"), { by: "bruno" }), tower],
      ["lit not-seen-by-a-second"],
    ],
    ["is not what a second person saw", [draft("lit", lit("no"), { by: "bruno", seen: "benita" }), tower], []],
    [
      "is an answer that stands, which only the clearer took out",
      [...whole, draft("broken", null, { by: "bruno" }), draft("height", null, { nth: 2, by: "bruno" })],
      ["broken not-seen-by-a-second", "height#2 not-seen-by-a-second"],
      { stands: [broken, { question: "height", nth: 2 }, { question: "gone", nth: 0 }] },
    ],
    [
      "is not what was taken out and seen by a second, nor what did not stand",
      [
        ...whole,
        draft("broken", null, { by: "bruno", seen: "benita" }),
        draft("height", null, { nth: 2, by: "bruno" }),
      ],
      [],
      { stands: [broken] },
    ],
    ["is not what nobody is asked any more", [...whole, draft("lamps", number(1000), { by: "bruno" })], []],
  ]
  for (const [says, drafts, found, more] of cases) it(says, () => assert.deepEqual(said(drafts, more), found))
})
