import { Block } from "#modules/reports/block.ts"
import { outcomes, Quotation, quotationStatuses } from "#modules/reports/quotation.ts"
import {
  Report,
  reportStatuses,
  ReportWording,
  stages,
  type ChangeRefusal,
  type IssueRefusal,
  type ShowRefusal,
} from "#modules/reports/report.ts"
import { Snapshot } from "#modules/reports/snapshot.ts"
import { ReportTemplate } from "#modules/reports/template.ts"
import { count, day } from "#platform/kernel/day.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const reportId = z.object({ id: id("report") })
const quotationId = z.object({ id: id("quotation") })
const notFound = { "report-not-found": 404 } as const
const language = z.enum(languages).default("en")

/** The mandate a report is owed by, as pages name it. */
export const OwedBy = z.object({
  id: id("mandate"),
  slug: z.string(),
  symbol: z.string().nullable(),
  place: z.string(),
  text: z.string(),
  language: z.enum(languages),
})

/** A report in the register: what it is called, by whom it is owed, where it stands. */
export const ReportInPlace = Report.omit({ blocks: true }).extend({ owed: OwedBy.nullable(), quotations: z.int() })
export type ReportInPlace = z.infer<typeof ReportInPlace>

/** Lists reports: those in hand first, then the issued, latest first. By `answer` or `release` those with a line that rests on it. */
export const listReports = endpoint({
  act: "report.list",
  method: "get",
  path: "/reports",
  summary: "List reports, those of a mandate, or those that rest on an answer or on released figures",
  query: Paging.extend({
    mandate: id("mandate").optional(),
    answer: id("answer").optional(),
    release: z.string().max(60).optional(),
    status: z.enum(reportStatuses).optional(),
  }),
  /** How many lines have sources; of an answer or release that is asked for, the places of the lines that rest on it. */
  output: page(ReportInPlace.extend({ lines: z.int(), at: z.array(z.int()) })),
  refusals: { "cursor-not-known": 422 },
})

/** Lists the ready reports to begin from. */
export const listReportTemplates = endpoint({
  act: "report.list-templates",
  method: "get",
  path: "/report-templates",
  summary: "List the ready reports to begin from",
  output: z.object({ items: z.array(ReportTemplate) }),
  refusals: {},
})

/** What of a report does not hold together, or is not whole. */
export const ReportFault = z.object({ block: z.int(), fault: z.string(), at: z.string() })

/** How long a report is in a language. */
export const ReportLength = z.object({
  language: z.enum(languages),
  unit: z.enum(["words", "characters"]),
  n: z.int(),
  limit: z.int().nullable(),
})

/** Reads a report, with the calls it rests on, what does not hold together in it, and how long it is. */
export const getReport = endpoint({
  act: "report.read",
  method: "get",
  path: "/reports/{id}",
  summary: "Read a report",
  params: reportId,
  output: Report.extend({
    owed: OwedBy.nullable(),
    callsNamed: z.array(z.object({ id: id("call"), title: Text })),
    questions: z.array(z.object({ code: z.string(), label: Text, kind: z.string() })),
    faults: z.array(ReportFault),
    lacking: z.array(z.enum(languages)),
    lengths: z.array(ReportLength),
    /** How many answers it rests on, as it was compiled last. */
    answers: z.int(),
    /** Answers it rests on that were withdrawn or given anew since it was compiled. */
    stale: z.int(),
    /** Of how many releases it tells figures; and how many of them are not out for its readers any more. */
    figures: z.int(),
    staleFigures: z.int(),
    /** Of which releases it tells figures that were withdrawn since: said to whoever reads it, also once it was issued. */
    withdrawnFigures: z.array(z.object({ release: z.uuid(), code: z.string(), withdrawn: z.iso.datetime() })),
    /** Of which it tells figures that rest on an answer which was corrected since: a warning, for what was told was so. */
    correctedFigures: z.array(z.object({ release: z.uuid(), code: z.string(), since: z.iso.date() })),
    quotations: z.array(Quotation.extend({ names: Text })),
  }),
  refusals: notFound,
})

/** Begins a report under a mandate, from a ready one or from nothing. */
export const addReport = endpoint({
  act: "report.add",
  method: "post",
  path: "/reports",
  summary: "Begin a report that a mandate owes",
  body: ReportWording.partial().extend({
    mandate: id("mandate"),
    template: z.string().max(100).nullable().default(null),
    /** Those that were issued under the mandate, where none is named; the template's blocks, as far as they were asked. */
    calls: z.array(id("call")).max(20).optional(),
    blocks: z.array(Block).max(500).optional(),
  }),
  output: Report,
  refusals: { "mandate-not-found": 422, "template-not-found": 422, "call-not-found": 422, "report-without-title": 422 },
})

/** Changes what a report says, by whoever saw it last. */
export const changeReport = endpoint({
  act: "report.change",
  method: "put",
  path: "/reports/{id}",
  summary: "Change what a report says",
  params: reportId,
  body: ReportWording.extend({ base: count }),
  output: Report,
  refusals: { ...notFound, "call-not-found": 422, "report-is-issued": 409, "report-was-changed": 409 } satisfies Record<
    ChangeRefusal | "report-not-found" | "call-not-found",
    RefusalStatus
  >,
})

