import { confirmed } from "#platform/identity/nomination/examples.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { loadPeople } from "#platform/identity/people.ts"
import { rows } from "#platform/database/sql.ts"
import { emptyPostgres } from "#tests/crash/postgres.ts"
import { nominating, type Told } from "#tests/nominating.ts"
import type { As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { z } from "zod"

const today = new Date().toISOString().slice(0, 10)
const skip = process.env["TEST_DATABASE_URL"] ? false : "TEST_DATABASE_URL is not set: one connection cannot race"
const said = { checks: confirmed, comment: "" }
// A State of which nobody speaks yet.
const seat = { role: "focal-point", party: "state-bra", since: today }
const other = { name: "Otto Inexistente", email: "otto@ministry.example" }

type Hall = Awaited<ReturnType<typeof nominating>> & { readonly as: As }

/** A platform with a database of its own, where what is asked at once is done at once. */
async function racing(test: (hall: Hall) => Promise<void>): Promise<void> {
  await using database = await emptyPostgres()
  const open = await openPostgres(database.url)
  try {
    await open.transaction("platform", (db) => loadPeople(db, new Date(), true))
    await test({ ...(await nominating({ as: open.transaction }, today)), as: open.transaction })
  } finally {
    await open.close()
  }
}

const outcomes = (told: readonly Told[]): string[] =>
  told.map(({ status, type }) => `${status} ${type}`.trim()).toSorted()

/** Who holds the seat of a State today. */
const speaking = (as: As, party: string) =>
  as(
    "amina",
    (db) => rows(db, z.object({ id: z.string() }))`
    select id from identity.appointment
     where role = 'focal-point' and party = ${party} and ended is null
       and ${today}::date between since and coalesce(until, 'infinity')`,
  )

describe("two people at once", { skip }, () => {
  it("who accept two nominations for one seat give it once, and the second is told so", () =>
    racing(async ({ ask, proposedBy, as }) => {
      const ids = [await proposedBy("administrator", seat), await proposedBy("administrator", { ...seat, ...other })]
      const told = await Promise.all(
        ids.map((id, n) => ask(n === 0 ? "amina" : "anselm", "POST", `/nominations/${id}/check`, said)),
      )
      assert.deepEqual(outcomes(told), ["200", "409 seat-taken"])
      assert.equal((await speaking(as, "state-bra")).length, 1)
    }))

  it("who hand one seat over to two take it over once", () =>
    racing(async ({ ask, proposedBy, as }) => {
      const [bruno] = await speaking(as, "state-ury")
      const next = { ...seat, party: "state-ury", replaces: bruno?.id ?? "" }
      const ids = [await proposedBy("administrator", next), await proposedBy("administrator", { ...next, ...other })]
      for (const id of ids) assert.equal((await ask("amina", "POST", `/nominations/${id}/check`, said)).status, 200)
      const told = await Promise.all(
        ids.map((id, n) => ask(n === 0 ? "amina" : "anselm", "POST", `/nominations/${id}/hand-over`, { day: today })),
      )
      assert.deepEqual(outcomes(told), ["200", "409 seat-taken"])
      assert.equal((await speaking(as, "state-ury")).length, 1)
    }))

  it("who hand over by one nomination do it once", () =>
    racing(async ({ ask, proposedBy, as }) => {
      const [bruno] = await speaking(as, "state-ury")
      const id = await proposedBy("administrator", { ...seat, party: "state-ury", replaces: bruno?.id ?? "" })
      assert.equal((await ask("amina", "POST", `/nominations/${id}/check`, said)).status, 200)
      const told = await Promise.all(
        ["amina", "anselm"].map((person) => ask(person, "POST", `/nominations/${id}/hand-over`, { day: today })),
      )
      assert.deepEqual(outcomes(told), ["200", "409 handed-over-already"])
    }))

  it("one who accepts and one who hands over a seat give it once", () =>
    racing(async ({ ask, proposedBy, as }) => {
      const [bruno] = await speaking(as, "state-ury")
      const over = await proposedBy("administrator", { ...seat, party: "state-ury", replaces: bruno?.id ?? "" })
      assert.equal((await ask("amina", "POST", `/nominations/${over}/check`, said)).status, 200)
      const anew = await proposedBy("administrator", { ...seat, ...other, party: "state-ury" })
      const told = await Promise.all([
        ask("amina", "POST", `/nominations/${over}/hand-over`, { day: today }),
        ask("anselm", "POST", `/nominations/${anew}/check`, said),
      ])
      assert.deepEqual(
        told.map(({ status }) => status),
        [200, 409],
        JSON.stringify(told.map(({ body }) => body)),
      )
    }))

  it("who copy a role under one code make one", () =>
    racing(async ({ ask, as }) => {
      const copy = { from: "observer", code: "lamplighter", names: { en: "Lamplighter" }, rights: [] }
      const told = await Promise.all([1, 2].map(() => ask("administrator", "POST", "/roles", copy)))
      assert.deepEqual(outcomes(told), ["200", "409 role-code-taken"])
      const made = await as(
        "amina",
        (db) => rows(db, z.object({ code: z.string() }))`
        select code from identity.role where code = 'lamplighter'`,
      )
      assert.equal(made.length, 1)
    }))
})
