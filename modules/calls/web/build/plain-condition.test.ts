import type { Condition } from "#modules/calls/condition.ts"
import type { Question } from "#modules/calls/question.ts"
import { conditionOf, mannersFor, plainOf } from "#modules/calls/web/build/plain-condition.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const kinds: Readonly<Record<string, Question["kind"]>> = {
  "lamp.law": "compliance",
  "lamp.kind": "choice",
  "lamp.count": "number",
  "lamp.lit": "number",
  "lamp.since": "date",
}
const kindOf = (code: string) => kinds[code]

describe("a condition written in lines", () => {
  it("comes back as it was read", () => {
    const conditions: Condition[] = [
      { answered: "lamp.law" },
      { not: { answered: "lamp.law" } },
      { chosen: ["lamp.kind", "oil"] },
      { not: { chosen: ["lamp.kind", "oil"] } },
      { compare: [{ answer: "lamp.law" }, "!=", { word: "no" }] },
      { compare: [{ answer: "lamp.count" }, ">=", { number: 3 }] },
      { compare: [{ answer: "lamp.lit" }, "<=", { answer: "lamp.count" }] },
      { compare: [{ answer: "lamp.since" }, "<", { word: "2020-01-01" }] },
      { all: [{ answered: "lamp.law" }, { chosen: ["lamp.kind", "oil"] }] },
      { any: [{ answered: "lamp.law" }, { compare: [{ answer: "lamp.count" }, "=", { number: 0 }] }] },
    ]
    for (const condition of conditions) {
      const plain = plainOf(condition)
      assert.deepEqual(plain && conditionOf(plain, kindOf), condition)
    }
  })

  it("is left to words where it is deeper than lines", () => {
    const deep: Condition[] = [
      { all: [{ any: [{ answered: "lamp.law" }, { answered: "lamp.kind" }] }, { answered: "lamp.count" }] },
      { compare: [{ sum: [{ answer: "lamp.lit" }, { number: 1 }] }, "<=", { answer: "lamp.count" }] },
      { not: { compare: [{ answer: "lamp.law" }, "=", { word: "no" }] } },
    ]
    for (const condition of deep) assert.equal(plainOf(condition), undefined)
  })

  it("is nothing while a line is not whole, or a number is none", () => {
    const line = { question: "lamp.count", by: "more", value: "", other: false } as const
    assert.equal(conditionOf({ join: "all", lines: [line] }, kindOf), undefined)
    assert.equal(conditionOf({ join: "all", lines: [{ ...line, value: "many" }] }, kindOf), undefined)
    assert.equal(conditionOf({ join: "all", lines: [] }, kindOf), undefined)
  })

  it("asks of a question only what its kind can say", () => {
    assert.deepEqual(mannersFor("law"), ["answered", "not-answered"])
    assert.ok(mannersFor("compliance").includes("is") && !mannersFor("compliance").includes("less"))
    assert.ok(mannersFor("date").includes("at-least"))
  })
})
