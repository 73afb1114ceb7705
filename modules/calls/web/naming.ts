import type { Call } from "#modules/calls/call.ts"
import type { SubmissionStanding } from "#modules/calls/standing.ts"
import type { Tone } from "#platform/web/kit/Status.tsx"

/** How the status of a call looks. */
export const toneOf: Readonly<Record<Call["status"], Tone>> = {
  draft: "quiet",
  tested: "quiet",
  open: "open",
  closed: "done",
}

/** How it looks where an addressee stands. */
export const toneOfStanding: Readonly<Record<SubmissionStanding, Tone>> = {
  "not-opened": "quiet",
  opened: "open",
  drafting: "open",
  cleared: "soon",
  submitted: "done",
  clarifying: "soon",
  withdrawn: "late",
}
