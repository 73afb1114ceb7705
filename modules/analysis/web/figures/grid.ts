import type { Figure, Figures, FigureSet } from "#modules/analysis/figure-contract.ts"

/** A cell as it was released: a value, or why there is none. */
export type Cell = Pick<Figure, "value" | "status">

/** A code that heads a row, a column or a part of a table. */
export type Head = {
  readonly code: string
  /** Whether it stands for the sum over its dimension. */
  readonly isSum: boolean
  /** How far below the sum it is: a State 1, its province 2. */
  readonly depth: number
}

/** Released figures laid out as a table: rows, columns, and, where three dimensions are spread, once more for each. */
export type Grid = {
  /** The dimensions that are spread, in this order. */
  readonly names: readonly string[]
  readonly rows: readonly Head[]
  /** Where one dimension is spread, one head without a code. */
  readonly columns: readonly Head[]
  readonly panels: readonly Head[]
  readonly cell: (row: Head, column: Head, panel?: Head) => Cell
}

const alone: Head = { code: "", isSum: false, depth: 1 }
const notReported: Cell = { value: null, status: "not-reported" }

/** Lays out what was answered. Nothing is reckoned: each cell is one that was released, or it is not there. */
export function gridOf({ dimensions, figures }: Figures, set: Pick<FigureSet, "dimensions" | "by">): Grid {
  const heads = dimensions.map(({ name, codes }): readonly Head[] => {
    const whole = set.dimensions.find((each) => each.name === name)?.codes ?? codes
    const places = new Map(whole.map(({ code }, place) => [code, place]))
    const depthOf = (place: number): number => {
      let depth = 0
      for (let at = whole[place]?.parent ?? -1; at >= 0 && depth < 20; at = whole[at]?.parent ?? -1) depth += 1
      return depth
    }
    // Where nothing is summed there is no sum for the first codes to be below of.
    const below = set.by.includes(name) ? 1 : 0
    return codes.map(({ code }) => {
      const depth = depthOf(places.get(code) ?? -1) + below
      return { code, isSum: depth === 0, depth }
    })
  })
  const placed = heads.map((list) => new Map(list.map((head, place) => [head.code, place])))
  // A cell is found by one number: tables of thousands are laid out while somebody waits.
  const numberOf = (at: readonly number[]): number =>
    heads.reduce((number, list, n) => number * list.length + (at[n] ?? 0), 0)
  const cells = new Map(figures.map((figure) => [numberOf(figure.at), figure]))
  const [rows = [], columns = [alone], panels = [alone]] = heads
  return {
    names: dimensions.map(({ name }) => name),
    ...{ rows, columns, panels },
    cell: (...at) => {
      let number = 0
      for (const [n, places] of placed.entries()) {
        const place = places.get(at[n]?.code ?? "")
        if (place === undefined) return notReported
        number = number * places.size + place
      }
      return cells.get(number) ?? notReported
    },
  }
}

/** The rows of a part of a table, by their name or by a column, the greatest first; what has no value comes last, then the sum. */
export function sortedRows(
  { rows, columns, cell }: Grid,
  by: string | undefined,
  nameOf: (head: Head) => string,
  locale = "en",
): readonly Head[] {
  if (by === undefined) return sumsLast(rows)
  const column = columns.find(({ code }) => code === by)
  if (!column && by !== "name") return sumsLast(rows)
  if (!column) return byName(rows, nameOf, locale)
  const keyed = rows.map((row) => ({ row, value: cell(row, column).value ?? -1 }))
  return sumsLast(keyed.toSorted((a, b) => b.value - a.value).map(({ row }) => row))
}

/** Codes by their names in a language; whose code is not known comes after all that have a name, then the sum. */
export function byName(heads: readonly Head[], nameOf: (head: Head) => string, locale: string): readonly Head[] {
  const { compare } = new Intl.Collator(locale)
  const keyed = heads.map((head) => ({ head, name: nameOf(head), last: Number(isUntold(head.code)) }))
  keyed.sort((a, b) => a.last - b.last || compare(a.name, b.name))
  return sumsLast(keyed.map(({ head }) => head))
}

/** Whether a code says that it was not told which one it is. */
export const isUntold = (code: string): boolean => code === "unknown" || /(?:^| )_U$/.test(code)

/** Codes with the sum at the end, where totals are looked for. */
export const sumsLast = (heads: readonly Head[]): readonly Head[] => [
  ...heads.filter(({ isSum }) => !isSum),
  ...heads.filter(({ isSum }) => isSum),
]

/** Codes without the sum, where there are others: a picture of parts does not show the whole beside them. */
export function partsOf(heads: readonly Head[]): readonly Head[] {
  const parts = heads.filter(({ isSum }) => !isSum)
  return parts.length > 0 ? parts : heads
}

/** The same table the other way round: its columns down the side. */
export const turned = (grid: Grid): Grid => ({
  ...grid,
  names: [grid.names[1] ?? "", grid.names[0] ?? "", ...grid.names.slice(2)],
  rows: grid.columns,
  columns: grid.rows,
  cell: (row, column, panel) => grid.cell(column, row, panel),
})

/** The part of a table that stands under one of its panels. */
export const partUnder = (grid: Grid, panel: Head): Grid => ({
  ...grid,
  names: grid.names.slice(0, 2),
  panels: [alone],
  cell: (row, column) => grid.cell(row, column, panel),
})

/** Which kinds of cells a table has that hold no value. */
export function lacksOf({ rows, columns, panels, cell }: Grid): {
  readonly withheld: number
  readonly missing: number
} {
  let [withheld, missing] = [0, 0]
  for (const panel of panels)
    for (const row of rows)
      for (const column of columns) {
        const { status } = cell(row, column, panel)
        if (status === "withheld") withheld += 1
        if (status === "not-reported") missing += 1
      }
  return { withheld, missing }
}

/** The greatest value shown, at least 1. */
export function greatest(grid: Grid, rows = grid.rows, columns = grid.columns, panels = grid.panels): number {
  let most = 1
  for (const panel of panels)
    for (const row of rows)
      for (const column of columns) most = Math.max(most, grid.cell(row, column, panel).value ?? 0)
  return most
}
