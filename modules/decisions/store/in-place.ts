import type { DocumentInPlace } from "#modules/decisions/lineage/succession.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { inPlace } from "#modules/decisions/store/mandate-row.ts"
import { mandatesWhere } from "#modules/decisions/store/register.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { inLanguage, Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const Row = z.object({
  id: z.string(),
  identity: z.string(),
  slug: z.string(),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  titles: Text,
  kind: z.enum(["resolution", "draft-resolution", "decision", "presidential-statement", "other"]),
  stage: z.enum(["draft", "revised", "adopted"]),
  body: z.string().nullable(),
  session: z.string().nullable(),
  date: z.string().nullable(),
  hasText: z.boolean(),
})

/** Documents as far as a link to them must tell, under a condition on `decisions.document d`, the newest first. */
export async function documentsWhere(
  db: Database,
  condition: ReturnType<typeof sql>,
  language: Language,
): Promise<(DocumentInPlace & { readonly id: string; readonly identity: string })[]> {
  const found = await rows(db, Row)`
    select d.id, d.identity, d.slug, d.symbol, d.number, d.titles, d.kind, d.stage, d.body, d.session,
           coalesce(d.adopted, d.dated) as date, exists (select from decisions.version v where v.document = d.id) as "hasText"
      from decisions.document d where ${condition} order by d.recency, d.slug`
  return found.map(({ titles, ...document }) => {
    const title = inLanguage(titles, language)
    return { ...document, title: title.text, titleLanguage: title.language }
  })
}

/** Mandates in their places, by their ids. What is gone is not among them. */
export async function mandatesById(
  db: Database,
  ids: readonly string[],
  language: Language,
  today: string,
): Promise<Map<string, MandateInPlace>> {
  if (ids.length === 0) return new Map()
  const found = await mandatesWhere(db, sql`m.id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(found.map((row) => [row.id, inPlace(row, language, today)]))
}
