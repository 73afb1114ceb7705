import { DocumentInPlace } from "#modules/decisions/lineage/succession.ts"
import { id } from "#platform/kernel/id.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** The place that says something: a document where the record knows it, and the paragraph as people cite it. */
export const Source = z.object({
  document: DocumentInPlace.nullable(),
  /** What stands for a document that is not in the record. */
  name: z.string().nullable(),
  reference: z.string().nullable(),
  /** The paragraph's anchor, and the mandate that stands there. */
  anchor: z.string().nullable(),
  mandate: id("mandate").nullable(),
})
export type Source = z.infer<typeof Source>

/** What becomes of a body on a day: it meets, a report is due, it is reviewed, or it ends. */
export const clockKinds = ["meeting", "report", "review", "sunset"] as const
const clockStandings = ["ahead", "met", "reported", "decided", "passed"] as const

/** A day on which something becomes of a body: it meets, reports, is reviewed, or ends unless it is continued. */
export const Clock = z.object({
  id: id("clock"),
  kind: z.enum(clockKinds),
  words: Text,
  /** The session by which it is, as `ctoc-cop/6`, and the day. */
  session: z.string().nullable(),
  due: z.iso.date().nullable(),
  /** `passed`: the day went by, and the record knows of no outcome. */
  standing: z.enum(clockStandings),
  /** When it was met, and the document that shows it. */
  outcome: z.object({ on: z.iso.date().nullable(), document: DocumentInPlace.nullable() }).nullable(),
  source: Source,
})
export type Clock = z.infer<typeof Clock>

/** What is known of a body besides its name: who made and continued it, on what it rests, what it does, who presides. */
export const Body = z.object({
  code: z.string(),
  created: Source.extend({ on: z.iso.date().nullable() }).nullable(),
  continued: z.array(Source.extend({ on: z.iso.date().nullable() })),
  basis: z.array(z.object({ name: z.string() })),
  /** In our own words; `source` where a paragraph gives the function. */
  functions: z.array(z.object({ words: Text, source: Source.nullable() })),
  officers: z.array(z.object({ role: Text, count: z.number().int(), rule: z.string().nullable() })),
  clocks: z.array(Clock),
})
export type Body = z.infer<typeof Body>

type Outcome = { readonly kind: "met" | "reported" | "decided" }

/** How it stands with a clock on a day: what became of it where that is known, else whether its day lies ahead. */
export function standingOf(
  due: string | null,
  outcome: Outcome | null,
  today: string,
): (typeof clockStandings)[number] {
  if (outcome !== null) return outcome.kind
  return due !== null && due < today ? "passed" : "ahead"
}
