import { Document } from "#modules/decisions/document.ts"
import { Import } from "#modules/decisions/import.ts"
import { changeKinds, shiftForces } from "#modules/decisions/change-kinds.ts"
import { Provision } from "#modules/decisions/provision.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

const language = z.enum(languages)
const Range = z.tuple([z.number().int(), z.number().int()])
const kind = z.enum(changeKinds)

/** One of the two texts that are compared: which document, which of its versions, or which file that waits to be kept. */
export const ComparedText = Document.pick({
  symbol: true,
  number: true,
  kind: true,
  stage: true,
  body: true,
  session: true,
  adopted: true,
  dated: true,
}).extend({
  /** By what it is asked for again: `A-RES-78-228`, `A-RES-78-228.3fa9c1d2`, `import.…`. */
  ref: z.string(),
  /** The document it is a version of; a file that waits is of none yet. */
  slug: z.string().nullable(),
  title: z.string(),
  titleLanguage: language,
  /** The file it came in, and whether its words are those that are shown today. */
  version: z.object({ file: z.string(), name: z.string(), kept: z.iso.datetime(), current: z.boolean() }).nullable(),
  /** The import it waits in. */
  import: Import.shape.id.nullable(),
  languages: z.array(language),
})
export type ComparedText = z.infer<typeof ComparedText>

/** A paragraph or heading of one of the two texts. */
export const ComparedPassage = Provision.pick({
  anchor: true,
  kind: true,
  number: true,
  depth: true,
  opening: true,
  text: true,
  marks: true,
})
export type ComparedPassage = z.infer<typeof ComparedPassage>

/** A stretch of words; the parts of a row, one after the other, make up both of its texts. */
export const ComparedPart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("equal"), from: Range, to: Range }),
  z.object({ type: z.literal("gone"), from: Range }),
  z.object({ type: z.literal("new"), to: Range }),
])
export type ComparedPart = z.infer<typeof ComparedPart>

/** Two paragraphs side by side, or one beside nothing. Headings stand among them and are not compared. */
export const ComparedRow = z.object({
  from: ComparedPassage.nullable(),
  to: ComparedPassage.nullable(),
  /** Empty where nothing changed. */
  kinds: z.array(kind),
  /** Empty for headings. */
  parts: z.array(ComparedPart),
})
export type ComparedRow = z.infer<typeof ComparedRow>

const Verb = z.object({ verb: z.string(), level: z.number().int().nullable() })

/** One named change. A paragraph that was moved and has another date has two. */
export const NamedChange = z.object({
  kind,
  /** Its place in either text: `PP1`, `OP3`, `OP3(a)`, `AN2`. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The words it is about. */
  gone: z.array(z.string()),
  new: z.array(z.string()),
  /** What became of a verb; levels go from 0 (notes) to 7 (decides). */
  shift: z.object({ from: Verb, to: Verb, force: z.enum(shiftForces) }).nullable(),
  /** Where it is to be seen: an index into the rows. */
  row: z.number().int(),
})
export type NamedChange = z.infer<typeof NamedChange>

/** Two texts laid side by side, with each change named. */
export const TextComparison = z.object({
  language,
  /** The languages both texts are there in. */
  languages: z.array(language),
  from: ComparedText,
  to: ComparedText,
  rows: z.array(ComparedRow),
  changes: z.array(NamedChange),
})
export type TextComparison = z.infer<typeof TextComparison>
