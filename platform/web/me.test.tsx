import { changeOfReader } from "#platform/web/me.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("what somebody kept in a browser", () => {
  it("is locked when they sign out, also where they kept it only after they signed in", () => {
    let isKept = false
    const isToLock = changeOfReader(() => isKept)
    assert.equal(isToLock(""), false, "a public page is read first")
    assert.equal(isToLock("bruno"), false, "they sign in, and nothing is kept yet")
    isKept = true
    assert.equal(isToLock("bruno"), false, "it stays theirs while they read")
    assert.equal(isToLock(""), true, "they sign out")
  })

  it("is locked when somebody else signs in, once", () => {
    const isToLock = changeOfReader(() => true)
    assert.deepEqual(["bruno", "benita", "benita"].map(isToLock), [true, true, false])
  })
})
