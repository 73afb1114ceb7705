import type { Published } from "../table/published.ts"
import { extremes } from "./extremes.ts"
import { propagate, type Bounds } from "./propagate.ts"

/** What anybody can find out about one masked cell. */
export type Audited = {
  readonly cell: number
  readonly low: number
  /** `Infinity` where nothing limits it. */
  readonly high: number
  /** It can be worked out to the person. */
  readonly exact: boolean
  /** The bounds are the narrowest there are; otherwise they are true but could be narrower. */
  readonly tight: boolean
  /** The lines of the system from which this follows, the first needed first. */
  readonly lines: readonly number[]
}

export type Audit = {
  readonly cells: readonly Audited[]
  /** Sums that do not come out, whatever the masked cells are; they were not used. */
  readonly contradicted: readonly number[]
}

/** How many linear programmes are given to one group of cells that hang together, unless said otherwise: all that are needed, or few. */
const patienceFor = (group: readonly number[]): number => (group.length > 1500 ? 150 : Infinity)

/**
 * Attacks a published table: what can be worked out about each masked cell, and by
 * which sums. First line by line, as a reader would, then by linear programming
 * over all that hangs together, with bounds rounded inward to whole numbers. In
 * very large tables it is settled for every cell whether it can be worked out to
 * the person, but bounds are sought to the last only as long as patience lasts.
 * `tell` is told how many of the cells that lines left open are settled.
 */
export async function audit(
  published: Published,
  { patience, tell }: { readonly patience?: number; readonly tell?: (settled: number, all: number) => void } = {},
): Promise<Audit> {
  const { cells, system } = published
  const masked = [...cells.keys()].filter((cell) => cells[cell]?.low !== cells[cell]?.high)
  const bounds: Bounds = {
    low: Float64Array.from(cells, ({ low }) => low),
    high: Float64Array.from(cells, ({ high }) => high),
    lowBy: new Int32Array(cells.length).fill(-1),
    highBy: new Int32Array(cells.length).fill(-1),
  }
  const doubtful = new Set(published.doubtful)
  const contradicted = propagate(system, bounds)
  const isOpen = (cell: number) => (bounds.low[cell] ?? 0) < (bounds.high[cell] ?? 0)
  const answers = new Map<number, Audited>()
  const open = masked.filter(isOpen)
  let settled = 0
  for (const group of groups(published, open, contradicted)) {
    tell?.(settled, open.length)
    settled += group.length
    // A cell alone, or one whose lines hold nothing else that is open, has been told all by its lines.
    if (group.length < 2) continue
    const { found, seen } = await extremes(
      system,
      group,
      bounds,
      (line) => !contradicted.has(line),
      patience ?? patienceFor(group),
    )
    for (const cell of group) {
      const extreme = found.get(cell)
      const [least, most] = seen.get(cell) ?? [0, 0]
      const { low, high } = extreme ?? { low: bounds.low[cell] ?? 0, high: bounds.high[cell] ?? 0 }
      const isExact = low === high
      const own = (extreme?.lines.length ?? 0) > 0 ? (extreme?.lines ?? []) : chain(published, bounds, cell)
      const isTight = extreme !== undefined || (least <= low && most >= high)
      answers.set(cell, { cell, low, high, exact: isExact, tight: isTight, lines: own })
    }
  }
  return {
    cells: masked.map((cell) => {
      const known = answers.get(cell)
      if (known) return known
      const [low, high] = [bounds.low[cell] ?? 0, bounds.high[cell] ?? 0]
      const isAsked = !doubtful.has(cell)
      return { cell, low, high, exact: isAsked && low === high, tight: true, lines: chain(published, bounds, cell) }
    }),
    contradicted: [...contradicted],
  }
}

/** The lines that narrowed a cell, and before each those that narrowed what it rests on. */
function chain({ system }: Published, { lowBy, highBy }: Bounds, cell: number): number[] {
  const order: number[] = []
  const seen = new Set<number>()
  // A stack of its own: where sums rest on one another through a whole table, calls would go too deep.
  const open: [line: number, from: number][] = []
  const ask = (one: number) => open.push([highBy[one] ?? -1, one], [lowBy[one] ?? -1, one])
  ask(cell)
  for (let next = open.pop(); next; next = open.pop()) {
    const [line, from] = next
    if (from === ASKED) order.push(line)
    if (from === ASKED || line < 0 || seen.has(line)) continue
    seen.add(line)
    open.push([line, ASKED])
    const cells = system.cells.slice(system.starts[line], system.starts[line + 1])
    for (const other of cells.reverse()) if (other !== from) ask(other)
  }
  return order
}

/** Stands in place of a cell where all that a line rests on has been asked for. */
const ASKED = -1

/** Cells that hang together by lines that can be used. */
function groups({ system }: Published, open: readonly number[], without: ReadonlySet<number>): number[][] {
  const rest = new Set(open)
  const all: number[][] = []
  for (const start of open) {
    if (!rest.delete(start)) continue
    const group = [start]
    for (const cell of group)
      for (const line of system.lines.subarray(system.lineStarts[cell], system.lineStarts[cell + 1])) {
        if (without.has(line)) continue
        for (const other of system.cells.subarray(system.starts[line], system.starts[line + 1]))
          if (rest.delete(other)) group.push(other)
      }
    all.push(group)
  }
  return all
}

/** A line of a published table as an equation: `Sex: Total 14 = Female 12 + Male ? (Age Total, Year 2010)`. */
export function equation({ names, cells, system, over }: Published, line: number): string {
  const column = over[line] ?? 0
  const own = Array.from(system.cells.subarray(system.starts[line], system.starts[line + 1]))
  const [sum = "", ...parts] = own.map((cell) => {
    const { codes = [], low = 0, high = 0 } = cells[cell] ?? {}
    return `${codes[column] ?? ""} ${low === high ? String(low) : high < Infinity ? `?(0–${high})` : "?"}`
  })
  const codes = cells[own[0] ?? 0]?.codes ?? []
  const where = names.flatMap((name, at) => (at === column || codes[at] === "" ? [] : [`${name} ${codes[at]}`]))
  return `${names[column] ?? ""}: ${sum} = ${parts.join(" + ")}${where.length > 0 ? ` (${where.join(", ")})` : ""}`
}
