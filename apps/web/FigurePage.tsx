import { answersBehind } from "#modules/analysis/web/behind.ts"
import { LiveExplorer } from "#modules/analysis/web/figures/ExplorerPage.tsx"
import { LinesOn } from "#modules/reports/web/LinesOn.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"

/** Released figures, with the answers they were made of and the lines of reports that rest on them. */
export function Figure() {
  const { params } = useAddress()
  const release = params["code"] ?? ""
  const reports = useAnswer("report.list", async () => (await import("#modules/reports/contract.ts")).listReports, {
    query: { release },
  })
  const figures = async () => (await import("#modules/analysis/figure-contract.ts")).describeFigures
  const set = useAnswer("figure.describe", figures, { params: { code: release } })
  const { items, total } = reports.state === "here" ? reports.value : { items: [], total: 0 }
  const count = items.reduce((sum, { at }) => sum + at.length, 0)
  const [only] = items
  const to = total === 1 && only ? { to: `/reports/${only.id}` } : { to: "/reports", search: { release } }
  return (
    <LiveExplorer
      knots={{
        ...(set.state === "here" && { answer: answersBehind(set.value.behind) }),
        ...(count > 0 && { "report-line": { count, ...to } }),
      }}
      waits={reports.state === "waiting"}
    >
      <LinesOn items={items} />
    </LiveExplorer>
  )
}
