import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { askedAs, hasStatus } from "#modules/decisions/store/filter.ts"
import { mandatesById } from "#modules/decisions/store/in-place.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

/** How many days back a calendar reaches, and how much it holds: what is past or endless is for the register. */
const back = 400
const most = 2000

/** What falls due for an actor, the soonest first: what lies ahead, and what was due within the last year or so. */
export async function dueFor(db: Database, code: string, language: Language, today: string): Promise<MandateInPlace[]> {
  const found = await rows(db, z.object({ id: z.string() }))`
    select m.id from decisions.mandate m
     where m.gone is null and m.addressed = any(${await askedAs(db, code)}::text[]) and m.due is not null and m.kind <> 'position'
       and m.due_order >= ${today}::date - ${back}::int and not coalesce(${hasStatus("ended", today)}, false)
     order by m.due_order, m.slug, m.ordinal, m.clause, m.part limit ${most}`
  const mandates = await mandatesById(
    db,
    found.map(({ id }) => id),
    language,
    today,
  )
  return found.flatMap(({ id }) => mandates.get(id) ?? [])
}
