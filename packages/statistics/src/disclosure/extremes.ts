import type { Bounds } from "./propagate.ts"
import { NO_BOUND, pose } from "./solver.ts"
import type { System } from "./system.ts"

/** What the linear programme found for one cell: whole bounds, and the lines that hold it there. */
export type Extreme = { readonly low: number; readonly high: number; readonly lines: readonly number[] }

const NEAR = 1e-6

/** So many cells that hang together make a large problem. */
const LARGE = 2000

/**
 * The least and the most that each cell of a group can be, over all lines at
 * once, in whole numbers: the attack that misses nothing a sum can tell (Fischetti
 * and Salazar 1999). The lines answered are those whose prices are not zero where
 * the bound is reached: their combination proves it.
 *
 * Cells are taken together at first, since one solution often shows the bound of many. Where `patience` problems do not
 * suffice, the cells left over keep the bounds they had and are missing in the answer.
 */
export async function extremes(
  { starts, cells, lineStarts, lines: linesOf }: System,
  group: readonly number[],
  { low, high }: Pick<Bounds, "low" | "high">,
  isUsed: (line: number) => boolean,
  patience: number,
): Promise<{ readonly found: Map<number, Extreme>; readonly seen: Map<number, readonly [number, number]> }> {
  const column = new Map(group.map((cell, at) => [cell, at]))
  const rowLines = [
    ...new Set(group.flatMap((cell) => Array.from(linesOf.subarray(lineStarts[cell], lineStarts[cell + 1])))),
  ].filter(isUsed)
  const row = new Map(rowLines.map((line, at) => [line, at]))
  const rightHand = Float64Array.from(rowLines, (line) => {
    let rest = 0
    for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++) {
      const cell = cells[at] ?? 0
      if (!column.has(cell)) rest -= (at === starts[line] ? -1 : 1) * (low[cell] ?? 0)
    }
    return rest
  })
  const [rowsOf, entries, columnStarts]: [number[], number[], number[]] = [[], [], [0]]
  for (const cell of group) {
    for (let at = lineStarts[cell] ?? 0; at < (lineStarts[cell + 1] ?? 0); at++) {
      const line = linesOf[at] ?? 0
      const place = row.get(line)
      if (place === undefined) continue
      rowsOf.push(place)
      entries.push(cells[starts[line] ?? 0] === cell ? -1 : 1)
    }
    columnStarts.push(rowsOf.length)
  }
  const bound = (value: number) => (value === Infinity ? NO_BOUND : value)
  const problem = {
    costs: group.map(() => 0),
    lower: group.map((cell) => low[cell] ?? 0),
    upper: group.map((cell) => bound(high[cell] ?? 0)),
    starts: columnStarts,
    rows: rowsOf,
    entries,
  }
  const { model, isOptimal } = await pose(problem, rightHand)
  const least = new Float64Array(group.length).fill(Infinity)
  const most = new Float64Array(group.length).fill(-Infinity)
  let tried = 0

  /** Solves for these costs, and answers the lines that have a price there; nothing where there is no solution. */
  function solve(costs: readonly (readonly [number, number])[]): number[] | undefined {
    tried++
    for (const [at, cost] of costs) model.changeColCost(at, cost)
    const solution = isOptimal(model.run().modelStatus) ? model.getSolution() : undefined
    for (const [at, value] of solution?.colValue.entries() ?? []) {
      if (value < (least[at] ?? 0)) least[at] = value
      if (value > (most[at] ?? 0)) most[at] = value
    }
    for (const [at] of costs) model.changeColCost(at, 0)
    if (!solution) return undefined
    return [...(solution.rowDual ?? [])].flatMap((price, at) => (Math.abs(price) > NEAR ? [rowLines[at] ?? 0] : []))
  }

  const found = new Map<number, Extreme>()
  const atLow = (at: number, cell: number) => (least[at] ?? 0) <= (low[cell] ?? 0) + NEAR
  const atHigh = (at: number, cell: number) => (most[at] ?? 0) >= (high[cell] ?? 0) - NEAR
  try {
    // The primal simplex goes on from where the last problem ended. That is slow over thousands of cells at once.
    const isLarge = group.length > LARGE
    const quick = { presolve: "off", simplex_strategy: 4 } as const
    model.options.set(isLarge ? { presolve: "on", solver: "ipm" } : quick)
    for (let round = 0; round < (isLarge ? 12 : 6); round++) {
      const sign = round % 2 === 0 ? 1 : -1
      const costs = group.flatMap((cell, at): [number, number][] => {
        if (sign === -1 && high[cell] === Infinity) return []
        return (sign === 1 ? atLow(at, cell) : atHigh(at, cell)) ? [] : [[at, sign]]
      })
      if (costs.length < 2) continue
      solve(costs)
    }
    model.options.set({ ...quick, solver: "simplex" })
    // Cells that were only ever seen with one value may be known to the person: these come first.
    const order = [...group.keys()].sort((a, b) => (most[a] ?? 0) - (least[a] ?? 0) - (most[b] ?? 0) + (least[b] ?? 0))
    for (const at of order) {
      const cell = group[at] ?? 0
      if (tried >= patience && (most[at] ?? 0) - (least[at] ?? 0) >= 1) break
      const lines: number[] = []
      let [from, to] = [low[cell] ?? 0, high[cell] ?? 0]
      const down = atLow(at, cell) ? undefined : solve([[at, 1]])
      if (down) from = Math.max(from, Math.ceil((least[at] ?? 0) - NEAR))
      const up = atHigh(at, cell) ? undefined : solve([[at, -1]])
      if (up) to = Math.min(to, Math.floor((most[at] ?? 0) + NEAR))
      lines.push(...(down ?? []), ...(up ?? []))
      found.set(cell, { low: from, high: to, lines: [...new Set(lines)] })
    }
  } finally {
    model.dispose()
  }
  return { found, seen: new Map(group.map((cell, at) => [cell, [least[at] ?? 0, most[at] ?? 0] as const])) }
}
