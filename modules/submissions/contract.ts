import { audiences, Call, forms } from "#modules/calls/call.ts"
import { QuestionCode } from "#modules/calls/question.ts"
import { Form } from "#modules/calls/questionnaire.ts"
import { submissionStatuses as standings } from "#modules/calls/standing.ts"
import { AnswerValue } from "#modules/calls/value.ts"
import { Answer } from "#modules/submissions/answer.ts"
import { contradictionKinds } from "#modules/submissions/contradiction.ts"
import { AnswerPlace, Draft, DraftSeen, DraftWording } from "#modules/submissions/draft.ts"
import { few } from "#modules/submissions/small-count.ts"
import { hindrances, Submission } from "#modules/submissions/submission.ts"
import { count, day } from "#platform/kernel/day.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

export * from "#modules/submissions/answer-contract.ts"

const moment = z.iso.datetime()
const submissionId = z.object({ id: id("submission") })
const notFound = { "submission-not-found": 404 } as const
const notDrafting = { ...notFound, "submission-not-drafting": 409, "submission-too-late": 409 } as const

// What is asked of me --------------------------------------------------------

/** One call as whoever must answer it sees it at home: by when, and what is left. */
export const Asked = z.object({
  call: Call.pick({ id: true, title: true, due: true, status: true, edition: true }),
  party: z.string(),
  names: Text,
  form: z.enum(forms),
  submission: id("submission").nullable(),
  standing: z.enum(standings),
  due: day,
  /** The sections that are the reader's to write, with their own days; all where they clear. */
  sections: z.array(z.object({ code: z.string(), title: Text, due: day.nullable(), done: z.boolean() })),
  questions: z.int(),
  answered: z.int(),
  unclear: z.int(),
  conflicts: z.int(),
})
export type Asked = z.infer<typeof Asked>

/** Lists what is asked of the States and organizations the reader acts for: what is due first, first. */
export const listAsked = endpoint({
  act: "submission.list-asked",
  method: "get",
  path: "/asked",
  summary: "List what is asked of whom one acts for",
  query: Paging.extend({ left: z.stringbool().default(false) }),
  output: page(Asked),
  refusals: { "cursor-not-known": 422 },
})

/** Opens the form of a call for a State or organization, the first time by making its submission. */
export const openSubmission = endpoint({
  act: "submission.open",
  method: "post",
  path: "/calls/{call}/submissions",
  summary: "Open the form of a call",
  params: z.object({ call: id("call") }),
  body: z.object({ party: z.string().max(100) }),
  output: Submission,
  refusals: { "call-not-found": 404, "not-an-addressee": 404, "call-not-open": 409 },
})

// The form -------------------------------------------------------------------

/** What was answered last to a question, to confirm, change or withdraw. */
export const LastAnswer = Answer.pick({
  id: true,
  question: true,
  nth: true,
  period: true,
  value: true,
  language: true,
  given: true,
}).extend({
  call: z.object({ id: id("call"), title: Text }),
})
export const Conflict = AnswerPlace.extend({
  id: id("conflict"),
  base: z.int(),
  value: AnswerValue.nullable(),
  language: z.enum(languages),
  by: z.string(),
  at: moment,
})
export const Assignment = z.object({
  section: z.string(),
  person: z.string(),
  name: z.string(),
  due: day.nullable(),
  note: z.string(),
  done: moment.nullable(),
})
export const Comment = z.object({
  id: id("comment"),
  question: QuestionCode,
  text: z.string(),
  by: z.string(),
  at: moment,
  resolved: moment.nullable(),
})
export const Clarification = z.object({
  id: id("clarification"),
  question: QuestionCode,
  text: z.string(),
  language: z.enum(languages),
  asked: moment,
  answer: z.string().nullable(),
  answered: moment.nullable(),
  closed: moment.nullable(),
})
export const Extension = z.object({
  id: id("extension"),
  until: day,
  reason: z.string(),
  asked: moment,
  decision: z.enum(["granted", "refused"]).nullable(),
  note: z.string(),
  decided: moment.nullable(),
})
/** What looks contradictory at a place, with the codes, numbers or words that do not go together (`contradiction.ts`). */
export const Contradiction = AnswerPlace.extend({
  kind: z.enum(contradictionKinds),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})

const released = { release: z.enum(audiences), releasedFrom: z.iso.date().nullable() }

