import type { Dimension } from "#modules/calls/question.ts"
import type { Cell } from "#modules/calls/value.ts"
import { plainDigits } from "#modules/submissions/web/fields/number.ts"

/** What a cell of a table says: a number, or why there is none. */
export type CellValue = Cell["value"]

/** A table as it is written: its cells by where they stand. */
export type Cells = ReadonlyMap<string, Cell>

export const total = "total"

/** Where a cell stands, in one word, whatever the order of its dimensions. */
export const keyOf = (at: Cell["at"]): string =>
  Object.entries(at)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, code]) => `${dimension}=${code}`)
    .join("&")

/** The cells of an answer by where they stand. */
export const cellsOf = (cells: readonly Cell[]): Cells => new Map(cells.map((cell) => [keyOf(cell.at), cell]))

/** Writes a cell, or with nothing empties it. */
export function withCell(cells: Cells, at: Cell["at"], value: CellValue | undefined): Cells {
  const next = new Map(cells)
  if (value === undefined) next.delete(keyOf(at))
  else next.set(keyOf(at), { at, value })
  return next
}

/** The signs for a blank and its reason, as statisticians print them. */
export const signs: Readonly<Record<Exclude<CellValue, number>, string>> = {
  "not-available": "..",
  "not-applicable": ".",
  withheld: "x",
}

/** Reads what was written into a cell: a whole number in any digits, with or without its thousands parted; the sign of a blank; nothing; or what it cannot be. */
export function readCell(written: string): CellValue | undefined | "unreadable" {
  const text = plainDigits(written)
  if (text === "") return undefined
  const sign = Object.entries(signs).find(
    ([, shown]) => shown === text.toLowerCase() || (shown === ".." && text === "…"),
  )
  // The signs are the keys of the record.
  if (sign) return sign[0] as Exclude<CellValue, number>
  const isParted = /^\d{1,3}([\s\u00a0\u202f,.'’٬]\d{3})+$/.test(text)
  const plain = isParted ? text.replace(/\D/g, "") : text
  return /^\d{1,15}$/.test(plain) ? Number(plain) : "unreadable"
}

/** What was copied from a sheet: its rows, and in each its cells. */
export const pasted = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n")
    .map((row) => row.split("\t"))

/** A cell by its row and column. */
export type Spot = { readonly row: number; readonly column: number }

/** Where an arrow, Enter, Home or End leads from a cell of a grid; nothing where it leads out of it, or is no way at all. */
export function step(
  key: string,
  { row, column }: Spot,
  { rows, columns, rtl }: { readonly rows: number; readonly columns: number; readonly rtl: boolean },
): Spot | undefined {
  const ahead = rtl ? "ArrowLeft" : "ArrowRight"
  const back = rtl ? "ArrowRight" : "ArrowLeft"
  const ways: Readonly<Record<string, Spot>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Enter: { row: row + 1, column },
    [ahead]: { row, column: column + 1 },
    [back]: { row, column: column - 1 },
  }
  const to = ways[key]
  return to && to.row >= 0 && to.row < rows && to.column >= 0 && to.column < columns ? to : undefined
}

/**
 * The sum of the parts along one dimension, where a total belongs: the codes
 * that are not part of another. Where a part is missing there is no sum, never a
 * smaller one; where none was written there is nothing to add.
 */
export function sumAlong(
  cells: Cells,
  at: Cell["at"],
  dimension: string,
  codes: readonly string[],
): number | undefined {
  const parts = codes.map((code) => cells.get(keyOf({ ...at, [dimension]: code }))?.value)
  const written = parts.filter((part) => part !== undefined)
  const numbers = written.filter((part) => typeof part === "number")
  return numbers.length === 0 || numbers.length < written.length
    ? undefined
    : numbers.reduce((sum, part) => sum + part, 0)
}

/** What a total ought to be, by its parts along the first of its dimensions that has any. */
export function sumFor(
  cells: Cells,
  at: Cell["at"],
  dimensions: readonly { readonly code: string; readonly parts: readonly string[] }[],
): number | undefined {
  for (const { code, parts } of dimensions) {
    if (at[code] !== total) continue
    const sum = sumAlong(cells, at, code, parts)
    if (sum !== undefined) return sum
  }
  return undefined
}

/** How a table is written: as a grid while it can be seen, by rows where it is long or has more than two dimensions. */
export const mannerOf = (dimensions: readonly Dimension[], sizes: readonly number[]): "grid" | "rows" =>
  dimensions.length > 2 || (sizes[0] ?? 0) > 60 || (sizes[1] ?? 0) > 12 ? "rows" : "grid"
