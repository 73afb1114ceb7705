import { letterOf, notificationMail } from "#platform/notify/letters.ts"
import { lookAhead } from "#platform/notify/look.ts"
import { notify } from "#platform/notify/notify.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Outgoing } from "#platform/mail/letter.ts"
import { onPlatform, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const at = new Date("2018-03-01T09:00:00Z")
const address = "https://record.example"

const withAddresses = (as: As) =>
  as("platform", (db) =>
    sql`update identity.person set email = id || '@mail.example' where invented and id <> 'carla'`.execute(db),
  )
const tellBruno = (as: As) =>
  as("amina", (db) =>
    notify(db, {
      kind: "nomination-returned",
      to: { person: "bruno" },
      about: { path: "/people/nominations/1", party: "state-ury" },
      at,
    }),
  )
const Mail = z.object({ kind: z.string(), mail: z.string() })
const mailOf = (as: As, person: string) =>
  as(person, (db) => rows(db, Mail)`select kind, mail from notify.notification order by number`)
/** Lets the time pass until work is due. */
const passTime = (as: As) =>
  as("platform", (db) => sql`update jobs.job set run_after = clock_timestamp() where status = 'waiting'`.execute(db))

describe("a letter", () => {
  onPlatform(
    "tells at once, in the reader's language, and leads to the page and to the wishes",
    { today },
    async (all) => {
      await withAddresses(all.as)
      await tellBruno(all.as)
      const sent: Outgoing[] = []
      const post = async (letter: Outgoing) => void sent.push(letter)
      await passTime(all.as)
      await all.work({ "notification.mail": notificationMail(post, address) })
      const [letter] = sent
      assert.equal(sent.length, 1)
      assert.deepEqual([letter?.to.address, letter?.language], ["bruno@mail.example", "es"])
      assert.equal(letter?.subject, "Palermo: 1 notificación")
      assert.match(letter?.text ?? "", /Una candidatura que usted propuso fue devuelta/)
      assert.match(letter?.text ?? "", /https:\/\/record\.example\/es\/people\/nominations\/1\n/)
      assert.match(letter?.text ?? "", /https:\/\/record\.example\/es\/notifications\/wishes/)
      assert.deepEqual(await mailOf(all.as, "bruno"), [{ kind: "nomination-returned", mail: "sent" }])
    },
  )

  onPlatform("gathers what came in a day, and goes the next morning", { today }, async (all) => {
    await withAddresses(all.as)
    await all.as("bruno", (db) =>
      sql`insert into notify.preference (kind, listed, way) values ('nomination-returned', false, 'daily')`.execute(db),
    )
    for (let n = 0; n < 3; n += 1) await tellBruno(all.as)
    const Asked = z.object({ run: z.string(), payload: z.unknown() })
    const asked = await all.as(
      "platform",
      (db) => rows(db, Asked)`
      select to_char(run_after at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as run, payload from jobs.job`,
    )
    assert.deepEqual(asked, [{ run: "2018-03-02 06:00", payload: { person: "bruno", way: "daily" } }])
    const sent: Outgoing[] = []
    await all.work({ "notification.mail": notificationMail(async (letter) => void sent.push(letter), address) })
    assert.deepEqual(sent.map(({ subject }) => subject), ["Palermo: 3 notificaciones"]) // prettier-ignore
  })

  onPlatform("does not leave once its reader may see the thing no more, or has no address", { today }, async (all) => {
    await withAddresses(all.as)
    await tellBruno(all.as)
    await all.as("platform", (db) =>
      sql`update identity.appointment set ended = now(), ended_by = 'platform' where person = 'bruno'`.execute(db),
    )
    await all.as("platform", (db) =>
      notify(db, { kind: "appointment-ending", to: { person: "carla" }, facts: { until: today }, at }),
    )
    await passTime(all.as)
    const sent: Outgoing[] = []
    await all.work({ "notification.mail": notificationMail(async (letter) => void sent.push(letter), address) })
    assert.deepEqual(sent, [])
    assert.deepEqual(await mailOf(all.as, "carla"), [{ kind: "appointment-ending", mail: "none" }])
  })

  onPlatform(
    "that the post refuses is tried three times, and then shown to the administrator",
    { today },
    async (all) => {
      await withAddresses(all.as)
      await tellBruno(all.as)
      const refuse = async () => Promise.reject(new Error("550 <bruno@mail.example> has no mailbox here"))
      for (let n = 0; n < 3; n += 1) {
        await passTime(all.as)
        assert.equal(await all.work({ "notification.mail": notificationMail(refuse, address) }), 1)
      }
      assert.deepEqual(await mailOf(all.as, "bruno"), [{ kind: "nomination-returned", mail: "failed" }])
      const Failed = z.object({ person: z.string(), reason: z.string() })
      const failed = (db: Database) =>
        rows(db, Failed)`select person, reason from notify.letter where status = 'failed'`
      assert.deepEqual(await all.as("administrator", failed), [
        { person: "bruno", reason: "550 <…> has no mailbox here" },
      ])
      assert.deepEqual(await all.as("amina", failed), [])
    },
  )

  for (const language of languages)
    it(`is written in "${language}" with nothing a letter may not tell`, async () => {
      const told = [
        { kind: "security-key-made", facts: { name: "victims" }, path: "/account" },
        { kind: "mandate-due", facts: { document: "CTOC/COP/2008/18", due: "2018-04-01" }, path: null },
        { kind: "of-a-later-version", facts: {}, path: "/" },
      ]
      const { subject, text } = await letterOf(told, { name: "Amina", language }, address)
      assert.doesNotMatch(text, /victims|later-version|\{/)
      assert.match(text, /CTOC\/COP\/2008\/18/)
      assert.match(text, /Amina/)
      assert.match(subject, /3|٣/)
    })
})

describe("looking ahead", () => {
  onPlatform(
    "tells of appointments that end soon, once, and comes by again the next day",
    { today },
    async ({ as }) => {
      const now = new Date()
      const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10)
      const until = new Date(now.getTime() + 10 * 86_400_000).toISOString().slice(0, 10)
      const look = () =>
        lookAhead([])({
          ...{ id: "", payload: {}, person: "platform", attempt: 1, last: false, now: () => now },
          transaction: (work) => as("platform", work),
          progress: async () => undefined,
          complain: () => undefined,
          halted: new AbortController().signal,
        })
      await as("platform", (db) =>
        sql`insert into identity.appointment (person, role, party, since, until, made)
          values ('benita', 'observer', 'state-ury', '2000-01-01', ${until}, now())`.execute(db),
      )
      await look()
      await look()
      const Seen = z.object({ kind: z.string(), path: z.string() })
      const seen = (person: string) => as(person, (db) => rows(db, Seen)`select kind, path from notify.notification`)
      assert.deepEqual(await seen("benita"), [{ kind: "appointment-ending", path: "/account" }])
      assert.deepEqual(await seen("bruno"), [{ kind: "appointment-of-theirs-ending", path: "/people/benita" }])
      assert.deepEqual(await seen("bilal"), [])
      const Asked = z.object({ run: z.string() })
      const asked = await as(
        "platform",
        (db) => rows(db, Asked)`
      select to_char(run_after at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as run from jobs.job where kind = 'notification.look'`,
      )
      assert.deepEqual(asked, [{ run: `${tomorrow} 05:00` }])
    },
  )
})
