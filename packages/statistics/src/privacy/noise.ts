import { discreteGaussian, type RandomBytes } from "./discrete-gaussian.ts"
import { quickFraction, quickGaussian } from "./quick-gaussian.ts"
import { belowFrom } from "./random-words.ts"

/** Noise whose variance is not below what was asked for; `variance` is what it is. */
export type Noise = { readonly variance: number; readonly draw: () => number }

/** Discrete Gaussian noise of at least a variance, drawn the quick way where that is exact. */
export function noiseOf(least: number, chance: RandomBytes): Noise {
  const [over, under] = quickFraction(least)
  const draw = quickGaussian(over, under, belowFrom(chance)) ?? discreteGaussian([BigInt(over), BigInt(under)], chance)
  return { variance: over / under, draw }
}

/**
 * The least whole number that discrete Gaussian noise of this variance reaches with
 * at most a chance: by adding up its weights from far out, where they are nothing.
 */
export function reached(variance: number, atMost: number): number {
  const far = Math.ceil(40 * Math.sqrt(variance)) + 40
  const weight = (n: number) => Math.exp((-n * n) / (2 * variance))
  let all = 1
  for (let n = far; n > 0; n--) all += 2 * weight(n)
  let tail = 0
  for (let n = far; n > -far; n--) {
    tail += weight(n)
    if (tail > atMost * all) return n + 1
  }
  return -far
}
