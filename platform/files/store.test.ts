import { sql } from "#platform/database/sql.ts"
import { keepFile, readFile } from "#platform/files/store.ts"
import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { describe } from "node:test"
import { onPlatform } from "../../tests/platform.ts"

const today = "2010-11-01"

describe("a kept file", () => {
  onPlatform("is read as it was brought, byte for byte", { today }, async ({ db }) => {
    const bytes = randomBytes(300_000)
    const { hash, size } = await keepFile(db, bytes)
    assert.equal(size, bytes.length)
    assert.ok(bytes.equals((await readFile(db, hash)) ?? Buffer.alloc(0)))
    assert.equal(await readFile(db, "0".repeat(64)), undefined)
  })

  onPlatform("is the same file however it arrives", { today }, async ({ db }) => {
    async function* pieces() {
      yield Buffer.from("Deci")
      yield Buffer.from("des")
    }
    assert.deepEqual(await keepFile(db, pieces()), await keepFile(db, Buffer.from("Decides")))
    assert.equal((await keepFile(db, Buffer.alloc(0))).size, 0)
  })

  onPlatform("is not to be changed or taken away by any act", { today }, async ({ as }) => {
    await as("amina", (db) => keepFile(db, Buffer.from("Decides")))
    const denied = /permission denied/
    await assert.rejects(
      as("amina", (db) => sql`update files.file set size = 1`.execute(db)),
      denied,
    )
    await assert.rejects(
      as("amina", (db) => sql`delete from files.file`.execute(db)),
      denied,
    )
  })
})
