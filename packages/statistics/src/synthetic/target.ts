import type { Combinations } from "../records/combinations.ts"
import { Malformed } from "../records/malformed.ts"

/**
 * What invented rows are to look like: how often each attribute, pair and three
 * should occur, under its number (`rank.ts`); 0 where it may not occur at all.
 */
export type Target = {
  readonly ones: Int32Array
  readonly pairs: Int32Array
  readonly threes: Int32Array
  /** Combinations of one length only go so far: 2 leaves the threes open, 3 binds them. */
  readonly length: 2 | 3
}

/** More attributes than these make more threes than fit in memory. */
export const MOST = 800

/**
 * The target of k-anonymous rows: combinations that at least k records share, at
 * the middle of what their rounded count allows. Nothing else of the records is looked at.
 */
export function safeTarget(combinations: Combinations, k: number, length: 2 | 3): Target {
  const size = combinations.attributes.length
  if (size > MOST) throw new Malformed("too-many-attributes", 0, String(size))
  const target = { ones: new Int32Array(size), pairs: pairsOf(size), threes: threesOf(length === 3 ? size : 0), length }
  const middle = (count: number) => count - (count % k) + Math.floor((k - 1) / 2)
  combinations.each(1, k, ([a = 0], count) => (target.ones[a] = middle(count)))
  combinations.each(2, k, ([a = 0, b = 0], count) => (target.pairs[pair(a, b)] = middle(count)))
  if (length === 3)
    combinations.each(3, k, ([a = 0, b = 0, c = 0], count) => (target.threes[three(a, b, c)] = middle(count)))
  return target
}

/** Empty counts of as many attributes, pairs and threes. */
export const emptyLike = ({ ones, pairs, threes, length }: Target): Target => ({
  ones: new Int32Array(ones.length),
  pairs: new Int32Array(pairs.length),
  threes: new Int32Array(threes.length),
  length,
})

/** The number of a pair, its members rising. */
export const pair = (a: number, b: number): number => a + (b * (b - 1)) / 2

/** The number of a three, its members rising. */
export const three = (a: number, b: number, c: number): number => a + (b * (b - 1)) / 2 + (c * (c - 1) * (c - 2)) / 6

const pairsOf = (size: number) => new Int32Array((size * (size - 1)) / 2)
const threesOf = (size: number) => new Int32Array(Math.max(0, (size * (size - 1) * (size - 2)) / 6))
