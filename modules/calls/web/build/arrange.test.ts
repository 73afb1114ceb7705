import type { Questionnaire, Section } from "#modules/calls/questionnaire.ts"
import { codesIn, joined, moveItem, nextCode, restored, without } from "#modules/calls/web/build/arrange.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const asked = (question: string) => ({ question, required: false, when: null, check: null })
const section = (code: string, ...questions: string[]): Section => ({
  ...{ code, title: { en: code }, note: {}, when: null },
  items: questions.map(asked),
})
const order = ({ sections }: Questionnaire) =>
  sections.map(({ items }) => items.map((item) => "question" in item && item.question))

describe("arranging a questionnaire", () => {
  const two: Questionnaire = { sections: [section("law", "a", "b"), section("lamps", "c")] }

  it("moves a question within its section, and beyond its edge into the next", () => {
    assert.deepEqual(order(moveItem(two, 0, 0, 1)), [["b", "a"], ["c"]])
    assert.deepEqual(order(moveItem(two, 0, 1, 1)), [["a"], ["b", "c"]])
    assert.deepEqual(order(moveItem(two, 1, 0, -1)), [["a", "b", "c"], []])
  })

  it("leaves what stands at the very beginning or end where it is", () => {
    assert.deepEqual(order(moveItem(two, 0, 0, -1)), order(two))
    assert.deepEqual(order(moveItem(two, 1, 0, 1)), order(two))
  })

  it("puts back what was taken out, where it stood", () => {
    const [first] = two.sections
    assert.ok(first?.items[0])
    const without_a = { sections: [{ ...first, items: without(first.items, 0) }, ...two.sections.slice(1)] }
    assert.deepEqual(restored(without_a, { at: 0, item: first.items[0], from: "law" }), two)
    assert.deepEqual(restored({ sections: without(two.sections, 0) }, { at: 0, section: first }), two)
  })

  it("puts a question back at the end where its section is gone", () => {
    const gone: Questionnaire = { sections: [section("lamps", "c")] }
    assert.deepEqual(order(restored(gone, { at: 5, item: asked("a"), from: "law" })), [["c", "a"]])
  })

  it("joins another questionnaire without asking anything twice", () => {
    const both = joined(two, { sections: [section("law", "b", "d"), section("again", "c")] })
    assert.deepEqual(order(both), [["a", "b"], ["c"], ["d"]])
    assert.deepEqual(
      both.sections.map(({ code }) => code),
      ["law", "lamps", "law-2"],
    )
    assert.deepEqual([...codesIn(both)], ["a", "b", "c", "d"])
  })

  it("finds a free name", () => assert.equal(nextCode(new Set(["section-2"]), "section"), "section-3"))
})
