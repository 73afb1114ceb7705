import { notify } from "#platform/notify/notify.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const at = new Date("2018-03-01T09:00:00Z")

const Kept = z.object({ person: z.string(), kind: z.string() })
const seen = (as: As, person: string) =>
  as(person, (db) => rows(db, Kept)`select person, kind from notify.notification order by number`)
const everybody = ["amina", "anselm", "bruno", "benita", "bilal", "chen", "carla", "dalia", "eve", "felix", "grace"]
const whoSees = async (as: As) => {
  const told: string[] = []
  for (const person of everybody) if ((await seen(as, person)).length > 0) told.push(person)
  return told
}
const nomination = { path: "/people/nominations", party: "state-ury" }

describe("telling of an act", () => {
  onPlatform("reaches whoever may do what waits, and not whoever did it", { today }, async ({ as }) => {
    const tell = (who: string) =>
      as(who, (db) =>
        notify(db, { kind: "nomination-to-check", to: { mayDo: "nomination.check" }, about: nomination, at }),
      )
    await tell("bruno")
    // Of the cast, those of the Secretariat check; the administrator does until there are any.
    assert.deepEqual(await whoSees(as), ["amina", "anselm"])
    await tell("amina")
    assert.deepEqual([(await seen(as, "amina")).length, (await seen(as, "anselm")).length], [1, 2])
  })

  onPlatform("reaches those of the State it is about, and of no other", { today }, async ({ as }) => {
    const about = { ...nomination, party: "state-jor" }
    await as("amina", (db) =>
      notify(db, { kind: "nomination-returned", to: { mayDo: "nomination.propose" }, about, at }),
    )
    assert.deepEqual(await whoSees(as), ["anselm", "bilal"])
  })

  onPlatform(
    "does not reach whoever may not see what it is about, though they are named",
    { today },
    async ({ as }) => {
      for (const person of ["eve", "felix", "bilal", "nobody-at-all"])
        await as("amina", (db) => notify(db, { kind: "nomination-returned", to: { person }, about: nomination, at }))
      assert.deepEqual(await whoSees(as), [])
      await as("amina", (db) =>
        notify(db, { kind: "nomination-returned", to: { person: "bruno" }, about: nomination, at }),
      )
      assert.deepEqual(await whoSees(as), ["bruno"])
    },
  )

  onPlatform("is seen no more once its thing may be seen no more", { today }, async ({ as, app }) => {
    await as("amina", (db) =>
      notify(db, { kind: "nomination-returned", to: { person: "bruno" }, about: nomination, at }),
    )
    await as("bruno", (db) => notify(db, { kind: "security-password-changed", to: { person: "bruno" }, at }))
    assert.equal((await seen(as, "bruno")).length, 2)
    await as("platform", (db) =>
      sql`update identity.appointment set ended = now(), ended_by = 'platform' where person = 'bruno'`.execute(db),
    )
    assert.deepEqual(await seen(as, "bruno"), [{ person: "bruno", kind: "security-password-changed" }])
    assert.equal(app.server.listening, false)
  })

  onPlatform("is undone with the act", { today }, async ({ as }) => {
    const undone = as("amina", async (db) => {
      await notify(db, { kind: "security-key-made", to: { person: "amina" }, facts: { name: "x" }, at })
      throw new Error("undone")
    })
    await assert.rejects(undone, /undone/)
    assert.deepEqual(await seen(as, "amina"), [])
  })

  onPlatform("reaches followers of any of what it is about, once", { today }, async ({ as }) => {
    const follow = (person: string, subject: string) =>
      as(person, (db) => sql`insert into notify.following (subject, since) values (${subject}, ${at})`.execute(db))
    await follow("chen", "actor:state-ury")
    await follow("chen", "instrument:XVIII-12-a")
    await follow("carla", "actor:state-jor")
    const facts = { act: "accession", on: "2018-02-01", actor: { en: "Uruguay" }, instrument: { en: "the Protocol" } }
    await as("amina", (db) =>
      notify(db, {
        kind: "treaty-act-added",
        to: { following: ["actor:state-ury", "instrument:XVIII-12-a"] },
        facts,
        at,
      }),
    )
    assert.deepEqual(await whoSees(as), ["chen"])
    assert.equal((await seen(as, "chen")).length, 1)
  })

  onPlatform("leads to pages of ours alone", { today }, async ({ as }) => {
    for (const path of ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"])
      await assert.rejects(
        as("amina", (db) => notify(db, { kind: "security-key-made", to: { person: "amina" }, about: { path }, at })),
        /check constraint/,
        path,
      )
  })
})

describe("the database", () => {
  const told = (as: As) =>
    as("bruno", (db) => notify(db, { kind: "security-password-changed", to: { person: "bruno" }, at }))

  onPlatform("lets nobody write, change or remove what others are told", { today }, async ({ as }) => {
    await told(as)
    const refused = /permission denied|row-level security/
    const trying = (person: string, work: (db: Database) => Promise<unknown>) => as(person, work)
    for (const person of ["amina", "bruno", "public", "platform"]) {
      await assert.rejects(
        trying(person, (db) =>
          sql`insert into notify.notification (person, kind, at, listed, way, mail)
              values (${person}, 'x', now(), true, 'never', 'none')`.execute(db),
        ),
        refused,
      )
      for (const change of [
        sql`delete from notify.notification`,
        sql`update notify.notification set facts = '{}'`,
        sql`update notify.notification set person = 'amina'`,
        sql`insert into notify.letter (person, way, told, status, at) values ('amina', 'daily', 1, 'sent', now())`,
      ])
        await assert.rejects(
          trying(person, (db) => change.execute(db)),
          refused,
        )
    }
    const marked = await as("amina", (db) => sql`update notify.notification set read = now()`.execute(db))
    assert.equal(marked.numAffectedRows, 0n)
    await assert.rejects(
      as("amina", (db) =>
        sql`insert into notify.following (person, subject, since) values ('bruno', 'actor:iom', now())`.execute(db),
      ),
      refused,
    )
    await assert.rejects(
      as("amina", (db) =>
        sql`insert into notify.preference (person, kind, listed, way)
            values ('bruno', 'import-refused', false, 'never')`.execute(db),
      ),
      refused,
    )
  })

  onPlatform("writes letters and forgets for the platform alone", { today }, async ({ as }) => {
    for (const call of [
      sql`select notify.waiting('bruno', 'daily')`,
      sql`select notify.note_letter('bruno', 'daily', '{}', null, now())`,
      sql`select notify.forget(now())`,
    ])
      await assert.rejects(
        as("amina", (db) => call.execute(db)),
        /only the platform/,
      )
    await assert.rejects(
      as("amina", (db) => sql`select notify.holders('import.read', null)`.execute(db)),
      /permission denied/,
    )
  })

  onPlatform("keeps nothing of what somebody was told, wished or followed who is erased", { today }, async ({ as }) => {
    await told(as)
    await as("bruno", async (db) => {
      await sql`insert into notify.preference (kind, listed, way) values ('import-refused', false, 'never')`.execute(db)
      await sql`insert into notify.following (subject, since) values ('actor:iom', now())`.execute(db)
    })
    const left = async (db: Database) =>
      rows(db, z.object({ n: z.number() }))`
        select (select count(*) from notify.notification)::int + (select count(*) from notify.preference)::int
               + (select count(*) from notify.following)::int as n`
    assert.deepEqual(await as("bruno", left), [{ n: 3 }])
    await as("platform", (db) =>
      sql`update identity.person set status = 'erased', name = '', email = null where id = 'bruno'`.execute(db),
    )
    assert.deepEqual(await as("bruno", left), [{ n: 0 }])
  })
})
