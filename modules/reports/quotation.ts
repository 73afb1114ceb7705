import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

export const quotationStatuses = ["to-see", "seen", "contested", "settled"] as const
export const outcomes = ["kept", "reworded"] as const

/**
 * Words of a State or organization as a report quotes them. Before the report is
 * issued it sees them, and says that they are well or what is wrong; whoever
 * writes the report settles it. What is settled otherwise stands in the next
 * compiling.
 */
export const Quotation = z.object({
  id: id("quotation"),
  report: id("report"),
  answer: id("answer"),
  question: z.string(),
  party: z.string(),
  text: z.string(),
  language: z.enum(languages),
  /** What the report is called, and by when this is to be seen. */
  title: Text,
  until: z.iso.date().nullable(),
  shown: z.boolean(),
  status: z.enum(quotationStatuses),
  /** What is said to be wrong, and other words that are asked for or were settled on. */
  correction: z.string().nullable(),
  wording: z.string().nullable(),
  answered: z.iso.datetime().nullable(),
  outcome: z.enum(outcomes).nullable(),
  note: z.string(),
  settled: z.iso.datetime().nullable(),
})
export type Quotation = z.infer<typeof Quotation>

/** Whether its State can still say something to it: it was shown, and nothing is settled. */
export function mayAnswer({
  shown,
  status,
}: Quotation): Result<undefined, "quotation-not-found" | "quotation-settled"> {
  if (!shown) return refuse("quotation-not-found")
  return status === "settled" ? refuse("quotation-settled") : allow(undefined)
}

/** Whether what was contested can be settled, and so. Other words are those asked for, or some on which both agreed. */
export function maySettle(
  { status, wording }: Quotation,
  outcome: (typeof outcomes)[number],
  words: string | null,
): Result<string | null, "quotation-not-contested" | "wording-missing"> {
  if (status !== "contested") return refuse("quotation-not-contested")
  if (outcome === "kept") return allow(wording)
  const settled = words ?? wording
  return settled === null || settled.trim() === "" ? refuse("wording-missing") : allow(settled.trim())
}