/** To whom the answers to a question are released, wherever it is asked (`nth` null), or the one at a place; and from which day. */
export const ReleasedPlace = z.object({ question: QuestionCode, nth: z.int().nullable(), ...released })

/** A table with counts that tell of few people to whom it is released, in how many cells, and for whom none would (`small-count.ts`). */
export const SmallCount = AnswerPlace.extend({ ...released, cells: z.int().min(1), narrower: z.enum(audiences) })

/** Everything the form needs, also with no connection: questions, drafts, last answers, who writes what, what does not hold. */
export const SubmissionInPlace = Submission.extend({
  call: Call,
  names: Text,
  formKind: z.enum(forms),
  due: day,
  form: Form,
  drafts: z.array(Draft),
  last: z.array(LastAnswer),
  conflicts: z.array(Conflict),
  assignments: z.array(Assignment),
  comments: z.array(Comment),
  clarifications: z.array(Clarification),
  extensions: z.array(Extension),
  /** What stands in the way of clearing, and what looks contradictory but does not. */
  hindrances: z.array(z.object({ place: z.string(), hindrance: z.enum(hindrances) })),
  contradictions: z.array(Contradiction),
  /** Where its party released otherwise than the call says; and what of it tells of few people to whom it is released. */
  releases: z.array(ReleasedPlace).default([]),
  smallCounts: z.array(SmallCount).default([]),
  /** Below how many a count tells of few people here, to everybody and to those who act for States. */
  few: z.object({ public: z.int(), parties: z.int() }).default(few),
  /** What the reader may do here now, by the names of the acts. */
  may: z.array(z.string()),
  people: z.record(z.string(), z.string()),
})
export type SubmissionInPlace = z.infer<typeof SubmissionInPlace>

/** Reads a submission with its form: its own party while it is written; the Secretariat what was submitted. */
export const getSubmission = endpoint({
  act: "submission.read",
  method: "get",
  path: "/submissions/{id}",
  summary: "Read a submission with its form",
  params: submissionId,
  output: SubmissionInPlace,
  refusals: notFound,
})

/**
 * Saves answers as they are being written. Each is on its own: what meets
 * another text is kept beside it as a conflict, and the rest is saved.
 */
export const saveDrafts = endpoint({
  act: "draft.save",
  method: "post",
  path: "/submissions/{id}/drafts",
  summary: "Save answers as they are being written",
  params: submissionId,
  body: z.object({ drafts: z.array(DraftWording).min(1).max(300) }),
  output: z.object({
    saved: z.array(Draft),
    conflicts: z.array(Conflict.extend({ there: Draft.nullable() })),
  }),
  refusals: { ...notDrafting, "question-not-asked": 422, "answer-does-not-fit": 422, "section-not-yours": 403 },
})

/** Settles a conflict: what is there, what came, or a third text. */
export const settleConflict = endpoint({
  act: "draft.settle",
  method: "post",
  path: "/submissions/{id}/conflicts/{conflict}",
  summary: "Settle a conflict between two texts of an answer",
  params: submissionId.extend({ conflict: id("conflict") }),
  body: z.object({
    take: z.enum(["there", "came", "new"]),
    base: count.min(0),
    value: AnswerValue.nullable().optional(),
    language: z.enum(languages).optional(),
  }),
  output: Draft.nullable(),
  refusals: {
    ...notDrafting,
    "conflict-not-found": 404,
    "draft-was-changed": 409,
    "answer-does-not-fit": 422,
    "section-not-yours": 403,
  },
})

/**
 * Says that a second person of the same State went over a section: nobody clears
 * what only they have seen. What they had before them is named with its versions,
 * and only that is seen: what was written since is not.
 */
export const seeSection = endpoint({
  act: "draft.see",
  method: "post",
  path: "/submissions/{id}/sections/{section}/seen",
  summary: "Say that one went over what others wrote in a section",
  params: submissionId.extend({ section: z.string().max(50) }),
  body: z.object({ drafts: z.array(DraftSeen).max(1000) }),
  output: z.object({ seen: z.int() }),
  refusals: { ...notDrafting, "section-not-found": 404 },
})

