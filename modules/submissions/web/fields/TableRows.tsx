import type { Cell } from "#modules/calls/value.ts"
import { codeName } from "#modules/submissions/web/fields/codes.ts"
import {
  keyOf,
  pasted,
  readCell,
  signs,
  sumFor,
  total,
  withCell,
  type Cells,
} from "#modules/submissions/web/fields/grid.ts"
import { useStates } from "#modules/submissions/web/fields/states.ts"
import type { Along } from "#modules/submissions/web/fields/TableField.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = {
  readonly along: readonly Along[]
  readonly cells: Cells
  readonly disabled: boolean
  readonly onChange: (cells: Cells) => void
}

/** How many rows are shown at a time. */
const stretch = 100

/** A long table, row by row: each chosen by its codes, with its number; rows can be pasted from a sheet by their codes or names. */
export function TableRows({ along, cells, disabled, onChange }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const states = useStates()
  const [next, write] = useState<Readonly<Record<string, string>>>({})
  const [number, setNumber] = useState("")
  const [lost, lose] = useState<readonly string[]>([])
  const [shown, show] = useState(stretch)
  const name = (of: Along, code: string) => codeName(say, language, of.dimension, code, states)
  const all = [...cells.values()]
  const dimensions = along.map(({ dimension: { code }, parts }) => ({ code, parts }))
  const grand: Cell["at"] = Object.fromEntries(along.map(({ dimension }) => [dimension.code, total]))
  const sum = sumFor(cells, grand, dimensions)
  const print = new Intl.NumberFormat(locale)
  const read = readCell(number)

  function add(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    if (read === undefined || read === "unreadable") return
    const at = Object.fromEntries(along.map(({ dimension }) => [dimension.code, next[dimension.code] || total]))
    onChange(withCell(cells, at, read))
    setNumber("")
  }
  /** Rows of a sheet: a code or a name for each dimension, then the number. What cannot be placed is said, and nothing is guessed. */
  function paste(text: string) {
    let after = cells
    const unplaced: string[] = []
    for (const row of pasted(text)) {
      const codes = along.map((of, n) => codeOf(of, row[n] ?? ""))
      const value = readCell(row[along.length] ?? "")
      if (codes.includes(undefined) || value === undefined || value === "unreadable") unplaced.push(row.join(" "))
      else
        after = withCell(
          after,
          Object.fromEntries(along.map(({ dimension }, n) => [dimension.code, codes[n] ?? total])),
          value,
        )
    }
    lose(unplaced)
    onChange(after)
  }
  function codeOf(of: Along, said: string): string | undefined {
    const wanted = said.trim().toLocaleLowerCase(language)
    const codes = [...of.codes.map(({ code }) => code), total]
    return codes.find((code) => code.toLowerCase() === wanted || name(of, code).toLocaleLowerCase(language) === wanted)
  }
  return (
    <div className="table-rows">
      <div className="grid-scroll">
        <table className="sheet">
          <caption className="unseen">{say("answering.table")}</caption>
          <thead>
            <tr>
              {along.map(({ dimension }) => (
                <th key={dimension.code} scope="col">
                  {inLanguage(dimension.label, language).text}
                </th>
              ))}
              <th scope="col">{say("answering.table-count")}</th>
              {!disabled && (
                <th scope="col">
                  <span className="unseen">{say("answering.remove")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {all.slice(0, shown).map(({ at, value }) => (
              <tr key={keyOf(at)}>
                {along.map((of) => (
                  <td key={of.dimension.code}>{name(of, at[of.dimension.code] ?? total)}</td>
                ))}
                <td className="number">
                  {typeof value === "number" ? print.format(value) : say(`answering.missing.${value}`)}
                </td>
                {!disabled && (
                  <td>
                    <Button
                      look="link"
                      label={say("answering.remove-named", {
                        name: along.map((of) => name(of, at[of.dimension.code] ?? total)).join(", "),
                      })}
                      onPress={() => onChange(withCell(cells, at, undefined))}
                    >
                      {say("answering.remove")}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all.length > shown && (
        <Button look="quiet" onPress={() => show(shown + stretch)}>
          {say("answering.more-rows", { n: all.length - shown })}
        </Button>
      )}
      {sum !== undefined && <p className="hint">{say("answering.rows-sum", { sum: print.format(sum) })}</p>}
      {!disabled && (
        // A form within the form's own part: what is sent here adds a row and leaves the page where it is.
        <form className="pair add-row" onSubmit={add}>
          {along.map((of) => (
            <Select
              key={of.dimension.code}
              name={of.dimension.code}
              label={inLanguage(of.dimension.label, language).text}
              value={next[of.dimension.code] ?? ""}
              none={say("calls.code.total")}
              choices={of.codes.map(({ code }) => ({ value: code, name: name(of, code) }))}
              onChange={(code) => write({ ...next, [of.dimension.code]: code })}
            />
          ))}
          <TextField
            name="number"
            label={say("answering.table-count")}
            inputMode="numeric"
            value={number}
            hint={Object.values(signs).join("  ")}
            fault={read === "unreadable" ? say("answering.cell-unreadable") : undefined}
            onChange={setNumber}
          />
          <Button type="submit" look="quiet" disabled={read === undefined || read === "unreadable"}>
            {say("answering.row-put")}
          </Button>
        </form>
      )}
      {!disabled && (
        <details className="fold">
          <summary>{say("answering.paste-rows")}</summary>
          <TextField
            name="pasted"
            label={say("answering.paste-rows-label")}
            hint={say("answering.paste-rows-hint")}
            lines={3}
            value=""
            onChange={paste}
          />
        </details>
      )}
      {lost.length > 0 && (
        <div className="notice warning" aria-live="polite">
          <p>{say("answering.rows-lost", { n: lost.length })}</p>
          <ul>
            {lost.slice(0, 10).map((row) => (
              <li key={row} dir="auto">
                {row}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
