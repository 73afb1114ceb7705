import {
  Call,
  CallWording,
  callStatuses,
  forms,
  type CloseRefusal,
  type OpenRefusal,
  type TestRefusal,
} from "#modules/calls/call.ts"
import { Question, QuestionCode, questionKinds, QuestionWording } from "#modules/calls/question.ts"
import { Form, Questionnaire } from "#modules/calls/questionnaire.ts"
import { submissionStatuses } from "#modules/calls/standing.ts"
import { count, day } from "#platform/kernel/day.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const callId = z.object({ id: id("call") })
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
const fault = z.object({ place: z.string(), fault: z.string() })

// The bank ------------------------------------------------------------------

const code = z.object({ code: QuestionCode })
/** A question with what hangs on it: its earlier editions, the calls that ask it, and how many answers there are the reader may see. */
export const QuestionInPlace = Question.extend({
  shipped: z.boolean(),
  calls: z.array(z.object({ call: id("call"), title: Text, status: z.enum(callStatuses) })),
})
export type QuestionInPlace = z.infer<typeof QuestionInPlace>

/** Lists the questions of the bank, by what they ask, where they hang and how they are answered. */
export const listQuestions = endpoint({
  act: "question.list",
  method: "get",
  path: "/questions",
  summary: "List the questions of the bank",
  query: Paging.extend({
    words: z.string().max(200).optional(),
    kind: z.enum(questionKinds).optional(),
    per: z.enum(["standing", "year"]).optional(),
    article: z.string().max(20).optional(),
    mandate: id("mandate").optional(),
    retired: z.stringbool().default(false),
    language: z.enum(languages).default("en"),
  }),
  output: page(QuestionInPlace),
  refusals: { "cursor-not-known": 422 },
})

/** Reads one question of the bank with its editions. */
export const getQuestion = endpoint({
  act: "question.read",
  method: "get",
  path: "/questions/{code}",
  summary: "Read a question with its editions",
  params: code,
  output: QuestionInPlace.extend({ editions: z.array(Question) }),
  refusals: { "question-not-found": 404 },
})

/** Adds a question to the bank. */
export const addQuestion = endpoint({
  act: "question.add",
  method: "post",
  path: "/questions",
  summary: "Add a question to the bank",
  body: QuestionWording.extend({ code: QuestionCode }),
  output: Question,
  refusals: { "question-code-taken": 409, "question-does-not-hold-together": 422, "mandate-not-found": 404 },
})

/** Corrects the words of a question: a new edition. What asks something else is another question. */
export const correctQuestion = endpoint({
  act: "question.correct",
  method: "post",
  path: "/questions/{code}/editions",
  summary: "Correct the words of a question, as a new edition",
  params: code,
  body: QuestionWording.extend({ base: count.min(1) }),
  output: Question,
  refusals: {
    "question-not-found": 404,
    "question-was-changed": 409,
    "question-asks-something-else": 422,
    "question-does-not-hold-together": 422,
    "mandate-not-found": 404,
  },
})

/** Retires a question, or takes it into use again; what was answered to it stays. */
export const retireQuestion = endpoint({
  act: "question.retire",
  method: "post",
  path: "/questions/{code}/retired",
  summary: "Retire a question, or take it into use again",
  params: code,
  body: z.object({ retired: z.boolean() }),
  output: Question,
  refusals: { "question-not-found": 404 },
})

// Calls ---------------------------------------------------------------------

/** How many of those who are asked stand where. */
export const Tally = z.object({
  asked: z.int(),
  opened: z.int(),
  drafting: z.int(),
  cleared: z.int(),
  submitted: z.int(),
  clarifying: z.int(),
  withdrawn: z.int(),
})
export type Tally = z.infer<typeof Tally>

/** A mandate as a call shows it: where it stands, in the reader's language as far as there is one. */
export const CalledMandate = z.object({
  id: id("mandate"),
  document: z.string(),
  slug: z.string(),
  symbol: z.string().nullable(),
  /** The printed number of its paragraph, or its anchor where none is printed. */
  place: z.string(),
  anchor: z.string(),
  text: z.string(),
  language: z.enum(languages),
})

export const CallInPlace = Call.extend({
  under: z.array(CalledMandate),
  /** Known to who follows the answers and, once a call is closed, to everybody as numbers. */
  tally: Tally.nullable(),
})
export type CallInPlace = z.infer<typeof CallInPlace>

