import type { listDocuments } from "#modules/decisions/contract.ts"
import { Document } from "#modules/decisions/document.ts"
import { prefixQuery, soughtOf } from "#modules/decisions/store/asked.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

type Query = z.infer<typeof listDocuments.query>

/** A document `d` as its noun names it. */
export const documentColumns = sql`
  d.id, d.slug, d.symbol, d.number, d.titles, d.kind, d.stage, d.body, d.session, d.adopted, d.dated,
  d.agenda_item as "agendaItem", d.sponsors,
  (select coalesce(array_agg(distinct v.language order by v.language), '{}') from decisions.version v
    where v.document = d.id) as languages,
  (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'language', v.language, 'format', v.format, 'file', v.file,
            'name', v.name, 'stage', v.stage, 'current', v.current,
            'kept', to_char(v.kept at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.kept, v.id), '[]')
     from decisions.version v where v.document = d.id) as versions,
  (select count(*)::int from decisions.provision p where p.document = d.id and not p.removed
      and p.kind in ('preambular', 'operative', 'sub', 'annexed')) as paragraphs,
  (select count(*)::int from decisions.mandate m where m.document = d.id and m.gone is null) as mandates`

/** Finds a document by its slug. */
export async function findDocument(db: Database, slug: string): Promise<Document | undefined> {
  const [document] = await rows(db, Document)`
    select ${documentColumns} from decisions.document d where d.slug = ${slug}`
  return document
}

/** One stretch of the documents, newest adoption first, with the values the filters may take. */
export async function documentPage(db: Database, query: Query): Promise<z.infer<typeof listDocuments.output>> {
  const at = readCursor("documents", z.tuple([z.number(), z.string()]), query.after)
  const filter = sql.join(Object.values(conditions(query)), sql` and `)
  const following = at ? sql`(d.recency, d.slug) > (${at[0]}::int, ${at[1]})` : sql`true`
  const found = await rows(db, Document.extend({ recency: z.number() }))`
    select ${documentColumns}, d.recency from decisions.document d
     where ${filter} and ${following} order by d.recency, d.slug limit ${query.limit + 1}`
  const { after: _, limit: __, ...what } = query
  const counts = await remembered(db, `documents ${JSON.stringify(what)}`, () => count(db, query))
  return { ...counts, ...stretchOf("documents", found, query.limit, ({ recency, slug }) => [recency, slug]) }
}

/** What a query narrows the list to; what is not asked for is simply true. */
function conditions({ q, body, kind, in: language, year }: Query) {
  const has = sql`exists (select from decisions.version v where v.document = d.id and v.language = ${language ?? ""})`
  return {
    q: q && soughtOf(q) !== "" ? sql`d.search @@ ${prefixQuery(q)}` : sql`true`,
    body: body ? sql`d.body = ${body}` : sql`true`,
    kind: kind ? sql`d.kind = ${kind}` : sql`true`,
    language: language ? has : sql`true`,
    year: year ? sql`d.recency between ${daysFrom(year + 1) + 1} and ${daysFrom(year)}` : sql`true`,
  }
}

async function count(db: Database, query: Query) {
  const all = conditions(query)
  const Facet = z.object({ value: z.string(), count: z.number() })
  // A filter leaves its own choices open, so that another can be chosen.
  const facet = (own: keyof typeof all, value: ReturnType<typeof sql>) => {
    const others = Object.entries(all).flatMap(([name, condition]) => (name === own ? [] : [condition]))
    return rows(db, Facet)`
      select ${value} as value, count(*)::int as count from decisions.document d
       where ${sql.join(others, sql` and `)} and ${value} is not null group by 1 order by 2 desc, 1`
  }
  const [total] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from decisions.document d where ${sql.join(Object.values(all), sql` and `)}`
  return {
    total: total?.total ?? 0,
    facets: {
      body: await facet("body", sql`d.body`),
      kind: await facet("kind", sql`d.kind`),
      year: await facet("year", sql`extract(year from coalesce(d.adopted, d.dated))::int::text`),
    },
  }
}

/** Days from the first of January of a year to the year 3000, as `recency` counts them. */
const daysFrom = (year: number): number => (Date.UTC(3000, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000
