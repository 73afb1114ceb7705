import type { Attribute } from "../records/combinations.ts"
import { emptyLike, pair, three, type Target } from "./target.ts"

/** How much an attribute and a pair that occur too often or too rarely weigh against a three. */
const [ONE, PAIR] = [12, 2]

/** Rows that are being invented, with the counts they make. */
export type Sheet = ReturnType<typeof sheetOf>

/**
 * An empty sheet of at most so many rows, in the columns the attributes have. Attributes may stray from the target by
 * `slack` at no cost. The attributes of a column that the target has are its `choices`.
 */
export function sheetOf(
  attributes: readonly Attribute[],
  target: Target,
  { most, slack }: { readonly most: number; readonly slack: number },
) {
  const columns = [...new Set(attributes.map(({ column }) => column))]
  const width = columns.length
  const choices = columns.map((name) =>
    [...attributes.keys()].filter((at) => attributes[at]?.column === name && (target.ones[at] ?? 0) > 0),
  )
  const cells = new Int16Array(most * width).fill(-1)
  const now = emptyLike(target)
  const others = new Int32Array(width)
  let held = 0

  /** How many of the others are looked at two by two: none where threes are not bound. */
  const threes = () => (target.length === 3 ? held : 0)

  // The parts of `pair` and `three` that divide, reckoned once: nearly all time goes into these numbers.
  const second = Int32Array.from(attributes, (_, at) => pair(0, at))
  const third = Int32Array.from(attributes, (_, at) => three(0, 0, at))

  const pairWith = (a: number, b: number): number => (a < b ? a + (second[b] ?? 0) : b + (second[a] ?? 0))

  /** The number of a three of an attribute and two that rise. */
  function threeWith(attribute: number, first: number, last: number): number {
    if (attribute < first) return attribute + (second[first] ?? 0) + (third[last] ?? 0)
    if (attribute < last) return first + (second[attribute] ?? 0) + (third[last] ?? 0)
    return first + (second[last] ?? 0) + (third[attribute] ?? 0)
  }

  /** Gathers the attributes of a row without one column, rising. */
  function gather(row: number, without: number): void {
    held = 0
    for (let column = 0; column < width; column++) {
      const attribute = cells[row * width + column] ?? -1
      if (column !== without && attribute >= 0) others[held++] = attribute
    }
  }

  /** By how much the distance to the target grows when an attribute joins the others; no number where it may not. */
  function joining(attribute: number): number {
    let sum = ONE * strays(now.ones[attribute] ?? 0, target.ones[attribute] ?? 0, 1, slack)
    for (let at = 0; at < held; at++) {
      const place = pairWith(attribute, others[at] ?? 0)
      const wanted = target.pairs[place] ?? 0
      if (wanted === 0) return Number.NaN
      sum += (now.pairs[place] ?? 0) < wanted ? -PAIR : PAIR
    }
    for (let last = 1; last < threes(); last++)
      for (let first = 0; first < last; first++) {
        const place = threeWith(attribute, others[first] ?? 0, others[last] ?? 0)
        const wanted = target.threes[place] ?? 0
        if (wanted === 0) return Number.NaN
        sum += (now.threes[place] ?? 0) < wanted ? -1 : 1
      }
    return sum
  }

  /** By how much the distance grows when an attribute leaves the others. */
  function leaving(attribute: number): number {
    let sum = ONE * strays(now.ones[attribute] ?? 0, target.ones[attribute] ?? 0, -1, slack)
    for (let at = 0; at < held; at++) {
      const place = pairWith(attribute, others[at] ?? 0)
      sum += (now.pairs[place] ?? 0) > (target.pairs[place] ?? 0) ? -PAIR : PAIR
    }
    for (let last = 1; last < threes(); last++)
      for (let first = 0; first < last; first++) {
        const place = threeWith(attribute, others[first] ?? 0, others[last] ?? 0)
        sum += (now.threes[place] ?? 0) > (target.threes[place] ?? 0) ? -1 : 1
      }
    return sum
  }

  function count(attribute: number, step: 1 | -1): void {
    now.ones[attribute] = (now.ones[attribute] ?? 0) + step
    for (let at = 0; at < held; at++) {
      const place = pairWith(attribute, others[at] ?? 0)
      now.pairs[place] = (now.pairs[place] ?? 0) + step
    }
    for (let last = 1; last < threes(); last++)
      for (let first = 0; first < last; first++) {
        const place = threeWith(attribute, others[first] ?? 0, others[last] ?? 0)
        now.threes[place] = (now.threes[place] ?? 0) + step
      }
  }

  return {
    columns,
    choices,
    cells,
    /** What stands in a cell: the place of an attribute, or -1. */
    at: (row: number, column: number) => cells[row * width + column] ?? -1,
    /** How many more of an attribute there should be. */
    lacks: (attribute: number) => (target.ones[attribute] ?? 0) - (now.ones[attribute] ?? 0),
    /** How many more of two attributes together there should be. */
    lacksPair: (one: number, other: number) => {
      const place = pairWith(one, other)
      return (target.pairs[place] ?? 0) - (now.pairs[place] ?? 0)
    },
    /** By how much the distance grows with another attribute, or none, in a cell; no number where it may not stand there. */
    gainOf(row: number, column: number, next: number): number {
      const old = cells[row * width + column] ?? -1
      gather(row, column)
      const joined = next < 0 ? 0 : joining(next)
      return Number.isNaN(joined) || old < 0 ? joined : joined + leaving(old)
    },
    /** Puts another attribute, or none, in a cell. */
    put(row: number, column: number, next: number): void {
      const old = cells[row * width + column] ?? -1
      gather(row, column)
      if (old >= 0) count(old, -1)
      if (next >= 0) count(next, 1)
      cells[row * width + column] = next
    },
  }
}

/** By how much further one more or one less is from what is wanted, give or take the slack. */
function strays(now: number, wanted: number, step: 1 | -1, slack: number): number {
  const far = (count: number) => Math.max(0, Math.abs(count - wanted) - slack)
  return far(now + step) - far(now)
}
