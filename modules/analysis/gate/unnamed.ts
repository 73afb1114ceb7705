import type { Dimensions } from "#modules/analysis/gate/piece.ts"
import type { Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import { codesAt, type View } from "#modules/analysis/gate/view.ts"
import { UNKNOWN } from "@palermo/statistics"

/**
 * The columns whose codes are their own: in no list that everybody shares, so that a code may say who somebody is. `isShared`
 * says of a code that it is a word everybody has.
 */
export type OwnCodes = { readonly columns: ReadonlySet<string>; readonly isShared: (code: string) => boolean }

/** Which codes may be named in a release, and in which columns some may not. */
export type Naming = {
  readonly isNamed: (column: string, code: string) => boolean
  /** The columns that have codes of which too few persons are told; not which, nor how many. */
  readonly unnamed: readonly string[]
}

const everyCode: Naming = { isNamed: () => true, unnamed: [] }

/**
 * Counts how many persons stand at each code of the columns with codes of their own, over the whole release. A code of fewer
 * than `k` is not named, as the count of it is not told: neither in a table, nor as that over which nothing is summed.
 */
export function namingOf(
  { by, tables, k }: Wanted,
  view: View | undefined,
  own: OwnCodes | undefined,
  dimensions: Dimensions,
): Naming {
  const columns = [...new Set([...by, ...tables.flat()])].filter((column) => own?.columns.has(column))
  if (!view || !own || columns.length === 0) return everyCode
  const counts = new Map(columns.map((column) => [column, new Map<string, number>()]))
  const add = (column: string, code: string, many: number) => {
    const found = counts.get(column)
    found?.set(code, (found.get(code) ?? 0) + many)
  }
  for (const open of view.blocks) {
    const { known, at, wanted, untold, nobody } = open()
    for (const [name, placed] of wanted) {
      const codes = codesAt(at, placed, dimensions)
      const crossed = [...codes.keys()].filter((column) => !by.includes(column))
      if (crossed.length > 1) continue
      // What was brought does not tell how many there are, so they are not counted.
      const many = untold.has(name) ? 0 : (known.system.values[placed.cell] ?? 0)
      for (const column of crossed.length === 0 ? by : crossed) add(column, codes.get(column) ?? "", many)
    }
    // Where nobody is, as was said, is a code of nobody.
    for (const codes of nobody()) for (const [column, code] of codes) add(column, code, 0)
  }
  const mayName = (code: string, many: number) => many >= k || saysNothing(code) || own.isShared(code)
  return {
    isNamed: (column, code) => {
      const found = counts.get(column)
      return found === undefined || mayName(code, found.get(code) ?? 0)
    },
    unnamed: columns.filter((column) => [...(counts.get(column) ?? [])].some(([code, many]) => !mayName(code, many))),
  }
}

/** Whether a code says of nobody who they are: it is not told. */
const saysNothing = (code: string): boolean => code === "" || code === "unknown" || code.endsWith(UNKNOWN)

/** The columns of filters that hold a code of which fewer than `k` persons are told: a filter leaves with the figures. */
export function fewFiltered(
  { filters, k }: Pick<Wanted, "filters" | "k">,
  truth: Truth | undefined,
  own: OwnCodes | undefined,
): string[] {
  if (!own || !truth) return []
  return filters
    .filter(({ column }) => own.columns.has(column))
    .filter(({ column, codes }) =>
      codes.some((code) => !saysNothing(code) && !own.isShared(code) && toldAt(truth, column, code) < k),
    )
    .map(({ column }) => column)
}

/** How many persons are told at a code: in records all; in figures the most that any one way of breaking them down counts at least. */
function toldAt(truth: Truth, column: string, code: string): number {
  if (truth.kind === "records") {
    const { names, labels, each } = truth.cross
    const at = names.indexOf(column)
    const wanted = labels[at]?.indexOf(code) ?? -1
    let many = 0
    each((codes, count) => {
      if (wanted >= 0 && codes[at] === wanted) many += count
    })
    return many
  }
  let most = 0
  for (const { columns, cells } of truth.tables) {
    const at = columns.indexOf(column)
    if (at < 0) continue
    const sums = new Map<string, number>()
    for (const { codes, low } of cells) {
      if (codes[at] !== code) continue
      const way = codes.map((each) => (each === null ? "0" : "1")).join("")
      sums.set(way, (sums.get(way) ?? 0) + low)
    }
    most = Math.max(most, ...sums.values())
  }
  return most
}
