import { callById, noteStanding, type Noted } from "#modules/calls/door.ts"
import type { Call } from "#modules/calls/call.ts"
import { standingOf, Submission } from "#modules/submissions/submission.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** An instant of the database as ISO text. */
export const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

// What was granted and asked for stands with the call, where the Secretariat sees it before anything is submitted.
const columns = sql`
  s.id, s.call, s.party, s.status, s.round, ${instant("s.opened")} as opened, ${instant("s.cleared")} as cleared,
  ${instant("s.submitted")} as submitted, d.extended, d.needs_help as "needsHelp"
  from submissions.submission s join calls.shared_addressee d on d.call = s.call and d.party = s.party`

/** Finds a submission, as far as the reader may know of it. */
export async function findSubmission(db: Database, id: string): Promise<Submission | undefined> {
  const [found] = await rows(db, Submission)`select ${columns} where s.id = ${id}`
  return found
}

/** The submissions of these States and organizations, to whichever call. */
export const submissionsOf = (db: Database, parties: readonly string[]): Promise<Submission[]> =>
  rows(db, Submission)`select ${columns} where s.party = any(${[...parties]}::text[])`

/** The submission of somebody to a call. */
export async function findFor(db: Database, call: string, party: string): Promise<Submission | undefined> {
  const [found] = await rows(db, Submission)`select ${columns} where s.call = ${call} and s.party = ${party}`
  return found
}

/**
 * Holds a submission until the transaction ends: alone, for whoever moves it on;
 * beside others, for whoever writes in it. Nobody writes while it is cleared.
 */
export async function hold(db: Database, id: string, how: "alone" | "beside"): Promise<void> {
  const key = `submissions.submission ${id}`
  await (
    how === "alone"
      ? sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
      : sql`select pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`
  ).execute(db)
}

/** Makes the submission of somebody to a call, where there is none; answers whether it is new. */
export async function begin(db: Database, call: string, party: string, now: Date): Promise<boolean> {
  const made = await sql`
    insert into submissions.submission (call, party, opened) values (${call}, ${party}, ${now})
        on conflict (call, party) do nothing`.execute(db)
  return made.numAffectedRows === 1n
}

/** Keeps where a submission now stands, and says so to its call. Who cleared it stays who cleared it, whoever submits it; why it was withdrawn is kept with it. */
export async function keepStatus(
  db: Database,
  { id, status, round, cleared, submitted }: Submission,
  { person, withdrawal = null }: { readonly person: string; readonly withdrawal?: string | null },
): Promise<void> {
  await sql`
    update submissions.submission
       set status = ${status}, round = ${round}, cleared = ${cleared},
           cleared_by = case when ${cleared}::timestamptz is null then null when ${status} = 'cleared' then ${person} else cleared_by end,
           submitted = ${submitted}, withdrawal = coalesce(${withdrawal}, withdrawal)
     where id = ${id}`.execute(db)
}

const Counts = z.object({ drafts: z.int(), open: z.int() })

/** Notes with the call where a submission stands, by what is written and what is asked of it. */
export async function note(
  db: Database,
  submission: Pick<Submission, "id" | "call" | "party" | "status">,
  more: Noted = {},
): Promise<void> {
  const [counted] = await rows(db, Counts)`
    select (select count(*)::int from submissions.draft where submission = ${submission.id}) as drafts,
           (select count(*)::int from submissions.clarification
             where submission = ${submission.id} and answered is null and closed is null) as open`
  const { drafts, open } = counted ?? { drafts: 0, open: 0 }
  const standing = standingOf(submission, { drafts, open })
  await noteStanding(db, submission.call, submission.party, { standing, unclear: open, ...more })
}

/** The call of a submission. */
export async function callOf(db: Database, { call }: Pick<Submission, "call">): Promise<Call> {
  const found = await callById(db, call)
  if (!found) throw new Error("a submission has its call")
  return found
}
