import { rows, sql } from "#platform/database/sql.ts"
import { cast } from "#platform/identity/cast.ts"
import { confirmed, proposed } from "#platform/identity/nomination/examples.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

// The database asks its own clock who is appointed, so this test lives today.
const today = new Date().toISOString().slice(0, 10)

describe("what the ledger keeps of people", () => {
  onPlatform("is their id and nothing else, whatever is done with them", { today }, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const done = async (person: string, method: "POST" | "PATCH", path: string, body?: object) => {
      const { status, body: told } = await ask(person, method, path, body)
      assert.equal(status, 200, `${path}: ${JSON.stringify(told)}`)
      return told
    }
    const id = await proposedBy("bruno", { since: today })
    await done("amina", "POST", `/nominations/${id}/check`, { checks: confirmed, comment: `For ${proposed.name}` })
    const other = await proposedBy("bruno", { since: today, email: "clara@ministry.example", name: "Clara Ficticia" })
    await done("amina", "POST", `/nominations/${other}/return`, { checks: confirmed, comment: "Clara Ficticia, who?" })
    await done("amina", "POST", "/views", { name: "For Casandra Inexistente, casandra@ministry.example", filter: {} })

    const lines = await all.as(
      "grace",
      (db) =>
        rows(db, z.object({ text: z.string(), act: z.string() }))`select e::text as text, act from ledger.entry e`,
    )
    assert.ok(lines.length >= 7, "there are lines to look at")
    const names = [...cast.map(({ name }) => name), proposed.name, "Casandra", "Clara", "@ministry", "@"]
    for (const { text, act } of lines)
      for (const name of names) assert.ok(!text.includes(name), `${act} tells of ${name}: ${text}`)
    // They stand where they can be erased.
    const kept = await all.as("platform", (db) =>
      sql`select from identity.person where name = ${proposed.name}`.execute(db),
    )
    assert.equal(kept.rows.length, 1)
  })
})
