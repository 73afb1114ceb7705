import { Block } from "#modules/reports/block.ts"
import type { Quotation } from "#modules/reports/quotation.ts"
import { day } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

export const reportStatuses = ["draft", "shown", "issued", "withdrawn"] as const
export const reportAudiences = ["parties", "public"] as const
export const stages = ["draft", "final"] as const

/** What is said of a report by whoever writes it. */
export const ReportWording = z.strictObject({
  title: Text.refine((text) => Object.keys(text).length > 0),
  symbol: z.string().trim().min(1).max(100).nullable().default(null),
  /** The organ it is owed to, by its code in the directory, and the session it is for. */
  body: z.string().max(100).nullable().default(null),
  session: z.string().max(20).nullable().default(null),
  agendaItem: z.string().max(50).nullable().default(null),
  /** The day it bears; that of compiling, where none is said. */
  dated: day.nullable().default(null),
  /** Who will read it: what a State does not release to them is withheld from the report. */
  audience: z.enum(reportAudiences).default("public"),
  /** The calls it rests on. */
  calls: z.array(id("call")).max(20).default([]),
  blocks: z.array(Block).max(500).default([]),
})
export type ReportWording = z.infer<typeof ReportWording>

/**
 * A report that a mandate owes to an organ and a session. It is drafted,
 * compiled as often as there is something new, shown to those it quotes, and
 * issued as it was compiled last. What was issued stays.
 */
export const Report = z.object({
  ...ReportWording.shape,
  id: id("report"),
  mandate: id("mandate"),
  template: z.string().nullable(),
  status: z.enum(reportStatuses),
  /** Counts the changes to it, so that nobody overwrites what they have not seen. */
  touch: z.number().int(),
  /** How far compiling is while it is under way, and why it was given up. */
  compiling: z.number().min(0).max(1).nullable(),
  fault: z.string().nullable(),
  snapshot: z
    .object({ id: z.uuid(), digest: z.string(), taken: z.iso.date(), touch: z.number().int(), made: z.iso.datetime() })
    .nullable(),
  /** By when those who are quoted are to have seen it. */
  until: z.iso.date().nullable(),
  stage: z.enum(stages).nullable(),
  /** The document it became, by its place in addresses. */
  document: z.string().nullable(),
  issued: z.iso.datetime().nullable(),
})
export type Report = z.infer<typeof Report>

export type ChangeRefusal = "report-is-issued" | "report-was-changed"
export type ShowRefusal =
  | "report-is-issued"
  | "report-not-compiled"
  | "report-changed-since"
  | "until-is-past"
  | "nobody-is-quoted"
export type IssueRefusal =
  | "report-is-issued"
  | "report-not-compiled"
  | "report-changed-since"
  | "answers-changed-since"
  | "figures-changed-since"
  | "quotations-not-shown"
  | "quotations-contested"
  | "quotations-not-seen"
  | "wording-not-in-report"
  | "final-needs-a-symbol"

const isOpen = ({ status }: Pick<Report, "status">): boolean => status === "draft" || status === "shown"

/** Whether a report may be changed by whoever saw it at `base`. */
export function mayChange(report: Report, base: number): Result<undefined, ChangeRefusal> {
  if (!isOpen(report)) return refuse("report-is-issued")
  return report.touch === base ? allow(undefined) : refuse("report-was-changed")
}

/** Whether there is a snapshot, and it tells the report as it now stands. */
function isCompiled({ snapshot, touch, compiling }: Report) {
  if (!snapshot || compiling !== null) return refuse("report-not-compiled")
  return snapshot.touch === touch ? allow(undefined) : refuse("report-changed-since")
}

/** Whether those who are quoted may be shown how, and be given until a day. `quoted` is how many quotations there are. */
export function mayShow(report: Report, quoted: number, until: string, today: string): Result<undefined, ShowRefusal> {
  if (!isOpen(report)) return refuse("report-is-issued")
  const compiled = isCompiled(report)
  if (!compiled.ok) return compiled
  if (quoted === 0) return refuse("nobody-is-quoted")
  return until < today ? refuse("until-is-past") : allow(undefined)
}

/**
 * Whether a report may be issued: compiled as it stands, on answers that all
 * stand still and figures that are all out (`stale` is how many are not), and of those it quotes
 * each has seen how or has had the time to, what was contested is settled, and
 * words that were agreed on stand in it.
 */
export function mayIssue(
  report: Report,
  quotations: readonly Pick<Quotation, "status" | "shown" | "text" | "outcome" | "wording">[],
  stale: { readonly answers: number; readonly releases: number },
  stage: (typeof stages)[number],
  today: string,
): Result<undefined, IssueRefusal> {
  if (!isOpen(report)) return refuse("report-is-issued")
  const compiled = isCompiled(report)
  if (!compiled.ok) return compiled
  if (stale.answers > 0) return refuse("answers-changed-since")
  if (stale.releases > 0) return refuse("figures-changed-since")
  if (stage === "final" && report.symbol === null) return refuse("final-needs-a-symbol")
  if (quotations.some(({ shown }) => !shown)) return refuse("quotations-not-shown")
  if (quotations.some(({ status }) => status === "contested")) return refuse("quotations-contested")
  if (quotations.some(({ outcome, text, wording }) => outcome === "reworded" && text !== wording))
    return refuse("wording-not-in-report")
  const isWaited = report.until === null || today <= report.until
  return isWaited && quotations.some(({ status }) => status === "to-see")
    ? refuse("quotations-not-seen")
    : allow(undefined)
}

/** Whether a draft may be withdrawn. */
export const mayWithdraw = (report: Report): Result<undefined, "report-is-issued"> =>
  isOpen(report) ? allow(undefined) : refuse("report-is-issued")