/** Has a report compiled from the answers as they now stand; done later, and told by `compiling`. */
export const compileReport = endpoint({
  act: "report.compile",
  method: "post",
  path: "/reports/{id}/compile",
  summary: "Compile a report from the answers as they stand",
  params: reportId,
  output: Report,
  refusals: {
    ...notFound,
    "report-is-issued": 409,
    "report-is-compiling": 409,
    "report-does-not-hold-together": 422,
    "report-without-blocks": 422,
  },
})

/** Reads a report as it was compiled last, whole: what a preview shows and a click on a number opens. */
export const readSnapshot = endpoint({
  act: "report.read-snapshot",
  method: "get",
  path: "/reports/{id}/snapshot",
  summary: "Read a report as it was compiled, with the source of every number",
  params: reportId,
  /** The snapshot the reader knows of; the newest is answered whichever it is, and asked for anew when it is another. */
  query: z.object({ of: z.uuid().optional() }),
  output: Snapshot.extend({ digest: z.string() }),
  refusals: { ...notFound, "report-not-compiled": 404 },
})

/** Takes a report away as a file. Every format is made of the snapshot alone. */
export const exportReport = endpoint({
  act: "report.export",
  method: "get",
  path: "/reports/{id}/export",
  summary: "Take a report away as Word, PDF, page, Akoma Ntoso or JSON",
  params: reportId,
  query: z.object({ language }),
  output: Snapshot,
  refusals: { ...notFound, "report-not-compiled": 404 },
  formats: {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    pdf: "application/pdf",
    html: "text/html",
    akn: "application/xml",
  },
})

/** Shows those who are quoted how, before anybody else sees it. */
export const previewReport = endpoint({
  act: "report.preview",
  method: "post",
  path: "/reports/{id}/preview",
  summary: "Show States and organizations how a report quotes them",
  params: reportId,
  body: z.object({ until: day }),
  output: Report,
  refusals: {
    ...notFound,
    "report-is-issued": 409,
    "report-not-compiled": 409,
    "report-changed-since": 409,
    "until-is-past": 422,
    "nobody-is-quoted": 409,
  } satisfies Record<ShowRefusal | "report-not-found", RefusalStatus>,
})

/** Issues a report as it was compiled last: for its readers to read, in the record, and its mandate reported on. */
export const issueReport = endpoint({
  act: "report.issue",
  method: "post",
  path: "/reports/{id}/issue",
  summary: "Issue a report",
  params: reportId,
  body: z.object({ stage: z.enum(stages), language }),
  output: Report,
  refusals: {
    ...notFound,
    "report-is-issued": 409,
    "report-not-compiled": 409,
    "report-changed-since": 409,
    "answers-changed-since": 409,
    "figures-changed-since": 409,
    "quotations-not-shown": 409,
    "quotations-contested": 409,
    "quotations-not-seen": 409,
    "wording-not-in-report": 409,
    "final-needs-a-symbol": 422,
    "mandate-not-found": 409,
    "symbol-taken": 409,
  } satisfies Record<IssueRefusal | "report-not-found" | "mandate-not-found" | "symbol-taken", RefusalStatus>,
})

/** Withdraws a draft. */
export const withdrawReport = endpoint({
  act: "report.withdraw-draft",
  method: "post",
  path: "/reports/{id}/withdraw",
  summary: "Withdraw a draft of a report",
  params: reportId,
  output: Report,
  refusals: { ...notFound, "report-is-issued": 409 },
})

// How one is quoted ----------------------------------------------------------

/** Lists how those the reader acts for are quoted in reports that are not issued yet, and were. */
export const listQuotations = endpoint({
  act: "quotation.list",
  method: "get",
  path: "/quotations",
  summary: "List how one is quoted in reports",
  query: Paging.extend({ status: z.enum(quotationStatuses).optional() }),
  output: page(Quotation.extend({ names: Text, label: Text })),
  refusals: { "cursor-not-known": 422 },
})

/** Says that one has seen how one is quoted, and has nothing against it. */
export const seeQuotation = endpoint({
  act: "quotation.see",
  method: "post",
  path: "/quotations/{id}/see",
  summary: "Say that one is quoted well",
  params: quotationId,
  output: Quotation,
  refusals: { "quotation-not-found": 404, "quotation-settled": 409 },
})

/** Says what is wrong in how one is quoted, and asks for other words. */
export const correctQuotation = endpoint({
  act: "quotation.correct",
  method: "post",
  path: "/quotations/{id}/correct",
  summary: "Say what is wrong in how one is quoted",
  params: quotationId,
  body: z.object({
    correction: z.string().trim().min(1).max(5000),
    wording: z.string().trim().min(1).max(20_000).nullable().default(null),
  }),
  output: Quotation,
  refusals: { "quotation-not-found": 404, "quotation-settled": 409 },
})

/** Settles what was contested: the words stay, or others take their place in the next compiling. */
export const settleQuotation = endpoint({
  act: "quotation.settle",
  method: "post",
  path: "/quotations/{id}/settle",
  summary: "Settle a contested quotation",
  params: quotationId,
  body: z.object({
    outcome: z.enum(outcomes),
    wording: z.string().trim().min(1).max(20_000).nullable().default(null),
    note: z.string().trim().max(5000).default(""),
  }),
  output: Quotation,
  refusals: {
    "quotation-not-found": 404,
    "quotation-not-contested": 409,
    "wording-missing": 422,
    "quotation-own": 403,
  },
})
