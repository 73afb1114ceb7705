import { kindOf, type KindCode } from "#platform/notify/kind.ts"
import type { Facts } from "#platform/notify/notification.ts"
import { wasTold } from "#platform/notify/look.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** Something to be told of a dataset to those who keep it. */
export type KeeperNotice = {
  readonly kind: KindCode
  readonly dataset: string
  /** The page it leads to, without the language. */
  readonly path: string
  /** Whom it does not concern. */
  readonly but?: readonly string[]
  readonly facts?: Facts
  readonly at: Date
}

/**
 * Tells of a dataset those inside its wall who may do what the kind is about, in the transaction of the act: of a State's its own
 * analysts, of the Secretariat's its statisticians. Whoever does the act is told nothing.
 */
export async function tellKeepers(
  db: Database,
  { kind, dataset, path, but = [], facts = {}, at }: KeeperNotice,
): Promise<void> {
  const known = kindOf(kind)
  if (known?.sees === undefined || known.sees === null) throw new Error(`${kind} is told to nobody inside a wall`)
  const [of] = await rows(db, z.object({ title: Text }))`
    select d.wording -> 'title' as title from analysis.dataset d where d.id = ${dataset}`
  if (!of) return
  await sql`
    select analysis.tell_inside(
      ${dataset}::uuid, ${known.sees}, ${[...but]}::text[], ${kind}, ${path}, ${JSON.stringify({ dataset: of.title, ...facts })}::jsonb,
      ${known.listed}, ${known.way}, ${at})`.execute(db)
}

const Resting = z.object({
  noun: z.enum(["release", "snapshot"]),
  id: z.string(),
  dataset: z.string(),
  gone: z.int(),
  corrected: z.int(),
  on: z.iso.date().nullable(),
})

/**
 * Tells those who keep data that were taken from answers what became of these since: some were withdrawn, or released to fewer
 * than the data go to, or corrected; of a release those it tells of. Of a party's answers, or of all; each state of it once,
 * however often it is looked.
 */
export async function tellOfAnswers(db: Database, at: Date, party: string | null = null): Promise<void> {
  const resting = await rows(db, Resting)`
    with resting as (
      select 'release' as noun, r.id, r.dataset, r.snapshot, r.audience, r.wording -> 'filters' as filters
        from analysis.release r where r.status <> 'withdrawn'
       union all
      select 'snapshot', s.id, s.dataset, s.id, s.audience, '[]' from analysis.snapshot s
       where s.status <> 'dropped' and not exists (select from analysis.release r where r.snapshot = s.id and r.status <> 'withdrawn'))
    select e.noun, e.id, e.dataset, analysis.answers_gone(e.snapshot, e.audience, e.filters) as gone, c.corrected, c."on"
      from resting e
      join analysis.snapshot s on s.id = e.snapshot and s.layout = 'answers'
     cross join lateral (select count(*)::int as corrected, max(c.since) as "on" from analysis.corrections_in(e.snapshot, e.audience, e.filters) c) c
     where ${party}::text is null
        or exists (select from analysis.answers_in(e.snapshot) a where a.party = ${party})
     order by e.dataset, e.noun, e.id`
  for (const { noun, id, dataset, gone, corrected, on } of resting) {
    const path = `/${noun}s/${id}`
    const tellOnce = async (kind: KindCode, facts: Facts) => {
      if (!(await wasTold(db, kind, path, facts))) await tellKeepers(db, { kind, dataset, path, facts, at })
    }
    if (gone > 0) await tellOnce("answers-withdrawn", { n: gone })
    if (corrected > 0 && on !== null) await tellOnce("answers-corrected", { n: corrected, on })
  }
}
