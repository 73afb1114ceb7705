import type { listCitations } from "#modules/decisions/contract.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { documentsWhere } from "#modules/decisions/store/in-place.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

const Row = z.object({
  key: z.string(),
  id: z.string(),
  document: z.string(),
  anchor: z.string().nullable(),
  paragraph: z.string().nullable(),
  cited: z.string(),
  kind: z.enum(["resolution", "decision", "document", "treaty", "internal"]),
  symbol: z.string().nullable(),
  names: z.string().nullable(),
})

/**
 * One stretch of what a document names, or of what names it, in the order of
 * the texts: each work once a paragraph, in the language the mandates of the
 * naming text were read from.
 */
export async function citationPage(
  db: Database,
  slug: string,
  query: z.infer<typeof listCitations.query>,
): Promise<z.infer<typeof listCitations.output> | undefined> {
  const { direction, anchor, after, limit, language } = query
  const [document] = await documentsWhere(db, sql`d.slug = ${slug}`, language)
  if (!document) return undefined
  const list = `citations ${slug} ${direction} ${anchor ?? ""}`
  const at = readCursor(list, z.tuple([z.string(), z.string()]), after)
  const cites = sql`c.document = ${document.id} and c.kind <> 'internal'`
  const citedBy = sql`c.names = ${document.identity} and c.document <> ${document.id}`
  const which = sql`${direction === "cites" ? cites : citedBy} and ${
    anchor === undefined ? sql`true` : sql`p.anchor = ${anchor}`
  }`
  const from = sql`
    decisions.citation c join decisions.document d on d.id = c.document
      and c.language = coalesce(d.read_in, (select min(o.language) from decisions.citation o where o.document = d.id))
      left join decisions.provision p on p.id = c.provision`
  const key = sql`lpad(d.recency::text, 9, '0') || d.slug || lpad(coalesce(p.ordinal, 99999)::text, 6, '0')`
  const found = await rows(db, Row)`
    select ${key} as key, c.id, c.document, p.anchor, p.number as paragraph, c.cited, c.kind, c.symbol, c.names
      from ${from} where ${which} and ${at ? sql`((${key}) collate "C", c.id) > (${at[0]}, ${at[1]}::uuid)` : sql`true`}
     order by (${key}) collate "C", c.id limit ${limit + 1}`
  const Counts = z.object({ total: z.number(), cites: z.number(), citedBy: z.number() })
  const [counts] = await rows(db, Counts)`
    select count(*) filter (where ${which})::int as total, count(*) filter (where ${cites})::int as cites,
           count(*) filter (where ${citedBy})::int as "citedBy"
      from ${from} where (${cites}) or (${citedBy})`
  const { items: shown, next } = stretchOf(list, found, limit, (last) => [last.key, last.id])
  const documents = await documentsWhere(
    db,
    sql`d.id = any(${[...new Set(shown.map((each) => each.document))]}::uuid[])
        or d.identity = any(${[...new Set(shown.flatMap(({ names }) => names ?? []))]}::text[])`,
    language,
  )
  const byId = new Map(documents.map((each) => [each.id, each]))
  const byIdentity = new Map(documents.map((each) => [each.identity, each]))
  return {
    ...(counts ?? { total: 0, cites: 0, citedBy: 0 }),
    items: shown.map(({ document: of, names, anchor: place, paragraph, cited, kind, symbol }) => ({
      ...{ from: byId.get(of) ?? document, anchor: place, paragraph, cited, kind, symbol },
      to: byIdentity.get(names ?? "") ?? null,
    })),
    next,
  }
}
