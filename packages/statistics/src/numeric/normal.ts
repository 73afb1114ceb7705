import { logUpperGamma } from "./gamma.ts"

/** Φ(z): the share of a standard normal variable below z. */
export function normalShare(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  const tail = 0.5 * Math.exp(logUpperGamma(0.5, (z * z) / 2))
  return z < 0 ? tail : 1 - tail
}

/**
 * The quantile of the standard normal distribution: minus and plus infinity at 0 and 1, NaN outside. A first guess by
 * Hastings (Abramowitz and Stegun 26.2.23) is made exact to about 1e-15 by Halley's method on the smaller tail.
 */
export function normalQuantile(share: number): number {
  if (!(share >= 0 && share <= 1)) return Number.NaN
  if (share === 0) return Number.NEGATIVE_INFINITY
  if (share === 1) return Number.POSITIVE_INFINITY
  if (share > 0.5) return -normalQuantile(1 - share)
  const t = Math.sqrt(-2 * Math.log(share))
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let turn = 0; turn < 6; turn += 1) {
    // The tail above z, z ≥ 0 nearly always; on the log scale nothing underflows.
    const logTail = z >= 0 ? logUpperGamma(0.5, (z * z) / 2) - Math.LN2 : Math.log(1 - normalShare(z))
    const density = Math.exp(-0.5 * z * z - halfLogTwoPi - logTail)
    const miss = (logTail - Math.log(share)) / density
    z += miss / (1 + 0.5 * miss * (density - z))
    if (Math.abs(miss) < 1e-16 * Math.max(1, Math.abs(z))) break
  }
  return -z
}

const halfLogTwoPi = 0.9189385332046727
