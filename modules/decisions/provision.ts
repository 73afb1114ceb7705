import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** What a part of a text is, from its title to its closing. */
export const provisionKinds = [
  "title",
  "section",
  "enacting",
  "wrapper",
  "closing",
  "annex",
  "preambular",
  "operative",
  "sub",
  "annexed",
] as const

/** A work that is named in a text; `slug` leads to it where the record holds it. */
export const CitedWork = z.object({
  kind: z.enum(["resolution", "decision", "document", "treaty", "internal"]),
  body: z.string().nullable(),
  id: z.string(),
  symbol: z.string().nullable(),
  slug: z.string().nullable(),
  /** What would identify it as a document of this record, so that the link is there once both are. */
  names: z.string().nullable().optional(),
})
export type CitedWork = z.infer<typeof CitedWork>

const Range = z.tuple([z.number().int(), z.number().int()])

/** Something seen inside a wording, by its range there. */
export const Mark = z.discriminatedUnion("type", [
  z.object({ type: z.literal("italic"), range: Range }),
  z.object({ type: z.literal("note"), range: Range, note: z.string() }),
  z.object({ type: z.literal("citation"), range: Range, citation: CitedWork }),
])
export type Mark = z.infer<typeof Mark>

/**
 * One paragraph of a document, in one language: the unit on which mandates,
 * calls, answers and recommendations hang. Its id outlives corrections of the
 * text, and is the same in every language.
 */
export const Provision = z.object({
  id: id("provision"),
  /** Its place in the document, and its anchor on the page: `para_11`, `para_10__point_a`. */
  anchor: z.string(),
  kind: z.enum(provisionKinds),
  number: z.string().nullable(),
  section: z.string().nullable(),
  depth: z.number().int().min(0),
  opening: z.string().nullable(),
  language: z.enum(languages),
  text: z.string(),
  marks: z.array(Mark),
  confidence: z.number().min(0).max(1),
})
export type Provision = z.infer<typeof Provision>

/** A note of the document, as it stands in the margin. */
export const NoteText = z.object({
  mark: z.string(),
  text: z.string(),
  marks: z.array(Mark),
  ibidem: z.string().nullable(),
})
export type NoteText = z.infer<typeof NoteText>
