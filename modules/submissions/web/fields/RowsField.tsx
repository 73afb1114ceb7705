import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"

type Props<Row> = {
  readonly rows: readonly Row[]
  readonly empty: Row
  /** Whether a row has what it cannot be without. */
  readonly isWhole: (row: Row) => boolean
  readonly onChange: (rows: readonly Row[]) => void
  readonly disabled?: boolean
  /** What a row is called: "Law 2". */
  readonly name: (n: number) => string
  readonly add: string
  readonly most: number
  readonly children: (row: Row, set: (part: Partial<Row>) => void) => ReactNode
}

/**
 * Several of a kind, one below the other, each with its fields. A row is part of
 * the answer as soon as it has what it cannot be without; until then it says so
 * and waits here.
 */
export function RowsField<Row extends object>({
  rows,
  empty,
  isWhole,
  onChange,
  disabled = false,
  ...rest
}: Props<Row>) {
  const { name, add, most, children } = rest
  const say = useWords()
  const [written, write] = useState<readonly Row[]>(rows.length > 0 ? rows : [empty])
  // What came from elsewhere replaces what stands here, and what was told from here does not.
  const [told, tell] = useState(JSON.stringify(rows))
  if (JSON.stringify(rows) !== told) {
    tell(JSON.stringify(rows))
    const open = written.filter((row) => !isWhole(row) && JSON.stringify(row) !== JSON.stringify(empty))
    write(rows.length > 0 ? [...rows, ...open] : [empty])
  }
  function change(next: readonly Row[]) {
    write(next)
    const whole = next.filter(isWhole)
    tell(JSON.stringify(whole))
    onChange(whole)
  }
  return (
    <div className="rows">
      {written.map((row, n) => (
        // A row is its place: it has no name until it is given one.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={n} className="part row-part" disabled={disabled}>
          <legend>{name(n + 1)}</legend>
          {children(row, (part) => change(written.map((each, at) => (at === n ? { ...each, ...part } : each))))}
          {!isWhole(row) && JSON.stringify(row) !== JSON.stringify(empty) && (
            <p className="fault">{say("answering.row-not-whole")}</p>
          )}
          {written.length > 1 && !disabled && (
            <Button look="link" onPress={() => change(written.filter((_, at) => at !== n))}>
              {say("answering.remove-named", { name: name(n + 1) })}
            </Button>
          )}
        </fieldset>
      ))}
      {!disabled && written.length < most && (
        <Button look="quiet" onPress={() => write([...written, empty])}>
          {add}
        </Button>
      )}
    </div>
  )
}
