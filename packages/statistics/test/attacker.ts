import type { System } from "../src/index.ts"

/**
 * Attackers that share nothing with the library: one that solves the equations of
 * a published table exactly, in a finite field, and one that lists every table of
 * whole numbers that agrees with it.
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
