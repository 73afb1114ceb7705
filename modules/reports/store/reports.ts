import { Report, type ReportWording } from "#modules/reports/report.ts"
import { isInRecord } from "#modules/decisions/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { id } from "#platform/kernel/id.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** An instant as the contract has it. */
export const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const columns = sql`
  r.wording || jsonb_build_object(
    'id', r.id, 'mandate', r.mandate, 'template', r.template, 'audience', r.audience, 'blocks', r.blocks, 'status', r.status,
    'touch', r.touch, 'compiling', r.compiling, 'fault', r.fault, 'until', r.until, 'stage', r.stage,
    'calls', coalesce((select jsonb_agg(c.call order by c.ordinal) from reports.report_call c where c.report = r.id), '[]'),
    'document', (select d.slug from decisions.shared_document d where d.id = r.document),
    'issued', ${instant("r.issued")},
    'snapshot', (select jsonb_build_object('id', s.id, 'digest', s.digest, 'taken', s.taken, 'touch', s.touch, 'made', ${instant("s.made")})
                   from reports.snapshot s where s.id = r.snapshot)) as report`
const Row = z.object({ report: Report })

/** Finds a report, as far as the reader may know of it. */
export async function findReport(db: Database, report: string): Promise<Report | undefined> {
  const [found] = await rows(db, Row)`select ${columns} from reports.report r where r.id = ${report}`
  return found?.report
}

/** Finds a report and holds it still until the transaction ends. */
export async function holdReport(db: Database, report: string): Promise<Report | undefined> {
  const [found] = await rows(db, Row)`select ${columns} from reports.report r where r.id = ${report} for update of r`
  return found?.report
}

/** The reports this condition on `r` is true of, in the order it says. */
export async function reportsWhere(db: Database, condition: ReturnType<typeof sql>): Promise<Report[]> {
  const found = await rows(db, Row)`select ${columns} from reports.report r where ${condition}`
  return found.map(({ report }) => report)
}

/** Keeps a new draft, and gives it its id. */
export async function insertReport(
  db: Database,
  mandate: Report["mandate"],
  template: string | null,
  wording: ReportWording,
  now: Date,
): Promise<Report["id"]> {
  const { audience, blocks, calls, ...head } = wording
  const [made] = await rows(db, z.object({ id: id("report") }))`
    insert into reports.report (mandate, template, wording, audience, blocks, made)
    values (${mandate}, ${template}, ${JSON.stringify(head)}::jsonb, ${audience}, ${JSON.stringify(blocks)}::jsonb, ${now})
    returning id`
  if (!made) throw new Error("a report that was begun has no id")
  await restOn(db, made.id, calls)
  return made.id
}

/** Keeps what a report now says, and counts that it was changed. */
export async function keepWording(db: Database, report: Report["id"], wording: ReportWording): Promise<void> {
  const { audience, blocks, calls, ...head } = wording
  await sql`
    update reports.report
       set wording = ${JSON.stringify(head)}::jsonb, audience = ${audience}, blocks = ${JSON.stringify(blocks)}::jsonb,
           touch = touch + 1
     where id = ${report}`.execute(db)
  await sql`delete from reports.report_call where report = ${report}`.execute(db)
  await restOn(db, report, calls)
}

async function restOn(db: Database, report: string, calls: readonly string[]): Promise<void> {
  await sql`
    insert into reports.report_call (report, call, ordinal)
    select ${report}, call, min(n)::integer - 1 from unnest(${[...calls]}::uuid[]) with ordinality as t (call, n) group by call
  `.execute(db)
}

/** Those of these calls that are not there, or are not open to be rested on. */
export async function callsMissing(db: Database, calls: readonly string[]): Promise<boolean> {
  const found = await rows(db, z.object({ id: z.string() }))`
    select id from calls.shared_call where id = any(${[...calls]}::uuid[]) and status in ('open', 'closed')`
  return found.length < new Set(calls).size
}

/** The calls under a mandate that were opened, the first first. */
export async function callsUnder(db: Database, mandate: string): Promise<Report["calls"]> {
  const found = await rows(db, z.object({ id: id("call") }))`
    select c.id from calls.shared_call c join calls.shared_mandate u on u.call = c.id
     where u.mandate = ${mandate} and c.status in ('open', 'closed') order by c.opened, c.id`
  return found.map((each) => each.id)
}

/**
 * Whether the record has a document under a report's symbol, or another report
 * was issued under it; nobody issues one under it until the transaction ends.
 */
export async function symbolIsTaken(db: Database, { id: report, symbol }: Report): Promise<boolean> {
  if (symbol === null) return false
  await sql`select pg_advisory_xact_lock(hashtext('report-symbol'), hashtext(reports.key_of(${symbol})))`.execute(db)
  const found = await rows(db, z.object({ id: z.string() }))`
    select id from reports.report
     where status = 'issued' and id <> ${report} and reports.key_of(wording ->> 'symbol') = reports.key_of(${symbol})`
  return found.length > 0 || isInRecord(db, symbol)
}

/** Notes how far compiling is; null when it is over, with why where it was given up. Of what was issued or withdrawn meanwhile nothing. */
export async function noteCompiling(
  db: Database,
  report: string,
  compiling: number | null,
  fault: string | null = null,
) {
  await sql`
    update reports.report set compiling = ${compiling}, fault = ${fault}
     where id = ${report} and status in ('draft', 'shown')`.execute(db)
}

const Named = z.object({ id: id("call"), title: Text })

/** The titles of calls. */
export const callsNamed = (db: Database, calls: readonly string[]) =>
  rows(db, Named)`
    select id, wording -> 'title' as title from calls.shared_call where id = any(${[...calls]}::uuid[]) order by opened, id`

/** Whether a mandate is there to owe a report. */
export async function mandateIsThere(db: Database, mandate: string): Promise<boolean> {
  const found = await rows(
    db,
    z.object({ id: z.string() }),
  )`select id from decisions.shared_mandate where id = ${mandate}`
  return found.length > 0
}

/** Withdraws a draft; it stays for its history. */
export async function withdraw(db: Database, report: string): Promise<void> {
  await sql`update reports.report set status = 'withdrawn', compiling = null where id = ${report}`.execute(db)
}
