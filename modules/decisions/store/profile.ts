import type { readProfile } from "#modules/decisions/contract.ts"
import { mandateKinds, mandateStatuses, themes } from "#modules/decisions/mandate-kinds.ts"
import { bodiesWhere } from "#modules/decisions/store/bodies.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { narrowed, statusOfRow } from "#modules/decisions/store/filter.ts"
import { dueNext, mandatePage } from "#modules/decisions/store/register.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

type Query = z.infer<typeof readProfile.query>

/** What the record knows of an actor on a day. What is counted is counted once until something changes. */
export async function profileOf(
  db: Database,
  code: string,
  query: Query,
  today: string,
): Promise<z.infer<typeof readProfile.output> | undefined> {
  const actors = await actorsByCode(db)
  const actor = actors.get(code)
  if (!actor) return undefined
  const { language } = query
  const counts = await remembered(db, `profile ${code} ${today}`, () => count(db, code, today))
  const [body] = await bodiesWhere(db, sql`b.code = ${code}`, language, today)
  const below = [...actors.values()].filter(({ parent, kind }) => parent === actor.id && kind === "body")
  return {
    actor,
    addressed: counts.addressed.flatMap(({ value, count: n }) => {
      const as = actors.get(value)
      return as ? [{ code: value, names: as.names, count: n, own: value === code }] : []
    }),
    asked: {
      mandates: counts.mandates,
      recommendations: counts.recommendations,
      statuses: counts.statuses,
      by: counts.by.map((each) => ({ ...each, names: actors.get(each.value)?.names ?? null })),
      themes: counts.themes,
    },
    next: await dueNext(db, language, today, 6, { asks: code }),
    mandates: await mandatePage(db, { ...query, asks: code }, today),
    body: body ?? null,
    below: below.map(({ code: each, names }) => ({ code: each, names })),
    documents: counts.documents,
  }
}

const n = z.number()
const Row = z.object({
  addressed: z.string(),
  body: z.string(),
  kind: z.enum(mandateKinds),
  status: z.enum(mandateStatuses),
  count: n,
})

/** Counts in one walk over what is asked, and a second for themes, of which a mandate may have several. */
async function count(db: Database, code: string, today: string) {
  const asked = sql`${await narrowed(db, { asks: code }, "en", today)} and m.kind <> 'position'`
  const found = await rows(db, Row)`
    select m.addressed, coalesce(m.body, '') as body, m.kind, ${statusOfRow(today)} as status, count(*)::int as count
      from decisions.mandate m where ${asked} group by 1, 2, 3, 4`
  const [documents] = await rows(db, z.object({ count: n }))`
    select count(*)::int as count from decisions.document where body = ${code}`
  const sum = (of: readonly z.infer<typeof Row>[]) => of.reduce((total, row) => total + row.count, 0)
  const by = (field: "addressed" | "body") =>
    [...Map.groupBy(found, (row) => row[field])]
      .map(([value, all]) => ({ value, count: sum(all) }))
      .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value))
  return {
    mandates: sum(found.filter(({ kind }) => kind === "mandate")),
    recommendations: sum(found.filter(({ kind }) => kind === "recommendation")),
    documents: documents?.count ?? 0,
    statuses: mandateStatuses.flatMap((status) => {
      const all = sum(found.filter((row) => row.status === status))
      return all > 0 ? [{ status, count: all }] : []
    }),
    addressed: by("addressed"),
    by: by("body"),
    themes: await rows(db, z.object({ theme: z.enum(themes), count: n }))`
      select t.theme, count(*)::int as count from decisions.mandate m cross join unnest(m.themes) as t (theme)
       where ${asked} group by 1 order by 2 desc, 1`,
  }
}
