import { dueFor, type Call } from "#modules/calls/call.ts"
import type { SubmissionStanding } from "#modules/calls/standing.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/**
 * How one addressee's answer to a call stands. Returned, withdrawn and corrected
 * are states it is in, never edits of what was sent.
 */
export const submissionStatuses = ["drafting", "cleared", "submitted", "clarifying", "withdrawn"] as const
export type SubmissionStatus = (typeof submissionStatuses)[number]

/**
 * What one State or organization answers to one call: drafted by many, cleared
 * by one, submitted, and sent again when something had to be made clear. Each
 * time it is sent is a round, and what was sent in it stays.
 */
export const Submission = z.object({
  id: id("submission"),
  call: id("call"),
  party: z.string(),
  status: z.enum(submissionStatuses),
  round: z.number().int().min(1),
  opened: z.iso.datetime(),
  cleared: z.iso.datetime().nullable(),
  submitted: z.iso.datetime().nullable(),
  /** The later day it was given, where it asked for time. */
  extended: z.iso.date().nullable(),
  needsHelp: z.boolean(),
})
export type Submission = z.infer<typeof Submission>

/** What stands in the way of clearing, each at its place. */
export const hindrances = [
  ...(["required-not-answered", "answer-does-not-fit", "check-does-not-hold", "conflict-not-settled"] as const),
  ...(["not-seen-by-a-second"] as const),
] as const
export type Hindrance = { readonly place: string; readonly hindrance: (typeof hindrances)[number] }

/**
 * The last day on which it is taken: the call's, or the later one it was given.
 * A call that was closed takes nothing from that day on but what was given longer.
 */
export function lastDay(call: Pick<Call, "due" | "status" | "closed">, extended: string | null): string {
  const due = dueFor(call, extended)
  if (call.status !== "closed" || call.closed === null || due > call.due) return due
  const before = new Date(Date.parse(call.closed) - 86_400_000).toISOString().slice(0, 10)
  return before < due ? before : due
}

/** Where it stands as its call's board tells it: how many drafts there are, and how many clarifications are asked for and still open. */
export function standingOf(
  { status }: Pick<Submission, "status">,
  { drafts, open }: { readonly drafts: number; readonly open: number },
): SubmissionStanding {
  if (status === "drafting") return drafts > 0 ? "drafting" : "opened"
  return status === "submitted" && open > 0 ? "clarifying" : status
}

type DraftRefusal = "submission-not-drafting" | "submission-too-late"

/** Whether answers may still be written: while it is drafted or made clear, and not after its day. */
export function mayDraft({ status }: Submission, due: string, today: string): Result<undefined, DraftRefusal> {
  if (status !== "drafting" && status !== "clarifying") return refuse("submission-not-drafting")
  // What somebody asked to have made clear is answered whenever it is.
  return status === "drafting" && today > due ? refuse("submission-too-late") : allow(undefined)
}

/** Clears it: from then on it stands, until it is submitted or taken back. */
export function clear(
  submission: Submission,
  stands: readonly Hindrance[],
  due: string,
  today: string,
  at: string,
): Result<Submission, DraftRefusal | "submission-not-ready"> {
  const may = mayDraft(submission, due, today)
  if (!may.ok) return may
  return stands.length > 0 ? refuse("submission-not-ready") : allow({ ...submission, status: "cleared", cleared: at })
}

/** Takes a cleared one back to be worked on, before it is submitted. */
export function unclear(submission: Submission): Result<Submission, "submission-not-cleared"> {
  if (submission.status !== "cleared") return refuse("submission-not-cleared")
  return allow({ ...submission, status: submission.submitted === null ? "drafting" : "clarifying", cleared: null })
}

/** Submits what was cleared. */
export function submit(
  submission: Submission,
  due: string,
  today: string,
  at: string,
): Result<Submission, "submission-not-cleared" | "submission-too-late"> {
  if (submission.status !== "cleared") return refuse("submission-not-cleared")
  if (submission.submitted === null && today > due) return refuse("submission-too-late")
  return allow({ ...submission, status: "submitted", submitted: at })
}

/** Takes back what was submitted: its answers are shown to nobody else any more, and it can be written again. */
export function withdraw(submission: Submission): Result<Submission, "submission-not-submitted"> {
  if (submission.status !== "submitted" && submission.status !== "clarifying") return refuse("submission-not-submitted")
  return allow({ ...submission, status: "withdrawn", cleared: null })
}

/** Opens a round more: to correct what was submitted, to make clear what was asked about it, or after it was withdrawn. */
export function resume(submission: Submission): Result<Submission, "submission-not-submitted"> {
  if (submission.status !== "submitted" && submission.status !== "withdrawn") return refuse("submission-not-submitted")
  return allow({ ...submission, status: "clarifying", round: submission.round + 1, cleared: null })
}
