import { actDoubts, actRefusals } from "#modules/treaties/admission.ts"
import { ActWording } from "#modules/treaties/act.ts"
import { id } from "#platform/kernel/id.ts"
import { z } from "zod"

/** The columns of a file of acts, under the codes they have in every language; the first four must be there. */
export const actColumns = [
  "instrument",
  "participant",
  "kind",
  "date",
  "effective",
  "about",
  "territory",
  "article",
  "text",
  "language",
  "source",
  "note",
] as const
export type ActColumn = (typeof actColumns)[number]

/** What becomes of a file of acts. */
export const importStatuses = ["refused", "previewed", "kept", "undone", "discarded"] as const

/** Why a file of acts cannot be read at all. */
export const fileRefusals = ["not-a-table", "columns-missing", "no-rows", "too-many-rows", "not-text"] as const

/** What is wrong in a row beside what the rules refuse. */
const cellFaults = ["cell-empty", "cell-not-understood", "participant-unknown", "about-not-found"] as const

/** One row of the file as it came: its line, and the text of its cells by column. */
export const RawLine = z.object({
  line: z.int(),
  id: id("act"),
  cells: z.partialRecord(z.enum(actColumns), z.string()),
})
export type RawLine = z.infer<typeof RawLine>

/** Something that is wrong in a row, and in which column. */
export const LineFault = z.object({
  column: z.enum(actColumns),
  code: z.enum([...cellFaults, ...actRefusals]),
})
export type LineFault = z.infer<typeof LineFault>

/** One row as it was understood: the act it tells of, or all that is wrong with it. */
export const ImportLine = RawLine.extend({
  act: ActWording.nullable(),
  faults: z.array(LineFault),
  doubts: z.array(z.enum(actDoubts)),
})
export type ImportLine = z.infer<typeof ImportLine>

/** A file of acts on its way into the record. */
export const ActImport = z.object({
  id: id("act-import"),
  name: z.string(),
  size: z.int(),
  status: z.enum(importStatuses),
  refusal: z.enum(fileRefusals).nullable(),
  person: z.string(),
  brought: z.iso.datetime(),
  rows: z.int(),
})
export type ActImport = z.infer<typeof ActImport>
