import { day } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** What a person may report of a mandate. */
export const progressStatuses = ["in-hand", "reported", "done", "ended"] as const

/** What was reported of a mandate: by whom, on what day it was so, with a note and where it can be seen; it can be undone. */
export const Progress = z.object({
  id: id("progress"),
  mandate: id("mandate"),
  /** `null`: nothing is known of it any more, and its date alone tells again. */
  status: z.enum(progressStatuses).nullable(),
  note: z.string(),
  link: z.url({ protocol: /^https?$/ }).nullable(),
  /** The day on which it came to be so. */
  reached: z.iso.date(),
  person: z.string(),
  at: z.iso.datetime(),
  undone: z.boolean(),
})
export type Progress = z.infer<typeof Progress>

/** What a person says when reporting. */
export const Reporting = z.object({
  status: z.enum(progressStatuses).nullable(),
  note: z.string().max(2000).default(""),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  /** Today, where it is not said. */
  reached: day.optional(),
})
export type Reporting = z.infer<typeof Reporting>

/** Why progress cannot be reported so. */
export type ReportRefusal = "progress-without-evidence" | "progress-in-the-future"
/** Why a report of progress cannot be taken back: it was, or a later one stands upon it. */
export type UndoProgressRefusal = "progress-undone" | "progress-not-latest"

/** What is said to be reported, done or ended must show by what: a note or a link. Nothing is reached before its day. */
export function reported(said: Reporting, today: string): Result<Required<Reporting>, ReportRefusal> {
  const whole = { ...said, note: said.note.trim(), reached: said.reached ?? today }
  if (whole.reached > today) return refuse("progress-in-the-future")
  const claims = whole.status !== null && whole.status !== "in-hand"
  return claims && whole.note === "" && whole.link === null ? refuse("progress-without-evidence") : allow(whole)
}

/** What was reported is undone once, and before what was reported after it. */
export function undoable(undone: boolean, later: boolean): Result<true, UndoProgressRefusal> {
  if (undone) return refuse("progress-undone")
  return later ? refuse("progress-not-latest") : allow(true)
}
