import type { listSessions } from "#modules/decisions/contract.ts"
import { type KnownSession, Session } from "#modules/decisions/session.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** One stretch of the sessions, latest first. */
export async function sessionPage(
  db: Database,
  { body, q, after, limit }: z.infer<typeof listSessions.query>,
): Promise<z.infer<typeof listSessions.output>> {
  const list = `sessions ${body ?? ""} ${q ?? ""}`
  const at = readCursor(list, z.tuple([z.string(), z.string(), z.number()]), after)
  const sought = q?.trim() ?? ""
  const matching = sql`
    ${body ? sql`body = ${body}` : sql`true`}
    and ${sought === "" ? sql`true` : sql`(number::text = ${sought} or strpos(lower(place), lower(${sought})) > 0)`}`
  const following = at
    ? sql`(coalesce(opens, '0001-01-01'), body, number) < (${at[0]}::date, ${at[1]}, ${at[2]}::int)`
    : sql`true`
  const found = await rows(db, Session.extend({ key: z.string() }))`
    select id, body, number, opens, closes, place, by_rule as "byRule", coalesce(opens, '0001-01-01') as key
      from decisions.session where ${matching} and ${following}
     order by coalesce(opens, '0001-01-01') desc, body desc, number desc limit ${limit + 1}`
  const [counted] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from decisions.session where ${matching}`
  return { total: counted?.total ?? 0, ...stretchOf(list, found, limit, (last) => [last.key, last.body, last.number]) }
}

/** Keeps sessions the record comes with; what somebody changed since stays as it is. */
export async function saveSessions(db: Database, sessions: readonly KnownSession[]): Promise<void> {
  await sql`
    insert into decisions.session (body, number, opens, closes, place, by_rule)
    select body, number, opens, closes, place, "byRule"
      from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
           as known (body text, number int, opens date, closes date, place text, "byRule" boolean)
        on conflict (body, number) do nothing`.execute(db)
}
