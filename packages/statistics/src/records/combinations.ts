import { csvRows, textOf, type Fields } from "./csv.ts"
import { dictionary, type Dictionary } from "./dictionary.ts"
import { Malformed } from "./malformed.ts"
import { choose } from "./rank.ts"
import { tally, type Tally } from "./tally.ts"

/** An attribute: a value of a column. */
export type Attribute = { readonly column: string; readonly value: string }

/** How often attributes occur together in the records that were read. */
export type Combinations = {
  readonly records: number
  /** The names of all columns, those without attributes too. */
  readonly columns: readonly string[]
  /** All attributes, by column as in the file, then by value. */
  readonly attributes: readonly Attribute[]
  /**
   * Visits each combination of one length that at least so many records have, in the order of its attributes.
   * `members` are places in `attributes`, rising, and good until the next visit.
   */
  readonly each: (length: number, least: number, visit: (members: Int32Array, count: number) => void) => void
}

export type CountingOptions = {
  /** How many attributes a combination has at most. */
  readonly length: number
  /** Values that are no attribute. The empty value and `0` unless said otherwise: that something was not found is no trait. */
  readonly nothing?: readonly string[]
}

/**
 * Counts all combinations of attributes up to a length while the bytes of a CSV
 * file pass; no record is kept, so memory does not grow with their number. Counts
 * stand in flat arrays under the number of their combination; beyond about 600
 * attributes in threes they are hashed.
 *
 * Throws `Malformed` where the bytes are no table, and `too-many-attributes` where
 * combinations could no longer be told apart by number (2^53 of them).
 */
export function combinationCounter(options: CountingOptions): {
  push: (chunk: Uint8Array) => void
  end: () => Combinations
} {
  const { length, nothing = ["", "0"] } = options
  // Nearly all that is nothing is one byte long or none, and is passed over without a look at the dictionary.
  const isNothing = Uint8Array.from({ length: 256 }, (_, byte) => (nothing.includes(String.fromCharCode(byte)) ? 1 : 0))
  const isEmptyNothing = nothing.includes("")
  const tallies = Array.from({ length }, tally)
  let columns: { readonly name: string; readonly values: Dictionary; readonly numbers: number[] }[] | undefined
  const attributes: { readonly column: number; readonly value: number }[] = []
  let members = new Int32Array(32)
  let records = 0

  const reader = csvRows((row) => {
    if (columns === undefined) columns = headOf(row)
    else record(row, columns)
  })

  function headOf(row: Fields) {
    const names = Array.from({ length: row.count }, (_, field) => textOf(row, field).trim())
    const twice = names.find((name, at) => names.indexOf(name) !== at)
    if (twice !== undefined) throw new Malformed("column-named-twice", row.line, twice)
    if (names.length > members.length) members = new Int32Array(names.length)
    return names.map((name) => ({ name, values: dictionary(), numbers: [] }))
  }

  function record(row: Fields, head: NonNullable<typeof columns>): void {
    if (row.count !== head.length) throw new Malformed("row-of-other-width", row.line, String(row.count))
    records++
    let held = 0
    for (let field = 0; field < head.length; field++) {
      const [from, to] = [row.starts[field] ?? 0, row.ends[field] ?? 0]
      if (from === to && isEmptyNothing) continue
      if (to - from === 1 && isNothing[row.bytes[from] ?? 0] === 1) continue
      const column = head[field]
      if (!column) continue
      const value = column.values.code(row.bytes, from, to)
      const number = (column.numbers[value] ??= attributeOf(field, value))
      if (number < 0) continue
      // Rising order, by insertion: the numbers come nearly sorted already.
      let place = held++
      for (; place > 0 && (members[place - 1] ?? 0) > number; place--) members[place] = members[place - 1] ?? 0
      members[place] = number
    }
    for (let size = 1; size <= length; size++) countInto(tallies[size - 1], members, held, size, attributes.length)
  }

  function attributeOf(column: number, value: number): number {
    const text = columns?.[column]?.values.labels()[value] ?? ""
    if (nothing.includes(text)) return -1
    if (choose(attributes.length + 1, length) > Number.MAX_SAFE_INTEGER)
      throw new Malformed("too-many-attributes", 0, String(attributes.length))
    return attributes.push({ column, value }) - 1
  }

  return {
    push: reader.push,
    end() {
      reader.end()
      if (columns === undefined) throw new Malformed("no-header", 0)
      const labels = columns.map(({ values }) => values.labels())
      const named = attributes.map(({ column, value }, number) => ({
        column,
        value: labels[column]?.[value] ?? "",
        number,
      }))
      named.sort((a, b) => a.column - b.column || (a.value < b.value ? -1 : 1))
      const head = columns
      return {
        records,
        columns: head.map(({ name }) => name),
        attributes: named.map(({ column, value }) => ({ column: head[column]?.name ?? "", value })),
        each: (size, least, visit) => visitInOrder(tallies, size, Math.max(1, least), named, visit),
      }
    },
  }
}