/** Lists calls: those that are open first, then by the day they are due. */
export const listCalls = endpoint({
  act: "call.list",
  method: "get",
  path: "/calls",
  summary: "List calls for information",
  query: Paging.extend({
    status: z.enum(callStatuses).optional(),
    mandate: id("mandate").optional(),
    question: QuestionCode.optional(),
    words: z.string().max(200).optional(),
    language: z.enum(languages).default("en"),
  }),
  output: page(CallInPlace),
  refusals: { "cursor-not-known": 422 },
  /** When all that match are due, for a calendar: not one stretch of them. */
  formats: { ics: "text/calendar" },
})

/** An edition with what it changed of the one before it: which questions came, went, or are worded otherwise. */
export const EditionTold = z.object({
  number: z.int(),
  reason: Text.nullable(),
  made: z.iso.datetime(),
  added: z.array(z.string()),
  dropped: z.array(z.string()),
  reworded: z.array(z.string()),
})
export type EditionTold = z.infer<typeof EditionTold>

/** Reads one call with its form as it stands in an edition; the newest where none is named. */
export const getCall = endpoint({
  act: "call.read",
  method: "get",
  path: "/calls/{id}",
  summary: "Read a call and its form",
  params: callId,
  query: z.object({
    edition: z.coerce.number().pipe(count.min(1)).optional(),
    language: z.enum(languages).default("en"),
  }),
  output: CallInPlace.extend({
    form: Form,
    editions: z.array(EditionTold),
    faults: z.array(fault),
  }),
  refusals: { "call-not-found": 404 },
})

const writing = { wording: CallWording, questionnaire: Questionnaire }
const writeRefusals = {
  "mandate-not-found": 404,
  "treaty-not-found": 422,
  "addressee-not-known": 422,
  "question-not-found": 422,
} as const satisfies Record<string, RefusalStatus>

/** Drafts a call, empty or from a ready-made questionnaire or an earlier call. */
export const addCall = endpoint({
  act: "call.add",
  method: "post",
  path: "/calls",
  summary: "Draft a call",
  body: z.object({
    wording: CallWording,
    questionnaire: Questionnaire.optional(),
    template: z.string().max(100).optional(),
    after: id("call").optional(),
  }),
  output: Call,
  refusals: { ...writeRefusals, "questionnaire-not-found": 404, "call-not-found": 404 },
})

/** Changes a call, as far as its status lets it be changed. */
export const changeCall = endpoint({
  act: "call.change",
  method: "put",
  path: "/calls/{id}",
  summary: "Change a call",
  params: callId,
  body: z.object({ ...writing, base: count }),
  output: Call,
  refusals: {
    ...writeRefusals,
    "call-not-found": 404,
    "call-was-changed": 409,
    "call-stands-still": 409,
    "call-is-closed": 409,
    "due-moves-forward": 422,
    "published-moves-forward": 422,
  },
})

/** Removes a call that was never opened. */
export const removeCall = endpoint({
  act: "call.remove",
  method: "delete",
  path: "/calls/{id}",
  summary: "Remove a call that was never opened",
  params: callId,
  output: z.object({}),
  refusals: { "call-not-found": 404, "call-was-opened": 409 },
})

/** Says who would be asked, in which form, on a day: computed by what opening does. */
export const previewAddressees = endpoint({
  act: "call.preview-addressees",
  method: "get",
  path: "/calls/{id}/addressees",
  summary: "Say who is asked, or would be on a day",
  params: callId,
  query: z.object({ on: day.optional() }),
  output: z.object({
    on: day,
    items: z.array(z.object({ party: z.string(), names: Text, form: z.enum(forms), reached: z.boolean() })),
  }),
  refusals: { "call-not-found": 404 },
})

/** Marks a draft as tested. */
export const testCall = endpoint({
  act: "call.test",
  method: "post",
  path: "/calls/{id}/test",
  summary: "Say that a draft was tested",
  params: callId,
  output: Call,
  refusals: { "call-not-found": 404, "call-not-a-draft": 409, "call-does-not-hold-together": 422 } satisfies Record<
    TestRefusal | "call-not-found",
    RefusalStatus
  >,
})

/** Opens a tested call for answers, and tells those it is addressed to. */
export const openCall = endpoint({
  act: "call.open",
  method: "post",
  path: "/calls/{id}/open",
  summary: "Open a tested call for answers",
  params: callId,
  output: Call,
  refusals: {
    "call-not-found": 404,
    "call-not-tested": 409,
    "call-has-no-addressees": 422,
    "call-already-due": 422,
    "call-opens-later": 409,
  } satisfies Record<OpenRefusal | "call-not-found", RefusalStatus>,
})