/** The versions an answer had as it was written. */
export const listVersions = endpoint({
  act: "draft.list-versions",
  method: "get",
  path: "/submissions/{id}/drafts/{question}",
  summary: "List the versions of an answer as it was written",
  params: submissionId.extend({ question: QuestionCode }),
  query: z.object({ nth: z.coerce.number().int().min(0).max(200).default(0) }),
  output: z.object({ items: z.array(Draft.omit({ seen: true })) }),
  refusals: notFound,
})

// Who writes what ------------------------------------------------------------

/** Those who can be given a section: whoever is appointed for the same State or organization. */
export const listWriters = endpoint({
  act: "assignment.list-writers",
  method: "get",
  path: "/submissions/{id}/writers",
  summary: "List who can be given a section",
  params: submissionId,
  output: z.object({ items: z.array(z.object({ person: z.string(), name: z.string(), role: z.string() })) }),
  refusals: notFound,
})

/** Gives a section to somebody to write, with a day of its own. */
export const assign = endpoint({
  act: "assignment.save",
  method: "put",
  path: "/submissions/{id}/sections/{section}/assignments/{person}",
  summary: "Give a section to somebody to write",
  params: submissionId.extend({ section: z.string().max(50), person: z.string().max(64) }),
  body: z.object({ due: day.nullable(), note: z.string().max(2000) }),
  output: Assignment,
  refusals: { ...notDrafting, "section-not-found": 404, "not-a-writer-here": 422, "assigned-too-late": 422 },
})

/** Takes a section from somebody. */
export const unassign = endpoint({
  act: "assignment.remove",
  method: "delete",
  path: "/submissions/{id}/sections/{section}/assignments/{person}",
  summary: "Take a section from somebody",
  params: submissionId.extend({ section: z.string().max(50), person: z.string().max(64) }),
  output: z.object({}),
  refusals: { ...notFound, "assignment-not-found": 404 },
})

/** Says that one's section is written, or is not after all. */
export const finishSection = endpoint({
  act: "assignment.finish",
  method: "post",
  path: "/submissions/{id}/sections/{section}/done",
  summary: "Say that one's section is written",
  params: submissionId.extend({ section: z.string().max(50) }),
  body: z.object({ done: z.boolean() }),
  output: Assignment,
  refusals: { ...notFound, "assignment-not-found": 404 },
})

/** Comments on a question, for those who write. */
export const addComment = endpoint({
  act: "comment.add",
  method: "post",
  path: "/submissions/{id}/comments",
  summary: "Comment on a question",
  params: submissionId,
  body: z.object({ question: QuestionCode, text: z.string().trim().min(1).max(5000) }),
  output: Comment,
  refusals: { ...notFound, "question-not-asked": 422 },
})

/** Marks a comment as settled, or not. */
export const resolveComment = endpoint({
  act: "comment.resolve",
  method: "post",
  path: "/submissions/{id}/comments/{comment}/resolved",
  summary: "Say that a comment is settled",
  params: submissionId.extend({ comment: id("comment") }),
  body: z.object({ resolved: z.boolean() }),
  output: Comment,
  refusals: { ...notFound, "comment-not-found": 404 },
})

// Clearing and what follows --------------------------------------------------

/** Clears what was written: it goes into the answer store, and the ledger has its line, of which a receipt can be had. */
export const clearSubmission = endpoint({
  act: "submission.clear",
  method: "post",
  path: "/submissions/{id}/clear",
  summary: "Clear a submission",
  params: submissionId,
  output: Submission,
  refusals: { ...notDrafting, "submission-not-ready": 422 },
})

/** Takes a cleared submission back before it is submitted. */
export const unclearSubmission = endpoint({
  act: "submission.unclear",
  method: "post",
  path: "/submissions/{id}/unclear",
  summary: "Take a cleared submission back",
  params: submissionId,
  output: Submission,
  refusals: { ...notFound, "submission-not-cleared": 409 },
})

/** Submits what was cleared: from then on it is seen by whom it is released to. */
export const submitSubmission = endpoint({
  act: "submission.submit",
  method: "post",
  path: "/submissions/{id}/submit",
  summary: "Submit what was cleared",
  params: submissionId,
  output: Submission,
  refusals: { ...notFound, "submission-not-cleared": 409, "submission-too-late": 409 },
})

/** Withdraws what was submitted. */
export const withdrawSubmission = endpoint({
  act: "submission.withdraw",
  method: "post",
  path: "/submissions/{id}/withdraw",
  summary: "Withdraw what was submitted",
  params: submissionId,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  output: Submission,
  refusals: { ...notFound, "submission-not-submitted": 409 },
})

