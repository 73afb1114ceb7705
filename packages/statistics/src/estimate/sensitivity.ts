import { withMerged, withoutList, type CaptureTable } from "./capture-table.ts"
import type { NoEstimate } from "./existence.ts"
import { stepwise } from "./stepwise.ts"

/** What becomes of the estimate when the lists are taken otherwise. */
export type Variation = {
  /** The list left out, or the two taken for one. */
  readonly without?: string
  readonly merged?: readonly [string, string]
} & ({ readonly estimate: number } | { readonly noEstimate: NoEstimate })

/**
 * Estimates a table again, stepwise, without each of its lists and with each two of them taken for one. Lists and their
 * keepers are not given by nature; an estimate that hangs on one of them says so here. Needs three lists.
 */
export function sensitivity(table: CaptureTable, threshold: number): readonly Variation[] {
  const { lists } = table
  if (lists.length < 3) return []
  const again = (other: CaptureTable) => {
    const outcome = stepwise(other.lists.length, threshold)(other.counts)
    return "noEstimate" in outcome ? { noEstimate: outcome.noEstimate } : { estimate: outcome.estimate }
  }
  const omissions = lists.map((without, list): Variation => ({ without, ...again(withoutList(table, list)) }))
  const mergers = lists.flatMap((one, first) =>
    lists.slice(first + 1).map((other, gap): Variation => ({
      merged: [one, other],
      ...again(withMerged(table, first, first + gap + 1)),
    })),
  )
  return [...omissions, ...mergers]
}
