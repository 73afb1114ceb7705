import type { Cube } from "#modules/analysis/cube.ts"
import type { Release } from "#modules/analysis/release.ts"
import type { Cross } from "@palermo/statistics"

/** What is wanted of a release. */
export type Wanted = Pick<Release, "by" | "tables" | "filters" | "k" | "audience">

/** A cell of figures as they were brought: `codes` in the order of the columns, null where it is summed; masked where `low < high`. */
export type BroughtCell = { readonly codes: readonly (string | null)[]; readonly low: number; readonly high: number }

/**
 * What a snapshot truly says, inside the wall. Of records: one count of all columns that are needed, without filters. Of
 * figures: for each crossing that is needed its cells with their sums, the filters of single codes kept as columns.
 * Snapshots stand in the order of the days they were taken on.
 */
export type Truth = { readonly snapshot: string } & (
  | { readonly kind: "records"; readonly cross: Cross }
  | { readonly kind: "figures"; readonly tables: readonly BroughtTable[] }
)
export type BroughtTable = { readonly columns: readonly string[]; readonly cells: readonly BroughtCell[] }

/** A release that is out, or was: what was wanted of which snapshot, and the figures that left. */
export type Earlier = {
  readonly id: string
  readonly snapshot: string
  readonly wanted: Wanted
  readonly cube: Cube
}

/** What must be counted of a snapshot, so that a release can be held against those before. */
export type Need = {
  readonly snapshot: string
  /** Of records: every column by which anything released is crossed, listed or filtered. */
  readonly columns: readonly string[]
  /** Of figures: the columns of each crossing. */
  readonly crossings: readonly (readonly string[])[]
}

/** Says what must be counted, of every snapshot of which something is out and of the one a release is wanted of. */
export function needsOf(
  snapshot: string,
  wanted: Wanted,
  earlier: readonly Pick<Earlier, "snapshot" | "wanted">[],
): Need[] {
  const all = [{ snapshot, wanted }, ...earlier]
  const columns = [...new Set(all.flatMap(({ wanted: each }) => columnsOf(each)))].sort()
  return [...new Set(all.map((each) => each.snapshot))].map((one) => ({
    snapshot: one,
    columns,
    crossings: distinct(all.filter((each) => each.snapshot === one).flatMap(({ wanted: each }) => crossingsOf(each))),
  }))
}

/** All columns of which a release says anything. */
export const columnsOf = ({ by, tables, filters }: Pick<Wanted, "by" | "tables" | "filters">): string[] => [
  ...new Set([...by, ...tables.flat(), ...filters.map(({ column }) => column)]),
]

/** The columns of each table of figures: what it is by, what filters hold, what is crossed. */
export const crossingsOf = ({ by, tables, filters }: Pick<Wanted, "by" | "tables" | "filters">): string[][] =>
  tables.map((table) => [...new Set([...by, ...filters.map(({ column }) => column), ...table])])

const distinct = (crossings: readonly (readonly string[])[]): (readonly string[])[] => [
  ...new Map(crossings.map((columns) => [[...columns].sort().join("\u0000"), columns])).values(),
]
