import { NO_BOUND, pose, type Columns } from "./solver.ts"
import type { System } from "./system.ts"

/**
 * What is wanted of another table that agrees with all that is published: for
 * each withheld cell how much a unit more costs, or less where it is negative.
 * Where `price` is given, published cells may change too, at that price for each
 * unit; where it is infinite they may not. No cell that moves falls below `floor`, or below what it is.
 */
export type Wish = {
  readonly costs: Float64Array
  readonly price?: Float64Array
  /** After so many units a wished-for cell has moved far enough: further is allowed, and worth nothing. */
  readonly enough?: ReadonlyMap<number, number>
  readonly floor?: 0 | 1
  /** Cells for which the floor is zero all the same. */
  readonly mayBeEmpty?: ReadonlySet<number>
}

/** No cell is moved further up than this many times all persons; a bound keeps the problem bounded. */
const FAR = 2

/**
 * Finds the table nearest to the wish: the change of every cell from its true
 * value. Nothing falls below zero, and all lines still add up. Solved as a linear
 * programme; answers nothing where the solver gives up.
 */
export async function findMove(
  system: System,
  withheld: Uint8Array,
  { costs, price, enough, floor = 0, mayBeEmpty }: Wish,
): Promise<Float64Array | undefined> {
  const { values, lineStarts, lines, starts, cells } = system
  const far = FAR * values.reduce((most, value) => Math.max(most, value), 1)
  const columns = { costs: [], lower: [], upper: [], starts: [0], rows: [], entries: [] } satisfies Columns as {
    [name in keyof Columns]: number[]
  }
  const of: number[] = []
  const rows = new Map<number, number>()

  function add(cell: number, sign: 1 | -1, cost: number, lower: number, upper: number): void {
    for (let at = lineStarts[cell] ?? 0; at < (lineStarts[cell + 1] ?? 0); at++) {
      const line = lines[at] ?? 0
      const row = rows.get(line) ?? rows.size
      rows.set(line, row)
      columns.rows.push(row)
      columns.entries.push(cells[starts[line] ?? 0] === cell ? -sign : sign)
    }
    columns.starts.push(columns.rows.length)
    columns.costs.push(cost)
    columns.lower.push(lower)
    columns.upper.push(Math.min(upper, NO_BOUND))
    of.push(sign * (cell + 1))
  }

  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0
    const mayFall = value - (mayBeEmpty?.has(cell) === true ? 0 : Math.min(floor, value))
    if (withheld[cell] === 1) {
      const [cost, most] = [costs[cell] ?? 0, enough?.get(cell) ?? Infinity]
      const lower = cost > 0 ? -Math.min(most, mayFall) : -mayFall
      const upper = cost < 0 ? Math.min(most, far) : far
      add(cell, 1, cost, lower, upper)
      // Two columns of one cell: it is paid for in the first alone.
      if (lower > -mayFall || upper < far) add(cell, 1, 0, -mayFall - lower, far - upper)
    } else if (price && (price[cell] ?? Infinity) < Infinity) {
      add(cell, 1, price[cell] ?? 0, 0, far)
      add(cell, -1, price[cell] ?? 0, 0, mayFall)
    }
  }
  if (of.length === 0) return undefined
  const { model, isOptimal } = await pose(columns, new Float64Array(rows.size))
  try {
    // On problems of this shape the interior point method, then crossed over to a corner, is three times as fast as the simplex.
    model.options.set({ presolve: "on", solver: of.length > MANY ? "ipm" : "simplex" })
    if (!isOptimal(model.run().modelStatus)) return undefined
    const move = new Float64Array(values.length)
    for (const [at, step] of model.getSolution().colValue.entries()) {
      const cell = Math.abs(of[at] ?? 0) - 1
      move[cell] = (move[cell] ?? 0) + Math.sign(of[at] ?? 0) * step
    }
    return isTrue(system, withheld, move, price) ? move : undefined
  } finally {
    model.dispose()
  }
}

/** So many columns make a problem large. */
const MANY = 2000

/** How far a sum of counts may be off by rounding in the solver. */
const SLACK = 1e-5

/**
 * Checks a change without asking the solver: nothing below zero, nothing that is published changed, every line added up
 * again. Whoever passes this has found a table that the published one cannot be told from.
 */
export function isTrue(
  { values, starts, cells }: System,
  withheld: Uint8Array,
  move: Float64Array,
  price?: Float64Array,
): boolean {
  for (let cell = 0; cell < values.length; cell++) {
    const step = move[cell] ?? 0
    if ((values[cell] ?? 0) + step < -SLACK) return false
    if (withheld[cell] === 0 && !price && Math.abs(step) > SLACK) return false
  }
  for (let line = 0; line + 1 < starts.length; line++) {
    const first = starts[line] ?? 0
    let sum = -(move[cells[first] ?? 0] ?? 0)
    for (let at = first + 1; at < (starts[line + 1] ?? 0); at++) sum += move[cells[at] ?? 0] ?? 0
    if (Math.abs(sum) > SLACK) return false
  }
  return true
}
