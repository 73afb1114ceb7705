import type { Budget } from "../privacy/accountant.ts"
import type { RandomBytes } from "../privacy/discrete-gaussian.ts"
import { belowFrom } from "../privacy/random-words.ts"
import { chanceOf } from "../numeric/random.ts"
import type { AttributeRecords } from "../records/attributes.ts"
import { privateTarget, type PrivacyOptions } from "./private-target.ts"
import { inventRows } from "./rows.ts"
import { writtenRows } from "./written-rows.ts"

/** Rows for each record, at most, and how often each cell is looked at again: as for k-anonymous rows, but less often. */
const [ROWS, SWEEPS] = [2, 4]

/** Invented records, and what their release costs the people of the data. */
export type PrivateRows = {
  readonly text: string
  readonly budget: Budget
  readonly cap: number
  readonly attributes: number
}

/**
 * Invents records, as CSV, from counts with noise alone: (epsilon, delta)-differentially private for each record. They
 * may be made again of the same people as long as the costs, added up, are borne. `chance` is the system's cryptographic
 * generator for all that is to be published.
 *
 * Throws a RangeError unless epsilon is above 0 and delta between 0 and 1, `Malformed` where more than 800 attributes are left.
 */
export function synthesizePrivately(data: AttributeRecords, options: PrivacyOptions, chance: RandomBytes): PrivateRows {
  const { epsilon, delta } = options
  if (!(epsilon > 0 && delta > 0 && delta < 1)) throw new RangeError("epsilon or delta promise nothing")
  const { target, attributes, records, cap, budget } = privateTarget(data, options, chance)
  const most = Math.round(ROWS * records)
  // The rows tell no more than the target does, so any chance is good enough for them.
  const lot = chanceOf(belowFrom(chance)(2 ** 53))
  const rows = inventRows(attributes, target, { most, sweeps: SWEEPS, slack: 0, chance: lot })
  return { text: writtenRows(data.columns, attributes, rows), budget, cap, attributes: attributes.length }
}

/** The delta that is asked for unless another is: one over n ln n, for n records. */
export const usualDelta = (records: number): number => 1 / (Math.max(3, records) * Math.log(Math.max(3, records)))
