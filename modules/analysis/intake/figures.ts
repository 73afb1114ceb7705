import type { Contradicting } from "#modules/analysis/intake/encoded.ts"
import type { Coding } from "#modules/analysis/intake/coding.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import type { remarks } from "#modules/analysis/intake/remark.ts"
import { broader, codeLists, TOTAL } from "@palermo/statistics"

/** Figures have no more cells than this: to see that one is told twice, all must be here together. */
export const mostFigures = 1_000_000

/** Cells in the making: the entry each has in every column, what it is at least and most, and its line. */
export type Cells = {
  readonly entries: readonly number[][]
  readonly low: number[]
  readonly high: number[]
  readonly lines: number[]
}

/** No cells yet, of so many columns. */
export const cellsOf = (columns: number): Cells => ({
  entries: Array.from({ length: columns }, () => []),
  ...{ low: [], high: [], lines: [] },
})

/** Adds a cell. Refused where there are more than can be held against each other. */
export function addCell(cells: Cells, entries: readonly number[], low: number, high: number, line: number): void {
  if (cells.lines.length >= mostFigures) throw new IntakeFault("too-many-figures", { line })
  for (const [at, entry] of entries.entries()) cells.entries[at]?.push(entry)
  cells.low.push(low)
  cells.high.push(high)
  cells.lines.push(line)
}

type Remarks = ReturnType<typeof remarks>

/**
 * Makes one cell of those that stand at the same place. The same line told again is one line. Lines that say otherwise are
 * resolved as was chosen. Cells that were written differently and mean the same (`Brasil`, `BRASILERA`) are parts, and are
 * added up. Answers the places in `cells` of those that stay, with what they come to written into `low` and `high`.
 */
export function united(cells: Cells, codings: readonly Coding[], choice: Contradicting, told: Remarks): number[] {
  const { low, high, lines } = cells
  const written = grouped(lines.length, (row) => keyOf(cells.entries.map((column) => column[row] ?? 0)))
  const stay: number[] = []
  for (const rows of written) {
    const [first = 0, ...more] = rows
    if (more.length === 0) stay.push(first)
    else if (more.every((row) => low[row] === low[first] && high[row] === high[first])) {
      told.add("cells-merged", lines[first] ?? 0)
      stay.push(first)
    } else {
      told.add(choice === "fault" ? "cells-contradict" : "cells-resolved", lines[first] ?? 0)
      if (choice === "leave-out") continue
      const [least, most] = resolved(rows, cells, choice)
      low[first] = least
      high[first] = most
      stay.push(first)
    }
  }
  const places = codings.map((coding) => coding.places())
  const meant = grouped(stay.length, (at) =>
    keyOf(cells.entries.map((column, of) => places[of]?.[column[stay[at] ?? 0] ?? 0] ?? 0)),
  )
  return meant.map((group) => {
    const [first = 0, ...more] = group.map((at) => stay[at] ?? 0)
    for (const row of more) {
      low[first] = (low[first] ?? 0) + (low[row] ?? 0)
      high[first] = (high[first] ?? 0) + (high[row] ?? 0)
      told.add("cells-added", lines[row] ?? 0)
    }
    return first
  })
}

function resolved(rows: readonly number[], { low, high }: Cells, choice: Contradicting): [number, number] {
  const lows = rows.map((row) => low[row] ?? 0)
  const highs = rows.map((row) => high[row] ?? 0)
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
  if (choice === "add") return [sum(lows), sum(highs)]
  if (choice === "last") return [lows.at(-1) ?? 0, highs.at(-1) ?? 0]
  return choice === "first" ? [lows[0] ?? 0, highs[0] ?? 0] : [Math.min(...lows), Math.max(...highs)]
}

/**
 * Holds stated totals against their parts, column by column, all else being the same: parts that must be more than the total
 * contradict it; parts that must be less leave somebody untold. Codes that are kinds of others are no parts beside them.
 */
export function holdTotals(cells: Cells, rows: readonly number[], codings: readonly Coding[], told: Remarks): void {
  const places = codings.map((coding) => coding.places())
  const at = (row: number) => cells.entries.map((column, of) => places[of]?.[column[row] ?? 0] ?? 0)
  const ofKey = new Map(rows.map((row) => [keyOf(at(row)), row]))
  for (const [column, { reading, dictionary }] of codings.entries()) {
    const { values } = dictionary()
    const total = values.indexOf(TOTAL)
    if (total < 0) continue
    const isPart = values.map((code) => code !== TOTAL && isWidest(reading.list, code))
    const sums = new Map<number, { low: number; high: number }>()
    for (const row of rows) {
      const codes = at(row)
      if (!isPart[codes[column] ?? 0]) continue
      const whole = ofKey.get(keyOf(codes.map((code, of) => (of === column ? total : code))))
      if (whole === undefined) continue
      const sum = sums.get(whole) ?? { low: 0, high: 0 }
      sums.set(whole, { low: sum.low + (cells.low[row] ?? 0), high: sum.high + (cells.high[row] ?? 0) })
    }
    for (const [whole, { low, high }] of sums) {
      if (low > (cells.high[whole] ?? 0)) told.add("parts-exceed-total", cells.lines[whole] ?? 0, reading.name)
      else if (high < (cells.low[whole] ?? 0)) told.add("parts-below-total", cells.lines[whole] ?? 0, reading.name)
    }
  }
}

/** Whether a code is a kind of no other of its list. */
const isWidest = (list: string | null, code: string): boolean =>
  list === null ||
  !Object.hasOwn(codeLists, list) ||
  broader(codeLists[list as keyof typeof codeLists], code).length <= 1 // a key, as was asked

/** Numbers below 65,536 as a text of as many letters. */
const keyOf = (numbers: readonly number[]): string => String.fromCharCode(...numbers)

/** Puts together what has the same key, in the order they first came. */
function grouped(many: number, key: (at: number) => string): number[][] {
  const found = new Map<string, number[]>()
  for (let at = 0; at < many; at++) {
    const one = key(at)
    const there = found.get(one)
    if (there) there.push(at)
    else found.set(one, [at])
  }
  return [...found.values()]
}
