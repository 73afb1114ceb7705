import { captureTable, type CaptureTable, type TableRefusal } from "./capture-table.ts"
import { cellOf, layOut, type Covariate, type Layout, type LayoutRefusal } from "./covariate-table.ts"

/** A table of overlaps with covariates: the layout, and its counts cell by cell. */
export type CovariateTable = { readonly layout: Layout; readonly counts: Float64Array }

/** A table as it was read: with the covariates it has, and with its cases added up over them. */
export type TableRead =
  | { readonly ok: true; readonly table: CaptureTable; readonly covariates: CovariateTable | undefined }
  | { readonly ok: false; readonly refusal: TableRefusal | LayoutRefusal | "covariate-unknown" }

/** Which columns are no lists. Where nothing is said, those with anything but 0 and 1, and `Y` or `year` as the trend. */
export type ColumnKinds = { readonly covariates?: readonly string[]; readonly trend?: string }

/**
 * Reads a table from its heads and rows: a column of 0 and 1 for each list, columns of levels for covariates, and the
 * number of cases in the last column, whatever that is called. Rows of cases on no list are left out where they are
 * empty; levels of a covariate are put in order, numbers by value.
 */
export function readTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  kinds: ColumnKinds = {},
): TableRead {
  const names = heads.slice(0, -1)
  const asked = [...(kinds.covariates ?? []), ...(kinds.trend === undefined ? [] : [kinds.trend])]
  if (asked.some((name) => !names.includes(name))) return { ok: false, refusal: "covariate-unknown" }
  const columns = names.map((_, at) => at)
  const isMark = (at: number): boolean => rows.every((row) => row[at] === "0" || row[at] === "1")
  const lists = columns.filter((at) => !asked.includes(names[at] ?? "") && (asked.length > 0 || isMark(at)))
  const others = columns.filter((at) => !lists.includes(at))
  const read = rows.map((row) => ({
    on: lists.map((at) => (row[at] === "0" ? 0 : row[at] === "1" ? 1 : Number.NaN)),
    levels: others.map((at) => row[at] ?? ""),
    cases: countOf(row[heads.length - 1] ?? ""),
  }))
  const plain = captureTable(
    lists.map((at) => names[at] ?? ""),
    read,
  )
  if (!plain.ok || others.length === 0) return plain.ok ? { ...plain, covariates: undefined } : plain
  const covariates = others.map((at, place): Covariate => {
    const name = names[at] ?? ""
    const isTrend = kinds.trend === undefined ? /^(y|year)$/i.test(name) : name === kinds.trend
    return {
      name,
      kind: isTrend ? "trend" : "category",
      levels: ordered(read.map(({ levels }) => levels[place] ?? "")),
    }
  })
  const laid = layOut(plain.table.lists, covariates)
  if (!laid.ok) return laid
  const counts = new Float64Array(2 ** laid.layout.bits * laid.layout.steps)
  for (const { on, levels, cases } of read) {
    if (on.every((mark) => mark === 0)) continue
    const at = levels.map((level, place) => covariates[place]?.levels.indexOf(level) ?? 0)
    const cell = cellOf(laid.layout, on, at)
    counts[cell] = (counts[cell] ?? 0) + cases
  }
  return { ok: true, table: plain.table, covariates: { layout: laid.layout, counts } }
}

/** A table with covariates in one written form, as `written` is for one without. */
export function writtenWithCovariates({ layout, counts }: CovariateTable): string {
  const { lists, covariates } = layout
  const cells = [...counts].flatMap((count, cell) => (count > 0 ? [`${cell},${count}`] : []))
  return [JSON.stringify(lists), JSON.stringify(covariates), ...cells].join("\n")
}

const countOf = (text: string): number => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN)

function ordered(levels: readonly string[]): string[] {
  const distinct = [...new Set(levels)]
  return distinct.every((level) => level !== "" && Number.isFinite(Number(level)))
    ? distinct.sort((a, b) => Number(a) - Number(b))
    : distinct.sort()
}
