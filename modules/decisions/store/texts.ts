import type { Document } from "#modules/decisions/document.ts"
import { Preview } from "#modules/decisions/import.ts"
import { type CitedWork, type Mark, NoteText, Provision } from "#modules/decisions/provision.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

/** The language a reader gets: the one asked for if the text is in it, else the one its mandates were read from. */
export function languageShown(document: Document, readIn: Language | null, asked: Language | undefined): Language {
  const wished = [asked, readIn, "en" as const].find((each) => each && document.languages.includes(each))
  return wished ?? document.languages[0] ?? asked ?? "en"
}

/** The language the mandates of a document were read from. */
export async function languageRead(db: Database, document: Document["id"]): Promise<Language | null> {
  const [row] = await rows(db, z.object({ language: Provision.shape.language.nullable() }))`
    select read_in as language from decisions.document where id = ${document}`
  return row?.language ?? null
}

/** A paragraph `p` with its wording `w`, as its noun names them. */
export const provisionColumns = sql`
  p.id, p.anchor, p.kind, coalesce(w.number, p.number) as number, p.section, p.depth, w.opening, w.language, w.text, w.marks,
  w.confidence`

/** The paragraphs of a document in one language, in printed order. */
export async function provisionsOf(db: Database, document: Document["id"], language: Language): Promise<Provision[]> {
  return linked(
    db,
    await rows(db, Provision)`
      select ${provisionColumns} from decisions.provision p
        join decisions.wording w on w.provision = p.id and w.language = ${language}
       where p.document = ${document} and not p.removed order by p.ordinal`,
  )
}

/** The notes of a document in one language, in their order. */
export async function notesOf(db: Database, document: Document["id"], language: Language): Promise<NoteText[]> {
  return linked(
    db,
    await rows(db, NoteText)`
      select mark, text, marks, ibidem from decisions.note
       where document = ${document} and language = ${language} order by ordinal`,
  )
}

/** How sure the reader was of a document in a language, and what it was not sure of; `null` where it is in no version. */
export async function doubtsOf(db: Database, document: Document["id"], language: Language) {
  const [read] = await rows(db, Preview.pick({ confidence: true, doubts: true }))`
    select reading -> 'confidence' as confidence, reading -> 'doubts' as doubts from decisions.version
     where document = ${document} and language = ${language} and current`
  return read ?? null
}

/** Documents of the record that name this one. */
export async function citedBy(db: Database, document: Document["id"]) {
  const Citing = z.object({ slug: z.string(), symbol: z.string().nullable(), number: z.string().nullable() })
  return rows(db, Citing)`
    select distinct o.slug, o.symbol, o.number, o.recency from decisions.document d
      join decisions.citation c on c.names = d.identity and c.document <> d.id
      join decisions.document o on o.id = c.document
     where d.id = ${document} order by o.recency, o.slug`
}

/** Leads every citation to the document it names, where the record holds it by now. */
export async function linked<T extends { readonly marks: readonly Mark[] }>(db: Database, texts: T[]): Promise<T[]> {
  const named = texts.flatMap(({ marks }) => marks.flatMap((mark) => (mark.type === "citation" ? mark.citation : [])))
  const names = [...new Set(named.flatMap(({ names: name }) => name ?? []))]
  if (names.length === 0) return texts
  const found = await rows(db, z.object({ identity: z.string(), slug: z.string() }))`
    select identity, slug from decisions.document where identity = any(${names}::text[])`
  const slugs = new Map(found.map(({ identity, slug }) => [identity, slug]))
  const lead = (citation: CitedWork): CitedWork => ({ ...citation, slug: slugs.get(citation.names ?? "") ?? null })
  const mark = (each: Mark): Mark => (each.type === "citation" ? { ...each, citation: lead(each.citation) } : each)
  return texts.map((text) => ({ ...text, marks: text.marks.map(mark) }))
}
