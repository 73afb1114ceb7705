import { lanternQuestions } from "#modules/calls/examples.ts"
import { asksTheSame, type Dimension, faultsOf, QuestionCode, QuestionWording } from "#modules/calls/question.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const [law, keepers, oil, , lit] = lanternQuestions
assert.ok(law && keepers && oil && lit)

const option = (code: string) => ({ code, label: { en: code } })
const dimension: Dimension = { code: "by", label: {}, list: "sex", options: [] }

describe("a question", () => {
  it("says of its wording what does not hold together, and where", () => {
    const cases: [change: Partial<QuestionWording>, place: string, fault: string][] = [
      [{ kind: "choice", options: [option("one")] }, "options", "choice-without-options"],
      [{ kind: "choice", options: [option("one"), option("one")] }, "options", "options-twice"],
      [{ kind: "table", dimensions: [] }, "dimensions", "table-without-dimensions"],
      [{ kind: "table", dimensions: [dimension, dimension] }, "dimensions", "dimension-twice"],
      [{ kind: "table", dimensions: [{ ...dimension, list: "own" }] }, "dimensions.0", "list-without-options"],
      [
        { kind: "table", dimensions: [{ ...dimension, list: "own", options: [option("a"), option("a")] }] },
        "dimensions.0",
        "options-twice",
      ],
      [{ kind: "number", bounds: { least: 2, most: 1, whole: true } }, "bounds", "bounds-cross"],
    ]
    for (const [change, place, fault] of cases) {
      const { code: _code, ...wording } = law
      assert.deepEqual(faultsOf({ ...wording, ...change }), [{ place, fault }], fault)
    }
  })

  it("holds together as the examples word it", () => {
    for (const { code, ...wording } of lanternQuestions) {
      assert.ok(QuestionCode.safeParse(code).success, code)
      assert.deepEqual(faultsOf(QuestionWording.parse(wording)), [], code)
    }
  })

  it("asks the same while only its words change, and something else when its shape does", () => {
    assert.equal(asksTheSame(oil, { ...oil, label: { en: "What do they burn?" }, hint: { en: "Name it." } }), true)
    const relabelled = oil.options.map(({ code }) => option(code))
    assert.equal(asksTheSame(oil, { ...oil, options: relabelled }), true)
    const others: QuestionWording[] = [
      { ...oil, kind: "explanation" },
      { ...oil, per: "year" },
      { ...oil, many: true },
      { ...oil, measure: "litres" },
      { ...oil, options: [...oil.options, option("colza")] },
      { ...oil, dimensions: [dimension] },
    ]
    for (const other of others) assert.equal(asksTheSame(oil, other), false, JSON.stringify(other))
    const wider = { ...lit, dimensions: [{ code: "sex", label: {}, list: "age" as const, options: [] }] }
    assert.equal(asksTheSame(lit, wider), false)
  })

  it("has a code of small words parted by full stops", () => {
    const codes: [code: string, is: boolean][] = [
      ["tip.5.criminalized", true],
      ["lantern", true],
      ["lantern.oil-price.2", true],
      ["5.tip", false],
      ["Lantern", false],
      ["lantern..oil", false],
      ["lantern.", false],
      [`a${"b".repeat(100)}`, false],
    ]
    for (const [code, is] of codes) assert.equal(QuestionCode.safeParse(code).success, is, code)
  })
})
