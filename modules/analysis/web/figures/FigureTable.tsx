import { partUnder, sortedRows, sumsLast, type Cell, type Grid } from "#modules/analysis/web/figures/grid.ts"
import { dimensionName, type Naming } from "#modules/analysis/web/figures/naming.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

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

/** Released figures as a table: its heads stay in sight, its rows can be ordered, and what is withheld or missing says so. */
export function FigureTable({ caption, unit, grid, nameOf, sort: asked, byName = false, onSort }: Props) {
  const say = useWords()
  const { language } = useReader()
  const sort = asked ?? (byName ? "name" : undefined)
  const [all, showAll] = useState(false)
  const [rowName = "", columnName = "", panelName = ""] = grid.names
  const columns = sumsLast(grid.columns)
  const sides = sumsLast(grid.panels)
  const shown = all ? grid.rows.length : Math.min(first, grid.rows.length)
  const total = grid.rows.length
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
          {sides.map((side) => {
            const part = side.code === "" ? grid : partUnder(grid, side)
            const rows = sortedRows(part, sort, (head) => nameOf(rowName, head), language)
            return (
              <tbody key={side.code}>
                {side.code !== "" && (
                  <tr className="group">
                    <th scope="rowgroup" colSpan={columns.length + 1}>
                      {dimensionName(say, panelName)}: <bdi>{nameOf(panelName, side)}</bdi>
                    </th>
                  </tr>
                )}
                {rows.slice(0, shown).map((row) => (
                  <tr key={row.code} data-sum={row.isSum || undefined}>
                    <th scope="row" data-depth={Math.max(0, Math.min(4, row.depth - 1))}>
                      <bdi>{nameOf(rowName, row)}</bdi>
                    </th>
                    {columns.map((column) => (
                      <Value key={column.code} cell={part.cell(row, column)} isSum={column.isSum} />
                    ))}
                  </tr>
                ))}
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

/** A cell: the number; the word where it is withheld, on hatching; a dash where it was not reported. */
function Value({ cell: { value, status }, isSum }: { readonly cell: Cell; readonly isSum: boolean }) {
  const say = useWords()
  const { locale } = useReader()
  if (status === "withheld") return <td className="number withheld">{say("analysis.figure.withheld")}</td>
  if (value === null)
    return (
      <td className="number missing">
        <span aria-hidden="true">–</span>
        <span className="unseen">{say("analysis.figure.not-reported")}</span>
      </td>
    )
  return <td className={isSum ? "number sum" : "number"}>{new Intl.NumberFormat(locale).format(value)}</td>
}
