import { systemOf, type System } from "../disclosure/system.ts"
import { Malformed } from "../records/malformed.ts"
import { codedBy, holdToList, partsOf, type CodedBy, type Codings } from "./coding.ts"
import { isTotal } from "./reading.ts"
import { rowsOf } from "./rows-of.ts"

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
  /** By which list and version each column was coded; where there is none, its codes are the table's own. */
  readonly codedBy: CodedBy
}

const VALUES = ["value", "freq", "count", "txtvalue", "obs_value"]
const MASKS = new Set(["", "*", "**", "..", "...", ":", "-", "c", "x", "s", "n.a.", "suppressed", "withheld"])

/**
 * Reads a published table: one column of values, the others say which cell it is.
 * A masked value is empty, a sign such as `*` or `:`, or `<5`, which says that it
 * is from 0 to 4. `suppressed` and `withheld`, if there, are passed over. Where a
 * code is `Total` (or `_T`), it is the sum of the cells that differ from it in
 * that column alone; cells that are not there are empty. A code that others are
 * part of, by the codings, is the sum of those.
 *
 * Throws `Malformed` where there is no column of values, or a value that is no count and no mask.
 */
export function readPublished(bytes: Uint8Array, codings: Codings = {}): Published {
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
  const names = columns.map((one) => titles[one] ?? "")
  const stranger = Object.keys(codings).find((name) => !names.includes(name))
  if (stranger !== undefined) throw new Malformed("column-not-found", 1, stranger)
  const lines: number[][] = []
  const over: number[] = []
  for (const [column, name] of names.entries()) {
    const { crosswalk, partOf } = codings[name] ?? {}
    // Values of another scheme hang together only as was said.
    const parts = crosswalk ? (partOf ?? {}) : partsOf(codings[name])
    const own = cells.map(({ codes }) => codes[column] ?? "").filter((code) => !isTotal(code))
    holdToList(new Map(own.map((code) => [code, 0])), codings[name] ?? {})
    const groups = new Map<string, number[]>()
    for (const [cell, { codes }] of cells.entries()) append(groups, codes.with(column, "").join("\u0000"), cell)
    for (const group of groups.values())
      for (const line of sumsIn(group, (cell) => cells[cell]?.codes[column] ?? "", parts)) {
        if (line.some((cell) => doubtful.has(cell))) continue
        lines.push(line)
        over.push(column)
      }
  }
  const values = Float64Array.from(cells, ({ low, high }) => (low === high ? low : 0))
  return {
    names,
    cells,
    system: systemOf(values, lines),
    over,
    doubtful: [...doubtful],
    codedBy: codedBy(names, codings),
  }
}

/** The sums among cells that differ in one column alone: over all codes, and over those that are part of another. */
function sumsIn(
  group: readonly number[],
  codeOf: (cell: number) => string,
  partOf: Readonly<Record<string, string>>,
): number[][] {
  const there = new Set(group.map(codeOf))
  const lines = new Map<string, number[]>()
  for (const cell of group) {
    const code = isTotal(codeOf(cell)) ? "" : codeOf(cell)
    const line = lines.get(code) ?? [-1]
    line[0] = cell
    lines.set(code, line)
    if (code === "") continue
    // What a code is part of may not be there itself; then it counts for the next one above.
    let above = partOf[code] ?? ""
    while (above !== "" && !there.has(above)) above = partOf[above] ?? ""
    const sum = lines.get(above) ?? [-1]
    sum.push(cell)
    lines.set(above, sum)
  }
  return [...lines.values()].filter((line) => line.length > 1 && (line[0] ?? -1) >= 0)
}

function append(groups: Map<string, number[]>, key: string, cell: number): void {
  const group = groups.get(key)
  if (group) group.push(cell)
  else groups.set(key, [cell])
}

function boundsOf(text: string, line: number): [low: number, high: number] {
  if (MASKS.has(text.toLowerCase())) return [0, Infinity]
  const below = /^(<|≤|<=)\s*(\d+)$/.exec(text)
  if (below) return [0, Number(below[2]) - (below[1] === "<" ? 1 : 0)]
  const value = Number(/^\d{1,3}([ ,\u00a0\u202f]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text)
  if (!Number.isSafeInteger(value) || value < 0) throw new Malformed("not-a-count", line, text)
  return [value, value]
}
