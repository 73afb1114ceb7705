import { rows, sql } from "#platform/database/sql.ts"
import { confirmed, proposed } from "#platform/identity/nomination/examples.ts"
import { isNominated } from "#platform/identity/nomination/store.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform, testDatabase, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { setTimeout } from "node:timers/promises"
import { z } from "zod"

// The database asks its own clock who is appointed, so these tests live today.
const today = new Date().toISOString().slice(0, 10)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const said = { checks: confirmed, comment: "" }
const { party: _, ...wording } = proposed

const Told = z.object({
  act: z.string(),
  subjects: z.array(z.string()),
  changes: z.record(z.string(), z.json()).nullable(),
})
const linesOf = (as: As) =>
  as("grace", (db) => rows(db, Told)`select act, subjects, changes from ledger.entry order by number`)

describe("the line of an act on people", () => {
  onPlatform("says what a nomination became, and no name, title, address or letter", { today }, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const id = await proposedBy("bruno", { since: today })
    await ask("amina", "POST", `/nominations/${id}/return`, { ...said, comment: "Another address." })
    const again = { ...wording, since: today, until: inDays(30), title: "Minister", letter: null }
    assert.equal((await ask("bruno", "PUT", `/nominations/${id}`, again)).status, 200)
    await ask("amina", "POST", `/nominations/${id}/check`, said)
    const person = String((await ask("amina", "GET", `/nominations/${id}`)).body.person)
    const [, made, returned, corrected, accepted] = await linesOf(all.as)
    assert.deepEqual(made?.subjects, [`nomination:${id}`])
    assert.deepEqual(
      [made?.changes?.["role"], made?.changes?.["status"], made?.changes?.["until"]],
      [{ before: null, after: "contributor" }, { before: null, after: "proposed" }, undefined],
    )
    for (const field of ["name", "title", "email", "basis", "letter"])
      assert.equal(made?.changes?.[field], "personal", field)
    assert.deepEqual(returned?.changes, { status: { before: "proposed", after: "returned" } })
    assert.deepEqual(corrected?.changes, {
      status: { before: "returned", after: "proposed" },
      title: "personal",
      until: { before: null, after: inDays(30) },
    })
    assert.deepEqual(accepted?.changes, {
      person: { before: null, after: person },
      status: { before: "proposed", after: "accepted" },
    })
    assert.equal(accepted?.subjects[1], `person:${person}`)
    assert.match(accepted?.subjects[2] ?? "", /^appointment:/)
    const whole = JSON.stringify(await linesOf(all.as))
    for (const word of [proposed.name, proposed.title, proposed.email, proposed.basis, "Minister"])
      assert.ok(!whole.includes(word), word)
  })

  onPlatform("says what became of an appointment, a person, a role", { today }, async (all) => {
    const { ask } = await nominating(all, today)
    const { body } = await ask("bruno", "GET", "/people/benita")
    const [held] = body["appointments"] as { id: string }[]
    await ask("bruno", "POST", `/appointments/${held?.id}/end`, { lastDay: inDays(3) })
    await ask("administrator", "POST", "/people/benita/disable", {})
    await ask("administrator", "POST", "/people/benita/erase", {})
    const copy = {
      from: "expert",
      code: "adviser",
      names: { en: "Adviser" },
      rights: [{ act: "mandate.read", conditions: [] }],
    }
    assert.equal((await ask("administrator", "POST", "/roles", copy)).status, 200)
    await ask("administrator", "POST", "/roles/adviser/retire", {})
    assert.deepEqual(await linesOf(all.as), [
      {
        act: "appointment.end",
        subjects: [`appointment:${held?.id}`, "person:benita"],
        changes: { until: { before: null, after: inDays(3) } },
      },
      {
        act: "person.disable",
        subjects: ["person:benita"],
        changes: { status: { before: "active", after: "disabled" } },
      },
      {
        act: "person.erase",
        subjects: ["person:benita"],
        changes: { status: { before: "disabled", after: "erased" }, name: "personal", email: "personal" },
      },
      {
        act: "role.copy",
        subjects: ["role:adviser"],
        changes: {
          copiedFrom: { before: null, after: "expert" },
          heldFor: { before: null, after: "state" },
          rights: { before: null, after: copy.rights },
        },
      },
      { act: "role.retire", subjects: ["role:adviser"], changes: { retired: { before: false, after: true } } },
    ])
  })

  onPlatform("says who took over from whom", { today }, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const { body } = await ask("amina", "GET", "/people/bruno")
    const [old] = body["appointments"] as { id: string; since: string }[]
    const next = { role: "focal-point", email: "berta@ministry.example", since: today, replaces: old?.id ?? "" }
    const other = { ...next, process: "review-2018" }
    await assert.rejects(proposedBy("bruno", other), /replaced-not-found/)
    const id = await proposedBy("bruno", next)
    await ask("amina", "POST", `/nominations/${id}/check`, said)
    const person = String((await ask("amina", "GET", `/nominations/${id}`)).body.person)
    const made = String((await ask("bruno", "POST", `/nominations/${id}/hand-over`, { day: today })).body.id)
    const told = (await linesOf(all.as)).at(-1)
    assert.deepEqual(told, {
      act: "appointment.hand-over",
      subjects: [`appointment:${made}`, `nomination:${id}`, `appointment:${old?.id}`],
      changes: {
        appointment: { before: old?.id, after: made },
        person: { before: "bruno", after: person },
        since: { before: old?.since, after: today },
      },
    })
  })
})

describe("a nomination of somebody whose address became known since", () => {
  onPlatform("is not theirs to decide", { today }, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    const id = await proposedBy("bruno", { since: today, email: "anselm@un.example" })
    await all.as("platform", (db) =>
      sql`update identity.person set email = 'Anselm@UN.example' where id = 'anselm'`.execute(db),
    )
    for (const act of ["check", "return", "refuse"]) {
      const told = await ask("anselm", "POST", `/nominations/${id}/${act}`, { ...said, comment: "Mine." })
      assert.deepEqual([told.status, told.type], [403, "own-nomination"], act)
    }
  })
})

describe("the same proposed twice at once", () => {
  const onPostgres = process.env["TEST_DATABASE_URL"] ? {} : { skip: "the embedded store does one thing at a time" }
  it("is proposed once: who asks second waits until the first is done", onPostgres, async () => {
    const { kysely } = await testDatabase()
    const asked = { ...wording, party: null, letter: "00000000-0000-4000-8000-000000000000" }
    const [one, two] = [await kysely.startTransaction().execute(), await kysely.startTransaction().execute()]
    try {
      const order: string[] = []
      await isNominated(one, asked, null)
      const second = isNominated(two, asked, null).then(() => order.push("second"))
      await setTimeout(100)
      order.push("first")
      await one.rollback().execute()
      await second
      assert.deepEqual(order, ["first", "second"])
    } finally {
      if (!one.isRolledBack) await one.rollback().execute()
      await two.rollback().execute()
    }
  })
})
