import { dueFor, reminderDue, unanswered, type Call } from "#modules/calls/call.ts"
import { addresseesOf, reachedParties, type Placed } from "#modules/calls/store/addressees.ts"
import { callsWhere } from "#modules/calls/store/calls.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { notify } from "#platform/notify/notify.ts"
import { z } from "zod"

/** Reminds, as the platform, those whose day comes near and who have not answered: each once for each day that was set. */
export async function remindThoseDue(db: Database, today: string, now: Date): Promise<void> {
  for (const call of await callsWhere(db, sql`c.status = 'open' order by c.due, c.id`))
    for (const each of await addresseesOf(db, call.id)) {
      const before = unanswered.includes(each.standing) ? reminderDue(call, dueFor(call, each.extended), today) : null
      if (before !== null) await remind(db, call, each, before, now)
    }
}

/** Reminds by hand those named, or all; none who has answered, and none who was reminded on this day. */
export async function remindNow(
  db: Database,
  call: Call,
  parties: readonly string[] | undefined,
  now: Date,
): Promise<{ reminded: number; unreached: string[] }> {
  const today = now.toISOString().slice(0, 10)
  const reached = await reachedParties(db)
  const meant = (await addresseesOf(db, call.id)).filter(
    ({ party, standing, reminded }) =>
      (parties === undefined || parties.includes(party)) &&
      unanswered.includes(standing) &&
      (reminded === null || reminded.slice(0, 10) < today),
  )
  const there = meant.filter(({ party }) => reached.has(party))
  for (const each of there) await remind(db, call, each, null, now)
  return {
    reminded: there.length,
    unreached: meant.filter(({ party }) => !reached.has(party)).map(({ party }) => party),
  }
}

/** Reminds one, unless it was done: two who come at once remind once. */
async function remind(db: Database, call: Call, { party, extended }: Placed, before: number | null, now: Date) {
  const due = dueFor(call, extended)
  const kept = await rows(db, z.object({ party: z.string() }))`
    insert into calls.reminder (call, party, due, before, at)
    values (${call.id}, ${party}, ${due}, ${before}, ${now}) on conflict do nothing returning party`
  if (kept.length === 0) return
  await notify(db, {
    kind: "call-due",
    to: { mayDo: "submission.open" },
    about: { path: `/calls/${call.id}`, party },
    facts: { call: call.title, due },
    at: now,
  })
}
