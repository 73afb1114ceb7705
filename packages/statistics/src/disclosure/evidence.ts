import { findMove } from "./move.ts"
import type { System } from "./system.ts"

/** A cell that must be withheld, and what whoever adds up must still think possible: at most `low`, at least `high`. */
export type Sensitive = { readonly cell: number; readonly low: number; readonly high: number }

/** The least and the most that was shown possible for each cell, each by a whole table that agrees with what is published. */
export type Evidence = { readonly low: Float64Array; readonly high: Float64Array }

const NEAR = 1e-6

/** Takes a table into the evidence: the change of every cell from its true value. */
export function learn({ low, high }: Evidence, { values }: System, move: Float64Array): void {
  for (let cell = 0; cell < move.length; cell++) {
    const step = move[cell] ?? 0
    if (Math.abs(step) < NEAR) continue
    low[cell] = Math.min(low[cell] ?? 0, (values[cell] ?? 0) + step)
    high[cell] = Math.max(high[cell] ?? 0, (values[cell] ?? 0) + step)
  }
}

/**
 * The withheld cells for which the evidence does not suffice yet, each with the direction in which it lacks: -1
 * downwards, 1 upwards. A sensitive cell needs its interval; any other needs two whole numbers to be possible.
 */
export function lacking(
  { low, high }: Evidence,
  withheld: Uint8Array,
  needs: ReadonlyMap<number, Sensitive>,
  turn: number,
): Map<number, -1 | 1> {
  const open = new Map<number, -1 | 1>()
  for (let cell = 0; cell < withheld.length; cell++) {
    if (withheld[cell] === 0) continue
    const need = needs.get(cell)
    const [least, most] = [low[cell] ?? 0, high[cell] ?? 0]
    if (need && least > need.low + NEAR) open.set(cell, -1)
    else if (need && most < need.high - NEAR) open.set(cell, 1)
    else if (Math.floor(most + NEAR) <= Math.ceil(least - NEAR)) open.set(cell, (cell + turn) % 2 === 0 ? -1 : 1)
  }
  return open
}

/** The costs of a linear programme that moves these cells in the directions they lack. */
export function costsOf(open: ReadonlyMap<number, -1 | 1>, size: number, weight: number): Float64Array {
  const costs = new Float64Array(size)
  for (const [cell, direction] of open) costs[cell] = -direction * weight
  return costs
}

/** Proves that what is withheld is protected, or answers nothing. Where many cells at once show no more, each is tried alone. */
export async function prove(
  system: System,
  withheld: Uint8Array,
  needs: ReadonlyMap<number, Sensitive>,
): Promise<(Evidence & { readonly tables: number }) | undefined> {
  const evidence = { low: system.values.slice(), high: system.values.slice() }
  let tables = 0
  const look = () => lacking(evidence, withheld, needs, tables)
  async function seek(asked: ReadonlyMap<number, -1 | 1>): Promise<void> {
    const move = await findMove(system, withheld, { costs: costsOf(asked, withheld.length, 1) })
    if (move) learn(evidence, system, move)
    tables++
  }
  for (let open = look(), before = Infinity; open.size > 0; open = look()) {
    if (open.size < before) {
      before = open.size
      await seek(open)
      continue
    }
    const [[cell, direction] = [-1, 1 as const]] = open
    await seek(new Map([[cell, direction]]))
    if (look().has(cell) && !needs.has(cell)) await seek(new Map([[cell, direction === 1 ? -1 : 1]]))
    if (look().get(cell) === direction || (look().has(cell) && !needs.has(cell))) return undefined
  }
  return { ...evidence, tables }
}
