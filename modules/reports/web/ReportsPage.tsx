import { contract, reportTone, type Reports } from "#modules/reports/web/contract.ts"
import { BeginReport } from "#modules/reports/web/BeginReport.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { Language } from "#platform/kernel/language.ts"

type Item = Reports["items"][number]

/** The reports there are: what each is called, who owes it, where it stands. */
export function ReportsPage({ reports: { items, total, next } }: { readonly reports: Reports }) {
  const say = useWords()
  const { language } = useReader()
  if (total === 0)
    return (
      <Empty title={say("reports.none")}>
        <p>{say("reports.none-text")}</p>
        <Link to="/mandates">{say("platform.nav.mandates")}</Link>
      </Empty>
    )
  return (
    <>
      <Table caption={say("reports.title")} rows={items} id={({ id }) => id} columns={columns(say, language)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words, language: Language): readonly Column<Item>[] => [
  {
    name: say("reports.report"),
    heads: true,
    cell: ({ id, title, symbol }) => {
      const name = inLanguage(title, language)
      return (
        <>
          <Link to={`/reports/${id}`}>
            <Foreign language={name.language}>{name.text}</Foreign>
          </Link>
          {symbol !== null && (
            <span className="where">
              <bdi>{symbol}</bdi>
            </span>
          )}
        </>
      )
    },
  },
  {
    name: say("reports.status"),
    cell: ({ status }) => <Status tone={reportTone[status]}>{say(`reports.status.${status}`)}</Status>,
  },
  {
    name: say("reports.owed-by"),
    cell: ({ owed }) =>
      owed && (
        <Link to={`/mandates/${owed.id}`}>
          <bdi>{owed.symbol ?? owed.slug}</bdi> · <bdi>{owed.place}</bdi>
        </Link>
      ),
  },
  { name: say("reports.compiled"), cell: ({ snapshot }) => (snapshot ? <DateText date={snapshot.taken} /> : "–") },
  { name: say("reports.lines"), number: true, cell: ({ lines }) => lines },
]

const statuses = ["draft", "shown", "issued", "withdrawn"] as const

/** The reports, asked for as the address says: of a mandate, of an answer, by status. */
export function LiveReports() {
  const say = useWords()
  const me = useMe()
  const { search } = useAddress()
  const { mandate, answer, release, after } = search
  const status = statuses.find((each) => each === search["status"])
  const query = {
    ...(mandate && { mandate }),
    ...(answer && { answer }),
    ...(release && { release }),
    ...(status && { status }),
    ...(after && { after }),
  }
  const reports = useAnswer("report.list", async () => (await contract()).listReports, {
    query,
  })
  return (
    <Page
      kind="register"
      title={say("reports.title")}
      help={say("reports.help")}
      acts={may(me, "quotation.list") && <Link to="/quotations">{say("reports.quotations")}</Link>}
    >
      {may(me, "report.add") && mandate && <BeginReport mandate={mandate} />}
      <Filters
        keep={["mandate", "answer", "release"]}
        filters={[
          {
            name: "status",
            label: say("reports.status"),
            any: say("reports.any-status"),
            choices: statuses.map((value) => ({ value, name: say(`reports.status.${value}`) })),
          },
        ]}
      />
      {answer && <p className="hint">{say("reports.resting-on-answer")}</p>}
      {release && <p className="hint">{say("reports.resting-on-release")}</p>}
      <Here of={reports} rows={8}>
        {(value) => <ReportsPage reports={value} />}
      </Here>
    </Page>
  )
}
