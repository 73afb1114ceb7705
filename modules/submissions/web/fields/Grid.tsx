import type { Cell } from "#modules/calls/value.ts"
import { codeName } from "#modules/submissions/web/fields/codes.ts"
import {
  keyOf,
  pasted,
  readCell,
  signs,
  step,
  sumFor,
  total,
  withCell,
  type Cells,
  type CellValue,
  type Spot,
} from "#modules/submissions/web/fields/grid.ts"
import { useStates } from "#modules/submissions/web/fields/states.ts"
import type { Along } from "#modules/submissions/web/fields/TableField.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useDirection, useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react"

type Props = {
  readonly along: readonly Along[]
  readonly cells: Cells
  readonly caption: string
  readonly disabled: boolean
  readonly onChange: (cells: Cells) => void
}

/** A table of one or two dimensions that is written like a sheet: arrows, Enter, paste; totals stand at its ends, with what they ought to be. */
export function Grid({ along, cells, caption, disabled, onChange }: Props) {
  const say = useWords()
  const { language, locale } = useReader()
  const states = useStates()
  const rtl = useDirection() === "rtl"
  const place = useRef<HTMLTableElement>(null)
  const id = useId()
  // What cannot be read stays as it was written, until it can.
  const [typed, type] = useState<ReadonlyMap<string, string>>(new Map())
  const [here, setHere] = useState<Spot>({ row: 0, column: 0 })
  const [down, across] = along
  if (!down) return null
  const rows = [...down.codes.map(({ code }) => code), total]
  const columns = across ? [...across.codes.map(({ code }) => code), total] : [undefined]
  const name = (of: Along, code: string) => codeName(say, language, of.dimension, code, states)
  const at = ({ row, column }: Spot): Cell["at"] => ({
    [down.dimension.code]: rows[row] ?? total,
    ...(across && { [across.dimension.code]: columns[column] ?? total }),
  })
  const dimensions = along.map(({ dimension: { code }, parts }) => ({ code, parts }))
  const print = new Intl.NumberFormat(locale)

  function write(spot: Spot, text: string) {
    const key = keyOf(at(spot))
    const read = readCell(text)
    type((before) => new Map(before).set(key, text))
    if (read !== "unreadable") onChange(withCell(cells, at(spot), read))
  }
  /** When a cell is left, it shows what was understood; what was not stays to be mended. */
  function leave(spot: Spot) {
    const key = keyOf(at(spot))
    type((before) => {
      if (readCell(before.get(key) ?? "") === "unreadable") return before
      const next = new Map(before)
      next.delete(key)
      return next
    })
  }
  function paste(event: ClipboardEvent, from: Spot) {
    const sheet = pasted(event.clipboardData.getData("text/plain"))
    if (sheet.length === 1 && sheet[0]?.length === 1) return
    event.preventDefault()
    let next = cells
    const unread = new Map(typed)
    sheet.forEach((line, down_) =>
      line.forEach((text, across_) => {
        const spot = { row: from.row + down_, column: from.column + across_ }
        if (spot.row >= rows.length || spot.column >= columns.length) return
        const read = readCell(text)
        if (read === "unreadable") unread.set(keyOf(at(spot)), text)
        else {
          unread.delete(keyOf(at(spot)))
          next = withCell(next, at(spot), read)
        }
      }),
    )
    type(unread)
    onChange(next)
  }
  function walk(event: KeyboardEvent<HTMLInputElement>, from: Spot) {
    const { key, currentTarget: field, shiftKey, altKey, ctrlKey, metaKey } = event
    if (shiftKey || altKey || ctrlKey || metaKey) return
    // Within what is written the arrows go letter by letter, until its end.
    const isSideways = key === "ArrowLeft" || key === "ArrowRight"
    const isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length
    const isAtEdge =
      field.selectionStart === field.selectionEnd && [0, field.value.length].includes(field.selectionEnd ?? 0)
    if (isSideways && !isWhole && !isAtEdge) return
    const to = step(key, from, { rows: rows.length, columns: columns.length, rtl })
    if (!to) return
    event.preventDefault()
    const next = place.current?.querySelector<HTMLInputElement>(`[data-at="${to.row}-${to.column}"]`)
    next?.focus()
    next?.select()
  }
  const marks: readonly Exclude<CellValue, number>[] = ["not-available", "not-applicable", "withheld"]
  return (
    <div className="grid-scroll">
      <table className="sheet" ref={place}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{inLanguage(down.dimension.label, language).text}</th>
            {columns.map((code) => (
              <th key={code ?? ""} scope="col">
                {across && code !== undefined ? name(across, code) : say("answering.table-count")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((code, row) => (
            <tr key={code} data-total={code === total || undefined} data-part={isPart(down, code) || undefined}>
              <th scope="row" id={`${id}-${row}`}>
                {name(down, code)}
              </th>
              {columns.map((columnCode, column) => {
                const spot = { row, column }
                const key = keyOf(at(spot))
                const value = cells.get(key)?.value
                const sum = sumFor(cells, at(spot), dimensions)
                const text = typed.get(key)
                const isUnread = text !== undefined && readCell(text) === "unreadable"
                const isOff = sum !== undefined && typeof value === "number" && value !== sum
                const said = [name(down, code), across && columnCode !== undefined && name(across, columnCode)]
                return (
                  <td key={columnCode ?? ""} data-total={columnCode === total || undefined}>
                    <input
                      data-at={`${row}-${column}`}
                      inputMode="numeric"
                      disabled={disabled}
                      aria-label={said.filter(Boolean).join(", ")}
                      aria-invalid={isUnread || undefined}
                      aria-describedby={isOff || isUnread ? `${id}-${row}-${column}` : undefined}
                      value={text ?? shown(value)}
                      placeholder={sum === undefined ? undefined : print.format(sum)}
                      onChange={(event) => write(spot, event.target.value)}
                      onFocus={() => setHere(spot)}
                      onBlur={() => leave(spot)}
                      onKeyDown={(event) => walk(event, spot)}
                      onPaste={(event) => paste(event, spot)}
                    />
                    {isUnread && (
                      <span className="fault" id={`${id}-${row}-${column}`}>
                        {say("answering.cell-unreadable")}
                      </span>
                    )}
                    {isOff && !isUnread && (
                      <span className="fault off" id={`${id}-${row}-${column}`}>
                        {say("answering.total-off", { sum: print.format(sum) })}
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!disabled && (
        <div className="sheet-acts">
          <span className="hint">{say("answering.cell-mark", { cell: cellName() })}</span>
          {marks.map((mark) => (
            <Button key={mark} look="link" onPress={() => onChange(withCell(cells, at(here), mark))}>
              {say(`answering.missing.${mark}`)}
            </Button>
          ))}
          <Button look="quiet" onPress={() => onChange(withSums())}>
            {say("answering.take-sums")}
          </Button>
        </div>
      )}
    </div>
  )

  function cellName(): string {
    const column = columns[here.column]
    const parts = [down && name(down, rows[here.row] ?? total), across && column !== undefined && name(across, column)]
    return parts.filter(Boolean).join(", ")
  }
  /** Every total that is empty and has a sum gets it: along the rows first, so that the last corner has what to add. */
  function withSums(): Cells {
    let next = cells
    for (let n = 0; n < 2; n += 1)
      rows.forEach((_, row) =>
        columns.forEach((__, column) => {
          const spot = at({ row, column })
          const sum = Object.values(spot).includes(total) ? sumFor(next, spot, dimensions) : undefined
          if (sum !== undefined && next.get(keyOf(spot)) === undefined) next = withCell(next, spot, sum)
        }),
      )
    return next
  }
}

const isPart = ({ codes }: Along, code: string): boolean =>
  codes.find((each) => each.code === code)?.within !== undefined

const shown = (value: CellValue | undefined): string =>
  value === undefined ? "" : typeof value === "number" ? String(value) : signs[value]
