import { readJson } from "#platform/http/json.ts"
import { Problem } from "#platform/kernel/problem.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

/** Where reading a text stops, as line and column. */
function stops(text: string): string {
  try {
    readJson(text)
    return "read"
  } catch (error) {
    assert.ok(error instanceof Problem)
    const [{ line, column }] = error.members["issues"] as [{ line: number; column: number }]
    return `${line}:${column}`
  }
}

describe("a JSON body", () => {
  it("is read", () => {
    assert.deepEqual(readJson(' {"a": [1, -2.5e3, true, null, "\\u0041\\n"], "b": {}} '), {
      a: [1, -2500, true, null, "A\n"],
      b: {},
    })
    assert.equal(readJson("  "), undefined)
  })

  it("that is deeper than anything asked for is refused, and not walked through", () => {
    const nested = (deep: number): string => `${"[".repeat(deep)}${"]".repeat(deep)}`
    assert.doesNotThrow(() => readJson(nested(60)))
    for (const text of [nested(70), nested(200_000), `${'{"a":'.repeat(70)}1${"}".repeat(70)}`])
      assert.throws(() => readJson(text), { name: "Problem", status: 400 })
  })

  it("that is none is told where it stops being one", () => {
    const cases: [text: string, place: string][] = [
      ["{", "1:2"],
      ['{"a" 1}', "1:6"],
      ['{\n  "a": 1,\n  "b": two\n}', "3:8"],
      ['{"a": 1,}', "1:9"],
      ["[1, 2", "1:6"],
      ["[1, 2}", "1:6"],
      ["[[], {}] x", "1:10"],
      ['["tab\there"]', "1:2"],
      ["'a'", "1:1"],
      ["[".repeat(100_000), "1:100001"],
    ]
    for (const [text, place] of cases) assert.equal(stops(text), place, text.slice(0, 40))
  })
})
