import { count, day } from "#platform/kernel/day.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("a day somebody names", () => {
  it("is one of a year the database has", () => {
    for (const each of ["0001-01-01", "1999-12-31", "2024-02-29", "9999-12-31"]) assert.equal(day.parse(each), each)
    for (const each of ["0000-01-01", "0000-12-31", "2023-02-29", "10000-01-01", "", "today"])
      assert.equal(day.safeParse(each).success, false, each)
  })
})

describe("a count somebody names", () => {
  it("is whole, and no larger than the database counts", () => {
    assert.equal(count.parse(2_147_483_647), 2_147_483_647)
    for (const each of [2_147_483_648, 1.5, Number.NaN, Infinity, "1"])
      assert.equal(count.safeParse(each).success, false, String(each))
  })
})
