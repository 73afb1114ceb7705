import { varianceFor } from "./accountant.ts"
import type { RandomBytes } from "./discrete-gaussian.ts"
import { noiseOf } from "./noise.ts"

/**
 * Counts that are differentially private at a cost of rho: each gets discrete
 * Gaussian noise. Every cell that could be must be given, the empty ones too, for
 * which cells there are must not depend on the people. `countsOfOnePerson` says in
 * how many of them one person is counted: 1 in a table without margins, 2^d with all
 * margins of d dimensions. Counts may come out below zero; to cut them there costs nothing.
 */
export function privateCounts(
  counts: Float64Array,
  { countsOfOnePerson, rho }: { readonly countsOfOnePerson: number; readonly rho: number },
  chance: RandomBytes,
): Float64Array {
  const { draw } = noiseOf(varianceFor(countsOfOnePerson, rho), chance)
  return counts.map((count) => count + draw())
}