/** Opens a round more, to correct what was submitted or to make clear what was asked. */
export const resumeSubmission = endpoint({
  act: "submission.resume",
  method: "post",
  path: "/submissions/{id}/resume",
  summary: "Open a round more of a submission",
  params: submissionId,
  output: Submission,
  refusals: { ...notFound, "submission-not-submitted": 409 },
})

/** Asks to have something made clear. */
export const askClarification = endpoint({
  act: "clarification.ask",
  method: "post",
  path: "/submissions/{id}/clarifications",
  summary: "Ask to have an answer made clear",
  params: submissionId,
  body: z.object({ question: QuestionCode, text: z.string().trim().min(1).max(5000), language: z.enum(languages) }),
  output: Clarification,
  refusals: { ...notFound, "submission-not-submitted": 409, "question-not-asked": 422 },
})

/** Says what was asked, with or without changing the answer. */
export const answerClarification = endpoint({
  act: "clarification.answer",
  method: "post",
  path: "/submissions/{id}/clarifications/{clarification}/answer",
  summary: "Answer what was asked to be made clear",
  params: submissionId.extend({ clarification: id("clarification") }),
  body: z.object({ answer: z.string().trim().min(1).max(5000) }),
  output: Clarification,
  refusals: { ...notFound, "clarification-not-found": 404, "clarification-closed": 409 },
})

/** Closes what was asked, when it is clear. */
export const closeClarification = endpoint({
  act: "clarification.close",
  method: "post",
  path: "/submissions/{id}/clarifications/{clarification}/close",
  summary: "Close what was asked to be made clear",
  params: submissionId.extend({ clarification: id("clarification") }),
  output: Clarification,
  refusals: { ...notFound, "clarification-not-found": 404 },
})

/** Lists what is asked to be made clear, everywhere the reader may see. */
export const listClarifications = endpoint({
  act: "clarification.list",
  method: "get",
  path: "/clarifications",
  summary: "List what is asked to be made clear",
  query: Paging.extend({ call: id("call").optional(), open: z.stringbool().default(true) }),
  output: page(
    Clarification.extend({
      submission: id("submission"),
      party: z.string(),
      names: Text,
      call: z.object({ id: id("call"), title: Text }),
    }),
  ),
  refusals: { "cursor-not-known": 422 },
})

/** Asks for time, with a reason. */
export const askExtension = endpoint({
  act: "extension.ask",
  method: "post",
  path: "/submissions/{id}/extensions",
  summary: "Ask for time",
  params: submissionId,
  body: z.object({ until: day, reason: z.string().trim().min(1).max(2000) }),
  output: Extension,
  refusals: { ...notFound, "extension-not-later": 422, "extension-already-asked": 409, "submission-not-drafting": 409 },
})

/** Lists the time that was asked for, wherever the reader may see: what is undecided first. */
export const listExtensions = endpoint({
  act: "extension.list",
  method: "get",
  path: "/extensions",
  summary: "List the time that was asked for",
  query: Paging.extend({ call: id("call").optional(), open: z.stringbool().default(true) }),
  output: page(
    Extension.extend({
      submission: id("submission"),
      party: z.string(),
      names: Text,
      call: z.object({ id: id("call"), title: Text, due: day }),
    }),
  ),
  refusals: { "cursor-not-known": 422 },
})

/** Grants the time that was asked for, or refuses it with a reason. */
export const decideExtension = endpoint({
  act: "extension.decide",
  method: "post",
  path: "/submissions/{id}/extensions/{extension}",
  summary: "Grant or refuse time",
  params: submissionId.extend({ extension: id("extension") }),
  body: z.object({ decision: z.enum(["granted", "refused"]), note: z.string().max(2000) }),
  output: Extension,
  refusals: { ...notFound, "extension-not-found": 404, "extension-decided": 409, "refusal-not-explained": 422 },
})

/** Says that help is needed to answer, or no more. */
export const askHelp = endpoint({
  act: "submission.ask-help",
  method: "post",
  path: "/submissions/{id}/help",
  summary: "Say that help is needed to answer",
  params: submissionId,
  body: z.object({ needed: z.boolean() }),
  output: Submission,
  refusals: notFound,
})
