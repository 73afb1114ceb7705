import type { ReleaseReport } from "#modules/analysis/gate/report.ts"
import { columnName, listOf, type Naming } from "#modules/analysis/web/inside/lists.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Props = { readonly report: ReleaseReport; readonly naming: Naming }
type Most = ReleaseReport["dimensions"][number]["codes"][number] & { readonly dimension: string }

/** What was withheld of a release, and what accuracy remains: all of it counted on the figures as they leave. */
export function ReportShown({ report, naming }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 })
  const { withheld, cells, shown, width, tables, dimensions, unnamed, k } = report
  const most: readonly Most[] = dimensions
    .flatMap(({ name, codes }) => codes.map((each) => ({ ...each, dimension: name })))
    .filter((each) => each.withheld > 0)
    .toSorted((a, b) => b.withheld - a.withheld)
    .slice(0, 10)
  const counts = { withheld, cells, shown: percent.format(shown) }
  return (
    <>
      <p>{say("analysis.report.summary", counts)}</p>
      {width !== null && <p>{say("analysis.report.width", { width })}</p>}
      {unnamed.length > 0 && (
        <p>
          {say("analysis.report.unnamed", { k })}{" "}
          <Foreign>{unnamed.map((name) => columnName(say, name)).join(" · ")}</Foreign>
        </p>
      )}
      <Table
        caption={say("analysis.release.tables")}
        rows={tables}
        id={({ columns }) => columns.join()}
        columns={[
          {
            name: say("analysis.release.tables"),
            heads: true,
            cell: ({ columns }) => columns.map((name) => columnName(say, name)).join(" × "),
          },
          { name: say("analysis.report.cells"), number: true, cell: (table) => number.format(table.cells) },
          { name: say("analysis.report.withheld"), number: true, cell: (table) => number.format(table.withheld) },
        ]}
      />
      {most.length > 0 && (
        <>
          <h3>{say("analysis.report.most")}</h3>
          <Table
            caption={say("analysis.report.most")}
            rows={most}
            id={({ dimension, code }) => `${dimension} ${code}`}
            columns={mostColumns(say, naming, percent)}
          />
        </>
      )}
    </>
  )
}

const mostColumns = (say: Words, naming: Naming, percent: Intl.NumberFormat): readonly Column<Most>[] => [
  {
    name: say("analysis.report.code"),
    heads: true,
    cell: ({ dimension, code }) => (
      <>
        <Foreign>{naming.name(listOf(dimension), code)}</Foreign>{" "}
        <span className="where">{columnName(say, dimension)}</span>
      </>
    ),
  },
  { name: say("analysis.report.share"), number: true, cell: ({ withheld }) => percent.format(withheld) },
]

/** The report of a release, asked for: there is one once it was protected. */
export function LiveWithheld({ release, naming }: { readonly release: string; readonly naming: Naming }) {
  const say = useWords()
  const report = useAnswer(
    "release.read-report",
    async () => (await import("#modules/analysis/gate-contract.ts")).readReleaseReport,
    { params: { id: release } },
  )
  return (
    <section>
      <h2>{say("analysis.report.title")}</h2>
      <Here of={report} rows={6}>
        {(value) => <ReportShown report={value} naming={naming} />}
      </Here>
    </section>
  )
}
