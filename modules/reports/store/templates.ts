import { ReportTemplate } from "#modules/reports/template.ts"
import { readFileSync } from "node:fs"

/** The ready reports, in the order in which they are offered; each is data in a file of its name. */
const codes = [
  ...["best-practices-on-demand", "activities-and-coordination", "implementation-to-two-organs"],
  ...["chairs-report", "response-statistics"],
]

/** The ready reports that come with the product. */
export const reportTemplates: readonly ReportTemplate[] = codes.map((code) =>
  ReportTemplate.parse(JSON.parse(readFileSync(new URL(`../templates/${code}.json`, import.meta.url), "utf8"))),
)
