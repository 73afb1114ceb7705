/*
 * A workbook as data: what a module writes and reads, without knowing how a file of it looks.
 * `platform/files` makes a file of it and reads files into rows.
 */

/** What a spreadsheet checks as somebody types: a choice of a list of the workbook, a number within bounds, a date. */
export type CellCheck =
  | { readonly kind: "list"; readonly list: string }
  | { readonly kind: "number"; readonly least: number | null; readonly most: number | null; readonly whole: boolean }
  | { readonly kind: "date" }

/** How a cell looks (what is part of what stands above is indented) and whether it may be filled in, where its sheet is protected: only answers may. */
export type CellStyle = "head" | "part" | "note" | "answer"

/** A cell that is more than its value. What has a date check and holds a date (`2011-03-31`) is written as one. */
export type StyledCell = {
  readonly value: string | number | null
  readonly style?: CellStyle
  readonly check?: CellCheck
  /** What it holds, where its column checks it already. */
  readonly holds?: CellCheck["kind"]
}
export type WrittenCell = string | number | null | StyledCell
export type WrittenRow = readonly WrittenCell[]

/** A column: how many letters wide it is, and how the cells below its rows are, which nobody has written yet. */
export type SheetColumn = {
  readonly width: number
  readonly hidden?: boolean
  readonly style?: CellStyle
  /** Checked in every cell of the column below the rows that stay in sight. */
  readonly check?: CellCheck
}

export type Sheet = {
  /** At most 31 letters, none of `[]:*?/\`; `sheetName` makes such a name. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** How many rows at the top stay in sight. */
  readonly heads: number
  readonly rightToLeft?: boolean
  readonly hidden?: boolean
  /** Whether only answers may be written. It guards against slips: there is no password. */
  readonly protected?: boolean
  readonly rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
}

/** Sheets in order, and the lists their drop-downs show, which stand in a hidden sheet of their own. */
export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly lists: ReadonlyMap<string, readonly string[]>
}

/** What was read of a cell. A date is its ISO text, an error its sign (`#N/A`), a formula what it came to when it was last reckoned. */
export type ReadCell = string | number | boolean | null

/** A row that has something in it: its sheet, its number from 1, and its cells from the first column on. */
export type ReadRow = { readonly sheet: string; readonly row: number; readonly cells: readonly ReadCell[] }

/** The letters of a column, counted from 0: A, Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** A name a sheet can have, and that none of `taken` has, however it is written; it is taken from then on. */
export function sheetName(wish: string, taken: Set<string>): string {
  const plain = wish
    .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[' ]+|[' ]+$/g, "")
  for (let n = 1; ; n++) {
    const ending = n === 1 ? "" : ` ${n}`
    const short = (plain || "Sheet").slice(0, 31 - ending.length)
    // A sign of two halves is not cut in two.
    const name = `${short.replace(/[\uD800-\uDBFF]$/, "").trimEnd()}${ending}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
