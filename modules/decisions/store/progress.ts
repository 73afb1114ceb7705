import {
  Progress,
  reported,
  type Reporting,
  type ReportRefusal,
  undoable,
  type UndoProgressRefusal,
} from "#modules/decisions/progress/progress.ts"
import type { Hand } from "#modules/decisions/store/correcting.ts"
import { settleProgress } from "#modules/decisions/store/settling.ts"
import { tellOfChange } from "#modules/decisions/store/telling.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

const columns = sql`
  p.id, p.mandate, p.status, p.note, p.link, p.reached, p.person,
  to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, p.undone`

/** What was reported of a mandate, latest first; to the public, nothing. */
export const progressOf = (db: Database, mandate: string): Promise<Progress[]> =>
  rows(db, Progress)`
    select ${columns} from decisions.progress p where p.mandate = ${mandate} order by p.touch desc`

/** Reports how it stands with a mandate. */
export async function report(
  { db, person, now }: Hand,
  mandate: Progress["mandate"],
  said: Reporting,
  today: string,
): Promise<Result<Progress, ReportRefusal | "mandate-not-found">> {
  const [held] = await rows(db, z.object({ document: z.string() }))`
    select document from decisions.mandate where id = ${mandate} and gone is null for update`
  if (!held) return refuse("mandate-not-found")
  const whole = reported(said, today)
  if (!whole.ok) return whole
  const { status, note, link, reached } = whole.value
  const [made] = await rows(db, Progress)`
    insert into decisions.progress as p (mandate, document, status, note, link, reached, person, at)
    values (${mandate}, ${held.document}, ${status}, ${note}, ${link}, ${reached}, ${person}, ${now})
    returning ${columns}`
  if (!made) throw new Error("a report that was written down is there")
  await settleProgress(db, held.document)
  await tellOfChange(db, [mandate], now)
  return allow(made)
}

/** Undoes a report: the mandate stands as the report before it says, or as its date alone tells. */
export async function undoReport(
  { db }: Hand,
  id: Progress["id"],
): Promise<Result<Progress, UndoProgressRefusal | "progress-not-found">> {
  const [made] = await rows(db, Progress.extend({ touch: z.coerce.number(), document: z.string() }))`
    select ${columns}, p.touch, p.document from decisions.progress p where p.id = ${id} for update`
  if (!made) return refuse("progress-not-found")
  const [later] = await rows(db, z.object({ id: z.string() }))`
    select id from decisions.progress
     where mandate = ${made.mandate} and touch > ${made.touch}::bigint and not undone order by touch desc limit 1`
  const may = undoable(made.undone, later !== undefined)
  if (!may.ok && may.refusal === "progress-not-latest")
    throw new Problem(409, may.refusal, { first: { kind: "progress", ...later } })
  if (!may.ok) return may
  await sql`
    update decisions.progress set undone = true, undone_touch = nextval('decisions.touch') where id = ${id}`.execute(db)
  await settleProgress(db, made.document)
  return allow({ ...made, undone: true })
}
