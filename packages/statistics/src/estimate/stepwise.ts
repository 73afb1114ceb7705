import { logAtLeast, logAtMost } from "../numeric/poisson.ts"
import { casesOf, overlaps } from "./capture-table.ts"
import { existenceMemory, footing, type NoEstimate } from "./existence.ts"
import { fitter } from "./fit.ts"
import { mainEffects, pairs, type Model } from "./model.ts"

/** What stepwise selection comes to. */
export type Stepwise = {
  /** Cases and unseen together. */
  readonly estimate: number
  readonly model: Model
  /** The pairs of lists that were joined, in the order of choice. */
  readonly chosen: readonly number[]
}

export type StepwiseOutcome = Stepwise | { readonly noEstimate: NoEstimate }

/**
 * Selects pairs of lists step by step, as Chan, Silverman and Vincent (2021): from the model of independence, the pair
 * whose observed overlap is the least likely under the fit is joined while its Poisson tail, the smaller of both sides, is
 * below the threshold; the first in list order on a tie. A pair is passed over where the larger model has no estimate.
 *
 * What it makes is a function of counts (one for each combination of `lists` lists), because a bootstrap asks it
 * thousands of times; it keeps its arrays and what it learnt about existence. Throws a RangeError where the threshold is
 * not above 0 and below 1.
 */
export function stepwise(lists: number, threshold: number): (counts: Float64Array) => StepwiseOutcome {
  if (!(threshold > 0 && threshold < 1)) throw new RangeError("a threshold of p is above 0 and below 1")
  const fit = fitter(lists)
  const whyNot = existenceMemory()
  const everyPair = pairs(lists)
  const limit = Math.log(threshold)

  return (counts) => {
    const overlap = overlaps(counts)
    let model = mainEffects(lists)
    let on = footing(model, overlap)
    const reason = whyNot(model, on, counts)
    if (reason) return { noEstimate: reason }
    const chosen: number[] = []
    for (;;) {
      const found = fit(on, counts, overlap)
      if (!found) return { noEstimate: "no-maximum-of-likelihood" }
      const candidates = everyPair
        .filter((pair) => !chosen.includes(pair))
        .map((pair) => ({ pair, tail: smallerTail(overlap[pair] ?? 0, found.expectedOverlap[pair] ?? 0) }))
        .filter(({ tail }) => tail < limit)
        .sort((a, b) => a.tail - b.tail)
      const next = candidates.find(({ pair }) => {
        const larger = [...model, pair]
        return whyNot(larger, footing(larger, overlap), counts) === undefined
      })
      if (!next) return { estimate: casesOf(counts) + found.unseen, model, chosen }
      chosen.push(next.pair)
      model = [...model, next.pair]
      on = footing(model, overlap)
    }
  }
}

/** The logarithm of the smaller of both Poisson tails at a count. */
function smallerTail(count: number, mean: number): number {
  return Math.min(logAtMost(count, mean), logAtLeast(count, mean))
}
