import { OwedBy, type listReports, type ReportInPlace } from "#modules/reports/contract.ts"
import type { Report } from "#modules/reports/report.ts"
import { instant, reportsWhere } from "#modules/reports/store/reports.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { isUuid } from "#platform/identity/records.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** The mandates of these reports, as pages name them, by their ids. */
export async function owedBy(db: Database, reports: readonly Pick<Report, "mandate">[]) {
  const found = await rows(db, OwedBy)`
    select m.id, m.slug, d.symbol, coalesce(p.number, p.anchor) as place, m.verb || ' ' || m.action as text, m.language
      from decisions.shared_mandate m
      join decisions.shared_document d on d.id = m.document
      join decisions.shared_provision p on p.id = m.provision
     where m.id = any(${reports.map(({ mandate }) => mandate)}::uuid[])`
  return new Map(found.map((each) => [each.id, each]))
}

const Counted = z.object({ report: z.string(), n: z.int() })

/** Sets reports in their places: each with the mandate that owes it, and how many quotations there are in it. */
export async function inPlace(db: Database, reports: readonly Report[]): Promise<ReportInPlace[]> {
  const owed = await owedBy(db, reports)
  const counted = await rows(db, Counted)`
    select report, count(*)::int as n from reports.quotation where report = any(${reports.map(({ id }) => id)}::uuid[]) group by report`
  const quotations = new Map(counted.map(({ report, n }) => [report, n]))
  return reports.map((report) => ({
    ...report,
    owed: owed.get(report.mandate) ?? null,
    quotations: quotations.get(report.id) ?? 0,
  }))
}

type Asked = z.infer<typeof listReports.query>

// What is in hand stands first, what was withdrawn last; among equals the newest.
const order = sql`
  (case r.status when 'draft' then 0 when 'shown' then 0 when 'issued' then 1 else 2 end),
  (timestamptz '2100-01-01' - coalesce(r.issued, r.made)), r.id`

/** One stretch of the reports the reader may know of. */
export async function reportPage(
  db: Database,
  { after, limit, mandate, answer, release, status }: Asked,
): Promise<Result<z.infer<typeof listReports.output>, "cursor-not-known">> {
  const which = sql`
    ${mandate ? sql`r.mandate = ${mandate}` : sql`true`} and ${status ? sql`r.status = ${status}` : sql`true`}
    and ${answer ? sql`exists (select from reports.source s where s.snapshot = r.snapshot and s.answer = ${answer})` : sql`true`}
    and ${release ? sql`exists (select from reports.figure_source s where s.snapshot = r.snapshot and s.release in (${releaseBy(release)}))` : sql`true`}`
  const known = after === undefined || !isUuid(after) ? [] : await reportsWhere(db, sql`r.id = ${after}`)
  if (after !== undefined && known.length === 0) return refuse("cursor-not-known")
  const place = after ? sql`(${order}) > (select ${order} from reports.report r where r.id = ${after})` : sql`true`
  const found = await reportsWhere(db, sql`${which} and ${place} order by ${order} limit ${limit + 1}`)
  const [count] = await rows(
    db,
    z.object({ n: z.int() }),
  )`select count(*)::int as n from reports.report r where ${which}`
  const shown = found.slice(0, limit)
  const lines = await linesOn(db, shown, { answer, release })
  const items = (await inPlace(db, shown)).map((each) => ({ ...each, ...(lines.get(each.id) ?? { lines: 0, at: [] }) }))
  return allow({ total: count?.n ?? 0, items, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null })
}

const Lines = z.object({ report: z.string(), lines: z.int(), at: z.array(z.int()) })

const releaseBy = (code: string) => sql`select f.id from analysis.shared_release f where f.code = ${code}`

/** How many lines of each report rest on answers and figures, or on one answer or release; and of one, where they stand. */
async function linesOn(
  db: Database,
  reports: readonly Report[],
  { answer, release }: Pick<Asked, "answer" | "release">,
) {
  const found = await rows(db, Lines)`
    select p.report, count(distinct (s.block, s.part))::int as lines,
           ${answer || release ? sql`array_agg(distinct s.block order by s.block)` : sql`'{}'::integer[]`} as at
      from (select snapshot, block, part, answer, null::uuid as release from reports.source
            union all select snapshot, block, part, null, release from reports.figure_source) s
      join reports.snapshot p on p.id = s.snapshot
     where p.report = any(${reports.map(({ id }) => id)}::uuid[]) and ${answer ? sql`s.answer = ${answer}` : sql`true`}
       and ${release ? sql`s.release in (${releaseBy(release)})` : sql`true`}
     group by p.report`
  return new Map(found.map(({ report, lines, at }) => [report, { lines, at }]))
}

/**
 * How many of the answers a report rests on do not stand any more: withdrawn,
 * not released to its readers, or said anew in a later round. Whoever does not write reports does not see every
 * answer, and is told of none.
 */
export async function staleIn(db: Database, { snapshot, audience }: Report): Promise<number> {
  if (!snapshot) return 0
  const [found] = await rows(db, z.object({ n: z.int() }))`
    select count(distinct s.answer)::int as n
      from reports.source s left join submissions.shared_answer a on a.id = s.answer and a.withdrawn is null
     where s.snapshot = ${snapshot.id} and identity.may('report.change')
       and (a.id is null
            or not (a.release = 'public' or a.release = ${audience})
            or a.released_from > (now() at time zone 'UTC')::date
            or exists (
         select from submissions.shared_answer b
          where b.submission = a.submission and b.question = a.question and b.nth = a.nth
            and b.round > a.round and b.submitted is not null))`
  return found?.n ?? 0
}

/** Of how many releases a report tells figures that are not out for its readers any more. Whoever does not write reports is told of none. */
export async function staleFiguresIn(db: Database, { snapshot, audience }: Report): Promise<number> {
  if (!snapshot) return 0
  const [found] = await rows(db, z.object({ n: z.int() }))`
    select count(distinct s.release)::int as n
      from reports.figure_source s
      left join analysis.shared_release f on f.id = s.release and f.status = 'released' and f.digest = s.digest
     where s.snapshot = ${snapshot.id} and identity.may('report.change')
       and (f.id is null or not (f.audience = 'public' or f.audience = ${audience}))`
  return found?.n ?? 0
}

const Withdrawn = z.object({ release: z.uuid(), code: z.string(), withdrawn: z.iso.datetime() })

/** Of which releases a report tells figures that were withdrawn since, the first first; for whoever may read what was compiled. */
export async function withdrawnFiguresIn(db: Database, { snapshot }: Pick<Report, "snapshot">) {
  if (!snapshot) return []
  return rows(db, Withdrawn)`
    select w.release, w.code, ${instant("w.withdrawn")} as withdrawn
      from reports.snapshot s, reports.withdrawn_since(s.id) w
     where s.id = ${snapshot.id} order by w.withdrawn, w.code`
}

const Corrected = z.object({ release: z.uuid(), code: z.string(), since: z.iso.date() })

/** Of which releases a report tells figures that rest on an answer which was corrected since; for whoever may read what was compiled. */
export async function correctedFiguresIn(db: Database, { snapshot }: Pick<Report, "snapshot">) {
  if (!snapshot) return []
  return rows(db, Corrected)`
    select c.release, c.code, c.since
      from reports.snapshot s, reports.corrected_since(s.id) c
     where s.id = ${snapshot.id} order by c.since, c.code`
}
