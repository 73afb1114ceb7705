import { jobHandlers, mailHandlers } from "#apps/server/modules.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { enqueue } from "#platform/jobs/queue.ts"
import { lookAhead } from "#platform/notify/look.ts"
import { notify } from "#platform/notify/notify.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const at = new Date("2018-03-01T09:00:00Z")
const Count = z.object({ n: z.number() })
const told = async (as: As, person: string) =>
  (await as(person, (db) => rows(db, Count)`select count(*)::int as n from notify.notification`))[0]?.n

describe("whoever may run a statement", () => {
  onPlatform("tells nobody of anything as the public, and of security only themselves", { today }, async ({ as }) => {
    const tell = (who: string, kind: Parameters<typeof notify>[1]["kind"], to: Parameters<typeof notify>[1]["to"]) =>
      as(who, (db) => notify(db, { kind, to, about: { path: "/account" }, facts: { device: "Lantern" }, at }))
    const refused = /nobody is told this/
    await assert.rejects(tell("public", "appointment-ending", { person: "amina" }), refused)
    await assert.rejects(tell("public", "security-new-device", { person: "amina" }), refused)
    await assert.rejects(tell("public", "security-new-device", { mayDo: "nomination.check" }), refused)
    await assert.rejects(tell("public", "nomination-to-check", { mayDo: "nomination.check" }), refused)
    await assert.rejects(tell("public", "mandate-changed", { following: ["mandate:x"] }), refused)
    await assert.rejects(tell("eve", "security-password-changed", { person: "amina" }), refused)
    await assert.rejects(tell("eve", "security-password-changed", { mayDo: "nomination.check" }), refused)
    assert.equal(await told(as, "amina"), 0)
    await tell("amina", "security-password-changed", { person: "amina" })
    assert.equal(await told(as, "amina"), 1)
  })

  onPlatform("learns by telling of nobody's rights", { today }, async ({ as }) => {
    const Answered = z.object({ type: z.string() })
    const answered = await as(
      "eve",
      (db) => rows(db, Answered)`
        select pg_typeof(notify.tell('x', 'amina', null, '{}', null, 'person.list', null, '{}', true, 'never', now()))::text as type`,
    )
    assert.deepEqual(answered, [{ type: "void" }])
  })

  onPlatform("meets no device from which nobody signed in", { today }, async ({ as }) => {
    for (const person of ["public", "eve"])
      await assert.rejects(
        as(person, (db) => sql`select notify.meet_device('amina', 'Lantern', ${at})`.execute(db)),
        /where somebody signs in/,
      )
  })

  onPlatform("asks for no work that no act of theirs asks for", { today }, async ({ as }) => {
    const noPost = async () => undefined
    const all = [...Object.keys(jobHandlers), ...Object.keys(mailHandlers(noPost, "", () => at))]
    assert.ok(all.length > 7)
    const asking = (person: string, kind: string, payload: object = {}) =>
      as(person, (db) => enqueue(db, kind, payload))
    for (const person of ["public", "eve", "bruno"])
      for (const kind of all)
        await assert.rejects(asking(person, kind, { person: "amina" }), /row-level security/, `${person} ${kind}`)
    for (const kind of ["import.read", "import.keep", "lineage.suggest", "invitation.mail"]) await asking("amina", kind)
    await asking("eve", "account.notice-mail", { person: "eve" })
    for (const kind of all) await asking("platform", kind)
  })
})

describe("looking ahead for whoever wishes not to be told", () => {
  onPlatform("tells those who administer their State once all the same", { today }, async ({ as }) => {
    const now = new Date()
    const until = new Date(now.getTime() + 10 * 86_400_000).toISOString().slice(0, 10)
    const wish = (db: Database) =>
      sql`insert into notify.preference (kind, listed, way) values ('appointment-ending', false, 'never')`.execute(db)
    await as("benita", wish)
    await as("platform", (db) =>
      sql`insert into identity.appointment (person, role, party, since, until, made)
          values ('benita', 'observer', 'state-ury', '2000-01-01', ${until}, now())`.execute(db),
    )
    for (let day = 0; day < 3; day += 1)
      await lookAhead([])({
        ...{ id: "", payload: {}, person: "platform", attempt: 1, last: false, now: () => now },
        transaction: (work) => as("platform", work),
        progress: async () => undefined,
        complain: () => undefined,
        halted: new AbortController().signal,
      })
    assert.deepEqual([await told(as, "benita"), await told(as, "bruno")], [0, 1])
  })
})
