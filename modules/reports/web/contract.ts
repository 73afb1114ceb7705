import type { getReport, listQuotations, listReports } from "#modules/reports/contract.ts"
import type { Tone } from "#platform/web/kit/Status.tsx"
import type { z } from "zod"

/** What a report's page shows. */
export type ReportRecord = z.output<(typeof getReport)["output"]>
/** What the register of reports answers. */
export type Reports = z.output<(typeof listReports)["output"]>
/** How one is quoted. */
export type Quotations = z.output<(typeof listQuotations)["output"]>

/** The promises of this module, fetched with the first question. */
export const contract = () => import("#modules/reports/contract.ts")

/** How the status of a report looks. */
export const reportTone: Readonly<Record<ReportRecord["status"], Tone>> = {
  draft: "open",
  shown: "soon",
  issued: "done",
  withdrawn: "quiet",
}

/** How the status of a quotation looks. */
export const quotationTone: Readonly<Record<Quotations["items"][number]["status"], Tone>> = {
  "to-see": "soon",
  seen: "done",
  contested: "late",
  settled: "done",
}
