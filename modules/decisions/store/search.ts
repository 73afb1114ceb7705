import type { searchTexts } from "#modules/decisions/contract.ts"
import { partsAround, partsOf } from "#modules/decisions/hit.ts"
import { provisionKinds } from "#modules/decisions/provision.ts"
import { queryOf, runsOf } from "#modules/decisions/store/asked.ts"
import { remembered } from "#modules/decisions/store/counts.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import { inLanguage, Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const Hit = z.object({
  slug: z.string(),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  titles: Text,
  anchor: z.string(),
  kind: z.enum(provisionKinds),
  paragraph: z.string().nullable(),
  language: z.enum(languages),
  shown: z.string(),
  rank: z.number(),
  recency: z.number(),
  ordinal: z.number(),
})
const Place = z.tuple([z.number(), z.number(), z.string(), z.number()])

/** Paragraphs that have the words, best first. Hits are shown only for the stretch that is asked for. */
export async function searchPage(
  db: Database,
  { q, language, body, after, limit }: z.infer<typeof searchTexts.query>,
): Promise<z.infer<typeof searchTexts.output>> {
  const list = `search ${language} ${body ?? ""} ${q}`
  const at = readCursor(list, Place, after)
  const query = queryOf(language, q)
  const matching = sql`
    decisions.wording w join decisions.provision p on p.id = w.provision and not p.removed
      join decisions.document d on d.id = w.document
     where w.language = ${language} and w.search @@ ${query} and ${body ? sql`d.body = ${body}` : sql`true`}`
  const following = at
    ? sql`(rank < ${at[0]}::real or (rank = ${at[0]}::real and (recency, slug, ordinal) > (${at[1]}::int, ${at[2]}, ${at[3]}::int)))`
    : sql`true`
  const marking = "StartSel=\u0001, StopSel=\u0002, MaxFragments=2, MinWords=8, MaxWords=35"
  const delimiter = ', FragmentDelimiter=" … "'
  const shown =
    language === "zh"
      ? sql`text`
      : sql`ts_headline(decisions.manner(${language}), text, ${query}, ${marking + delimiter})`
  const found = await rows(db, Hit)`
    select slug, symbol, number, titles, anchor, kind, paragraph, language, ${shown} as shown, rank, recency, ordinal
      from (select * from (
              select d.slug, d.symbol, d.number, d.titles, p.anchor, p.kind, coalesce(w.number, p.number) as paragraph,
                     w.language, w.text, ts_rank_cd(w.search, ${query}, 1) as rank, d.recency, p.ordinal
                from ${matching}) as hit
             where ${following} order by rank desc, recency, slug, ordinal limit ${limit + 1}) as stretch
     order by rank desc, recency, slug, ordinal`
  const total = await remembered(db, list, async () => {
    const [counted] = await rows(db, z.object({ total: z.number() }))`select count(*)::int as total from ${matching}`
    return counted?.total ?? 0
  })
  const { items, next } = stretchOf(list, found, limit, (last) => [last.rank, last.recency, last.slug, last.ordinal])
  return {
    total,
    items: items.map(({ titles, shown: text, ...hit }) => {
      const title = inLanguage(titles, language)
      const parts = language === "zh" ? partsAround(text, runsOf(q)) : partsOf(text)
      return { ...hit, title: title.text, titleLanguage: title.language, parts }
    }),
    next,
  }
}
