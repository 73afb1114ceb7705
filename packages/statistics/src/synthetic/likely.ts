import type { Noise } from "../privacy/noise.ts"
import type { Attribute } from "../records/combinations.ts"
import { pair, three } from "./target.ts"

/** What is known of single attributes, with their noise, when longer combinations are looked at. */
export type Level = {
  readonly ones: Int32Array
  readonly attributes: readonly Attribute[]
  readonly records: number
}

/** Counts of combinations before their noise, and by what they are multiplied for what a cap took. */
export type Counted = { readonly counts: Int32Array; readonly noise: Noise; readonly lost: number }

/** Threes that are likely to be rarer are taken for not there. */
const RARE = 1.5

/**
 * The likely counts of pairs, from noisy ones. Two attributes are taken to go together by chance alone, except as far as
 * their count stands out of the noise. What is less than twice the standard deviation of the noise is taken for not there. All pairs
 * of attributes of two columns get noise, those nobody has too.
 */
export function likelyPairs({ ones, attributes, records }: Level, { counts, noise, lost }: Counted): Float64Array {
  const likely = new Float64Array(counts.length)
  const wide = lost * Math.sqrt(noise.variance)
  const out = outstanding(wide, counts.length)
  for (let b = 1; b < ones.length; b++)
    for (let a = 0; a < b; a++) {
      if (attributes[a]?.column === attributes[b]?.column) continue
      const [ofA, ofB] = [ones[a] ?? 0, ones[b] ?? 0]
      const chance = (ofA * ofB) / records
      const at = pair(a, b)
      const count = chance + out(lost * ((counts[at] ?? 0) + noise.draw()) - chance)
      if (count >= 2 * wide) likely[at] = Math.min(count, ofA, ofB)
    }
  return likely
}

/**
 * The likely counts of threes, whose pairs are all there: as often as their pairs suggest (the superposition of Kirkwood
 * 1935: exact where one of the three depends on the others one by one), except as far as their noisy count stands out.
 */
export function likelyThrees(
  { ones, records }: Level,
  pairs: Float64Array,
  { counts, noise, lost }: Counted,
): Int32Array {
  const likely = new Int32Array(counts.length)
  const suggested: { readonly at: number; readonly count: number; readonly most: number }[] = []
  for (let c = 2; c < ones.length; c++)
    for (let b = 1; b < c; b++) {
      const bc = pairs[pair(b, c)] ?? 0
      if (bc === 0) continue
      for (let a = 0; a < b; a++) {
        const [ab, ac] = [pairs[pair(a, b)] ?? 0, pairs[pair(a, c)] ?? 0]
        const most = Math.min(ab, ac, bc)
        const count = Math.min(most, (ab * ac * bc * records) / ((ones[a] ?? 1) * (ones[b] ?? 1) * (ones[c] ?? 1)))
        if (count >= RARE) suggested.push({ at: three(a, b, c), count, most })
      }
    }
  const out = outstanding(lost * Math.sqrt(noise.variance), suggested.length)
  for (const { at, count, most } of suggested) {
    const seen = count + out(lost * ((counts[at] ?? 0) + noise.draw()) - count)
    if (seen >= RARE) likely[at] = Math.round(Math.min(seen, most))
  }
  return likely
}

/**
 * How much of a difference is more than noise: nothing up to the greatest that so many draws of noise of this width are
 * likely to reach (Donoho and Johnstone 1994), and of what is beyond ever more (the garrote of Breiman 1995).
 */
function outstanding(wide: number, draws: number): (difference: number) => number {
  const square = wide * wide * 2 * Math.log(Math.max(2, draws))
  return (difference) => (difference * difference <= square ? 0 : difference - square / difference)
}
