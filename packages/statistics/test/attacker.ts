import type { System } from "../src/index.ts"

/**
 * Attackers that share nothing with the library: one that solves the equations of
 * a published table exactly, in a finite field, one that narrows each cell as far
 * as linear programming can, and one that lists every table of whole numbers that
 * agrees with it.
 */

const PRIME = 2_147_483_629n

/** The withheld cells that follow from the published ones by adding and subtracting, in any combination. */
export function solvable({ values, starts, cells }: System, withheld: Uint8Array): number[] {
  const unknown = [...values.keys()].filter((cell) => withheld[cell] === 1)
  const column = new Map(unknown.map((cell, at) => [cell, at]))
  const rows = Array.from({ length: starts.length - 1 }, (_, line) => {
    const row = new Map<number, bigint>()
    for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++) {
      const place = column.get(cells[at] ?? 0)
      if (place !== undefined) row.set(place, at === starts[line] ? PRIME - 1n : 1n)
    }
    return row
  }).filter((row) => row.size > 0)
  // Gauss and Jordan: a cell follows where a row of the reduced form has it alone.
  const reduced: Map<number, bigint>[] = []
  const pivots: number[] = []
  for (const row of rows) {
    for (const [at, pivot] of pivots.entries()) subtract(row, reduced[at] ?? new Map(), row.get(pivot) ?? 0n)
    const [first] = row
    if (!first) continue
    const [pivot, value] = first
    const inverse = power(value, PRIME - 2n)
    for (const [place, one] of row) row.set(place, (one * inverse) % PRIME)
    for (const other of reduced) subtract(other, row, other.get(pivot) ?? 0n)
    reduced.push(row)
    pivots.push(pivot)
  }
  return reduced.flatMap((row, at) => (row.size === 1 ? [unknown[pivots[at] ?? 0] ?? 0] : []))
}

function subtract(row: Map<number, bigint>, other: ReadonlyMap<number, bigint>, times: bigint): void {
  if (times === 0n) return
  for (const [place, value] of other) {
    const left = ((row.get(place) ?? 0n) + (PRIME - value) * times) % PRIME
    if (left === 0n) row.delete(place)
    else row.set(place, left)
  }
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME
    square = (square * square) % PRIME
  }
  return result
}

/**
 * The least and the most each withheld cell can be, in whole numbers, where no withheld cell is below its `floor`: every
 * table that agrees is the true one plus some of the directions that change no sum, and the simplex method goes through
 * those. It begins at the true table, by Bland's rule, so that it always ends.
 */
export function narrowed(
  { values, starts, cells }: System,
  withheld: Uint8Array,
  floor: number | ((cell: number) => number) = 0,
): Map<number, readonly [low: number, high: number]> {
  const unknown = [...values.keys()].filter((cell) => withheld[cell] === 1)
  const lines = Array.from({ length: starts.length - 1 }, (_, line) => {
    const own = cells.subarray(starts[line], starts[line + 1])
    return unknown.map((cell) => (own[0] === cell ? -1 : own.includes(cell) ? 1 : 0))
  })
  const directions = directionsOf(lines, unknown.length)
  // One row for each cell: what it has above the floor is what the directions take off it, and what is left over.
  const rows = unknown.map((cell, at) => [
    ...directions.map((one) => -(one[at] ?? 0)),
    ...directions.map((one) => one[at] ?? 0),
    ...unknown.map((_, other) => (other === at ? 1 : 0)),
    (values[cell] ?? 0) - (typeof floor === "number" ? floor : floor(cell)),
  ])
  return new Map(
    unknown.map((cell, at) => {
      const gain = directions.map((one) => one[at] ?? 0)
      const [down, up] = [gain.map((one) => -one), gain].map((one) => {
        const costs = [...one, ...one.map((each) => -each), ...unknown.map(() => 0), 0]
        return furthest(
          rows.map((row) => [...row]),
          costs,
        )
      })
      const value = values[cell] ?? 0
      return [cell, [Math.ceil(value - (down ?? 0) - 1e-7), Math.floor(value + (up ?? 0) + 1e-7)]] as const
    }),
  )
}

