import { rhoFor, spend, type Budget } from "../privacy/accountant.ts"
import type { RandomBytes } from "../privacy/discrete-gaussian.ts"
import { noiseOf, reached } from "../privacy/noise.ts"
import { belowFrom } from "../privacy/random-words.ts"
import type { AttributeRecords } from "../records/attributes.ts"
import type { Attribute } from "../records/combinations.ts"
import { Malformed } from "../records/malformed.ts"
import { choose } from "../records/rank.ts"
import { cappedCounts } from "./capped.ts"
import { likelyPairs, likelyThrees } from "./likely.ts"
import { MOST, type Target } from "./target.ts"

/** What is promised to each person, and up to which length combinations are counted. */
export type PrivacyOptions = { readonly epsilon: number; readonly delta: number; readonly length: 2 | 3 }

/** A target that is differentially private, and what it cost. */
export type PrivateTarget = {
  readonly target: Target
  /** The attributes it is about: those so frequent that nobody is told on by their being there. */
  readonly attributes: readonly Attribute[]
  /** How many records there are, with noise. */
  readonly records: number
  /** How many attributes of a record were counted with others at most. */
  readonly cap: number
  /** What was spent, and could be; the rest of the promise, half of delta, is for the attributes that are there at all. */
  readonly budget: Budget
}

/** How the budget is shared out: widths of records, attributes, pairs; threes get what is left. */
const SHARES = [0.02, 0.25, 0.65] as const

/** The part of the records that keep all their attributes under the cap, when attributes are counted and when pairs and threes are. */
const [WHOLE_ALONE, WHOLE] = [0.97, 0.6]

/** In large files no more records than these lose any when attributes are counted: what is lost would outweigh the noise. */
const CUT = 200

/**
 * Counts attributes, pairs and threes with noise, each level only of what the one before let live, and works out what they
 * most likely are (after the differentially private marginals of Synthetic Data Showcase; discrete noise, CKS 2020).
 * Neighbours are data with and without one record; the columns are known, their values are not. Throws `Malformed`
 * where more than 800 attributes are left.
 */
export function privateTarget(
  data: AttributeRecords,
  { epsilon, delta, length }: PrivacyOptions,
  chance: RandomBytes,
): PrivateTarget {
  let budget: Budget = { rho: rhoFor(epsilon, delta / 2), spent: 0 }
  const below = belowFrom(chance)

  /** Noise for counts of which one record is in so many, at a share of the budget. */
  function noiseFor(countsOfOne: number, share: number) {
    // A little less than there is, for sums of parts are rounded.
    const rho = Math.min(share * budget.rho, budget.rho - budget.spent) * (1 - 1e-12)
    const noise = noiseOf(Math.max(countsOfOne, 1) / (2 * rho), chance)
    const paid = spend(budget, Math.max(countsOfOne, 1) / (2 * noise.variance))
    if (!paid.ok) throw new RangeError("more would be spent than there is")
    budget = paid.budget
    return noise
  }

  const noisy = noisyWidths(data, noiseFor(1, SHARES[0]).draw)
  const records = Math.max(1, Math.round(sumOf(noisy)))
  const widths = noisy.map((count) => Math.max(0, count))
  const cap = Math.max(length, capFor(widths, WHOLE))
  // Who has much has other attributes than who has little: what a low cap takes of attributes cannot be made good on the whole.
  const alone = Math.max(cap, capFor(widths, Math.max(WHOLE_ALONE, 1 - CUT / records)))
  /** By how much a cap makes combinations of a length rarer, on the whole. */
  const lost = (size: number, under = cap) => {
    const all = sumOf(widths.map((count, width) => count * choose(width, size)))
    const counted = sumOf(widths.map((count, width) => count * choose(Math.min(width, under), size)))
    return counted > 0 ? all / counted : 1
  }

  const every = Int32Array.from(data.attributes.keys())
  const counted = cappedCounts(data, { keptAs: every, size: every.length, cap: alone, length: 1, below })
  const noise = noiseFor(alone, SHARES[1])
  // One record may bring so many attributes that nobody else has; that any of them is seen has the chance delta / 2.
  const threshold = 1 + reached(noise.variance, -Math.expm1(Math.log1p(-delta / 2) / alone))
  const keptAs = new Int32Array(every.length).fill(-1)
  const kept: { readonly attribute: Attribute; readonly count: number }[] = []
  for (const [at, attribute] of data.attributes.entries()) {
    const count = (counted.ones[at] ?? 0) + noise.draw()
    if (count >= threshold) keptAs[at] = kept.push({ attribute, count: Math.round(count * lost(1, alone)) }) - 1
  }
  const size = kept.length
  if (size > MOST) throw new Malformed("too-many-attributes", 0, String(size))

  const attributes = kept.map(({ attribute }) => attribute)
  const ones = Int32Array.from(kept, ({ count }) => count)
  const counts = cappedCounts(data, { keptAs, size, cap, length, below })
  const ofPairs = noiseFor(choose(cap, 2), length === 3 ? SHARES[2] : 1)
  const level = { ones, attributes, records }
  const pairs = likelyPairs(level, { counts: counts.pairs, noise: ofPairs, lost: lost(2) })
  const threes =
    length === 3
      ? likelyThrees(level, pairs, { counts: counts.threes, noise: noiseFor(choose(cap, 3), 1), lost: lost(3) })
      : new Int32Array(0)
  return {
    target: { ones, pairs: Int32Array.from(pairs, Math.round), threes, length },
    attributes,
    records,
    cap,
    budget,
  }
}

/** How many records have no attribute, one, two and so on, with noise; as many numbers as there can be, whatever the data. */
function noisyWidths({ columns, starts }: AttributeRecords, noise: () => number): number[] {
  const widths = Array.from({ length: columns.length + 1 }, () => 0)
  for (let record = 0; record + 1 < starts.length; record++) {
    const width = (starts[record + 1] ?? 0) - (starts[record] ?? 0)
    widths[width] = (widths[width] ?? 0) + 1
  }
  return widths.map((count) => count + noise())
}

/** The least cap under which enough records stay whole. */
function capFor(widths: readonly number[], whole: number): number {
  const all = sumOf(widths)
  let under = 0
  for (const [width, count] of widths.entries()) {
    under += count
    if (width > 0 && under >= whole * all) return width
  }
  return Math.max(1, widths.length - 1)
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
