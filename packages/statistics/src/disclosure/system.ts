import { codesOf, type Table } from "../table/table.ts"

/**
 * What anybody can add up: cells with their true values, and lines in which the
 * first cell is the sum of the others. Tables that share cells share them here.
 */
export type System = {
  readonly values: Float64Array
  /** Line l is `cells` from `starts[l]` to `starts[l + 1]`, the sum first. */
  readonly starts: Int32Array
  readonly cells: Int32Array
  /** The lines cell c is in are `lines` from `lineStarts[c]` to `lineStarts[c + 1]`. */
  readonly lineStarts: Int32Array
  readonly lines: Int32Array
}

/**
 * Makes a system of values and lines, each line the number of its sum and then of its parts. Throws a RangeError where a
 * value is below zero or no number: what is added up here are people, or amounts they have.
 */
export function systemOf(values: Float64Array, lines: readonly (readonly number[])[]): System {
  holdAmounts(values)
  const starts = new Int32Array(lines.length + 1)
  for (const [at, line] of lines.entries()) starts[at + 1] = (starts[at] ?? 0) + line.length
  const cells = Int32Array.from(lines.flat())
  const lineStarts = new Int32Array(values.length + 1)
  for (const cell of cells) lineStarts[cell + 1] = (lineStarts[cell + 1] ?? 0) + 1
  for (let cell = 0; cell < values.length; cell++)
    lineStarts[cell + 1] = (lineStarts[cell + 1] ?? 0) + (lineStarts[cell] ?? 0)
  const next = lineStarts.slice()
  const of = new Int32Array(cells.length)
  for (const [at, line] of lines.entries())
    for (const cell of line) {
      of[next[cell] ?? 0] = at
      next[cell] = (next[cell] ?? 0) + 1
    }
  return { values, starts, cells, lineStarts, lines: of }
}

function holdAmounts(values: Float64Array): void {
  if (values.some((value) => !(value >= 0 && value < Infinity)))
    throw new RangeError("a cell of a table is below zero or no number")
}

/** The lines of one table: each code that has parts is their sum, in every row of the other dimensions. */
export function linesOf({ dimensions, places, values }: Table): number[][] {
  const width = dimensions.length
  const lines = new Map<string, number[]>()
  for (let cell = 0; cell < values.length; cell++) {
    const place = Array.from(places.subarray(cell * width, (cell + 1) * width))
    for (const [at, { parents }] of dimensions.entries()) {
      const code = place[at] ?? 0
      const key = (sum: number) => `${at}|${place.map((each, of) => (of === at ? sum : each)).join()}`
      const asPart = parents[code] ?? -1
      if (asPart >= 0) append(lines, key(asPart), cell, false)
      append(lines, key(code), cell, true)
    }
  }
  return [...lines.values()].filter((line) => line.length > 1 && (line[0] ?? -1) >= 0)
}

function append(lines: Map<string, number[]>, key: string, cell: number, isSum: boolean): void {
  const line = lines.get(key) ?? [-1]
  if (isSum) line[0] = cell
  else line.push(cell)
  lines.set(key, line)
}

/** Tables put together: which cell of the system each cell of each table is. */
export type Linked = { readonly system: System; readonly cells: readonly Int32Array[] }

/**
 * Puts tables of the same people together. Cells that mean the same, by the names of dimensions and codes and leaving
 * out totals, are one cell. Answers the name of a cell on which two tables disagree instead.
 */
export function linkTables(tables: readonly Table[]): Linked | { readonly disagree: string } {
  const numbers = new Map<string, number>()
  const values: number[] = []
  const cells: Int32Array[] = []
  for (const table of tables) {
    holdAmounts(table.values)
    const own = new Int32Array(table.values.length)
    for (let cell = 0; cell < own.length; cell++) {
      const name = nameOf(table, cell)
      const number = numbers.get(name) ?? values.push(table.values[cell] ?? 0) - 1
      numbers.set(name, number)
      own[cell] = number
      if (values[number] !== table.values[cell]) return { disagree: name }
    }
    cells.push(own)
  }
  const lines = tables.flatMap((table, at) => linesOf(table).map((line) => line.map((cell) => cells[at]?.[cell] ?? 0)))
  return { system: systemOf(Float64Array.from(values), distinct(lines)), cells }
}

/** A cell by its dimensions that are not summed, in the order of their names; what stands in quotes could be taken for a sign. */
function nameOf(table: Table, cell: number): string {
  const width = table.dimensions.length
  const plain = (text: string) => (/[=,"]/.test(text) ? JSON.stringify(text) : text)
  return codesOf(table, cell)
    .flatMap((code, at) =>
      (table.places[cell * width + at] ?? 0) === 0 ? [] : [`${plain(table.dimensions[at]?.name ?? "")}=${plain(code)}`],
    )
    .sort((a, b) => (a < b ? -1 : 1))
    .join(", ")
}

function distinct(lines: readonly number[][]): number[][] {
  const seen = new Set<string>()
  return lines.filter(([sum = 0, ...parts]) => {
    const key = `${sum}=${parts.sort((a, b) => a - b).join()}`
    return seen.has(key) ? false : seen.add(key)
  })
}
