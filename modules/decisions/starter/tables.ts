import { progressStatuses } from "#modules/decisions/progress/progress.ts"
import { documentKinds, documentStages } from "#modules/decisions/document-kinds.ts"
import { lineageKinds } from "#modules/decisions/lineage/lineage.ts"
import { successionKinds } from "#modules/decisions/lineage/succession.ts"
import { dateKinds, functionCodes, mandateKinds, verbClasses } from "#modules/decisions/mandate-kinds.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** The tables of the starter record that hold documents and what they ask. */
export const recordTables = [
  "documents",
  "requirements",
  "lineage",
  "successions",
  "citations",
  "dues",
  "outcomes",
] as const

const cell = z.string().optional()
const words = z.object(Object.fromEntries(languages.map((each) => [each, cell])))
const list = (sign: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.split(sign).flatMap((each) => each.trim() || []))

/** A document as the record begins with it: facts about it, and no word of its text. */
const KnownDocument = z.object({
  key: z.string(),
  symbol: cell,
  number: cell,
  kind: z.enum(documentKinds),
  stage: z.enum(documentStages),
  body: z.string(),
  session: cell,
  adopted: z.iso.date().optional(),
  dated: z.iso.date().optional(),
  agenda: cell,
  sponsors: list(";"),
})

/** What a paragraph asks, as the record begins with it. */
const KnownRequirement = z.object({
  document: z.string(),
  reference: z.string(),
  anchor: z.string(),
  kind: z.enum(mandateKinds),
  verb: z.string(),
  class: z.enum(verbClasses),
  actor: cell,
  printed: cell,
  date: z.enum(dateKinds).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  functions: list(" ").pipe(z.array(z.enum(functionCodes))),
})

const schemas = {
  documents: KnownDocument,
  requirements: KnownRequirement,
  lineage: z.object({
    later: z.string(),
    reference: z.string(),
    earlier: z.string(),
    goes_back_to: z.string(),
    kind: z.enum(lineageKinds),
  }),
  successions: z.object({ later: z.string(), earlier: z.string(), kind: z.enum(successionKinds) }),
  citations: z.object({ document: z.string(), reference: z.string(), cited: z.string() }),
  outcomes: z.object({
    document: z.string(),
    reference: z.string(),
    status: z.enum(progressStatuses),
    reached: z.iso.date(),
    note: z.string(),
  }),
} as const

/** A document as the starter record knows it, its titles by language. */
export type KnownDocument = z.infer<typeof KnownDocument> & { readonly titles: Text }
/** A requirement as the starter record knows it, in our own words by language. */
export type KnownRequirement = z.infer<typeof KnownRequirement> & { readonly words: Text; readonly due: Text | null }

/** All the record begins with, besides the directory and the sessions. */
export type KnownRecord = {
  readonly documents: readonly KnownDocument[]
  readonly requirements: readonly KnownRequirement[]
  readonly lineage: readonly z.infer<typeof schemas.lineage>[]
  readonly successions: readonly z.infer<typeof schemas.successions>[]
  readonly citations: readonly z.infer<typeof schemas.citations>[]
  /** What is known to have come of requirements. */
  readonly outcomes: readonly z.infer<typeof schemas.outcomes>[]
}

/**
 * Reads the record from the text of its tables: tab-separated, a line of
 * headings, lines that begin with # are remarks. Throws with the line when one
 * cannot be read.
 */
export function recordFrom(tables: Readonly<Record<(typeof recordTables)[number], string>>): KnownRecord {
  const read = <S extends z.ZodType>(table: string, schema: S) =>
    linesOf(table).map((line) => {
      const found = schema.safeParse(line)
      if (!found.success)
        throw new Error(`a line of the starter record cannot be read: ${JSON.stringify(line)}`, { cause: found.error })
      return { line: found.data, text: textOf(line) }
    })
  const plain = <S extends z.ZodType>(table: string, schema: S) => read(table, schema).map(({ line }) => line)
  const dues = new Map(read(tables.dues, z.object({ en: z.string() })).map(({ line, text }) => [line.en, text]))
  return {
    documents: read(tables.documents, schemas.documents).map(({ line, text }) => ({ ...line, titles: text })),
    requirements: read(tables.requirements, schemas.requirements).map(({ line, text }) => ({
      ...line,
      words: text,
      due: dues.get(line.printed ?? "") ?? null,
    })),
    lineage: plain(tables.lineage, schemas.lineage),
    successions: plain(tables.successions, schemas.successions),
    citations: plain(tables.citations, schemas.citations),
    outcomes: plain(tables.outcomes, schemas.outcomes),
  }
}

const textOf = (line: Readonly<Record<string, string>>): Text => {
  const said = words.parse(line)
  return Text.parse(Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined)))
}

function linesOf(table: string): Record<string, string>[] {
  const [headings = "", ...lines] = table.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"))
  const columns = headings.split("\t")
  return lines.map((line) => {
    const cells = line.split("\t")
    if (cells.length !== columns.length) throw new Error(`${cells.length} cells for ${columns.length} columns: ${line}`)
    return Object.fromEntries(columns.flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : [])))
  })
}

const Place = z.object({
  document: z.string().nullable(),
  name: z.string().optional(),
  reference: z.string().nullable(),
  on: z.iso.date().nullable().optional(),
})

/** Bodies, agenda items and meetings, as the record begins with them. Documents are named by their keys. */
export const KnownBodies = z.object({
  agenda: z.array(
    z.object({
      body: z.string(),
      session: z.string(),
      number: z.string(),
      titles: Text,
      documents: z.array(z.string()),
    }),
  ),
  sessions: z.array(
    z.object({
      body: z.string(),
      number: z.number().int(),
      opens: z.iso.date(),
      closes: z.iso.date(),
      place: z.string(),
    }),
  ),
  bodies: z.array(
    z.object({
      code: z.string(),
      created: Place.nullable(),
      continued: z.array(Place).default([]),
      basis: z.array(z.object({ name: z.string() })),
      /** Our own words, or a paragraph by document and reference: `cop-4-draft OP10(a)`. */
      functions: z.array(z.union([Text, z.string()])),
      officers: z.array(z.object({ role: Text, count: z.number().int(), rule: z.string().nullable() })),
      clocks: z.array(
        z.object({
          kind: z.enum(["meeting", "report", "review", "sunset"]),
          session: z.string().nullable(),
          due: z.iso.date().nullable(),
          source: Place,
          outcome: z
            .object({
              kind: z.enum(["met", "reported", "decided"]),
              on: z.iso.date().optional(),
              document: z.string().optional(),
            })
            .optional(),
          words: Text,
        }),
      ),
    }),
  ),
})
export type KnownBodies = z.infer<typeof KnownBodies>
