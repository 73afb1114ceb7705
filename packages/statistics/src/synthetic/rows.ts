import type { Chance } from "../numeric/random.ts"
import type { Attribute } from "../records/combinations.ts"
import { emptyLike, pair, three, type Target } from "./target.ts"

/** Invented rows: for each column the place of its attribute, or -1 where it is empty. Row r begins at `r * columns`. */
export type Rows = { readonly columns: readonly string[]; readonly cells: Int16Array }

/** How much an attribute and a pair that occur too often or too rarely weigh against a three. */
const [ONE, PAIR] = [8, 2]

/** One step in so many lets two rows change places. */
const SWAPS = 4

/**
 * Invents rows that come as near to a target as they can, and in which no
 * combination occurs that the target does not have. Rows are begun at random from
 * single attributes; then cells are changed, one by one or two in a column for each other,
 * where that takes the counts of all they touch no further away. Every choice is by `chance`, so that
 * the same seed gives the same rows.
 */
export function inventRows(
  attributes: readonly Attribute[],
  target: Target,
  { count, sweeps, chance }: { readonly count: number; readonly sweeps: number; readonly chance: Chance },
): Rows {
  const columns = [...new Set(attributes.map(({ column }) => column))]
  const width = columns.length
  if (width === 0) return { columns, cells: new Int16Array(0) }
  const values = columns.map((name) =>
    [...attributes.keys()].filter((at) => attributes[at]?.column === name && (target.ones[at] ?? 0) > 0),
  )
  const cells = new Int16Array(count * width).fill(-1)
  const now = emptyLike(target)
  const others = new Int32Array(width)
  /** How many of the others are looked at two by two: none where threes are not bound. */
  const threes = (held: number) => (target.length === 3 ? held : 0)

  /** The attributes of a row without one column, rising; how many they are. */
  function gather(row: number, without: number): number {
    let held = 0
    for (let column = 0; column < width; column++) {
      const attribute = cells[row * width + column] ?? -1
      if (column !== without && attribute >= 0) others[held++] = attribute
    }
    return held
  }

  /** Whether all that an attribute would make with the others may occur. */
  function mayJoin(attribute: number, held: number): boolean {
    for (let at = 0; at < held; at++) if (target.pairs[pairWith(attribute, others[at] ?? 0)] === 0) return false
    for (let last = 1; last < threes(held); last++)
      for (let first = 0; first < last; first++)
        if (target.threes[threeWith(attribute, others[first] ?? 0, others[last] ?? 0)] === 0) return false
    return true
  }

  /** By how much the distance to the target grows when an attribute joins the others (1) or leaves them (-1). */
  function growth(attribute: number, held: number, step: 1 | -1): number {
    let sum = ONE * grows(now.ones[attribute] ?? 0, target.ones[attribute] ?? 0, step)
    for (let at = 0; at < held; at++) {
      const place = pairWith(attribute, others[at] ?? 0)
      sum += PAIR * grows(now.pairs[place] ?? 0, target.pairs[place] ?? 0, step)
    }
    for (let last = 1; last < threes(held); last++)
      for (let first = 0; first < last; first++) {
        const place = threeWith(attribute, others[first] ?? 0, others[last] ?? 0)
        sum += grows(now.threes[place] ?? 0, target.threes[place] ?? 0, step)
      }
    return sum
  }

  function put(attribute: number, held: number, step: 1 | -1): void {
    now.ones[attribute] = (now.ones[attribute] ?? 0) + step
    for (let at = 0; at < held; at++) {
      const place = pairWith(attribute, others[at] ?? 0)
      now.pairs[place] = (now.pairs[place] ?? 0) + step
    }
    for (let last = 1; last < threes(held); last++)
      for (let first = 0; first < last; first++) {
        const place = threeWith(attribute, others[first] ?? 0, others[last] ?? 0)
        now.threes[place] = (now.threes[place] ?? 0) + step
      }
  }

  /** An attribute of a column as often as it should occur, or -1 for none. */
  function drawn(column: number): number {
    let left = chance.below(Math.max(1, count))
    for (const attribute of values[column] ?? []) {
      left -= target.ones[attribute] ?? 0
      if (left < 0) return attribute
    }
    return -1
  }

  for (let row = 0; row < count; row++) {
    const first = chance.below(width)
    for (let turn = 0; turn < width; turn++) {
      const column = (first + turn) % width
      const attribute = drawn(column)
      const held = gather(row, column)
      if (attribute < 0 || !mayJoin(attribute, held)) continue
      cells[row * width + column] = attribute
      put(attribute, held, 1)
    }
  }
  /** By how much the distance would grow with another attribute, or none, in a cell; nothing where it may not stand. */
  function gainOf(row: number, column: number, next: number): number | undefined {
    const old = cells[row * width + column] ?? -1
    const held = gather(row, column)
    if (next >= 0 && !mayJoin(next, held)) return undefined
    return (old >= 0 ? growth(old, held, -1) : 0) + (next >= 0 ? growth(next, held, 1) : 0)
  }

  function change(row: number, column: number, next: number): void {
    const place = row * width + column
    const old = cells[place] ?? -1
    const held = gather(row, column)
    if (old >= 0) put(old, held, -1)
    if (next >= 0) put(next, held, 1)
    cells[place] = next
  }

  /** Lets two rows change places in a column, where that brings them no further away: attributes stay as frequent as they are. */
  function swap(one: number, other: number, column: number): void {
    const [mine, theirs] = [cells[one * width + column] ?? -1, cells[other * width + column] ?? -1]
    const first = mine === theirs ? undefined : gainOf(one, column, theirs)
    if (first === undefined) return
    change(one, column, theirs)
    const second = gainOf(other, column, mine)
    if (second !== undefined && first + second <= 0) change(other, column, mine)
    else change(one, column, mine)
  }

  for (let step = 0; step < sweeps * count * width; step++) {
    const [row, column] = [chance.below(count), chance.below(width)]
    if (chance.below(SWAPS) === 0) {
      swap(row, chance.below(count), column)
      continue
    }
    const choices = values[column] ?? []
    const old = cells[row * width + column] ?? -1
    const next =
      chance.below(4) === 0
        ? -1
        : chance.below(2) === 0
          ? drawn(column)
          : (choices[chance.below(Math.max(1, choices.length))] ?? -1)
    if (next === old) continue
    // What brings the rows no nearer is taken too: it leads out of where nothing does.
    if ((gainOf(row, column, next) ?? 1) <= 0) change(row, column, next)
  }
  return { columns, cells }
}

const grows = (now: number, wanted: number, step: 1 | -1): number =>
  step === 1 ? (now < wanted ? -1 : 1) : now > wanted ? -1 : 1

const pairWith = (a: number, b: number): number => (a < b ? pair(a, b) : pair(b, a))

/** The number of a three of an attribute and two that rise. */
function threeWith(attribute: number, first: number, last: number): number {
  if (attribute < first) return three(attribute, first, last)
  return attribute < last ? three(first, attribute, last) : three(first, last, attribute)
}
