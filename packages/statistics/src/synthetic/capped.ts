import type { Below } from "../privacy/random-words.ts"
import type { AttributeRecords } from "../records/attributes.ts"
import { choose } from "../records/rank.ts"
import { pair, three } from "./target.ts"

/** How often attributes, pairs and threes occur in records of which each counts so many of its attributes at most. */
export type CappedCounts = { readonly ones: Int32Array; readonly pairs: Int32Array; readonly threes: Int32Array }

/**
 * Counts combinations of kept attributes, each record with `cap` of them at most: of one that has more, as many are drawn
 * by lot, so that no record weighs more. `keptAs` gives the number an attribute is counted under, or -1.
 */
export function cappedCounts(
  { starts, members }: AttributeRecords,
  {
    keptAs,
    size,
    cap,
    length,
    below,
  }: {
    readonly keptAs: Int32Array
    readonly size: number
    readonly cap: number
    readonly length: 1 | 2 | 3
    readonly below: Below
  },
): CappedCounts {
  const ones = new Int32Array(size)
  const pairs = new Int32Array(length >= 2 ? choose(size, 2) : 0)
  const threes = new Int32Array(length === 3 ? choose(size, 3) : 0)
  for (let record = 0; record + 1 < starts.length; record++) {
    const held = drawn(members.subarray(starts[record], starts[record + 1]), keptAs, cap, below)
    for (let last = 0; last < held.length; last++) {
      const c = held[last] ?? 0
      bump(ones, c)
      for (let middle = 0; middle < (length >= 2 ? last : 0); middle++) {
        const b = held[middle] ?? 0
        bump(pairs, pair(b, c))
        for (let first = 0; first < (length === 3 ? middle : 0); first++) bump(threes, three(held[first] ?? 0, b, c))
      }
    }
  }
  return { ones, pairs, threes }
}

/** The kept attributes of a record, rising; where they are too many, some of them by lot. */
function drawn(members: Int32Array, keptAs: Int32Array, cap: number, below: Below): number[] {
  const held: number[] = []
  for (const member of members) {
    const number = keptAs[member] ?? -1
    if (number >= 0) held.push(number)
  }
  if (held.length <= cap) return held
  for (let at = 0; at < cap; at++) {
    const other = at + below(held.length - at)
    const moved = held[at] ?? 0
    held[at] = held[other] ?? 0
    held[other] = moved
  }
  return held.slice(0, cap).sort((a, b) => a - b)
}

const bump = (counts: Int32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1
}
