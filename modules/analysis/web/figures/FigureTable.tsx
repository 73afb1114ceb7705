import { partUnder, sortedRows, sumsLast, type Cell, type Grid, type Head } from "#modules/analysis/web/figures/grid.ts"
import { dimensionName, type Naming } from "#modules/analysis/web/figures/naming.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { memo, startTransition, useEffect, useMemo, useState, type ReactNode } from "react"

type Props = {
  /** What stands in the table. */
  readonly caption: string
  /** What a single column counts. */
  readonly unit: string
  readonly grid: Grid
  readonly nameOf: Naming
  readonly sort: string | undefined
  /** Whether rows come by their names where nothing else is said, as States do. */
  readonly byName?: boolean
  readonly onSort: (sort: string | undefined) => void
}

/** How many rows stand in a table until all are asked for. */
const first = 60

/** How many rows are written while somebody waits, more than are in sight; and how many cells at a time of the rest, when nobody does. */
const atOnce = 30
const atATime = 800

/** Released figures as a table: its heads stay in sight, its rows can be ordered, and what is withheld or missing says so. */
export const FigureTable = memo(function FigureTable(props: Props) {
  const { caption, unit, grid, nameOf, sort: asked, byName = false, onSort } = props
  const say = useWords()
  const sort = asked ?? (byName ? "name" : undefined)
  const [all, showAll] = useState(false)
  const [rowName = "", columnName = "", panelName = ""] = grid.names
  const columns = sumsLast(grid.columns)
  const sides = sumsLast(grid.panels)
  const total = grid.rows.length
  const shown = all ? total : Math.min(first, total)
  const drawn = useDrawn(grid, shown * sides.length)
  return (
    <div className="figure-table">
      {/* What is wider than its place is moved by the arrow keys, so it must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="figure-scroll" tabIndex={0} aria-label={caption}>
        <table className="figures">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <SortHead by="name" {...{ sort, onSort }}>
                {dimensionName(say, rowName)}
              </SortHead>
              {columns.map((column) =>
                column.code === "" ? (
                  <th key="" scope="col" className="number">
                    {unit}
                  </th>
                ) : (
                  <SortHead key={column.code} by={column.code} number {...{ sort, onSort }}>
                    {nameOf(columnName, column)}
                  </SortHead>
                ),
              )}
            </tr>
          </thead>
          {sides.map((side, n) => {
            const many = Math.min(shown, drawn - n * shown)
            if (many <= 0) return null
            return (
              <tbody key={side.code}>
                {side.code !== "" && (
                  <tr className="group">
                    <th scope="rowgroup" colSpan={columns.length + 1}>
                      {dimensionName(say, panelName)}: <bdi>{nameOf(panelName, side)}</bdi>
                    </th>
                  </tr>
                )}
                <Rows {...{ grid, side, sort, nameOf, many }} />
              </tbody>
            )
          })}
        </table>
      </section>
      <p className="hint figure-count" aria-live="polite">
        {say("platform.shown", { shown, total })}{" "}
        {total > first && (
          <Button look="link" onPress={() => showAll(!all)}>
            {all ? say("analysis.figure.first-rows", { n: first }) : say("analysis.figure.all-rows", { n: total })}
          </Button>
        )}
      </p>
    </div>
  )
})

/**
 * How many rows of a table are written by now: those in sight at once, the others soon after, in turns between which
 * the browser listens, until all are there for whoever reads them out, looks for a word or prints. Other figures in a table
 * of the same shape leave it as long as it was, so that nobody loses their place in it.
 */
function useDrawn(grid: Grid, rows: number): number {
  const { names, columns, panels } = grid
  const shape = `${names.join()} ${rows} ${columns.length} ${panels.length}`
  const more = Math.ceil(atATime / (columns.length + 1))
  const [drawn, draw] = useState({ grid, shape, many: atOnce })
  const begun = drawn.shape === shape ? Math.min(drawn.many, atOnce + more) : atOnce
  const many = drawn.grid === grid && drawn.shape === shape ? drawn.many : begun
  useEffect(() => {
    if (many >= rows) return undefined
    const next = setTimeout(() => startTransition(() => draw({ grid, shape, many: many + more })), 0)
    return () => clearTimeout(next)
  }, [grid, shape, many, more, rows])
  return Math.min(many, rows)
}

type RowsProps = {
  readonly grid: Grid
  readonly side: Head
  readonly sort: string | undefined
  readonly nameOf: Naming
  /** How many of the rows. */
  readonly many: number
}

/** So many rows stay as they are when others are written below them. */
const together = 30

/** The first so many rows of a part of a table, in their order, in stretches that are not written again when there are more. */
const Rows = memo(function Rows({ grid, side, sort, nameOf, many }: RowsProps) {
  const { language } = useReader()
  const [rowName = ""] = grid.names
  const part = useMemo(() => (side.code === "" ? grid : partUnder(grid, side)), [grid, side])
  const rows = useMemo(
    () => sortedRows(part, sort, (head) => nameOf(rowName, head), language),
    [part, sort, nameOf, rowName, language],
  )
  const stretches = Array.from({ length: Math.ceil(many / together) }, (_, n) => n * together)
  return stretches.map((from) => (
    <Stretch key={from} {...{ part, rows, nameOf, rowName, from }} to={Math.min(many, from + together)} />
  ))
})

type StretchProps = {
  readonly part: Grid
  readonly rows: readonly Head[]
  readonly nameOf: Naming
  readonly rowName: string
  readonly from: number
  readonly to: number
}

const Stretch = memo(function Stretch({ part, rows, nameOf, rowName, from, to }: StretchProps) {
  const say = useWords()
  const { locale } = useReader()
  // To make ready how numbers are written takes longer than to write them.
  const number = new Intl.NumberFormat(locale)
  const lacks = { withheld: say("analysis.figure.withheld"), missing: say("analysis.figure.not-reported") }
  const columns = sumsLast(part.columns)
  return rows.slice(from, to).map((row) => (
    <tr key={row.code} data-sum={row.isSum || undefined}>
      <th scope="row" data-depth={Math.max(0, Math.min(4, row.depth - 1))}>
        <bdi>{nameOf(rowName, row)}</bdi>
      </th>
      {columns.map((column) => valueIn(part.cell(row, column), column, number, lacks))}
    </tr>
  ))
})

/** A cell: the number; the word where it is withheld, on hatching; a dash where it was not reported. */
function valueIn(
  { value, status }: Cell,
  { code, isSum }: Head,
  number: Intl.NumberFormat,
  lacks: { readonly withheld: string; readonly missing: string },
): ReactNode {
  if (status === "withheld")
    return (
      <td key={code} className="number withheld">
        {lacks.withheld}
      </td>
    )
  if (value === null)
    return (
      <td key={code} className="number missing">
        <span aria-hidden="true">–</span>
        <span className="unseen">{lacks.missing}</span>
      </td>
    )
  return (
    <td key={code} className={isSum ? "number sum" : "number"}>
      {number.format(value)}
    </td>
  )
}

type SortProps = {
  readonly by: string
  readonly number?: true
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  readonly children: string
}

/** A head by which rows are ordered: names from the beginning, numbers from the greatest; pressed once more, as the list has them. */
function SortHead({ by, number, sort, onSort, children }: SortProps) {
  const here = sort === by
  return (
    // What stands on the button is the head's name.
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label
    <th
      scope="col"
      className={number ? "number" : undefined}
      aria-sort={here ? (number ? "descending" : "ascending") : undefined}
    >
      <button type="button" onClick={() => onSort(here ? undefined : by)}>
        <bdi>{children}</bdi>
      </button>
    </th>
  )
}
