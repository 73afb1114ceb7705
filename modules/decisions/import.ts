import { documentKinds, documentStages, formats } from "#modules/decisions/document-kinds.ts"
import { importRefusals, importStatuses } from "#modules/decisions/import-status.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** What keeping a file does to the record. */
export const Effect = z.object({
  /** A new document, a further version of one, or nothing that is not there. */
  kind: z.enum(["new-document", "new-language", "new-bytes", "corrected-text", "unchanged"]),
  slug: z.string().nullable(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  kept: z.number().int(),
  correctionsKept: z.number().int(),
  /** Clauses a person corrected and the text now words otherwise: the correction stays, and wants looking at. */
  conflicts: z.number().int().optional(),
})
export type Effect = z.infer<typeof Effect>

/** What was understood of a file before anybody keeps it. */
export const Preview = z.object({
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  body: z.string().nullable(),
  kind: z.enum(documentKinds),
  stage: z.enum(documentStages),
  language: z.enum(languages).nullable(),
  adopted: z.iso.date().nullable(),
  preambular: z.number().int(),
  operative: z.number().int(),
  notes: z.number().int(),
  citations: z.number().int(),
  confidence: z.number().min(0).max(1),
  doubts: z.array(z.object({ code: z.string(), paragraph: z.string().nullable(), detail: z.string() })),
  /** The paragraphs as read, in order. */
  paragraphs: z.array(
    z.object({
      anchor: z.string(),
      kind: z.string(),
      number: z.string().nullable(),
      depth: z.number().int(),
      opening: z.string().nullable(),
      text: z.string(),
      confidence: z.number(),
    }),
  ),
  mandates: z.array(
    z.object({
      anchor: z.string(),
      clause: z.number().int(),
      kind: z.string(),
      verb: z.string(),
      addressee: z.string().nullable(),
      target: z.string(),
      action: z.string(),
      date: z.string().nullable(),
      confidence: z.number(),
    }),
  ),
  /** What keeping it would do to the record, as the record was when it was read. */
  effect: Effect,
})
export type Preview = z.infer<typeof Preview>

/** One file on its way into the record: read, looked at, kept, and undone if need be. */
export const Import = z.object({
  id: id("import"),
  /** Files that were brought together. */
  batch: z.string(),
  name: z.string(),
  file: z.string(),
  size: z.number().int(),
  format: z.enum(formats).nullable(),
  status: z.enum(importStatuses),
  refusal: z.enum(importRefusals).nullable(),
  /** How far reading has come, from 0 to 1. */
  progress: z.number().min(0).max(1),
  person: z.string(),
  brought: z.iso.datetime(),
  /** The document it became part of, once kept. */
  slug: z.string().nullable(),
  /** What keeping it did, once kept. */
  effect: Effect.nullable(),
})
export type Import = z.infer<typeof Import>

/** Why an import cannot be kept. */
export type KeepRefusal = "import-not-previewed" | "language-not-known"
/** Why an import cannot be undone. */
export type UndoRefusal = "import-not-kept" | "import-not-latest" | "mandate-in-use"
