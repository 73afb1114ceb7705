import type { getChain, listChains } from "#modules/decisions/contract.ts"
import type { MandateFilter } from "#modules/decisions/filter.ts"
import { readCursor, writeCursor } from "#modules/decisions/store/cursor.ts"
import { narrowed } from "#modules/decisions/store/filter.ts"
import { mandatesById } from "#modules/decisions/store/in-place.ts"
import { linksWhere } from "#modules/decisions/store/lineage.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

/**
 * Writes on mandates to which chain they belong: whoever can be reached from
 * another by links that ask for the same belongs to its chain, and the chain is
 * named by the earliest of them. Links that end something make no chain.
 */
export async function settleChains(db: Database, mandates: readonly string[]): Promise<void> {
  if (mandates.length === 0) return
  await sql`
    with recursive reach (root, id) as (
      select s.id, s.id from (select distinct o.mandate as id from decisions.sketch o
              where o.chain in (select chain from decisions.sketch where mandate = any(${[...mandates]}::uuid[]))) s
       union
      select r.root, case when l.later = r.id then l.earlier else l.later end
        from reach r join decisions.lineage l on r.id in (l.later, l.earlier)
       where l.standing <> 'rejected' and l.kind in ('continues', 'amends', 'repeats')
    ), named as (
      select distinct on (r.root) r.root, r.id as chain
        from reach r join decisions.mandate m on m.id = r.id
       order by r.root, m.recency desc, m.slug, m.ordinal, m.clause, m.part, m.id
    )
    update decisions.sketch k set chain = n.chain from named n where n.root = k.mandate and k.chain <> n.chain`.execute(
    db,
  )
}

/** The chain of a mandate, where it is not alone in it. */
export async function chainOf(db: Database, mandate: string) {
  const [found] = await rows(db, z.object({ id: z.string(), length: z.number() }))`
    select k.chain as id, count(*)::int as length from decisions.sketch k
      join decisions.mandate m on m.id = k.mandate and m.gone is null
     where k.chain = (select chain from decisions.sketch where mandate = ${mandate}) group by 1 having count(*) > 1`
  return found ?? null
}

type Query = z.infer<typeof listChains.query>
const Row = z.object({
  chain: z.string(),
  length: z.number(),
  documents: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  first: z.string(),
  last: z.string(),
})

/** One stretch of what is asked again and again, what runs through most texts first; counted once until something changes. */
export async function chainPage(db: Database, query: Query, today: string): Promise<z.infer<typeof listChains.output>> {
  const { after, limit, language, texts, ...filter } = query
  const list = `chains ${JSON.stringify([filter, texts])}`
  const at = readCursor(list, z.tuple([z.number()]), after)?.[0] ?? 0
  const all = await remembered(db, `${list} ${today} ${language}`, () => chainsOf(db, filter, texts, language, today))
  const shown = all.slice(at, at + limit)
  const mandates = await mandatesById(
    db,
    shown.flatMap(({ first, last }) => [first, last]),
    language,
    today,
  )
  return {
    total: all.length,
    items: shown
      .flatMap(({ chain, length, documents, from, to, first, last }) => {
        const [one, other] = [mandates.get(first), mandates.get(last)]
        return one && other ? [{ id: one.id, chain, length, documents, from, to, first: one, last: other }] : []
      })
      .map(({ chain, ...each }) => ({ ...each, id: chain as typeof each.id })), // A chain is named by a mandate.
    next: at + limit < all.length ? writeCursor(list, [at + limit]) : null,
  }
}

/** All chains that a filter touches, each counted whole. */
const chainsOf = async (db: Database, filter: MandateFilter, texts: number, language: Language, today: string) =>
  rows(db, Row)`
    with touched as (
      select distinct k.chain from decisions.mandate m join decisions.sketch k on k.mandate = m.id
       where k.chain in (select chain from decisions.sketch group by chain having count(*) > 1)
         and ${await narrowed(db, filter, language, today)})
    select k.chain, count(*)::int as length, count(distinct m.document)::int as documents,
           min(coalesce(d.adopted, d.dated)) as from, max(coalesce(d.adopted, d.dated)) as to,
           (array_agg(m.id order by m.recency desc, m.slug, m.ordinal, m.clause, m.part))[1] as first,
           (array_agg(m.id order by m.recency, m.slug, m.ordinal, m.clause, m.part))[1] as last
      from touched t join decisions.sketch k on k.chain = t.chain
      join decisions.mandate m on m.id = k.mandate and m.gone is null
      join decisions.document d on d.id = m.document
     group by 1 having count(distinct m.document) >= ${texts} order by 3 desc, 2 desc, 1`

/** The mandates of a chain in the order of their texts, with the links among them. */
export async function chainMembers(
  db: Database,
  id: z.infer<typeof getChain.params>["id"],
  language: Language,
  today: string,
) {
  const found = await rows(db, z.object({ id: z.string() }))`
    select m.id from decisions.sketch k join decisions.mandate m on m.id = k.mandate and m.gone is null
     where k.chain = (select chain from decisions.sketch where mandate = ${id})
     order by m.recency desc, m.slug, m.ordinal, m.clause, m.part, m.id`
  const ids = found.map((each) => each.id)
  const mandates = await mandatesById(db, ids, language, today)
  const links = await linksWhere(
    db,
    sql`l.later = any(${ids}::uuid[]) and l.earlier = any(${ids}::uuid[]) and l.standing <> 'rejected'`,
  )
  return ids.flatMap((each) => {
    const mandate = mandates.get(each)
    return mandate ? [{ mandate, links: links.filter(({ later }) => later === each) }] : []
  })
}
