import { contract, type Comparison } from "#modules/analysis/web/inside/contract.ts"
import { columnName, listOf, useNaming, type Naming } from "#modules/analysis/web/inside/lists.ts"
import { InsideSteps } from "#modules/analysis/web/inside/Steps.tsx"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Cell = Comparison["cells"][number]

type Props = {
  readonly comparison: Comparison
  readonly from: number
  readonly naming: Naming
}

/** What would leave beside what is true, cell by cell; what is withheld is hatched, and why is said. */
export function ComparedCells({ comparison: { cells, total }, from, naming }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const number = new Intl.NumberFormat(locale)
  const dimensions = [...new Set(cells.flatMap(({ codes }) => Object.keys(codes)))]
  if (total === 0)
    return (
      <Empty title={say("analysis.compare.none")}>
        <p>{say("analysis.compare.none-text")}</p>
      </Empty>
    )
  return (
    <>
      <Table
        caption={say("analysis.compare.title")}
        rows={cells}
        id={({ codes }) => dimensions.map((name) => codes[name]).join("\n")}
        columns={cellColumns(say, dimensions, naming, number)}
      />
      <Pager
        total={total}
        shown={cells.length}
        next={from + cells.length < total && cells.length > 0 ? String(from + cells.length) : null}
      />
    </>
  )
}

function cellColumns(
  say: Words,
  dimensions: readonly string[],
  naming: Naming,
  number: Intl.NumberFormat,
): readonly Column<Cell>[] {
  return [
    ...dimensions.map((name, n): Column<Cell> => ({
      name: columnName(say, name),
      ...(n === 0 && { heads: true }),
      cell: ({ codes }) => {
        const code = codes[name]
        return code === undefined ? "–" : <Foreign>{naming.name(listOf(name), code)}</Foreign>
      },
    })),
    {
      name: say("analysis.compare.shown"),
      number: true,
      cell: ({ shown }) =>
        shown === null ? <span className="withheld">{say("analysis.compare.withheld")}</span> : number.format(shown),
    },
    { name: say("analysis.compare.true"), number: true, cell: ({ value }) => number.format(value) },
    {
      name: say("analysis.compare.why"),
      cell: ({ why }) => (why === "shown" ? "" : say(`analysis.compare.why-${why}`)),
    },
  ]
}

const waiting = { state: "waiting" } as const

/** Protected beside true, inside the wall. */
export function LiveCompare() {
  const say = useWords()
  const naming = useNaming()
  const { params, search } = useAddress()
  const id = params["id"] ?? ""
  const from = Math.max(0, Number.parseInt(search["after"] ?? "0", 10) || 0)
  const withheld = search["show"] !== "all"
  const comparison = useAnswer("release.compare", async () => (await contract()).compareRelease, {
    params: { id },
    query: { withheld: withheld ? "true" : "false", from },
  })
  return (
    <Page
      kind="register"
      title={say("analysis.compare.title")}
      kicker={<Link to={`/releases/${id}`}>{say("analysis.release.this")}</Link>}
      help={say("analysis.compare.help")}
    >
      <InsideSteps way="release" at="compare" />
      <Wall>
        <p>{say("analysis.looking-is-told")}</p>
      </Wall>
      <Filters
        filters={[
          {
            name: "show",
            label: say("analysis.compare.which"),
            any: say("analysis.compare.only-withheld"),
            choices: [{ value: "all", name: say("analysis.compare.all") }],
          },
        ]}
      />
      <Here of={naming.isHere ? comparison : waiting} rows={12}>
        {(value) => <ComparedCells comparison={value} from={from} naming={naming} />}
      </Here>
    </Page>
  )
}
