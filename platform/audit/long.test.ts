import { sql } from "#platform/database/sql.ts"
import { record } from "#platform/ledger/ledger.ts"
import { onPlatform, platformOn, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2010-11-01"
const at = new Date(`${today}T12:00:00Z`)

describe("a long ledger", () => {
  onPlatform("is verified in stretches, in none of which the act itself is held", { today }, async ({ as }) => {
    await as("amina", (db) => record(db, { at, person: "amina", act: "x.y", params: "{}" }))
    let times = 0
    const counting: As = (person, work, kind) => {
      times += 1
      return as(person, work, kind)
    }
    const { app } = platformOn(counting, "grace", today)
    const verified = await app.inject({ method: "POST", url: "/api/v1/ledger/verification", payload: {} })
    assert.equal(verified.json<{ lines: number }>().lines, 1, verified.body)
    // One to know who asks, one for the lines, one for how many there are, and the act with its own line.
    assert.equal(times, 4)
    await app.close()
  })

  onPlatform("leaves by period once it is longer than memory should hold", { today, person: "grace" }, async (all) => {
    await all.as("platform", async (db) => {
      await sql`set local role none`.execute(db)
      await sql`
        insert into ledger.entry (number, at, person, act, params, seal)
        select n, ${at}::timestamptz, 'amina', 'x.y', '{}', 'seal ' || n from generate_series(1, 50001) as n`.execute(
        db,
      )
    })
    const refused = await all.app.inject("/api/v1/ledger/export?format=csv")
    assert.equal(refused.json<{ type: string }>().type, "problem:export-too-long")
    assert.equal((await all.app.inject("/api/v1/ledger/export?format=csv&until=2010-10-31")).statusCode, 200)
  })
})
