import { comparisons, Condition, holds, restsOn, type Known, type Term } from "#modules/calls/condition.ts"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { describe, it } from "node:test"

const known: Known = new Map<string, number | string | readonly string[]>([
  ["law", "yes"],
  ["keepers", 12],
  ["apprentices", 3],
  ["oils", ["olive", "colza"]],
])

const answer = (code: string): Term => ({ answer: code })
const number = (value: number): Term => ({ number: value })

describe("a condition", () => {
  it("holds or not, by the answers given so far", () => {
    const cases: [condition: Condition, holds: boolean][] = [
      [{ answered: "law" }, true],
      [{ answered: "dark" }, false],
      [{ not: { answered: "dark" } }, true],
      [{ chosen: ["law", "yes"] }, true],
      [{ chosen: ["law", "no"] }, false],
      [{ chosen: ["oils", "colza"] }, true],
      [{ chosen: ["oils", "whale"] }, false],
      [{ chosen: ["dark", "yes"] }, false],
      [{ all: [{ answered: "law" }, { answered: "keepers" }] }, true],
      [{ all: [{ answered: "law" }, { answered: "dark" }] }, false],
      [{ any: [{ answered: "dark" }, { answered: "law" }] }, true],
      [{ compare: [answer("keepers"), ">=", number(12)] }, true],
      [{ compare: [answer("keepers"), "<", number(12)] }, false],
      [{ compare: [answer("keepers"), "=", { sum: [answer("apprentices"), number(9)] }] }, true],
      [{ compare: [answer("law"), "!=", { word: "no" }] }, true],
      [{ compare: [answer("oils"), "=", { word: "olive colza" }] }, true],
    ]
    for (const [condition, expected] of cases)
      assert.equal(holds(condition, known), expected, JSON.stringify(condition))
  })

  it("takes nothing missing for a number, in whichever comparison and however deep in a sum", () => {
    for (const by of comparisons) {
      assert.equal(holds({ compare: [answer("dark"), by, number(0)] }, known), false, by)
      assert.equal(holds({ compare: [{ sum: [number(1), answer("dark")] }, by, number(1)] }, known), false, by)
      assert.equal(holds({ compare: [answer("law"), by, number(1)] }, known), false, by)
    }
  })

  it("names the questions it rests on, each once", () => {
    const condition: Condition = {
      any: [
        { all: [{ answered: "law" }, { chosen: ["oils", "olive"] }] },
        { not: { compare: [{ sum: [answer("keepers"), number(1)] }, ">", answer("law")] } },
      ],
    }
    assert.deepEqual([...restsOn(condition)].sort(), ["keepers", "law", "oils"])
  })
})

const code = fc.constantFrom("law", "keepers", "oils", "dark")
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2 },
    fc.record({ answer: code }),
    fc.record({ number: fc.integer() }),
    fc.record({ word: fc.string({ maxLength: 9 }) }),
    fc.record({ sum: fc.array(tie("term"), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const { condition: someCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({ answered: code }),
    fc.record({ chosen: fc.tuple(code, fc.constantFrom("yes", "olive")) }),
    fc.record({ compare: fc.tuple(term, fc.constantFrom(...comparisons), term) }),
    fc.record({ not: tie("condition") }),
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const someAnswers = fc
  .dictionary(code, fc.oneof(fc.integer(), fc.constantFrom("yes", "no"), fc.subarray(["olive", "colza"])))
  .map((given): Known => new Map(Object.entries(given)))

describe("any condition", () => {
  it("is read back from its own JSON as it was written", () => {
    fc.assert(
      fc.property(someCondition, (each) =>
        assert.deepEqual(Condition.parse(JSON.parse(JSON.stringify(each))), JSON.parse(JSON.stringify(each))),
      ),
    )
  })

  it("and its opposite never hold together, and one of them does", () => {
    fc.assert(
      fc.property(someCondition, someAnswers, (each, answers) =>
        assert.notEqual(holds(each, answers), holds({ not: each }, answers)),
      ),
    )
  })

  it("keeps to De Morgan", () => {
    fc.assert(
      fc.property(someCondition, someCondition, someAnswers, (one, other, answers) =>
        assert.equal(
          holds({ not: { all: [one, other] } }, answers),
          holds({ any: [{ not: one }, { not: other }] }, answers),
        ),
      ),
    )
  })

  it("is decided by the answers it rests on alone", () => {
    fc.assert(
      fc.property(someCondition, someAnswers, (each, answers) => {
        const rests = restsOn(each)
        const only = new Map([...answers].filter(([name]) => rests.has(name)))
        assert.equal(holds(each, only), holds(each, answers))
      }),
    )
  })
})
