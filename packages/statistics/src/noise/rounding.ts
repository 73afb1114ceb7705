import { pose } from "../disclosure/solver.ts"
import type { System } from "../disclosure/system.ts"

export type Rounded =
  | {
      readonly ok: true
      readonly values: Float64Array
      /** How many multiples further than the two next to it some count had to go for the sums to come out; 0 if none. */
      readonly beyond: number
    }
  | { readonly ok: false; readonly refusal: "cannot-be-rounded" }

/** Further away than this a rounded count says little of the true one. */
const FURTHEST = 3

/**
 * Controlled rounding: every count becomes a multiple of the base, all sums still
 * come out, and the whole is as near to the truth as can be (Cox 1987; Salazar
 * 2006). Every count goes to one of the two multiples next to it, and a multiple
 * stays; in tables of two dimensions that is always possible. Where in larger
 * ones it is not, counts may go further, as little as will do, but never below zero. Throws a RangeError where the base
 * is no whole number from 2.
 */
export async function roundTable(system: System, base: number): Promise<Rounded> {
  if (!Number.isSafeInteger(base) || base < 2) throw new RangeError("a base of rounding is a whole number from 2")
  for (let beyond = 0; beyond <= FURTHEST; beyond++) {
    const values = await within(system, base, beyond)
    if (values) return { ok: true, values, beyond }
  }
  return { ok: false, refusal: "cannot-be-rounded" }
}

async function within(system: System, base: number, beyond: number): Promise<Float64Array | undefined> {
  const { values, starts, cells, lineStarts, lines } = system
  // Each count is a known multiple, its floor less what it may go below, and steps of one multiple up from there.
  const [costs, lower, upper]: [number[], number[], number[]] = [[], [], []]
  const [columnStarts, rows, entries, of]: [number[], number[], number[], number[]] = [[0], [], [], []]
  const from = values.map((value) => {
    const isMultiple = value % base === 0
    return isMultiple && beyond === 0 ? value : Math.max(0, Math.floor(value / base) - beyond) * base
  })
  for (const [cell, value] of values.entries()) {
    const start = from[cell] ?? 0
    const last = (Math.floor(value / base) + beyond + (value % base === 0 ? 0 : 1)) * base
    for (let step = start; step < last; step += base) {
      costs.push(Math.abs(step + base - value) - Math.abs(step - value))
      lower.push(0)
      upper.push(1)
      of.push(cell)
      for (let at = lineStarts[cell] ?? 0; at < (lineStarts[cell + 1] ?? 0); at++) {
        const line = lines[at] ?? 0
        rows.push(line)
        entries.push(cells[starts[line] ?? 0] === cell ? -1 : 1)
      }
      columnStarts.push(rows.length)
    }
  }
  const rightHand = Float64Array.from({ length: starts.length - 1 }, (_, line) => {
    let rest = (from[cells[starts[line] ?? 0] ?? 0] ?? 0) / base
    for (let at = (starts[line] ?? 0) + 1; at < (starts[line + 1] ?? 0); at++)
      rest -= (from[cells[at] ?? 0] ?? 0) / base
    return rest
  })
  if (of.length === 0) return rightHand.every((rest) => rest === 0) ? values.slice() : undefined
  const columns = { costs, lower, upper, starts: columnStarts, rows, entries }
  const { model, isOptimal, integer } = await pose(columns, rightHand)
  try {
    if (!isOptimal(model.run().modelStatus)) return undefined
    let steps = model.getSolution().colValue
    if (steps.some((step) => Math.abs(step - Math.round(step)) > 1e-6)) {
      model.changeColsIntegrality(
        { kind: "range", from: 0, to: of.length - 1 },
        of.map(() => integer),
      )
      if (!isOptimal(model.run().modelStatus)) return undefined
      steps = model.getSolution().colValue
    }
    const rounded = from.slice()
    for (const [at, step] of steps.entries()) {
      const cell = of[at] ?? 0
      rounded[cell] = (rounded[cell] ?? 0) + base * Math.round(step)
    }
    return isAdditive(system, rounded) ? rounded : undefined
  } finally {
    model.dispose()
  }
}

/** Whether all lines add up. */
export function isAdditive({ starts, cells }: System, values: Float64Array): boolean {
  for (let line = 0; line + 1 < starts.length; line++) {
    let sum = -(values[cells[starts[line] ?? 0] ?? 0] ?? 0)
    for (let at = (starts[line] ?? 0) + 1; at < (starts[line + 1] ?? 0); at++) sum += values[cells[at] ?? 0] ?? 0
    if (sum !== 0) return false
  }
  return true
}
