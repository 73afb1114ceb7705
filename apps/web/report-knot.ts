import { useAnswer } from "#platform/web/answers.tsx"
import type { Knot } from "#platform/web/kit/ThreadBar.tsx"

/** The report lines that hang on a mandate, as a knot of its thread; and whether they are still on their way. */
export function useReportKnot(mandate: string | undefined): {
  readonly knot: Knot | undefined
  readonly waits: boolean
} {
  const reports = useAnswer(
    "report.list",
    async () => (await import("#modules/reports/contract.ts")).listReports,
    { query: { mandate } },
    { when: mandate !== undefined },
  )
  if (mandate === undefined || reports.state !== "here")
    return { knot: undefined, waits: mandate !== undefined && reports.state === "waiting" }
  const { items, total } = reports.value
  const [only] = items
  const count = items.reduce((sum, { lines }) => sum + lines, 0)
  const to = total === 1 && only ? { to: `/reports/${only.id}` } : { to: "/reports", search: { mandate } }
  return { knot: { count, ...to }, waits: false }
}