/** Closes an open call. */
export const closeCall = endpoint({
  act: "call.close",
  method: "post",
  path: "/calls/{id}/close",
  summary: "Close an open call",
  params: callId,
  output: Call,
  refusals: { "call-not-found": 404, "call-not-open": 409 } satisfies Record<
    CloseRefusal | "call-not-found",
    RefusalStatus
  >,
})

/** Corrects the questionnaire of an open call: a new edition, which keeps the answers to what is still asked. */
export const correctCall = endpoint({
  act: "call.correct",
  method: "post",
  path: "/calls/{id}/editions",
  summary: "Correct the questionnaire of an open call, as a new edition",
  params: callId,
  body: z.object({ questionnaire: Questionnaire, reason: Text, base: count }),
  output: Call,
  refusals: {
    "call-not-found": 404,
    "call-not-open": 409,
    "call-was-changed": 409,
    "call-does-not-hold-together": 422,
    "question-not-found": 422,
  },
})

// The response board --------------------------------------------------------

/** Where one addressee stands. What they write is not told, only that they do. */
export const BoardRow = z.object({
  party: z.string(),
  names: Text,
  iso3: z.string().nullable(),
  form: z.enum(forms),
  /** Whether anybody is appointed who could answer. */
  reached: z.boolean(),
  standing: z.enum(submissionStatuses),
  due: day,
  extensionAsked: day.nullable(),
  extended: day.nullable(),
  needsHelp: z.boolean(),
  submitted: z.iso.datetime().nullable(),
  reminded: z.iso.datetime().nullable(),
  /** What is asked to be made clear and was not yet. */
  unclear: z.int(),
})
export type BoardRow = z.infer<typeof BoardRow>

/** Reads who stands where with a call. */
export const readBoard = endpoint({
  act: "call.read-board",
  method: "get",
  path: "/calls/{id}/board",
  summary: "Read who has opened, drafted, cleared and submitted",
  params: callId,
  output: z.object({ tally: Tally, items: z.array(BoardRow) }),
  refusals: { "call-not-found": 404 },
  formats: { xlsx: sheet, csv: "text/csv" },
})

/** Reminds those named, or all who have not submitted. */
export const remind = endpoint({
  act: "call.remind",
  method: "post",
  path: "/calls/{id}/reminders",
  summary: "Remind those who have not submitted",
  params: callId,
  body: z.object({ parties: z.array(z.string().max(100)).max(500).optional() }),
  output: z.object({ reminded: z.int(), unreached: z.array(z.string()) }),
  refusals: { "call-not-found": 404, "call-not-open": 409 },
})

// Ready-made, and in the field's own file form -------------------------------

/** Lists the ready-made questionnaires. */
export const listTemplates = endpoint({
  act: "template.list",
  method: "get",
  path: "/questionnaires",
  summary: "List the ready-made questionnaires",
  output: z.object({
    items: z.array(
      z.object({ code: z.string(), title: Text, note: Text, questions: z.int(), per: z.enum(["standing", "year"]) }),
    ),
  }),
  refusals: {},
})

/** Reads a ready-made questionnaire with its questions. */
export const getTemplate = endpoint({
  act: "template.read",
  method: "get",
  path: "/questionnaires/{code}",
  summary: "Read a ready-made questionnaire",
  params: z.object({ code: z.string().max(100) }),
  output: z.object({ code: z.string(), title: Text, note: Text, form: Form }),
  refusals: { "questionnaire-not-found": 404 },
})

/** Gives out the form of a call as an XLSForm workbook. */
export const exportXlsForm = endpoint({
  act: "call.export-form",
  method: "get",
  path: "/calls/{id}/xlsform",
  summary: "Give out the form of a call as an XLSForm",
  params: callId,
  output: z.object({ survey: z.int(), choices: z.int() }),
  refusals: { "call-not-found": 404 },
  formats: { xlsx: sheet },
})

/** Reads an XLSForm: what it would be here, and what of it has no counterpart. Nothing is kept. */
export const readXlsForm = endpoint({
  act: "call.read-form",
  method: "post",
  path: "/xlsforms",
  summary: "Read an XLSForm",
  upload: true,
  reads: true,
  output: z.object({
    questionnaire: Questionnaire,
    questions: z.array(QuestionWording.extend({ code: QuestionCode, known: z.boolean() })),
    remarks: z.array(z.object({ sheet: z.string(), row: z.int(), remark: z.string(), what: z.string() })),
  }),
  refusals: { "xlsform-not-readable": 422, "workbook-too-large": 413, "upload-empty": 422 },
})