/** Adds one for every choice of `size` of the members, in loops without calls for the sizes that matter. */
function countInto(counts: Tally | undefined, members: Int32Array, held: number, size: number, among: number): void {
  if (!counts || held < size) return
  const flat = counts.flat(choose(among, size))
  if (!flat || size > 3) return countDeep(counts, members, held, size, 0)
  if (size === 1) {
    for (let a = 0; a < held; a++) bump(flat, members[a] ?? 0)
    return
  }
  for (let last = size - 1; last < held; last++) {
    const c = members[last] ?? 0
    const base = size === 2 ? (c * (c - 1)) / 2 : (c * (c - 1) * (c - 2)) / 6
    if (size === 2) {
      for (let a = 0; a < last; a++) bump(flat, base + (members[a] ?? 0))
      continue
    }
    for (let middle = 1; middle < last; middle++) {
      const b = members[middle] ?? 0
      const row = base + (b * (b - 1)) / 2
      for (let a = 0; a < middle; a++) bump(flat, row + (members[a] ?? 0))
    }
  }
}

const bump = (flat: Uint32Array, at: number): void => {
  flat[at] = (flat[at] ?? 0) + 1
}

function countDeep(counts: Tally, members: Int32Array, below: number, size: number, rank: number): void {
  if (size === 0) return counts.add(rank)
  for (let last = size - 1; last < below; last++)
    countDeep(counts, members, last, size - 1, rank + choose(members[last] ?? 0, size))
}

/**
 * Walks combinations in the order of their attributes. One whose beginning is rarer than asked for is rarer too, so
 * that branch is not walked.
 */
function visitInOrder(
  tallies: readonly Tally[],
  size: number,
  least: number,
  attributes: readonly { readonly column: number; readonly number: number }[],
  visit: (members: Int32Array, count: number) => void,
): void {
  const places = new Int32Array(size)
  const numbers = new Int32Array(size)

  function extend(depth: number, from: number): void {
    const counts = tallies[depth]
    if (!counts) return
    for (let place = from; place < attributes.length; place++) {
      places[depth] = place
      // The tallies number a combination by the order in which its attributes were met, so these are kept rising.
      const number = attributes[place]?.number ?? 0
      let at = depth
      for (; at > 0 && (numbers[at - 1] ?? 0) > number; at--) numbers[at] = numbers[at - 1] ?? 0
      numbers[at] = number
      let rank = 0
      for (let each = 0; each <= depth; each++) rank += choose(numbers[each] ?? 0, each + 1)
      const count = counts.get(rank)
      if (count >= least) {
        if (depth + 1 === size) visit(places, count)
        else extend(depth + 1, place + 1)
      }
      for (; at < depth; at++) numbers[at] = numbers[at + 1] ?? 0
    }
  }
  extend(0, 0)
}
