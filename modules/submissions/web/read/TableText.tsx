import type { Dimension } from "#modules/calls/question.ts"
import type { Cell } from "#modules/calls/value.ts"
import { codeName } from "#modules/submissions/web/fields/codes.ts"
import { keyOf } from "#modules/submissions/web/fields/grid.ts"
import { useStates } from "#modules/submissions/web/fields/states.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly cells: readonly Cell[]; readonly dimensions: readonly Dimension[] }

/** How many rows of a long table are shown; the file that is taken has all. */
const most = 200

/** A table to be read: with two dimensions as rows and columns, else row by row. A blank says why it is one. */
export function TableText({ cells, dimensions }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const states = useStates()
  const print = new Intl.NumberFormat(locale)
  const name = (of: Dimension, code: string) => codeName(say, language, of, code, states)
  const value = (cell: Cell | undefined) => {
    if (!cell) return "—"
    return typeof cell.value === "number" ? (
      print.format(cell.value)
    ) : (
      <span className="blank">{say(`answering.missing.${cell.value}`)}</span>
    )
  }
  const codes = (of: Dimension) => {
    const there = [...new Set(cells.map(({ at }) => at[of.code] ?? ""))]
    return [...there.filter((code) => code !== "total"), ...there.filter((code) => code === "total")]
  }
  const [down, across] = dimensions
  const byKey = new Map(cells.map((cell) => [keyOf(cell.at), cell]))
  if (down && across && dimensions.length === 2 && codes(across).length <= 12)
    return (
      <div className="grid-scroll">
        <table className="sheet read">
          <thead>
            <tr>
              <th scope="col">{inLanguage(down.label, language).text}</th>
              {codes(across).map((code) => (
                <th key={code} scope="col">
                  {name(across, code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes(down).map((row) => (
              <tr key={row} data-total={row === "total" || undefined}>
                <th scope="row">{name(down, row)}</th>
                {codes(across).map((column) => (
                  <td key={column} className="number">
                    {value(byKey.get(keyOf({ [down.code]: row, [across.code]: column })))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  return (
    <div className="grid-scroll">
      <table className="sheet read">
        <thead>
          <tr>
            {dimensions.map((each) => (
              <th key={each.code} scope="col">
                {inLanguage(each.label, language).text}
              </th>
            ))}
            <th scope="col">{say("answering.table-count")}</th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, most).map((cell) => (
            <tr key={keyOf(cell.at)}>
              {dimensions.map((each) => (
                <td key={each.code}>{name(each, cell.at[each.code] ?? "total")}</td>
              ))}
              <td className="number">{value(cell)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > most && <p className="hint">{say("answering.rows-shown", { shown: most, all: cells.length })}</p>}
    </div>
  )
}
