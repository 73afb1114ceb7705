import { codesAmong, listed } from "#modules/calls/lists.ts"
import { codeLists } from "@palermo/statistics"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("the codes by which a table is broken down", () => {
  it("are those of the statistics library", () => {
    for (const name of ["sex", "age", "form", "stage"] as const)
      assert.deepEqual([...listed[name]].sort(), codeLists[name].codes.map(({ code }) => code).sort(), name)
  })

  it("are those of its list, of the States there are, or those it offers itself", () => {
    const codesOf = codesAmong(["URY", "JOR"])
    const dimension = { code: "by", label: {}, options: [] }
    assert.ok(codesOf({ ...dimension, list: "sex" }).has("female"))
    assert.ok(codesOf({ ...dimension, list: "region" }).has("african"))
    assert.deepEqual([...codesOf({ ...dimension, list: "citizenship" })], ["URY", "JOR", "stateless", "unknown"])
    const own = { ...dimension, list: "own" as const, options: [{ code: "harbour", label: { en: "Harbour" } }] }
    assert.deepEqual([...codesOf(own)], ["harbour"])
    const two = { ...dimension, list: "age" as const, options: [{ code: "child", label: {} }] }
    assert.deepEqual([...codesOf(two)], ["child"])
  })
})
