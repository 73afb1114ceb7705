import { notify } from "#platform/notify/notify.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { enqueue } from "#platform/jobs/queue.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import { z } from "zod"

/** The kind of work that looks every day for what comes near: ends, dues, expiries. */
export const lookKind = "notification.look"

/** Looks for one kind of thing that comes near, and tells of what nobody was told yet. */
export type Look = (db: Database, today: string, now: Date) => Promise<void>

const day = 86_400_000
/** How long before its end an appointment is told of. */
const ahead = 30
/** How long before it expires an invitation is told of. */
const soon = 2
/** How long what was told is kept. */
const kept = 400

/** Looks for all that comes near, forgets what is long past, and asks to be done again the next morning. */
export const lookAhead =
  (looks: readonly Look[]): Handler =>
  async ({ transaction, now }) => {
    const at = now()
    const today = at.toISOString().slice(0, 10)
    for (const look of [appointmentsEnding, invitationsEnding, ...looks]) await transaction((db) => look(db, today, at))
    await transaction(async (db) => {
      await rows(db, z.unknown())`select notify.forget(${new Date(at.getTime() - kept * day)})`
      await askToLook(db, new Date(Date.parse(`${today}T05:00:00Z`) + day))
    })
  }

/** Asks for the next look, unless it is asked for already. */
export async function askToLook(db: Database, after: Date): Promise<void> {
  const waits = await rows(db, z.unknown())`
    select 1 from jobs.job where kind = ${lookKind} and status = 'waiting' for update`
  if (waits.length === 0) await enqueue(db, lookKind, {}, after)
}

/** Whether anybody was told of this already; for looks, which come by every day. */
export async function wasTold(db: Database, kind: string, path: string | null, facts: object): Promise<boolean> {
  const [found] = await rows(db, z.object({ was: z.boolean() }))`
    select notify.was_told(${kind}, ${path}, ${JSON.stringify(facts)}::jsonb) as was`
  return found?.was ?? false
}

const Ending = z.object({ id: z.string(), person: z.string(), party: z.string().nullable(), until: z.iso.date() })

/** Tells those whose appointment ends soon, and those who administer it. */
async function appointmentsEnding(db: Database, today: string, now: Date): Promise<void> {
  const ending = await rows(db, Ending)`
    select a.id, a.person, a.party, a.until::text as until
      from identity.appointment a join identity.person p on p.id = a.person and p.status = 'active'
     where a.ended is null and a.until between ${today}::date and ${today}::date + ${ahead}::int
     order by a.until, a.id`
  for (const { id, person, party, until } of ending) {
    const facts = { appointment: id, until }
    if (!(await wasTold(db, "appointment-ending", "/account", facts)))
      await notify(db, { kind: "appointment-ending", to: { person }, about: { path: "/account" }, facts, at: now })
    const about = { path: `/people/${person}`, party }
    // Whoever wishes not to be told keeps nobody else from it, nor has them told every day.
    if (!(await wasTold(db, "appointment-of-theirs-ending", about.path, facts)))
      await notify(db, {
        kind: "appointment-of-theirs-ending",
        to: { mayDo: "appointment.end" },
        about,
        facts,
        at: now,
      })
  }
}

const Expiring = z.object({
  id: z.string(),
  nomination: z.string(),
  by: z.string(),
  party: z.string().nullable(),
  until: z.iso.date(),
})

/** Tells whoever sent an invitation that it was not accepted and expires. */
async function invitationsEnding(db: Database, _: string, now: Date): Promise<void> {
  const expiring = await rows(db, Expiring)`
    select i.id, i.nomination, i.made_by as by, n.party, to_char(i.expires at time zone 'UTC', 'YYYY-MM-DD') as until
      from identity.invitation i join identity.nomination n on n.id = i.nomination
     where i.used is null and i.withdrawn is null
       and i.expires between ${now} and ${new Date(now.getTime() + soon * day)}
     order by i.expires, i.id`
  for (const { id, nomination, by, party, until } of expiring) {
    const path = `/nominations/${nomination}`
    const facts = { invitation: id, until }
    if (await wasTold(db, "invitation-ending", path, facts)) continue
    await notify(db, { kind: "invitation-ending", to: { person: by }, about: { path, party }, facts, at: now })
  }
}
