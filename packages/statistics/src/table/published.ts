import { systemOf, type System } from "../disclosure/system.ts"
import { Malformed } from "../records/malformed.ts"
import { isTotal, rowsOf } from "./reading.ts"

/** A table as somebody published it, some of its cells masked. */
export type Published = {
  /** The columns that say which cell it is. */
  readonly names: readonly string[]
  readonly cells: readonly { readonly codes: readonly string[]; readonly low: number; readonly high: number }[]
  /** What can be added up in it. The values of masked cells are not known here and stand at zero. */
  readonly system: System
  /** Over which column each line is a sum. */
  readonly over: readonly number[]
  /** Cells that came more than once with different values; they are left out of every sum. */
  readonly doubtful: readonly number[]
}

const VALUES = ["value", "freq", "count", "txtvalue", "obs_value"]
const MASKS = new Set(["", "*", "**", "..", "...", ":", "-", "c", "x", "s", "n.a.", "suppressed", "withheld"])

/**
 * Reads a published table: one column of values, the others say which cell it is.
 * A masked value is empty, a sign such as `*` or `:`, or `<5`, which says that it
 * is from 0 to 4. `suppressed` and `withheld`, if there, are passed over. Where a
 * code is `Total` (or `_T`), it is the sum of the cells that differ from it in
 * that column alone; cells that are not there are empty.
 *
 * Throws `Malformed` where there is no column of values, or a value that is no count and no mask.
 */
export function readPublished(bytes: Uint8Array): Published {
  const [head, ...rows] = rowsOf(bytes)
  if (!head) throw new Malformed("no-header", 0)
  const titles = head.fields.map((name) => name.trim())
  const at = titles.findIndex((name) => VALUES.includes(name.toLowerCase()))
  if (at < 0) throw new Malformed("column-not-found", 1, "value")
  const columns = [...titles.keys()].filter((one) => one !== at && !/^(suppressed|withheld)$/i.test(titles[one] ?? ""))
  const places = new Map<string, number>()
  const cells: { codes: string[]; low: number; high: number }[] = []
  const doubtful = new Set<number>()
  for (const { line, fields } of rows) {
    const codes = columns.map((one) => fields[one] ?? "")
    const [low, high] = boundsOf((fields[at] ?? "").trim(), line)
    const key = codes.join("\u0000")
    const known = places.get(key)
    if (known === undefined) places.set(key, cells.push({ codes, low, high }) - 1)
    else if (cells[known]?.low !== low || cells[known].high !== high) doubtful.add(known)
  }
  const lines: number[][] = []
  const over: number[] = []
  for (const column of columns.keys()) {
    const groups = new Map<string, number[]>()
    for (const [cell, { codes }] of cells.entries()) {
      const key = codes.with(column, "").join("\u0000")
      const group = groups.get(key) ?? [-1]
      groups.set(key, group)
      if (isTotal(codes[column] ?? "")) group[0] = cell
      else group.push(cell)
    }
    for (const group of groups.values()) {
      if (group.length < 2 || (group[0] ?? -1) < 0 || group.some((cell) => doubtful.has(cell))) continue
      lines.push(group)
      over.push(column)
    }
  }
  const values = Float64Array.from(cells, ({ low, high }) => (low === high ? low : 0))
  return {
    names: columns.map((one) => titles[one] ?? ""),
    cells,
    system: systemOf(values, lines),
    over,
    doubtful: [...doubtful],
  }
}

function boundsOf(text: string, line: number): [low: number, high: number] {
  if (MASKS.has(text.toLowerCase())) return [0, Infinity]
  const below = /^(<|≤|<=)\s*(\d+)$/.exec(text)
  if (below) return [0, Number(below[2]) - (below[1] === "<" ? 1 : 0)]
  const value = Number(/^\d{1,3}([ ,\u00a0\u202f]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text)
  if (!Number.isSafeInteger(value) || value < 0) throw new Malformed("not-a-count", line, text)
  return [value, value]
}
