import { tellOfDevice } from "#platform/identity/notice.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const now = new Date("2018-03-01T09:00:00Z")
const Told = z.object({ kind: z.string(), facts: z.record(z.string(), z.string()) })

describe("a sign-in", () => {
  onPlatform("is told of when it comes from something new, but not when it is the first", { today }, async ({ as }) => {
    let times = 0
    const from = async (device: string) => {
      times += 1
      const until = new Date(now.getTime() + 1000)
      await as("platform", async (db) => {
        await sql`reset role`.execute(db)
        await sql`
          insert into identity.session (hash, person, opened, seen, expires, way, device)
          values (${String(times).repeat(64)}, 'amina', ${now}, ${now}, ${until}, 'password', ${device})`.execute(db)
      })
      await as("public", (db) => tellOfDevice(db, "amina", { device, now }))
    }
    const told = () => as("amina", (db) => rows(db, Told)`select kind, facts from notify.notification order by number`)
    await from("Firefox on Linux")
    await from("Firefox on Linux")
    assert.deepEqual(await told(), [])
    await from("Chrome on Windows")
    await from("Firefox on Linux")
    assert.deepEqual(await told(), [{ kind: "security-new-device", facts: { device: "Chrome on Windows" } }])
  })
})