/** A basis of the changes that change no line, by elimination. */
function directionsOf(lines: number[][], width: number): number[][] {
  const rows: number[][] = []
  const pivots: number[] = []
  for (const line of lines) {
    for (const [at, pivot] of pivots.entries()) take(line, rows[at] ?? [], line[pivot] ?? 0)
    const pivot = line.findIndex((value) => Math.abs(value) > 1e-9)
    if (pivot < 0) continue
    const own = line.map((value) => value / (line[pivot] ?? 1))
    for (const row of rows) take(row, own, row[pivot] ?? 0)
    rows.push(own)
    pivots.push(pivot)
  }
  const free = Array.from({ length: width }, (_, at) => at).filter((at) => !pivots.includes(at))
  return free.map((at) =>
    Array.from({ length: width }, (_, place) =>
      place === at ? 1 : pivots.includes(place) ? -(rows[pivots.indexOf(place)]?.[at] ?? 0) : 0,
    ),
  )
}

function take(row: number[], other: readonly number[], times: number): void {
  if (times !== 0) for (const [at, value] of other.entries()) row[at] = (row[at] ?? 0) - times * value
}

/** The furthest that costs come to over rows whose last columns are a feasible basis; the right side stands last in each. */
function furthest(rows: number[][], costs: number[]): number {
  const width = costs.length - 1
  const basis = rows.map((_, at) => width - rows.length + at)
  for (;;) {
    const entering = costs.findIndex((cost, at) => at < width && cost > 1e-9)
    if (entering < 0) return -(costs[width] ?? 0)
    let [leaving, least] = [-1, Infinity]
    for (const [at, row] of rows.entries()) {
      if ((row[entering] ?? 0) < 1e-9) continue
      const ratio = (row[width] ?? 0) / (row[entering] ?? 1)
      const isTied = Math.abs(ratio - least) < 1e-9
      if (isTied ? (basis[at] ?? 0) < (basis[leaving] ?? 0) : ratio < least) [leaving, least] = [at, ratio]
    }
    if (leaving < 0) return Infinity
    const own = (rows[leaving] ?? []).map((value) => value / (rows[leaving]?.[entering] ?? 1))
    for (const [at, row] of rows.entries()) if (at !== leaving) take(row, own, row[entering] ?? 0)
    rows[leaving] = own
    take(costs, own, costs[entering] ?? 0)
    basis[leaving] = entering
  }
}

/**
 * The least and the most each withheld cell is in any table of whole numbers that agrees with all that is published,
 * found by trying them all; no cell is tried above `most`. Gives up after so many steps and answers nothing.
 */
export function everyTable(
  { values, starts, cells, lineStarts, lines }: System,
  withheld: Uint8Array,
  most: number,
  steps = 300_000,
): { readonly low: Map<number, number>; readonly high: Map<number, number> } | undefined {
  const unknown = [...values.keys()].filter((cell) => withheld[cell] === 1)
  const open = new Int32Array(starts.length - 1)
  const rest = new Float64Array(starts.length - 1)
  for (let line = 0; line < open.length; line++)
    for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++) {
      const cell = cells[at] ?? 0
      if (withheld[cell] === 1) open[line] = (open[line] ?? 0) + 1
      else rest[line] = (rest[line] ?? 0) + (at === starts[line] ? 1 : -1) * (values[cell] ?? 0)
    }
  const [low, high] = [new Map<number, number>(), new Map<number, number>()]
  const now = new Map<number, number>()
  let left = steps
  function put(at: number): void {
    if (left-- <= 0) return
    const cell = unknown[at]
    if (cell === undefined) {
      for (const [one, value] of now) {
        low.set(one, Math.min(low.get(one) ?? Infinity, value))
        high.set(one, Math.max(high.get(one) ?? -Infinity, value))
      }
      return
    }
    let [from, to] = [0, most]
    const own = Array.from(lines.subarray(lineStarts[cell], lineStarts[cell + 1]))
    const sign = (line: number) => (cells[starts[line] ?? 0] === cell ? -1 : 1)
    for (const line of own)
      if (open[line] === 1)
        [from, to] = [Math.max(from, (rest[line] ?? 0) * sign(line)), Math.min(to, (rest[line] ?? 0) * sign(line))]
    for (let value = from; value <= to && left > 0; value++) {
      now.set(cell, value)
      for (const line of own) {
        open[line] = (open[line] ?? 0) - 1
        rest[line] = (rest[line] ?? 0) - sign(line) * value
      }
      put(at + 1)
      for (const line of own) {
        open[line] = (open[line] ?? 0) + 1
        rest[line] = (rest[line] ?? 0) + sign(line) * value
      }
    }
  }
  put(0)
  return left > 0 ? { low, high } : undefined
}
