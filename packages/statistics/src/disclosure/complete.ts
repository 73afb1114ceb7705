import { NO_BOUND, pose } from "./solver.ts"
import type { System } from "./system.ts"

/** What each cell may be at least and at most, and what a unit of it costs. */
export type Allowance = { readonly low: Float64Array; readonly high: Float64Array; readonly costs: Float64Array }

/**
 * The cheapest whole table that agrees with all lines and all bounds: what masked cells may have been. The values of the
 * system do not matter. Answers nothing where no table of whole numbers agrees.
 */
export async function complete(
  { starts, cells, lineStarts, lines }: Omit<System, "values">,
  { low, high, costs }: Allowance,
): Promise<Float64Array | undefined> {
  if (low.some((least, cell) => least > (high[cell] ?? 0))) return undefined
  const [rows, entries, columnStarts]: [number[], number[], number[]] = [[], [], [0]]
  for (let cell = 0; cell < low.length; cell++) {
    for (let at = lineStarts[cell] ?? 0; at < (lineStarts[cell + 1] ?? 0); at++) {
      const line = lines[at] ?? 0
      rows.push(line)
      entries.push(cells[starts[line] ?? 0] === cell ? -1 : 1)
    }
    columnStarts.push(rows.length)
  }
  const bounds = { lower: [...low], upper: Array.from(high, (most) => Math.min(most, NO_BOUND)) }
  const problem = { costs: [...costs], ...bounds, starts: columnStarts, rows, entries }
  if (low.length === 0) return new Float64Array(0)
  const { model, isOptimal, integer } = await pose(problem, new Float64Array(starts.length - 1))
  try {
    if (!isOptimal(model.run().modelStatus)) return undefined
    let values = model.getSolution().colValue
    if (values.some((value) => Math.abs(value - Math.round(value)) > WHOLE)) {
      model.changeColsIntegrality(
        { kind: "range", from: 0, to: low.length - 1 },
        bounds.lower.map(() => integer),
      )
      if (!isOptimal(model.run().modelStatus)) return undefined
      values = model.getSolution().colValue
    }
    const whole = Float64Array.from(values, Math.round)
    return agrees({ starts, cells }, whole, low, high) ? whole : undefined
  } finally {
    model.dispose()
  }
}

const WHOLE = 1e-6

/** Whether every line adds up and every value is between its bounds: asked without the solver. */
function agrees(
  { starts, cells }: Pick<System, "starts" | "cells">,
  values: Float64Array,
  low: Float64Array,
  high: Float64Array,
): boolean {
  if (values.some((value, cell) => value < (low[cell] ?? 0) || value > (high[cell] ?? 0))) return false
  for (let line = 0; line + 1 < starts.length; line++) {
    let sum = -(values[cells[starts[line] ?? 0] ?? 0] ?? 0)
    for (let at = (starts[line] ?? 0) + 1; at < (starts[line + 1] ?? 0); at++) sum += values[cells[at] ?? 0] ?? 0
    if (sum !== 0) return false
  }
  return true
}
