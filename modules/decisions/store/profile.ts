import type { readProfile } from "#modules/decisions/contract.ts"
import { mandateStatuses, themes } from "#modules/decisions/mandate-kinds.ts"
import { bodiesWhere } from "#modules/decisions/store/bodies.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { hasStatus, narrowed } from "#modules/decisions/store/filter.ts"
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

const Counted = z.object({ value: z.string(), count: z.number() })

async function count(db: Database, code: string, today: string) {
  const asked = sql`${narrowed({ asks: code }, "en", today)} and m.kind <> 'position'`
  const statuses = mandateStatuses.map(
    (status) => sql`count(*) filter (where ${hasStatus(status, today)})::int as ${sql.ref(status)}`,
  )
  const [whole] = await rows(db, z.record(z.string(), z.number()))`
    select count(*) filter (where m.kind = 'mandate')::int as mandates,
           count(*) filter (where m.kind = 'recommendation')::int as recommendations,
           (select count(*)::int from decisions.document where body = ${code}) as documents, ${sql.join(statuses)}
      from decisions.mandate m where ${asked}`
  const Theme = z.object({ theme: z.enum(themes), count: z.number() })
  return {
    mandates: whole?.["mandates"] ?? 0,
    recommendations: whole?.["recommendations"] ?? 0,
    documents: whole?.["documents"] ?? 0,
    statuses: mandateStatuses.flatMap((status) => (whole?.[status] ? [{ status, count: whole[status] }] : [])),
    addressed: await rows(db, Counted)`
      select m.addressed as value, count(*)::int as count from decisions.mandate m where ${asked} group by 1 order by 2 desc, 1`,
    by: await rows(db, Counted)`
      select coalesce(m.body, '') as value, count(*)::int as count from decisions.mandate m where ${asked}
       group by 1 order by 2 desc, 1`,
    themes: await rows(db, Theme)`
      select t.theme, count(*)::int as count from decisions.mandate m cross join unnest(m.themes) as t (theme)
       where ${asked} group by 1 order by 2 desc, 1`,
  }
}
