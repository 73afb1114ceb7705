import { open, type Call, type OpenRefusal } from "#modules/calls/call.ts"
import { saveAddressees, wouldBeAsked } from "#modules/calls/store/addressees.ts"
import { callsWhere, holdCall, keepCall } from "#modules/calls/store/calls.ts"
import { sql, type Database } from "#platform/database/sql.ts"
import { refuse, type Result } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import { record } from "#platform/ledger/ledger.ts"
import { notify } from "#platform/notify/notify.ts"
import { wasTold } from "#platform/notify/look.ts"

/** Opens a tested call: whom it asks is worked out on this day and kept, and whoever acts for them is told. */
export async function openNow(db: Database, call: Call, today: string, now: Date): Promise<Result<Call, OpenRefusal>> {
  const asked = await wouldBeAsked(db, call, today)
  const opened = open(call, asked.length, today)
  if (!opened.ok) return opened
  const kept = await keepCall(db, opened.value)
  await saveAddressees(db, call.id, asked)
  for (const { party } of asked)
    await notify(db, {
      kind: "call-opened",
      to: { mayDo: "submission.open" },
      about: { path: `/calls/${call.id}`, party },
      facts: { call: call.title, due: call.due },
      at: now,
    })
  tellOf(db, kept, { status: call.status, addressees: 0 }, { status: kept.status, addressees: asked.length })
  return { ok: true, value: kept }
}

/** Tells the ledger of an act on a call: on it and, once it is known to everybody, on the mandates it is issued under, whose history is. */
export function tellOf(
  db: Database,
  { id, mandates, opened }: Pick<Call, "id" | "mandates" | "opened">,
  before: Parameters<typeof changesOf>[0],
  after: Parameters<typeof changesOf>[1],
): void {
  tell(db, {
    subjects: [`call:${id}`, ...(opened === null ? [] : mandates.map((mandate) => `mandate:${mandate}`))],
    changes: changesOf(before, after),
  })
}

/**
 * Opens the tested calls whose day has come, as the platform. One that cannot be
 * opened stays as it is, and whoever opens calls is told why, once.
 */
export async function openThoseDue(db: Database, today: string, now: Date): Promise<void> {
  const due = await callsWhere(
    db,
    sql`c.status = 'tested' and (c.wording ->> 'opens')::date <= ${today}::date order by c.due, c.id`,
  )
  for (const { id } of due) {
    const call = await holdCall(db, id)
    const opened = call ? await openNow(db, call, today, now) : refuse("call-not-tested")
    if (opened.ok) {
      await record(db, { at: now, person: "platform", act: "call.open", params: JSON.stringify({ id }) })
      continue
    }
    const told = { call: call?.title ?? {}, why: opened.refusal.replaceAll("-", "") }
    const path = `/calls/${id}`
    if (await wasTold(db, "call-not-opened", path, told)) continue
    await notify(db, { kind: "call-not-opened", to: { mayDo: "call.open" }, about: { path }, facts: told, at: now })
  }
}
