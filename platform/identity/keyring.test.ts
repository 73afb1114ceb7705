import { derive, lock, newKey, readKeys, unlock, type Keyring } from "#platform/identity/keyring.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const ring = (text: string): Keyring => readKeys(text) ?? assert.fail("no key")

describe("a keyring", () => {
  const [old, young] = [newKey(), newKey()]

  it("is read from keys of 32 bytes, parted by commas or lines, and from nothing else", () => {
    assert.equal(readKeys(`${young}\n${old}\n`)?.length, 2)
    for (const wrong of ["", "short", `${young},short`, "x".repeat(44)]) assert.equal(readKeys(wrong), undefined, wrong)
  })

  it("unlocks what any of its keys locked, and tells which should be locked anew", () => {
    const box = lock(ring(old), "the secret", "vera")
    assert.deepEqual(unlock(ring(old), box, "vera"), { secret: "the secret", old: false })
    assert.deepEqual(unlock(ring(`${young},${old}`), box, "vera"), { secret: "the secret", old: true })
    assert.equal(unlock(ring(young), box, "vera"), undefined)
  })

  it("unlocks no box that was changed in any place, or is another's", () => {
    const keys = ring(old)
    const box = lock(keys, "the secret", "vera")
    assert.equal(unlock(keys, box, "amina"), undefined)
    for (let n = 0; n < box.length; n += 1) {
      const other = box[n] === "A" ? "B" : "A"
      const changed = box.slice(0, n) + other + box.slice(n + 1)
      const opened = unlock(keys, changed, "vera")
      // The last letter of a part may have bits that say nothing.
      assert.ok(opened === undefined || opened.secret === "the secret", changed)
    }
    assert.notEqual(box, lock(keys, "the secret", "vera"), "no two boxes are alike")
  })

  it("derives the same number for the same words, and others for others", () => {
    const keys = ring(old)
    assert.equal(derive(keys, "salt", "a"), derive(keys, "salt", "a"))
    assert.equal(new Set([derive(keys, "salt", "a"), derive(keys, "salt", "b"), derive(keys, "work", "a")]).size, 3)
  })
})
