import type { Call } from "#modules/calls/call.ts"
import { placesOf, type Form } from "#modules/calls/questionnaire.ts"
import type { AnswerPlace } from "#modules/submissions/draft.ts"
import { formNow } from "#modules/submissions/store/forms.ts"
import { sectionsGiven } from "#modules/submissions/store/people.ts"
import { callOf, findSubmission, hold } from "#modules/submissions/store/submissions.ts"
import { lastDay, mayDraft, type Submission } from "#modules/submissions/submission.ts"
import type { Context } from "#platform/http/context.ts"
import { permission } from "#platform/identity/rights.ts"
import type { About } from "#platform/kernel/appointment.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** A submission in hand, with its call, the last day on which it is taken, and what it is about. */
export type InHand = {
  readonly submission: Submission
  readonly call: Call
  readonly due: string
  readonly about: About
}

/** What a submission is about: whose it is, and in which process it stands. */
export const aboutOf = ({ party, call }: Pick<Submission, "party" | "call">): About => ({
  party,
  process: `call:${call}`,
})

/**
 * Takes a submission in hand: held as is said, where it is there, the reader may
 * know of it, and the act is theirs to do on it. Everything else is not there.
 */
export async function take(
  context: Context,
  id: string,
  how?: "alone" | "beside",
): Promise<Result<InHand, "submission-not-found">> {
  const { db } = context
  if (how) await hold(db, id, how)
  const submission = await findSubmission(db, id)
  if (!submission) return refuse("submission-not-found")
  const about = aboutOf(submission)
  // Whether they are in time is asked where it is known until when.
  if (!context.permission(about).may) return refuse("submission-not-found")
  const call = await callOf(db, submission)
  return allow({ submission, call, due: lastDay(call, submission.extended), about })
}

/** Whether somebody gives out sections, and so writes in all of them. */
export const givesSections = ({ asker, today }: Context, about: About): boolean =>
  permission({ asker, act: "assignment.save", reads: false, today }, about).may

/** The form as far as somebody writes in it: whole for who gives out sections, else the sections given to them; none where none was. */
export async function formGiven(context: Context, { submission, call, about }: InHand): Promise<Form | undefined> {
  const form = await formNow(context.db, call)
  if (givesSections(context, about)) return form
  const given = new Set((await sectionsGiven(context.db, submission.id, context.person)).map(({ section }) => section))
  const sections = form.sections.filter(({ code }) => given.has(code))
  const asked = new Set(placesOf({ ...form, sections }).map((place) => place.asked.question))
  return sections.length === 0
    ? undefined
    : { ...form, sections, questions: form.questions.filter(({ code }) => asked.has(code)) }
}

/** A submission in hand that may be written in, with its form. */
export type Writable = InHand & { readonly form: Form; readonly sectionOf: ReadonlyMap<string, string> }

/** Takes a submission in hand to write in it, beside others; refused where it is not being written, or too late. */
export async function takeToWrite(
  context: Context,
  id: string,
): Promise<Result<Writable, "submission-not-found" | "submission-not-drafting" | "submission-too-late">> {
  const taken = await take(context, id, "beside")
  if (!taken.ok) return taken
  const may = mayDraft(taken.value.submission, taken.value.due, context.today)
  if (!may.ok) return may
  const form = await formNow(context.db, taken.value.call)
  const sectionOf = new Map(placesOf(form).map(({ section, asked }) => [asked.question, section]))
  return allow({ ...taken.value, form, sectionOf })
}

/** Whether the places are somebody's to write: everywhere for who gives out sections, else in sections given to them, until their day. */
export async function mayWriteAt(
  context: Context,
  { submission, about, due, sectionOf }: Writable,
  places: readonly Pick<AnswerPlace, "question">[],
): Promise<Result<undefined, "section-not-yours" | "submission-too-late">> {
  if (givesSections(context, about)) return allow(undefined)
  const given = await sectionsGiven(context.db, submission.id, context.person)
  for (const section of new Set(places.map(({ question }) => sectionOf.get(question)))) {
    const mine = given.find((each) => each.section === section)
    if (!mine) return refuse("section-not-yours")
    const until = submission.status === "clarifying" ? null : (mine.due ?? due)
    if (!context.permission({ ...about, due: until }).may) return refuse("submission-too-late")
  }
  return allow(undefined)
}
