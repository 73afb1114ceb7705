import type { getOverview } from "#modules/decisions/contract.ts"
import { Document } from "#modules/decisions/document.ts"
import { documentColumns } from "#modules/decisions/store/documents.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { hasStatus } from "#modules/decisions/store/filter.ts"
import { dueNext } from "#modules/decisions/store/register.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

const n = z.number()
const Counts = z.object({
  documents: n,
  paragraphs: n,
  mandates: n,
  recommendations: n,
  standing: n,
  due: n,
  overdue: n,
  actors: n,
})

/** The cycle with its counts on a day; counted once until something changes. */
export async function overviewOn(
  db: Database,
  language: Language,
  today: string,
): Promise<z.infer<typeof getOverview.output>> {
  const counts = await remembered(db, `overview ${today}`, () => count(db, today))
  const next = await dueNext(db, language, today, 8)
  const latest = await rows(db, Document)`
    select ${documentColumns} from decisions.document d order by d.recency, d.slug limit 6`
  return { ...counts, next, latest }
}

async function count(db: Database, today: string) {
  const [counts] = await rows(db, Counts)`
    select (select count(*)::int from decisions.document) as documents,
           (select count(*)::int from decisions.provision where not removed
               and kind in ('preambular', 'operative', 'sub', 'annexed')) as paragraphs,
           count(*) filter (where m.kind = 'mandate')::int as mandates,
           count(*) filter (where m.kind = 'recommendation')::int as recommendations,
           count(*) filter (where m.kind <> 'position' and ${hasStatus("standing", today)})::int as standing,
           count(*) filter (where m.kind <> 'position' and ${hasStatus("due", today)})::int as due,
           count(*) filter (where m.kind <> 'position' and ${hasStatus("overdue", today)})::int as overdue,
           (select count(*)::int from directory.shared_actor) as actors
      from decisions.mandate m where m.gone is null`
  const byTarget = await rows(db, z.object({ target: z.enum(targets), count: n }))`
    select target, count(*)::int as count from decisions.mandate
     where gone is null and kind <> 'position' group by target order by array_position(${[...targets]}::text[], target)`
  if (!counts) throw new Error("a count has one row")
  return { ...counts, byTarget }
}
