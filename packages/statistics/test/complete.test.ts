import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { complete, suppress, systemOf } from "../src/index.ts"

/** A sum of three parts: cell 0 is the sum. */
const lines = [[0, 1, 2, 3]]
const system = systemOf(new Float64Array(4), lines)
const costs = Float64Array.from([0, 1, 5, 2])

describe("completing a table", () => {
  it("finds the cheapest table of whole numbers that agrees with all that is said", async () => {
    const found = await complete(system, {
      low: Float64Array.from([20, 10, 0, 1]),
      high: Float64Array.from([20, 12, 4, 9]),
      costs,
    })
    assert.deepEqual([...(found ?? [])], [20, 12, 0, 8])
  })

  it("answers nothing where what is said contradicts itself", async () => {
    const low = Float64Array.from([20, 10, 5, 6])
    assert.equal(await complete(system, { low, high: low, costs }), undefined)
    const high = Float64Array.from([20, 9, 9, 9])
    assert.equal(await complete(system, { low, high, costs }), undefined)
  })

  it("answers nothing where only halves would do", async () => {
    // Each two of three make one: 1/2 each, and no table of whole numbers.
    const pairs = systemOf(new Float64Array(6), [
      [3, 0, 1],
      [4, 1, 2],
      [5, 0, 2],
    ])
    const one = Float64Array.from([0, 0, 0, 1, 1, 1])
    const high = Float64Array.from([9, 9, 9, 1, 1, 1])
    assert.equal(await complete(pairs, { low: one, high, costs: new Float64Array(6) }), undefined)
    assert.deepEqual(
      [
        ...((await complete(systemOf(new Float64Array(0), []), {
          low: new Float64Array(0),
          high: new Float64Array(0),
          costs: new Float64Array(0),
        })) ?? [1]),
      ],
      [],
    )
  })
})

describe("cells that are only added up", () => {
  // 40 before and 3 who came make 43 now; before is out.
  const people = systemOf(Float64Array.from([43, 40, 3]), [[0, 1, 2]])
  const came = { cell: 2, low: 0, high: 3 }

  it("are protected where they are sensitive, and nothing else is asked of them", async () => {
    const answer = await suppress(people, [came], { published: new Set([1]), untold: new Set([2]) })
    assert.ok(answer.ok)
    assert.deepEqual([...answer.withheld], [1, 0, 1])
    const free = await suppress(people, [], { published: new Set([1]), untold: new Set([2]) })
    assert.ok(free.ok)
    assert.deepEqual([...free.withheld].slice(0, 2), [0, 0])
    assert.deepEqual([free.complementary, free.lost], [0, 0])
  })

  it("may be empty where nobody is told that anyone is in them", async () => {
    // Two parts of one person each below a sum of two that is out: from one on, each is one.
    const two = systemOf(Float64Array.from([2, 1, 1, 12, 10]), [
      [0, 1, 2],
      [3, 0, 4],
    ])
    const needs = [1, 2].map((cell) => ({ cell, low: 0, high: 1 }))
    const parts = new Set([1, 2])
    const published = new Set([0])
    const asked = await suppress(two, needs, { published, fromOne: true, untold: parts })
    assert.equal(asked.ok, false)
    const empty = await suppress(two, needs, { published, fromOne: true, untold: parts, mayBeEmpty: parts })
    assert.ok(empty.ok)
  })
})
