import { tellOfDevice } from "#platform/identity/notice.ts"
import { rows } from "#platform/database/sql.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const now = new Date("2018-03-01T09:00:00Z")
const Told = z.object({ kind: z.string(), facts: z.record(z.string(), z.string()) })

describe("a sign-in", () => {
  onPlatform("is told of when it comes from something new, but not when it is the first", { today }, async ({ as }) => {
    const from = (device: string) => as("public", (db) => tellOfDevice(db, "amina", { device, now }))
    const told = () => as("amina", (db) => rows(db, Told)`select kind, facts from notify.notification order by number`)
    await from("Firefox on Linux")
    await from("Firefox on Linux")
    assert.deepEqual(await told(), [])
    await from("Chrome on Windows")
    await from("Firefox on Linux")
    assert.deepEqual(await told(), [{ kind: "security-new-device", facts: { device: "Chrome on Windows" } }])
  })
})
