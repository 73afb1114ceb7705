import type { listQuotations } from "#modules/reports/contract.ts"
import { Quotation } from "#modules/reports/quotation.ts"
import { instant } from "#modules/reports/store/reports.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { isUuid } from "#platform/identity/records.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const columns = sql`
  q.id, q.report, q.answer, a.question, q.party, q.text, q.language, q.title, q.until, q.shown, q.status, q.correction, q.wording,
  ${instant("q.answered")} as answered, q.outcome, q.note, ${instant("q.settled")} as settled`
const from = sql`reports.quotation q join submissions.shared_answer a on a.id = q.answer`

/** The quotations in a report, as far as the reader may see them. */
export async function quotationsOf(db: Database, report: string) {
  const found = await rows(db, Quotation)`
    select ${columns} from ${from} where q.report = ${report} order by q.party collate "C", q.place`
  return named(db, found)
}

/** Finds a quotation and holds it still until the transaction ends. */
export async function holdQuotation(db: Database, id: string) {
  const [found] = await rows(db, Quotation.extend({ answeredBy: z.string().nullable() }))`
    select ${columns}, q.answered_by as "answeredBy" from ${from} where q.id = ${id} for update of q`
  return found
}

/** One stretch of how those the reader acts for are quoted, what is still to be seen first. */
export async function quotationPage(
  db: Database,
  { after, limit, status }: z.infer<typeof listQuotations.query>,
): Promise<Result<z.infer<typeof listQuotations.output>, "cursor-not-known">> {
  const order = sql`(case q.status when 'to-see' then 0 when 'contested' then 1 else 2 end), q.id`
  const which = sql`q.shown and ${status ? sql`q.status = ${status}` : sql`true`}`
  const known = after === undefined || !isUuid(after) ? undefined : await holds(db, after)
  if (after !== undefined && !known) return refuse("cursor-not-known")
  const place = after ? sql`(${order}) > (select ${order} from reports.quotation q where q.id = ${after})` : sql`true`
  const found = await rows(db, Quotation.extend({ label: Text }))`
    select ${columns}, (select n.wording -> 'label' from calls.shared_question n where n.code = a.question order by n.edition desc limit 1) as label
      from ${from} where ${which} and ${place} order by ${order} limit ${limit + 1}`
  const [count] = await rows(
    db,
    z.object({ n: z.int() }),
  )`select count(*)::int as n from reports.quotation q where ${which}`
  const shown = found.slice(0, limit)
  const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null
  return allow({ total: count?.n ?? 0, items: await named(db, shown), next })
}

const holds = async (db: Database, id: string): Promise<boolean> =>
  (await rows(db, z.object({ id: z.string() }))`select id from reports.quotation where id = ${id}`).length > 0

async function named<Q extends Quotation>(db: Database, quotations: readonly Q[]): Promise<(Q & { names: Text })[]> {
  const actors = await actorsByCode(db)
  return quotations.map((each) => ({ ...each, names: actors.get(each.party)?.names ?? {} }))
}

/** Shows the quotations of a report to those who are quoted; answers whom there is something new to see for. */
export async function showQuotations(db: Database, report: string, until: string): Promise<string[]> {
  const parties = await rows(db, z.object({ party: z.string() }))`
    select distinct party from reports.quotation where report = ${report} and status = 'to-see' order by party`
  await sql`update reports.quotation set shown = true, until = ${until} where report = ${report}`.execute(db)
  await sql`update reports.report set status = 'shown', until = ${until} where id = ${report}`.execute(db)
  return parties.map(({ party }) => party)
}

/** Writes down what its State said to a quotation: that it is well, or what is wrong. */
export async function answerQuotation(
  db: Database,
  id: string,
  said: { readonly correction: string; readonly wording: string | null } | null,
  person: string,
  now: Date,
): Promise<void> {
  await sql`
    update reports.quotation
       set status = ${said ? "contested" : "seen"}, correction = ${said?.correction ?? null}, wording = ${said?.wording ?? null},
           answered = ${now}, answered_by = ${person}
     where id = ${id}`.execute(db)
}

/** Writes down how a quotation was settled. */
export async function settle(
  db: Database,
  id: string,
  {
    outcome,
    wording,
    note,
  }: { readonly outcome: "kept" | "reworded"; readonly wording: string | null; readonly note: string },
  person: string,
  now: Date,
): Promise<void> {
  await sql`
    update reports.quotation
       set status = 'settled', outcome = ${outcome}, wording = ${wording}, note = ${note}, settled = ${now}, settled_by = ${person}
     where id = ${id}`.execute(db)
}

/** A settled quotation in other words changes what the report must say: it is compiled anew before it is issued. */
export async function touchReport(db: Database, report: string): Promise<void> {
  await sql`update reports.report set touch = touch + 1 where id = ${report}`.execute(db)
}
