import { partsAround, partsOf } from "#modules/decisions/hit.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("the words around a hit", () => {
  it("come in parts of which the odd ones are hits", () => {
    assert.deepEqual(partsOf("keep \u0001lamps\u0002 lit"), ["keep ", "lamps", " lit"])
    assert.deepEqual(partsOf("\u0001Lamps\u0002"), ["", "Lamps", ""])
    assert.deepEqual(partsOf("nothing"), ["nothing"])
  })

  it("are found by characters where writing has no words", () => {
    assert.deepEqual(partsAround("请会员国打击贩运人口行为", ["贩运人口"]), ["请会员国打击", "贩运人口", "行为"])
    assert.deepEqual(partsAround(`${"前".repeat(80)}灯${"后".repeat(80)}`, ["灯"], 2), ["…前前", "灯", "后后…"])
    assert.deepEqual(partsAround("没有", ["灯"]), ["没有"])
    assert.deepEqual(partsAround("没有", []), ["没有"])
  })
})
