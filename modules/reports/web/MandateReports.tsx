import { contract, reportTone } from "#modules/reports/web/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The reports a mandate owes, on the mandate's own page; and the way to begin one. */
export function MandateReports({ mandate }: { readonly mandate: string }) {
  const say = useWords()
  const { language } = useReader()
  const mayAdd = may(useMe(), "report.add")
  const reports = useAnswer("report.list", async () => (await contract()).listReports, { query: { mandate } })
  const isNone = reports.state === "here" && reports.value.total === 0
  // Who could not begin one is not told that there is none.
  if (isNone && !mayAdd) return null
  return (
    <section>
      <h2>{say("reports.title")}</h2>
      <Here of={reports} rows={2}>
        {({ items }) => (
          <ul className="called">
            {items.map(({ id, title, status }) => {
              const name = inLanguage(title, language)
              return (
                <li key={id}>
                  <Link to={`/reports/${id}`}>
                    <Foreign language={name.language}>{name.text}</Foreign>
                  </Link>{" "}
                  <Status tone={reportTone[status]}>{say(`reports.status.${status}`)}</Status>
                </li>
              )
            })}
          </ul>
        )}
      </Here>
      {mayAdd && (
        <p className="no-print">
          <Link to="/reports" search={{ mandate }} className="button quiet">
            {say("reports.begin")}
          </Link>
        </p>
      )}
    </section>
  )
}
