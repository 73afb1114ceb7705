import { normalQuantile, normalShare } from "../numeric/normal.ts"
import { quantile } from "../numeric/quantile.ts"
import { chanceOf } from "../numeric/random.ts"
import { casesOf } from "./capture-table.ts"

/** Anything that makes an estimate of counts, choice of the model included. */
export type Estimator = (counts: Float64Array) => { readonly estimate: number } | { readonly noEstimate: string }

/**
 * Draws tables of as many cases from the observed combinations and estimates each anew, choice of the model included.
 * Answers one number a replicate, NaN where the replicate has no estimate.
 *
 * Each replicate has a stream of its own under the seed, so that replicates `first` to `first + many` are the same
 * whoever computes them, and work can be shared out.
 */
export function replicates(
  counts: Float64Array,
  estimate: Estimator,
  { seed, many, first = 0 }: { readonly seed: number; readonly many: number; readonly first?: number },
): Float64Array {
  const cases = casesOf(counts)
  const historyOf = new Uint32Array(cases)
  let filled = 0
  counts.forEach((count, history) => {
    historyOf.fill(history, filled, filled + count)
    filled += count
  })
  // An estimator may begin each fit where its first one ended: that one is the table itself, whoever draws what.
  estimate(counts)
  const drawn = new Float64Array(counts.length)
  return Float64Array.from({ length: many }, (_, at) => {
    const chance = chanceOf(seed, first + at)
    drawn.fill(0)
    for (let n = 0; n < cases; n += 1) {
      const history = historyOf[chance.below(cases)] as number // inside the array, as below
      drawn[history] = (drawn[history] as number) + 1
    }
    const outcome = estimate(drawn)
    return "noEstimate" in outcome ? Number.NaN : outcome.estimate
  })
}

/**
 * The acceleration of the bootstrap, by leaving one case out of each combination in turn, weighted by its cases (Efron
 * 1987, with the jackknife of Chan, Silverman and Vincent 2021). Combinations whose loss leaves no estimate are left out.
 */
export function acceleration(counts: Float64Array, estimate: Estimator): number {
  const left = counts.slice()
  const found: { readonly weight: number; readonly value: number }[] = []
  counts.forEach((weight, history) => {
    if (weight === 0) return
    left[history] = weight - 1
    const outcome = estimate(left)
    left[history] = weight
    if ("estimate" in outcome) found.push({ weight, value: outcome.estimate })
  })
  const total = found.reduce((sum, { weight }) => sum + weight, 0)
  const mean = found.reduce((sum, { weight, value }) => sum + weight * value, 0) / total
  let squares = 0
  let cubes = 0
  for (const { weight, value } of found) {
    const away = mean - value
    squares += weight * away ** 2
    cubes += weight * away ** 3
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}

/** The limits of the bias-corrected and accelerated intervals of a bootstrap. */
export type Bca = {
  readonly z0: number
  readonly acceleration: number
  /** How many replicates have no estimate; the limits are of the others. */
  readonly withoutEstimate: number
  readonly limits: readonly { readonly share: number; readonly value: number }[]
}

/** The shares at which limits are given: 95, 90, 80 and 68 % intervals. */
export const shares = [0.025, 0.05, 0.1, 0.16, 0.84, 0.9, 0.95, 0.975] as const

/**
 * The limits of BCa intervals (Efron 1987): the quantile, of type 8, at Φ(z₀ + (z₀ + zα)/(1 − a(z₀ + zα))), z₀ from the
 * share of replicates below the estimate. Answers undefined where no replicate has an estimate.
 */
export function bca(estimate: number, values: Float64Array, accelerated: number): Bca | undefined {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return undefined
  // A replicate that repeats the table gives the estimate again, but for rounding.
  const limit = estimate - Math.abs(estimate) * 1e-11
  const z0 = normalQuantile(sorted.filter((value) => value < limit).length / sorted.length)
  const limits = shares.map((share) => {
    const z = z0 + normalQuantile(share)
    const at = Number.isFinite(z0) ? normalShare(z0 + z / (1 - accelerated * z)) : z0 > 0 ? 1 : 0
    return { share, value: quantile(sorted, at) }
  })
  return { z0, acceleration: accelerated, withoutEstimate: values.length - sorted.length, limits }
}
