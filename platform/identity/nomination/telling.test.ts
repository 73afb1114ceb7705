import { confirmed } from "#platform/identity/nomination/examples.ts"
import { rows } from "#platform/database/sql.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

// The database asks its own clock who is appointed, so these tests live today.
const today = new Date().toISOString().slice(0, 10)
const told = async (as: As, person: string) =>
  (
    await as(
      person,
      (db) => rows(db, z.object({ kind: z.string() }))`select kind from notify.notification order by number`,
    )
  ).map(({ kind }) => kind)

describe("of a nomination", () => {
  onPlatform("those who check learn that it waits, and who proposed it what was decided", { today }, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const id = await proposedBy("bruno")
    assert.deepEqual(await told(all.as, "amina"), ["nomination-to-check"])
    assert.deepEqual(await told(all.as, "anselm"), ["nomination-to-check"])
    const checks = { ...confirmed, email: "questioned" }
    await ask("amina", "POST", `/nominations/${id}/return`, { checks, comment: "Another address." })
    assert.deepEqual(await told(all.as, "bruno"), ["nomination-returned"])
    const other = await proposedBy("bruno", { email: "another@ministry.example", since: today })
    assert.equal(
      (await ask("anselm", "POST", `/nominations/${other}/check`, { checks: confirmed, comment: "" })).status,
      200,
    )
    assert.deepEqual(await told(all.as, "bruno"), ["nomination-returned", "nomination-accepted"])
    for (const person of ["bilal", "chen", "benita", "eve", "grace"]) assert.deepEqual(await told(all.as, person), [])
  })

  onPlatform("who proposed it is not asked to check it", { today }, async (all) => {
    const { proposedBy } = await nominating(all, today)
    await proposedBy("amina")
    assert.deepEqual([await told(all.as, "amina"), await told(all.as, "anselm")], [[], ["nomination-to-check"]])
  })
})
