import { audiences } from "#modules/calls/call.ts"
import { Anchor, QuestionCode, questionKinds } from "#modules/calls/question.ts"
import { AttachedFile } from "#modules/calls/value.ts"
import { Answer } from "#modules/submissions/answer.ts"
import { DraftWording } from "#modules/submissions/draft.ts"
import { day } from "#platform/kernel/day.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const submissionId = z.object({ id: id("submission") })
const notFound = { "submission-not-found": 404 } as const
const notDrafting = { ...notFound, "submission-not-drafting": 409, "submission-too-late": 409 } as const
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// The answer store -----------------------------------------------------------

/** An answer with whose it is, what it answers and where that hangs, and the call it was given to. */
export const AnswerInPlace = Answer.extend({
  names: Text,
  label: Text,
  kind: z.enum(questionKinds),
  anchors: z.array(Anchor),
  call: z.object({ id: id("call"), title: Text }),
})
export type AnswerInPlace = z.infer<typeof AnswerInPlace>

/**
 * Lists answers of the store the reader may see: by question, party and period,
 * the newest of each. By party and kind they are what is known of a State: its
 * laws, authorities and practices, each with its source, date and article. As a
 * file, a row for each thing that was said, and no text cut short.
 */
export const listAnswers = endpoint({
  act: "answer.list",
  method: "get",
  path: "/answers",
  summary: "List answers",
  query: Paging.extend({
    party: z.string().max(100).optional(),
    question: QuestionCode.optional(),
    kind: z.enum(questionKinds).optional(),
    call: id("call").optional(),
    period: z.string().max(10).optional(),
    mandate: id("mandate").optional(),
    article: z.string().max(20).optional(),
    language: z.enum(languages).default("en"),
  }),
  output: page(AnswerInPlace),
  refusals: { "cursor-not-known": 422 },
  formats: { xlsx: sheet, csv: "text/csv" },
})

/** Reads one answer with its history and what was asked about it. */
export const getAnswer = endpoint({
  act: "answer.read",
  method: "get",
  path: "/answers/{id}",
  summary: "Read one answer with its history",
  params: z.object({ id: id("answer") }),
  output: AnswerInPlace.extend({ history: z.array(Answer) }),
  refusals: { "answer-not-found": 404 },
})

/** Withdraws one answer that holds no more, without putting another in its place; what it was stays in its history. */
export const withdrawAnswer = endpoint({
  act: "answer.withdraw",
  method: "post",
  path: "/answers/{id}/withdraw",
  summary: "Withdraw an answer that holds no more",
  params: z.object({ id: id("answer") }),
  output: Answer,
  refusals: { "answer-not-found": 404, "answer-not-submitted": 409 },
})

/** Says to whom answers are released, and from when. */
export const releaseAnswers = endpoint({
  act: "answer.release",
  method: "post",
  path: "/submissions/{id}/releases",
  summary: "Say who may see answers, and from when",
  params: submissionId,
  body: z.object({
    questions: z.array(QuestionCode).max(500).nullable(),
    release: z.enum(audiences),
    from: day.nullable(),
  }),
  output: z.object({ changed: z.int() }),
  refusals: { ...notFound, "question-not-asked": 422 },
})

// Files ----------------------------------------------------------------------

/** Brings a file to an answer; its type is found in its content. */
export const attachFile = endpoint({
  act: "draft.attach",
  method: "post",
  path: "/submissions/{id}/drafts/{question}/files",
  summary: "Bring a file to an answer",
  params: submissionId.extend({ question: QuestionCode }),
  upload: true,
  output: z.object({ files: z.array(AttachedFile) }),
  refusals: {
    ...notDrafting,
    "question-not-asked": 422,
    "file-of-no-known-kind": 415,
    "upload-empty": 422,
    "section-not-yours": 403,
  },
})

/** Reads a file of an answer, as a download. */
export const readAttachment = endpoint({
  act: "answer.read-file",
  method: "get",
  path: "/submissions/{id}/files/{hash}",
  summary: "Read a file of an answer",
  params: submissionId.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: AttachedFile,
  refusals: { ...notFound, "file-not-found": 404 },
  formats: { file: "application/octet-stream" },
})

// The workbook ---------------------------------------------------------------

/** Gives out the form as a workbook with what was written so far, drop-downs and checks; to who was given sections, those. */
export const exportWorkbook = endpoint({
  act: "submission.export-workbook",
  method: "get",
  path: "/submissions/{id}/workbook",
  summary: "Give out the form as a workbook",
  params: submissionId,
  query: z.object({ language: z.enum(languages).default("en") }),
  output: z.object({ questions: z.int() }),
  refusals: { ...notFound, "section-not-yours": 403 },
  formats: { xlsx: sheet },
})

/** One thing in a workbook that needs somebody: where it is, what is wrong, and what it may have meant. */
export const WorkbookRemark = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  remark: z.string(),
  found: z.string(),
  /** For the repair step: codes it may have meant, the likeliest first. Nothing is put in without somebody saying so. */
  suggestions: z.array(z.object({ code: z.string(), label: z.string() })),
})
export type WorkbookRemark = z.infer<typeof WorkbookRemark>

/**
 * Reads a filled workbook and says what it would change and what needs repair;
 * nothing is kept. What words mean that are no code of their list comes beside
 * it, as a second file `repairs.json` in the form of `Mendings`; each is put in
 * where it stands, and the workbook itself stays as its author made it.
 */
export const readWorkbook = endpoint({
  act: "submission.read-workbook",
  method: "post",
  path: "/submissions/{id}/workbook/reading",
  summary: "Read a filled workbook, without keeping it",
  params: submissionId,
  upload: true,
  reads: true,
  output: z.object({
    drafts: z.array(DraftWording),
    unchanged: z.int(),
    rows: z.int(),
    remarks: z.array(WorkbookRemark),
    /** What was found that no code is known for, each once, with where and what it may mean. */
    repairs: z.array(
      z.object({
        list: z.string(),
        found: z.string(),
        times: z.int(),
        suggestions: z.array(z.object({ code: z.string(), label: z.string() })),
      }),
    ),
  }),
  refusals: {
    ...notFound,
    "workbook-not-readable": 422,
    "workbook-too-large": 413,
    "workbook-of-another-form": 422,
    "repairs-not-readable": 422,
    "upload-empty": 422,
    "section-not-yours": 403,
  },
})

/** What somebody says that words mean, by the list they are found in: a code of it, or null to leave out what they stand for. */
export const Mendings = z
  .array(z.strictObject({ list: z.string().max(200), found: z.string().max(500), code: z.string().max(50).nullable() }))
  .max(10_000)
