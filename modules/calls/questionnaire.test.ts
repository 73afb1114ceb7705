import { lanternQuestionnaire, lanternQuestions } from "#modules/calls/examples.ts"
import { AskedQuestion, faultsIn, placesOf, Questionnaire, type Section } from "#modules/calls/questionnaire.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const bank = new Map(lanternQuestions.map(({ code }) => [code, { retired: code === "lantern.lit" }]))
const ask = (question: string, other: Partial<AskedQuestion> = {}) => AskedQuestion.parse({ question, ...other })
const section = (code: string, items: Section["items"], when: Section["when"] = null): Section => ({
  ...{ code, title: {}, note: {}, when, items },
})
const repeat = (name: string, items: AskedQuestion[], other: object = {}) => ({
  ...{ repeat: name, label: {}, least: 0, most: 5, when: null, items },
  ...other,
})

describe("a questionnaire", () => {
  it("says what does not hold together, and where", () => {
    const law = ask("lantern.law")
    const late = { answered: "lantern.oil" }
    const cases: [sections: Section[], faults: [place: string, fault: string][]][] = [
      [[], [["", "no-questions"]]],
      [[section("a", [])], [["", "no-questions"]]],
      [[section("a", [law]), section("a", [])], [["a", "section-twice"]]],
      [[section("a", [law, law])], [["lantern.law", "question-twice"]]],
      [[section("a", [ask("lantern.moon")])], [["lantern.moon", "question-unknown"]]],
      [[section("a", [ask("lantern.lit")])], [["lantern.lit", "question-retired"]]],
      [
        [section("a", [ask("lantern.law", { when: late }), ask("lantern.oil")])],
        [["lantern.law", "condition-looks-ahead"]],
      ],
      [[section("a", [law], late)], [["a", "condition-looks-ahead"]]],
      [[section("a", [repeat("r", [law]), repeat("r", [ask("lantern.oil")])])], [["r", "repeat-twice"]]],
      [[section("a", [repeat("r", [law], { least: 9, most: 3 })])], [["r", "bounds-cross"]]],
      [[section("a", [repeat("r", [law], { when: late })])], [["r", "condition-looks-ahead"]]],
    ]
    for (const [sections, faults] of cases)
      assert.deepEqual(
        faultsIn({ sections }, bank).map(({ place, fault }) => [place, fault]),
        faults,
        JSON.stringify(faults),
      )
  })

  it("lets a check look at its own question, and a condition at what was asked before", () => {
    const check = { holds: { compare: [{ answer: "lantern.keepers" }, ">=", { number: 1 }] as const }, message: {} }
    const items = [ask("lantern.law"), ask("lantern.keepers", { when: { answered: "lantern.law" }, check })]
    assert.deepEqual(faultsIn({ sections: [section("a", items)] }, bank), [])
  })

  it("names each question with where it stands, in order", () => {
    const questionnaire = {
      sections: [
        section("a", [ask("lantern.law"), repeat("r", [ask("lantern.oil")])]),
        section("b", [ask("lantern.dark")]),
      ],
    }
    assert.deepEqual(
      placesOf(questionnaire).map(({ section: at, repeat: within, asked }) => [at, within, asked.question]),
      [
        ["a", null, "lantern.law"],
        ["a", "r", "lantern.oil"],
        ["b", null, "lantern.dark"],
      ],
    )
  })

  it("is read back from JSON as it was written", () => {
    const { data } = Questionnaire.safeParse(JSON.parse(JSON.stringify(lanternQuestionnaire)))
    assert.deepEqual(data, lanternQuestionnaire)
  })
})
