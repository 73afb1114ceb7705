/** What stands in a cell of a table that leaves as a file. */
export type Cell = string | number | null

/** A column of such a table: the code it has in every language and release, and what stands in it. */
export type FileColumn<Row> = readonly [code: string, of: (row: Row) => Cell]

// A spreadsheet reads what begins so as a formula; it may hide behind spaces, tabs and signs that cannot be seen.
const formula = /^[\s\p{Cc}\p{Cf}\p{Zs}]*[=+\-@＝＋－＠|%]/u
const hidden = /^[\t\r\n]/

/** A line of a CSV file (RFC 4180). What a spreadsheet would take for a formula is made words by a leading apostrophe. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null) return ""
  if (typeof cell === "number") return String(cell)
  const words = formula.test(cell) || hidden.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(words) || words !== words.trim() ? `"${words.replaceAll('"', '""')}"` : words
}

/** A table as CSV, a line at a time: first the sign that says UTF-8, then the codes of the columns. */
export async function* csvOf<Row>(
  columns: readonly FileColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns.map(([code]) => code))}`
  for await (const row of rows) yield csvLine(columns.map(([, of]) => of(row)))
}
