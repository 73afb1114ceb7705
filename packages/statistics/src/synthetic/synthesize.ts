import type { Chance } from "../numeric/random.ts"
import type { Combinations } from "../records/combinations.ts"
import { inventRows } from "./rows.ts"
import { safeTarget } from "./target.ts"
import { writtenRows } from "./written-rows.ts"

/** Rows for each record, at most: what few share is lost from full rows, and needs rows of its own. */
const ROWS = 2

/** How often, on average, each cell of the output is looked at again. */
const SWEEPS = 8

export type SynthesisOptions = { readonly k: number; readonly length: 2 | 3; readonly chance: Chance }

/**
 * Invents records that look like the data in every combination that at least k of
 * them share and hold no other, as CSV: k-anonymous synthetic data seeded by
 * aggregates (Synthetic Data Showcase's purpose, by another way: the rows are
 * improved cell by cell towards the counts). Only for one release of one set of records.
 *
 * Throws `Malformed` where there are more than 800 attributes.
 */
export function synthesize(combinations: Combinations, { k, length, chance }: SynthesisOptions): string {
  const { records, attributes, columns } = combinations
  // How many records there are is said rounded, like everything else.
  const most = Math.round(ROWS * (records - (records % k)))
  const target = safeTarget(combinations, k, length)
  // Rounded counts allow as much to either side.
  const slack = Math.floor((k - 1) / 2)
  const rows = inventRows(attributes, target, { most, sweeps: SWEEPS, slack, chance })
  return writtenRows(columns, attributes, rows)
}
