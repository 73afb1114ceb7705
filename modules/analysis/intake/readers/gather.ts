import {
  batchOf,
  batchRows,
  gathering,
  vocabulary,
  type Batch,
  type Gathering,
  type Sheet,
} from "#modules/analysis/intake/sheet.ts"

/** A row of plain values, and where it began. */
export type PlainRow = { readonly line: number; readonly values: readonly unknown[] }

/** A table whose rows come one by one as plain values, in the order of the headings. */
export function sheetOf(heads: readonly string[], rows: () => AsyncIterable<PlainRow>): Sheet {
  const words = heads.map(() => vocabulary())
  async function* batches(wanted: readonly boolean[]): AsyncGenerator<Batch> {
    let open: Gathering = gathering(wanted)
    for await (const { line, values } of rows()) {
      for (const [at, column] of open.columns.entries())
        if (wanted[at]) column[open.rows] = words[at]?.code(values[at] ?? "") ?? 0
      open.lines[open.rows] = line
      if (++open.rows < batchRows) continue
      yield batchOf(open)
      open.rows = 0
    }
    if (open.rows > 0) yield batchOf(open)
  }
  return { heads, batches, words: (column) => words[column]?.words ?? [] }
}
