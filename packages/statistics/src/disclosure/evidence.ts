import { findMove } from "./move.ts"
import type { System } from "./system.ts"

/** A cell that must be withheld, and what whoever adds up must still think possible: at most `low`, at least `high`. */
export type Sensitive = { readonly cell: number; readonly low: number; readonly high: number }

/** The least and the most that was shown possible for each cell, each by a whole table that agrees with what is published. */
export type Range = { readonly low: Float64Array; readonly high: Float64Array }

export type Evidence = Range & {
  /** The same by those tables alone in which somebody is in every withheld cell; only where that is asked for. */
  readonly peopled?: Range
}

/** Cells of which other things are asked than of withheld ones. */
export type Apart = {
  /** Cells that are in no table, which nobody published and nobody will; they are only added up. */
  readonly untold?: ReadonlySet<number>
  /** Cells of which nobody is told that anyone is in them; `fromOne` does not reckon with anybody there. */
  readonly mayBeEmpty?: ReadonlySet<number>
}

/**
 * What is still to be shown: the cells, each with the direction in which it lacks, what every withheld cell must hold at least,
 * and how many sides of cells lack something in all.
 */
export type Lacking = { readonly open: ReadonlyMap<number, -1 | 1>; readonly floor: 0 | 1; readonly sides: number }

const NEAR = 1e-6

/** The evidence before anything is shown: the true table. */
export const nothingShown = (values: Float64Array, fromOne: boolean): Evidence => ({
  ...{ low: values.slice(), high: values.slice() },
  ...(fromOne ? { peopled: { low: values.slice(), high: values.slice() } } : {}),
})

/** Takes a table into the evidence: the change of every cell from its true value. Cells that may be empty are not asked to hold anybody. */
export function learn(
  { peopled, ...range }: Evidence,
  { values }: System,
  move: Float64Array,
  mayBeEmpty: ReadonlySet<number> = NONE,
): void {
  widen(range, values, move)
  const isPeopled = (step: number, cell: number) =>
    step > -NEAR || (values[cell] ?? 0) + step >= leastOf(values, cell) - NEAR || mayBeEmpty.has(cell)
  if (peopled && move.every(isPeopled)) widen(peopled, values, move)
}

const NONE: ReadonlySet<number> = new Set()

/** What a cell holds at least where somebody is in it: one, or what an amount below one is. */
const leastOf = (values: Float64Array, cell: number): number => Math.min(1, values[cell] ?? 0)

function widen({ low, high }: Range, values: Float64Array, move: Float64Array): void {
  for (let cell = 0; cell < move.length; cell++) {
    const step = move[cell] ?? 0
    if (Math.abs(step) < NEAR) continue
    low[cell] = Math.min(low[cell] ?? 0, (values[cell] ?? 0) + step)
    high[cell] = Math.max(high[cell] ?? 0, (values[cell] ?? 0) + step)
  }
}

/**
 * The withheld cells for which the evidence does not suffice yet, each with the direction in which it lacks: -1
 * downwards, 1 upwards. A sensitive cell needs its interval, any other two whole numbers to be possible. Where tables
 * with somebody in every withheld cell are asked for, every cell needs two whole numbers among these as well. Of cells that
 * are `untold` nothing is asked unless they are sensitive.
 */
export function lacking(
  { low, high, peopled }: Evidence,
  withheld: Uint8Array,
  needs: ReadonlyMap<number, Sensitive>,
  turn: number,
  untold: ReadonlySet<number> = NONE,
): Lacking {
  const open = new Map<number, -1 | 1>()
  let both = 0
  const either = (cell: number) => ((cell + turn) % 2 === 0 ? -1 : 1)
  const isAsked = (cell: number) => needs.has(cell) || !untold.has(cell)
  for (let cell = 0; cell < withheld.length; cell++) {
    if (withheld[cell] === 0) continue
    const need = needs.get(cell)
    const isAbove = need !== undefined && (low[cell] ?? 0) > need.low + NEAR
    const isBelow = need !== undefined && (high[cell] ?? 0) < need.high - NEAR
    if (isAbove && isBelow) both++
    if (isAbove || isBelow) open.set(cell, isAbove ? -1 : 1)
    else if (!peopled && isAsked(cell) && isOne(low[cell], high[cell])) open.set(cell, either(cell))
  }
  if (open.size > 0 || !peopled) return { open, floor: 0, sides: open.size + both }
  for (let cell = 0; cell < withheld.length; cell++) {
    if (withheld[cell] === 0 || !isAsked(cell) || !isOne(peopled.low[cell], peopled.high[cell])) continue
    open.set(cell, (peopled.high[cell] ?? 0) < 2 ? 1 : either(cell))
  }
  return { open, floor: 1, sides: open.size }
}

