import type { datasetKinds } from "#modules/analysis/dataset.ts"
import type { Column, layouts, SnapshotRemark, SnapshotRepair } from "#modules/analysis/snapshot.ts"

/** How many rows a block has; the last may have fewer. */
export const blockRows = 65_536

/** The most different values a column of codes may have; a column with more is no column of codes. */
export const mostCodes = 65_536

/** Numbers of the values of a column, one for each row of a block: places in its dictionary, in as few bytes as hold them. */
export type BlockCodes = Uint8Array | Uint16Array

/** Rows of what is brought, column by column. `codes` has one entry for each column that is kept, in the order of `columns`. */
export type Block = {
  /** Counts the blocks, from 0. */
  readonly at: number
  readonly rows: number
  readonly codes: readonly BlockCodes[]
  /** Of figures: what each cell is at least and at most; the same where it is told, 0 and 4 where it was masked as `<5`. */
  readonly low?: Float64Array
  readonly high?: Float64Array
}

/**
 * What each code of a column stands for: a code of the column's list where it is known, else the value as it was brought,
 * which waits for repair. `""` is what was not told. A cell of figures summed over a column has `TOTAL` of the statistics
 * package there.
 */
export type ColumnDictionary = { readonly column: string; readonly values: readonly string[] }

/** A value that was understood though it is not written as the list has it, and what it was taken for; told, so that nothing is guessed silently. */
export type Taken = {
  readonly column: string
  readonly value: string
  readonly code: string
  readonly times: number
  /** By which words: a name of the place, the other scheme's value, letters that had been garbled, a day of which the year is kept. */
  readonly by: "name" | "scheme" | "garbled" | "year" | "age"
}

/** What is known when all blocks were handed on. Columns with the role `value` or `left-out` have no codes and no dictionary. */
export type Read = {
  readonly layout: (typeof layouts)[number]
  readonly kind: (typeof datasetKinds)[number]
  /** SHA-256 of what was brought, byte by byte. */
  readonly digest: string
  /** Rows that were handed on. */
  readonly records: number
  /** All columns as understood: those with codes first, in the order of `Block.codes`, then values and those left out. */
  readonly columns: readonly Column[]
  readonly dictionaries: readonly ColumnDictionary[]
  readonly remarks: readonly SnapshotRemark[]
  readonly repairs: readonly SnapshotRepair[]
  readonly taken: readonly Taken[]
}

/** What becomes of cells that were told twice and otherwise each time. */
export const contradictingChoices = ["fault", "leave-out", "add", "span", "first", "last"] as const
/**
 * `fault`: nothing is kept before somebody chose. `leave-out`: the cell is not there. `add`: the lines are parts of it, and
 * are added up. `span`: it is known to be between the least and the most that was said. `first` and `last`: that line holds.
 */
export type Contradicting = (typeof contradictingChoices)[number]
