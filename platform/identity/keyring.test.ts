import {
  derive,
  lock,
  lockedBy,
  newKey,
  readKeys,
  seal,
  unlock,
  unseal,
  type Keyring,
} from "#platform/identity/keyring.ts"
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

  it("locks bytes, says by which key, and unlocks none that were changed or are about something else", () => {
    const bytes = Buffer.from([0, 1, 2, 255])
    const sealed = seal(ring(old), bytes, "place 1")
    assert.equal(sealed.key, lockedBy(ring(old)))
    assert.deepEqual(unseal(ring(`${young},${old}`), sealed, "place 1"), bytes)
    assert.equal(unseal(ring(young), sealed, "place 1"), undefined)
    assert.equal(unseal(ring(old), sealed, "place 2"), undefined)
    assert.equal(unseal(ring(old), { ...sealed, box: sealed.box.subarray(0, 20) }, "place 1"), undefined)
    for (let n = 0; n < sealed.box.length; n += 1) {
      const changed = Buffer.from(sealed.box)
      changed[n] = (changed[n] ?? 0) ^ 1
      assert.equal(unseal(ring(old), { ...sealed, box: changed }, "place 1"), undefined, String(n))
    }
  })

  it("derives the same number for the same words, and others for others", () => {
    const keys = ring(old)
    assert.equal(derive(keys, "salt", "a"), derive(keys, "salt", "a"))
    assert.equal(new Set([derive(keys, "salt", "a"), derive(keys, "salt", "b"), derive(keys, "work", "a")]).size, 3)
  })
})
