import { addresseesOf as compute, mayBeAsked, type Addressee } from "#modules/calls/addressees.ts"
import { forms, type Call, type CallWording } from "#modules/calls/call.ts"
import type { Tally } from "#modules/calls/contract.ts"
import { submissionStatuses } from "#modules/calls/standing.ts"
import { allActors } from "#modules/directory/door.ts"
import { participantsOn } from "#modules/treaties/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** Works out who would be asked on a day, in which form: what opening does, and what the preview shows. */
export async function wouldBeAsked(
  db: Database,
  wording: Pick<CallWording, "instrument" | "groups" | "besides" | "except">,
  day: string,
): Promise<Addressee[]> {
  const actors = await allActors(db)
  const status = wording.instrument === null ? new Map() : await participantsOn(db, wording.instrument, day)
  return compute(wording, { actors, statusOf: (party) => status.get(party) })
}

/** Those of these codes under which nobody stands who could be asked. */
export async function notToBeAsked(db: Database, codes: readonly string[]): Promise<string[]> {
  const known = new Set((await allActors(db)).filter(mayBeAsked).map(({ code }) => code))
  return codes.filter((code) => !known.has(code))
}

/** Keeps whom a call was opened for. */
export async function saveAddressees(db: Database, call: Call["id"], addressees: readonly Addressee[]): Promise<void> {
  await sql`
    insert into calls.addressee (call, party, form)
    select ${call}, party, form
      from jsonb_to_recordset(${JSON.stringify(addressees)}::jsonb) as t (party text, form text)`.execute(db)
}

/** Where an addressee stands with a call, with its days as ISO dates. */
export const Placed = z.object({
  party: z.string(),
  form: z.enum(forms),
  standing: z.enum(submissionStatuses),
  submitted: z.iso.datetime().nullable(),
  asksUntil: z.iso.date().nullable(),
  extended: z.iso.date().nullable(),
  needsHelp: z.boolean(),
  unclear: z.int(),
  reminded: z.iso.datetime().nullable(),
})
export type Placed = z.infer<typeof Placed>

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Whom a call was opened for and where each stands, as far as the reader may know; in the order of their codes. */
export async function addresseesOf(db: Database, call: Call["id"]): Promise<Placed[]> {
  return rows(db, Placed)`
    select d.party, d.form, d.standing, ${instant("d.submitted")} as submitted, d.asks_until as "asksUntil", d.extended,
           d.needs_help as "needsHelp", d.unclear, ${instant("r.at")} as reminded
      from calls.addressee d
      left join lateral (select max(at) as at from calls.reminder r where r.call = d.call and r.party = d.party) r on true
     where d.call = ${call} order by d.party collate "C"`
}

/** What of where an addressee stands is to be noted; what is not named stays. */
export type Noted = {
  readonly standing?: Placed["standing"]
  readonly submitted?: Date | null
  readonly asksUntil?: string | null
  readonly extended?: string | null
  readonly needsHelp?: boolean
  readonly unclear?: number
}

/** Notes where an addressee stands; whether there was one to note it of. */
export async function noteStanding(db: Database, call: Call["id"], party: string, noted: Noted): Promise<boolean> {
  const { standing, submitted, asksUntil, extended, needsHelp, unclear } = noted
  const changes = [
    ...(standing === undefined ? [] : [sql`standing = ${standing}`]),
    ...(submitted === undefined ? [] : [sql`submitted = ${submitted}`]),
    ...(asksUntil === undefined ? [] : [sql`asks_until = ${asksUntil}::date`]),
    ...(extended === undefined ? [] : [sql`extended = ${extended}::date`]),
    ...(needsHelp === undefined ? [] : [sql`needs_help = ${needsHelp}`]),
    ...(unclear === undefined ? [] : [sql`unclear = ${unclear}`]),
  ]
  if (changes.length === 0) return true
  const done = await sql`
    update calls.addressee set ${sql.join(changes)} where call = ${call} and party = ${party}`.execute(db)
  return done.numAffectedRows === 1n
}

/** The States and organizations for which somebody is appointed who could answer. */
export async function reachedParties(db: Database): Promise<ReadonlySet<string>> {
  const found = await rows(db, z.object({ party: z.string() }))`select calls.reached() as party`
  return new Set(found.map(({ party }) => party))
}

const Counted = z.object({ call: z.string(), standing: z.enum(submissionStatuses), n: z.int() })

/** How many of those each call asks stand where; a call is not among them where the reader is not to know, or nobody is asked yet. */
export async function talliesOf(db: Database, calls: readonly string[]): Promise<ReadonlyMap<string, Tally>> {
  const found = await rows(db, Counted)`
    select call, t.standing, t.n from unnest(${[...calls]}::uuid[]) as call cross join lateral calls.tally(call) t`
  return new Map(
    [...Map.groupBy(found, ({ call }) => call)].map(([call, counted]): [string, Tally] => [call, tallied(counted)]),
  )
}

function tallied(found: readonly z.infer<typeof Counted>[]): Tally {
  const of = (standing: Placed["standing"]) => found.find((each) => each.standing === standing)?.n ?? 0
  return {
    asked: found.reduce((sum, { n }) => sum + n, 0),
    opened: of("opened"),
    drafting: of("drafting"),
    cleared: of("cleared"),
    submitted: of("submitted"),
    clarifying: of("clarifying"),
    withdrawn: of("withdrawn"),
  }
}
