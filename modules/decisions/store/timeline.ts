import type { listThemes, readTimeline } from "#modules/decisions/contract.ts"
import { functionCodes, mandateStatuses, themes } from "#modules/decisions/mandate-kinds.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { hasStatus, narrowed } from "#modules/decisions/store/filter.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

type Timeline = z.infer<typeof readTimeline.output>

const n = z.number()
const Bucket = z.object({ from: z.string().nullable(), to: z.string().nullable(), total: n }).catchall(n)

/** How long each stretch is. */
const lengths = { month: "1 month", quarter: "3 months", year: "1 year" } as const

/** What falls due when, in one walk over what the filter leaves; walked once until something changes. */
export async function timelineOn(
  db: Database,
  { by, language, ...filter }: z.infer<typeof readTimeline.query>,
  today: string,
): Promise<Timeline> {
  const counted = [
    ...mandateStatuses.map(
      (each) => sql`count(*) filter (where ${hasStatus(each, today)})::int as ${sql.ref(`status ${each}`)}`,
    ),
    ...targets.map((each) => sql`count(*) filter (where m.target = ${each})::int as ${sql.ref(`target ${each}`)}`),
  ]
  const what = `timeline ${today} ${language} ${by} ${JSON.stringify(filter)}`
  return remembered(db, what, async () => {
    const found = await rows(db, Bucket)`
      select date_trunc(${by}, m.due::timestamp)::date as from,
             (date_trunc(${by}, m.due::timestamp) + ${lengths[by]}::interval - interval '1 day')::date as to,
             count(*)::int as total, ${sql.join(counted)}
        from decisions.mandate m where ${narrowed(filter, language, today)} and m.kind <> 'position'
       group by 1, 2 order by 1`
    return timelineOf(found)
  })
}

function timelineOf(found: readonly z.infer<typeof Bucket>[]): Timeline {
  const dated = found.filter(({ from }) => from !== null)
  return {
    buckets: dated.map(({ from, to, total, ...counts }) => ({
      from: from ?? "",
      to: to ?? "",
      total,
      statuses: mandateStatuses.flatMap((status) => {
        const count = counts[`status ${status}`] ?? 0
        return count > 0 ? [{ status, count }] : []
      }),
      targets: targets.flatMap((target) => {
        const count = counts[`target ${target}`] ?? 0
        return count > 0 ? [{ target, count }] : []
      }),
    })),
    total: dated.reduce((sum, { total }) => sum + total, 0),
    undated: found.find(({ from }) => from === null)?.total ?? 0,
  }
}

/** How many mandates the filter leaves under each theme and function. */
export async function themesOn(
  db: Database,
  { language, ...filter }: z.infer<typeof listThemes.query>,
  today: string,
): Promise<z.infer<typeof listThemes.output>> {
  const which = narrowed(filter, language, today)
  return remembered(db, `themes ${today} ${language} ${JSON.stringify(filter)}`, async () => {
    const [counted] = await rows(db, z.object({ total: n }))`
      select count(*)::int as total from decisions.mandate m where ${which}`
    return {
      total: counted?.total ?? 0,
      themes: await rows(db, z.object({ theme: z.enum(themes), count: n }))`
        select t.theme, count(*)::int as count from decisions.mandate m cross join unnest(m.themes) as t (theme)
         where ${which} group by 1 order by 2 desc, 1`,
      functions: await rows(db, z.object({ function: z.enum(functionCodes), count: n }))`
        select f.code as function, count(*)::int as count from decisions.mandate m
          join decisions.requirement r on r.mandate = m.id cross join unnest(r.functions) as f (code)
         where ${which} group by 1 order by 1`,
    }
  })
}
