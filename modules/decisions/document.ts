import { documentKinds, documentStages, formats } from "#modules/decisions/document-kinds.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** One version of a document: a language, a format, the bytes it came in. */
export const Version = z.object({
  id: id("version"),
  language: z.enum(languages),
  format: z.enum(formats),
  /** SHA-256 of the file, by which it is kept. */
  file: z.string(),
  name: z.string(),
  stage: z.enum(documentStages),
  kept: z.iso.datetime(),
  /** The version whose wording is shown in its language. */
  current: z.boolean(),
})
export type Version = z.infer<typeof Version>

/**
 * A document of the institution, whatever bytes and languages it came in: the
 * same symbol is the same document.
 */
export const Document = z.object({
  id: id("document"),
  /** Its place in addresses, for ever: `A-RES-78-228`, `CTOC-COP-RES-5-2`. */
  slug: z.string().regex(/^[A-Za-z0-9-]+$/),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  titles: Text,
  kind: z.enum(documentKinds),
  stage: z.enum(documentStages),
  /** Code of the body that speaks, and the number of its session. */
  body: z.string().nullable(),
  session: z.string().nullable(),
  adopted: z.iso.date().nullable(),
  dated: z.iso.date().nullable(),
  agendaItem: z.string().nullable(),
  sponsors: z.array(z.string()),
  languages: z.array(z.enum(languages)),
  versions: z.array(Version),
  /** How many paragraphs and mandates were found in it. */
  paragraphs: z.number().int(),
  mandates: z.number().int(),
})
export type Document = z.infer<typeof Document>

/** The place of a document in addresses, made of what identifies it. */
export const slugOf = (identity: string): string =>
  identity
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
