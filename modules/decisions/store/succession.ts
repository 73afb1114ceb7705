import type { readSeries } from "#modules/decisions/contract.ts"
import { type DocumentInPlace, Succession } from "#modules/decisions/lineage/succession.ts"
import { documentsWhere } from "#modules/decisions/store/in-place.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

const Row = Succession.omit({ later: true, earlier: true }).extend({
  score: z.number().nullable(),
  later: z.string(),
  earlier: z.string(),
})

/** What a document goes back to, what goes back to it, and the whole series it stands in. */
export async function seriesOf(
  db: Database,
  slug: string,
  language: Language,
): Promise<z.infer<typeof readSeries.output> | undefined> {
  const [document] = await documentsWhere(db, sql`d.slug = ${slug}`, language)
  if (!document) return undefined
  const links = await rows(db, Row)`
    select id, kind, standing, origin, score, reasons, later, earlier from decisions.succession
     where (later = ${document.id} or earlier = ${document.id}) and standing <> 'rejected'
     order by coalesce(score, 2) desc, id`
  const along = await rows(db, z.object({ id: z.string() }))`
    with recursive along (id) as (
      select ${document.id}::uuid
       union
      select case when s.later = a.id then s.earlier else s.later end
        from along a join decisions.succession s on a.id in (s.later, s.earlier)
       where s.standing <> 'rejected')
    select id from along`
  const ids = [...along.map(({ id }) => id), ...links.flatMap(({ later, earlier }) => [later, earlier])]
  const documents = new Map(
    (await documentsWhere(db, sql`d.id = any(${[...new Set(ids)]}::uuid[])`, language)).map((each) => [each.id, each]),
  )
  const placed = links.flatMap((each): Succession[] => {
    const [later, earlier] = [documents.get(each.later), documents.get(each.earlier)]
    return later && earlier ? [{ ...each, later, earlier }] : []
  })
  return {
    document,
    earlier: placed.filter(({ later }) => later.slug === slug),
    later: placed.filter(({ earlier }) => earlier.slug === slug),
    series: inTime(along.flatMap(({ id }) => documents.get(id) ?? [])),
  }
}

/** The earliest first; what has no day stands by its session. */
const inTime = (all: readonly DocumentInPlace[]): DocumentInPlace[] =>
  [...all].sort((one, other) =>
    one.date !== null && other.date !== null && one.date !== other.date
      ? one.date.localeCompare(other.date)
      : Number(one.session ?? 0) - Number(other.session ?? 0) ||
        ["draft", "revised", "adopted"].indexOf(one.stage) - ["draft", "revised", "adopted"].indexOf(other.stage) ||
        one.slug.localeCompare(other.slug),
  )

/** The two documents of a link that a person means to make; refused where the earlier is the later. */
export async function pairOf(db: Database, later: string, earlier: string) {
  const Place = z.object({ id: z.string(), slug: z.string(), day: z.string().nullable() })
  const found = await rows(db, Place)`
    select id, slug, coalesce(adopted, dated) as day from decisions.document where slug in (${later}, ${earlier})`
  const [after, before] = [later, earlier].map((slug) => found.find((each) => each.slug === slug))
  if (!after || !before) return undefined
  const isForward = after.id === before.id || (after.day !== null && before.day !== null && after.day < before.day)
  return { later: after.id, earlier: before.id, isForward }
}
