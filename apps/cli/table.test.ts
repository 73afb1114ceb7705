import { table, width } from "#apps/cli/table.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("a table in the terminal", () => {
  it("is as wide as what stands in it, letters of every script counted as they are shown", () => {
    const cases: [text: string, cells: number][] = [
      ["para_1", 6],
      ["联合国", 6],
      ["é", 1],
      ["e\u0301", 1],
      ["قَرَار", 4],
    ]
    for (const [text, cells] of cases) assert.equal(width(text), cells, text)
  })

  it("puts columns one under the other, and cuts the last to what is left", () => {
    const laid = table(
      ["No.", "What"],
      [
        ["1", "short"],
        ["12", "x".repeat(100)],
        ["联", "y"],
      ],
      40,
    )
    assert.deepEqual(laid.split("\n"), [
      "No.  What",
      `───  ${"─".repeat(35)}`,
      "1    short",
      `12   ${"x".repeat(34)}…`,
      "联   y",
    ])
  })
})
