import { AuditLine, HistoryLine, type AuditFilter } from "#platform/audit/contract.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { Line } from "#platform/ledger/line.ts"
import { z } from "zod"

const columns = sql`
  e.number, e.at, e.person, p.name, e.appointment, a.role, a.party, e.act, e.subjects, e.params, e.changes`
// Who somebody is stands in no line: it is looked up, as far as whoever asks may see it.
const joins = sql`
  left join identity.person p on p.id = e.person
  left join identity.appointment a on a.id = e.appointment`

const instant = z.date().transform((at) => at.toISOString())
const Row = AuditLine.extend({ number: z.coerce.number(), at: instant })

/** A stretch of the lines that are asked for, latest first, from below a line on. */
export const listLines = (
  db: Database,
  filter: AuditFilter,
  below: number | undefined,
  limit: number,
): Promise<AuditLine[]> =>
  rows(db, Row)`
    select ${columns} from ledger.entry e ${joins}
     where ${matches(filter)} and e.number < ${below ?? Number.MAX_SAFE_INTEGER}
     order by e.number desc limit ${limit}`

/** How many lines are asked for. */
export async function countLines(db: Database, filter: AuditFilter): Promise<number> {
  const [found] = await rows(db, z.object({ n: z.coerce.number() }))`
    select count(*) as n from ledger.entry e where ${matches(filter)}`
  return found?.n ?? 0
}

/** All lines that are asked for, a stretch at a time. */
export async function* everyLine(db: Database, filter: AuditFilter): AsyncGenerator<AuditLine> {
  for (let below: number | undefined; ;) {
    const lines = await listLines(db, filter, below, 1000)
    yield* lines
    below = lines.at(-1)?.number
    if (lines.length < 1000) return
  }
}

/** One line as it is sealed, with the seal before it; nothing where whoever asks may not read it. */
export async function findLine(db: Database, number: number): Promise<{ line: Line; before: string } | undefined> {
  const [found] = await rows(db, Line.extend({ before: z.string() }))`
    select number, at, person, appointment, act, subjects, params::text as params, changes::text as changes, salt,
           formula, seal, coalesce(ledger.seal_of(number - 1), '') as before
      from ledger.entry where number = ${number}`
  if (!found) return undefined
  const { before, ...line } = found
  return { line, before }
}

const Told = HistoryLine.omit({ own: true }).extend({
  number: z.coerce.number(),
  at: instant,
  changes: z
    .string()
    .nullable()
    .transform((text) => HistoryLine.shape.changes.parse(JSON.parse(text ?? "null"))),
})

/** What was done with one thing, latest first, from below a line on. */
export const listHistory = (
  db: Database,
  subject: string,
  below: number | undefined,
  limit: number,
): Promise<z.infer<typeof Told>[]> =>
  rows(db, Told)`select * from ledger.history_of(${subject}, ${below ?? null}::bigint, ${limit})`

function matches({ person, act, appointment, subject, since, until }: AuditFilter) {
  const conditions = [
    person !== undefined && sql`e.person = ${person}`,
    act !== undefined && (act.endsWith(".*") ? sql`starts_with(e.act, ${act.slice(0, -1)})` : sql`e.act = ${act}`),
    appointment !== undefined && sql`e.appointment = ${appointment}`,
    subject !== undefined && sql`e.subjects @> array[${subject}]`,
    since !== undefined && sql`e.at >= ${since}::date::timestamp at time zone 'UTC'`,
    until !== undefined && sql`e.at < (${until}::date + 1)::timestamp at time zone 'UTC'`,
  ].filter((condition) => condition !== false)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
