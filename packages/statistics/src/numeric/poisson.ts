import { logLowerGamma, logUpperGamma } from "./gamma.ts"

/** log P(X ≤ count) for a Poisson variable of the given mean, computed on that side and not as one minus the other. */
export function logAtMost(count: number, mean: number): number {
  if (count < 0) return Number.NEGATIVE_INFINITY
  return mean <= 0 ? 0 : logUpperGamma(count + 1, mean)
}

/** log P(X ≥ count) for a Poisson variable of the given mean. */
export function logAtLeast(count: number, mean: number): number {
  if (count <= 0) return 0
  return mean <= 0 ? Number.NEGATIVE_INFINITY : logLowerGamma(count, mean)
}
