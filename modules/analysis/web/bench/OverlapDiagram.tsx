import { combinationsOf, type Combination } from "#modules/analysis/web/bench/overlap-draft.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { CaptureTable } from "@palermo/statistics"
import { useState } from "react"

/** So many combinations are shown at first, the largest. */
const FIRST = 24

/**
 * How lists overlap: a row for each combination that has cases, a dot for each list it is on, and a bar for how many. It is
 * a table, and is read as one by whoever cannot see it.
 */
export function OverlapDiagram({ table }: { readonly table: CaptureTable }) {
  const say = useWords()
  const { locale } = useReader()
  const [whole, show] = useState(false)
  const number = new Intl.NumberFormat(locale)
  const all = combinationsOf(table)
  const most = all[0]?.cases ?? 1
  const totals = table.lists.map((_, list) => all.reduce((sum, { on, cases }) => sum + (on[list] ? cases : 0), 0))
  return (
    <figure className="overlaps-figure">
      <table className="overlaps">
        <caption>{say("bench.estimate.diagram")}</caption>
        <thead>
          <tr>
            {table.lists.map((name) => (
              <th key={name} scope="col" className="overlaps-list">
                <bdi>{name}</bdi>
              </th>
            ))}
            <th scope="col" className="overlaps-cases">
              {say("bench.estimate.cases")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(whole ? all : all.slice(0, FIRST)).map((one) => (
            <tr key={one.history}>
              {one.on.map((isOn, list) => (
                <td key={table.lists[list]} className="overlaps-dot">
                  <span className="unseen">{say(isOn ? "bench.estimate.on" : "bench.estimate.not-on")}</span>
                  <Dot combination={one} list={list} />
                </td>
              ))}
              <td className="overlaps-bar">
                <span className="number">{number.format(one.cases)}</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(100 * one.cases) / most} height={10} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {totals.map((total, list) => (
              <td key={table.lists[list]} className="overlaps-total">
                <span>{number.format(total)}</span>
              </td>
            ))}
            <th scope="row" className="overlaps-all">
              {say("bench.estimate.on-each")}
            </th>
          </tr>
        </tfoot>
      </table>
      {all.length > FIRST && !whole && (
        <Button look="link" onPress={() => show(true)}>
          {say("bench.estimate.all-combinations", { n: all.length })}
        </Button>
      )}
    </figure>
  )
}

/** A dot, full where the combination is on the list, tied by a line to the next that is. */
function Dot({ combination: { on }, list }: { readonly combination: Combination; readonly list: number }) {
  const [first, last] = [on.indexOf(true), on.lastIndexOf(true)]
  const isWithin = first <= list && list <= last && first < last
  return (
    <svg
      viewBox="0 0 32 24"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={on[list] ? "dot-on" : "dot-off"}
    >
      {isWithin && <line x1={list === first ? 16 : 0} x2={list === last ? 16 : 32} y1={12} y2={12} />}
      <circle cx={16} cy={12} r={on[list] ? 6 : 4} />
    </svg>
  )
}
