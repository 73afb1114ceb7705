import { LinesOn } from "#modules/reports/web/LinesOn.tsx"
import { LiveAnswer } from "#modules/submissions/web/answers/AnswerPage.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"

/** One answer, with the lines of reports that rest on it. */
export function Answer() {
  const { params } = useAddress()
  const answer = params["id"] ?? ""
  const reports = useAnswer("report.list", async () => (await import("#modules/reports/contract.ts")).listReports, {
    query: { answer },
  })
  const { items, total } = reports.state === "here" ? reports.value : { items: [], total: 0 }
  const count = items.reduce((sum, { lines }) => sum + lines, 0)
  const [only] = items
  const to = total === 1 && only ? { to: `/reports/${only.id}` } : { to: "/reports", search: { answer } }
  return (
    <LiveAnswer knots={count > 0 ? { "report-line": { count, ...to } } : {}}>
      <LinesOn items={items} />
    </LiveAnswer>
  )
}
