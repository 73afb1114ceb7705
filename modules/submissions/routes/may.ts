import { givesSections, type InHand } from "#modules/submissions/routes/hand.ts"
import { clarificationsOf, extensionsOf } from "#modules/submissions/store/following.ts"
import { sectionsGiven } from "#modules/submissions/store/people.ts"
import { mayDraft, resume, submit, unclear, withdraw } from "#modules/submissions/submission.ts"
import type { Context } from "#platform/http/context.ts"
import { permission } from "#platform/identity/rights.ts"
import type { About } from "#platform/kernel/appointment.ts"

/** What is done with a submission while it is written. */
const whileWritten = [
  ...["draft.save", "draft.settle", "draft.see", "draft.attach", "assignment.save", "assignment.remove"],
  ...["assignment.finish", "submission.clear", "submission.read-workbook"],
]
const always = [
  ...["draft.list-versions", "assignment.list-writers", "comment.add", "comment.resolve", "answer.release"],
  ...["submission.export-workbook", "submission.ask-help"],
]

/**
 * What whoever asks may do with a submission now, by the names of the acts: what
 * is theirs to do, and possible as it stands. A page shows no other.
 */
export async function mayNow(context: Context, { submission, due }: InHand, about: About): Promise<string[]> {
  const { db, asker, person, today } = context
  const clarifications = await clarificationsOf(db, submission.id)
  const extensions = await extensionsOf(db, submission.id)
  const isSent = submission.status === "submitted" || submission.status === "clarifying"
  const possible = [
    ...always,
    ...(mayDraft(submission, due, today).ok ? whileWritten : []),
    ...(unclear(submission).ok ? ["submission.unclear"] : []),
    ...(submit(submission, due, today, "").ok ? ["submission.submit"] : []),
    ...(withdraw(submission).ok ? ["submission.withdraw"] : []),
    ...(resume(submission).ok ? ["submission.resume"] : []),
    ...(isSent ? ["clarification.ask"] : []),
    ...(clarifications.some(({ closed }) => closed === null) ? ["clarification.answer", "clarification.close"] : []),
    ...(submission.status === "drafting" && extensions.every(({ decision }) => decision !== null)
      ? ["extension.ask"]
      : []),
    ...(extensions.some(({ decision }) => decision === null) ? ["extension.decide"] : []),
  ]
  // Who was given no section has no workbook either.
  const writes = givesSections(context, about) || (await sectionsGiven(db, submission.id, person)).length > 0
  return possible.filter(
    (act) => permission({ asker, act, reads: false, today }, about).may && (writes || !act.endsWith("-workbook")),
  )
}