/** Whether no more than one whole number lies in a range. */
const isOne = (low = 0, high = 0): boolean => Math.floor(high + NEAR) <= Math.ceil(low - NEAR)

/**
 * The costs of a linear programme that moves these cells in the directions they lack. They differ a little from cell to
 * cell and from turn to turn: where two cells can only move against each other, equal costs would move neither.
 */
export function costsOf(open: Lacking["open"], size: number, weight: number, turn: number): Float64Array {
  const costs = new Float64Array(size)
  for (const [cell, direction] of open) {
    const spread = (Math.imul(cell + 1, 0x9e3779b1) ^ Math.imul(turn + 1, 0x85ebca6b)) >>> 0
    costs[cell] = -direction * weight * (1 + (UNEVEN * spread) / 2 ** 32)
  }
  return costs
}

const UNEVEN = 0.1

/**
 * How far each of these cells must move. Whatever bounds a sum of them all, one cell must not have it all for itself: many can
 * be shown to be enough by one table only where none is paid for more than it needs.
 */
export const enoughFor = (
  { open, floor }: Pick<Lacking, "open" | "floor">,
  values: Float64Array,
  needs: ReadonlyMap<number, Sensitive>,
): ReadonlyMap<number, number> =>
  new Map(
    [...open].map(([cell, direction]) => {
      const need = floor === 0 ? needs.get(cell) : undefined
      const value = values[cell] ?? 0
      const wanted = need ? (direction < 0 ? value - need.low : need.high - value) : 0
      return [cell, Math.max(wanted, TWO_WHOLE)]
    }),
  )

/** A range so wide holds two whole numbers, wherever it begins. */
const TWO_WHOLE = 2

/** Proves that what is withheld is protected, or answers nothing. Where many cells at once show no more, each is tried alone. */
export async function prove(
  system: System,
  withheld: Uint8Array,
  needs: ReadonlyMap<number, Sensitive>,
  fromOne: boolean,
  { untold = NONE, mayBeEmpty = NONE }: Apart = {},
): Promise<(Evidence & { readonly tables: number }) | undefined> {
  const evidence = nothingShown(system.values, fromOne)
  let tables = 0
  const look = () => lacking(evidence, withheld, needs, tables, untold)
  async function seek(open: Lacking["open"], floor: 0 | 1): Promise<void> {
    const move = await findMove(system, withheld, {
      costs: costsOf(open, withheld.length, 1, tables),
      enough: enoughFor({ open, floor }, system.values, needs),
      floor,
      mayBeEmpty,
    })
    if (move) learn(evidence, system, move, mayBeEmpty)
    tables++
  }
  for (let now = look(), before = Infinity, last = now.floor; now.open.size > 0; now = look()) {
    const { open, floor, sides } = now
    if (floor !== last) [before, last] = [Infinity, floor]
    if (sides < before) {
      before = sides
      await seek(open, floor)
      continue
    }
    const [[cell, direction] = [-1, 1 as const]] = open
    const isLeft = () => look().floor === floor && look().open.has(cell)
    await seek(new Map([[cell, direction]]), floor)
    // Two whole numbers may lie on either side; an interval must be reached on the side that lacks.
    const mayTurn = floor === 1 || !needs.has(cell)
    if (mayTurn && isLeft()) await seek(new Map([[cell, direction === 1 ? -1 : 1]]), floor)
    if (isLeft() && (mayTurn || look().open.get(cell) === direction)) return undefined
  }
  return { ...evidence, tables }
}
