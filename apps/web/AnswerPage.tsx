import { LinesOn } from "#modules/reports/web/LinesOn.tsx"
import { LiveAnswer } from "#modules/submissions/web/answers/AnswerPage.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"

/** One answer, with the figures that were made of it and the lines of reports that rest on it. */
export function Answer() {
  const { params } = useAddress()
  const answer = params["id"] ?? ""
  const reports = useAnswer("report.list", async () => (await import("#modules/reports/contract.ts")).listReports, {
    query: { answer },
  })
  const releases = useAnswer("release.list", async () => (await import("#modules/analysis/contract.ts")).listReleases, {
    query: { answer },
  })
  const { items, total } = reports.state === "here" ? reports.value : { items: [], total: 0 }
  const made = releases.state === "here" ? releases.value : { items: [], total: 0 }
  const count = items.reduce((sum, { lines }) => sum + lines, 0)
  const [[only], [release]] = [items, made.items]
  const to = total === 1 && only ? { to: `/reports/${only.id}` } : { to: "/reports", search: { answer } }
  const figure =
    made.total === 1 && release ? { to: `/releases/${release.id}` } : { to: "/releases", search: { answer } }
  return (
    <LiveAnswer
      knots={{
        ...(made.total > 0 && { figure: { count: made.total, ...figure } }),
        ...(count > 0 && { "report-line": { count, ...to } }),
      }}
    >
      <LinesOn items={items} />
    </LiveAnswer>
  )
}
