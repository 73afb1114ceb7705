import { csvLine } from "#platform/kernel/csv.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("a line of a table that leaves as a file", () => {
  it("holds what has commas, quotation marks and line breaks in one cell", () => {
    assert.equal(
      csvLine(["a,b", 'say "lamp"', "two\nlines", 5, null, "plain"]),
      '"a,b","say ""lamp""","two\nlines",5,,plain\r\n',
    )
  })

  it("never starts a formula, however it is hidden", () => {
    const hidden = [
      "=1+1",
      "+1",
      "-1",
      "@sum",
      "\t=1",
      "\r=1",
      " =1",
      "\u200b=1",
      "\ufeff=1",
      "\u00a0=1",
      "\u202e=1",
      "＝1",
      "|cmd",
      "\n=1",
      "\t",
    ]
    for (const words of hidden) {
      const cell = csvLine([words]).replace(/^"/, "")
      assert.ok(cell.startsWith("'"), JSON.stringify(words))
    }
    for (const words of ["a=1", "resolution 64/293", "الاتجار", "1-2"]) assert.equal(csvLine([words]), `${words}\r\n`)
  })
})
