import type { listThemes, readTimeline } from "#modules/decisions/contract.ts"
import { functionCodes, mandateStatuses, themes } from "#modules/decisions/mandate-kinds.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { narrowed, statusOfRow } from "#modules/decisions/store/filter.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

type Timeline = z.infer<typeof readTimeline.output>

const n = z.number()
const Row = z.object({
  from: z.string().nullable(),
  status: z.enum(mandateStatuses),
  target: z.enum(targets),
  count: n,
})

/** What falls due when, in one walk over what the filter leaves; walked once until something changes. */
export async function timelineOn(
  db: Database,
  { by, language, ...filter }: z.infer<typeof readTimeline.query>,
  today: string,
): Promise<Timeline> {
  const what = `timeline ${today} ${language} ${by} ${JSON.stringify(filter)}`
  return remembered(db, what, async () => {
    const found = await rows(db, Row)`
      select date_trunc(${by}, m.due::timestamp)::date as from, ${statusOfRow(today)} as status, m.target, count(*)::int as count
        from decisions.mandate m where ${await narrowed(db, filter, language, today)} and m.kind <> 'position'
       group by 1, 2, 3 order by 1`
    const sum = (of: readonly z.infer<typeof Row>[]) => of.reduce((total, row) => total + row.count, 0)
    const dated = found.filter(({ from }) => from !== null)
    return {
      buckets: [...Map.groupBy(dated, ({ from }) => from ?? "")].map(([from, all]) => ({
        from,
        to: lastDay(from, months[by]),
        total: sum(all),
        statuses: mandateStatuses.flatMap((status) => {
          const count = sum(all.filter((row) => row.status === status))
          return count > 0 ? [{ status, count }] : []
        }),
        targets: targets.flatMap((target) => {
          const count = sum(all.filter((row) => row.target === target))
          return count > 0 ? [{ target, count }] : []
        }),
      })),
      total: sum(dated),
      undated: sum(found.filter(({ from }) => from === null)),
    }
  })
}

/** How many months each stretch has. */
const months = { month: 1, quarter: 3, year: 12 } as const

/** The last day of a stretch that begins on the first of a month. */
function lastDay(from: string, length: number): string {
  const day = new Date(`${from}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + length, 0)
  return day.toISOString().slice(0, 10)
}

/** How many mandates the filter leaves under each theme and function. */
export async function themesOn(
  db: Database,
  { language, ...filter }: z.infer<typeof listThemes.query>,
  today: string,
): Promise<z.infer<typeof listThemes.output>> {
  const which = await narrowed(db, filter, language, today)
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
