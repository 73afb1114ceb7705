import type { listLineage } from "#modules/decisions/contract.ts"
import { Lineage, type LineageInPlace } from "#modules/decisions/lineage/lineage.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { mandatesById } from "#modules/decisions/store/in-place.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

const lineageColumns = sql`l.id, l.later, l.earlier, l.kind, l.standing, l.origin, l.score, l.reasons`

/** A link as its row has it: the score in four bytes, which print more digits than were meant. */
const Row = Lineage.extend({ score: z.number().nullable() })
const linkOf = (row: z.infer<typeof Row>): Lineage => ({
  ...row,
  score: row.score === null ? null : Math.round(row.score * 1000) / 1000,
})

const alive = sql`
  exists (select from decisions.mandate a where a.id = l.later and a.gone is null)
  and exists (select from decisions.mandate b where b.id = l.earlier and b.gone is null)`

/** Links under a condition, between mandates that still are, the surest first. */
export async function linksWhere(db: Database, condition: ReturnType<typeof sql>, limit = 10_000): Promise<Lineage[]> {
  const found = await rows(db, Row)`
    select ${lineageColumns} from decisions.lineage l where ${condition} and ${alive}
     order by coalesce(l.score, 2) desc, l.id limit ${limit}`
  return found.map(linkOf)
}

/** Links with both mandates in their places. */
async function linksInPlace(
  db: Database,
  links: readonly Lineage[],
  language: Language,
  today: string,
): Promise<LineageInPlace[]> {
  const mandates = await mandatesById(
    db,
    links.flatMap(({ later, earlier }) => [later, earlier]),
    language,
    today,
  )
  return links.flatMap((link) => {
    const [later, earlier] = [mandates.get(link.later), mandates.get(link.earlier)]
    return later && earlier ? [{ ...link, later, earlier }] : []
  })
}

/** What a mandate goes back to, and what goes back to it. */
export async function lineageOf(db: Database, mandate: string, language: Language, today: string) {
  const links = await linksWhere(db, sql`(l.later = ${mandate} or l.earlier = ${mandate}) and l.standing <> 'rejected'`)
  const placed = await linksInPlace(db, links, language, today)
  return {
    earlier: placed.filter(({ later }) => later.id === mandate),
    later: placed.filter(({ earlier }) => earlier.id === mandate),
  }
}

/** One stretch of the links, the surest first; what a person or the record says comes before what was worked out. */
export async function lineagePage(
  db: Database,
  query: z.infer<typeof listLineage.query>,
  today: string,
): Promise<z.infer<typeof listLineage.output>> {
  const { standing, kind, document, mandate, after, limit, language } = query
  const list = `lineage ${JSON.stringify([standing, kind, document, mandate])}`
  const at = readCursor(list, z.tuple([z.number(), z.string()]), after)
  const of = document ? sql`(select id from decisions.document where slug = ${document})` : undefined
  const condition = sql.join(
    [
      standing ? sql`l.standing = ${standing}` : sql`true`,
      kind ? sql`l.kind = ${kind}` : sql`true`,
      mandate ? sql`(l.later = ${mandate} or l.earlier = ${mandate})` : sql`true`,
      of
        ? sql`(l.later in (select id from decisions.mandate where document = ${of})
               or l.earlier in (select id from decisions.mandate where document = ${of}))`
        : sql`true`,
      alive,
    ],
    sql` and `,
  )
  const key = sql`-coalesce(l.score, 2)`
  const following = at ? sql`(${key}, l.id) > (${at[0]}::real, ${at[1]}::uuid)` : sql`true`
  const found = await rows(db, Row.extend({ key: z.number() }))`
    select ${lineageColumns}, ${key} as key from decisions.lineage l
     where ${condition} and ${following} order by ${key}, l.id limit ${limit + 1}`
  const [counted] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from decisions.lineage l where ${condition}`
  const { items, next } = stretchOf(list, found, limit, (last) => [last.key, last.id])
  return { total: counted?.total ?? 0, items: await linksInPlace(db, items.map(linkOf), language, today), next }
}
