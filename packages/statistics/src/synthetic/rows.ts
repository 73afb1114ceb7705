import type { Chance } from "../numeric/random.ts"
import type { Attribute } from "../records/combinations.ts"
import { sheetOf, type Sheet } from "./sheet.ts"
import type { Target } from "./target.ts"

/** Invented rows: for each column the place of its attribute, or -1 where it is empty. Row r begins at `r * columns`. */
export type Rows = { readonly columns: readonly string[]; readonly cells: Int16Array }

/** Of so many steps, how many let two rows change places in a column. */
const [SWAPS, STEPS] = [10, 16]

export type RowOptions = {
  /** How many rows there are at most. */
  readonly most: number
  /** How often, on average, each cell is looked at again. */
  readonly sweeps: number
  /** By how much an attribute may be more or less frequent than the target says, at no cost. */
  readonly slack: number
  readonly chance: Chance
}

/**
 * Invents rows that come as near to a target as they can, and in which no
 * combination occurs that the target does not have. Rows are begun for the rarest attributes first; then cells are
 * changed, one by one or two in a column for each other, where that takes the counts of all they touch no further
 * away. Every choice is by `chance`, so that the same seed gives the same rows.
 */
export function inventRows(attributes: readonly Attribute[], target: Target, options: RowOptions): Rows {
  const { sweeps, chance } = options
  const sheet = sheetOf(attributes, target, options)
  const { columns, choices } = sheet
  const width = columns.length
  const rows = begin(sheet, target, options)
  if (width === 0 || rows === 0) return { columns, cells: new Int16Array(0) }

  /** An attribute of a column as often as it should occur, or -1 for none. */
  function drawn(column: number): number {
    let left = chance.below(rows)
    for (const attribute of choices[column] ?? []) {
      left -= target.ones[attribute] ?? 0
      if (left < 0) return attribute
    }
    return -1
  }

  function anyOf(column: number): number {
    const own = choices[column] ?? []
    return own[chance.below(Math.max(1, own.length))] ?? -1
  }

  /** Lets two rows change places in a column, where that brings them no further away: attributes stay as frequent as they are. */
  function swap(one: number, other: number, column: number): void {
    const [mine, theirs] = [sheet.at(one, column), sheet.at(other, column)]
    const first = mine === theirs ? Number.NaN : sheet.gainOf(one, column, theirs)
    if (Number.isNaN(first)) return
    sheet.put(one, column, theirs)
    // Where mine may not stand there, the sum is no number, and not below zero.
    if (first + sheet.gainOf(other, column, mine) <= 0) sheet.put(other, column, mine)
    else sheet.put(one, column, mine)
  }

  for (let step = 0; step < sweeps * rows * width; step++) {
    const [row, column] = [chance.below(rows), chance.below(width)]
    if (chance.below(STEPS) < SWAPS) {
      swap(row, chance.below(rows), column)
      continue
    }
    const next = chance.below(4) === 0 ? -1 : chance.below(2) === 0 ? drawn(column) : anyOf(column)
    // What brings the rows no nearer is taken too: it leads out of where nothing does.
    if (next !== sheet.at(row, column) && sheet.gainOf(row, column, next) <= 0) sheet.put(row, column, next)
  }
  return { columns, cells: sheet.cells.subarray(0, rows * width) }
}

/**
 * Begins rows until each attribute is as frequent as it should be, the rarest first: what few have goes together with
 * little else, and full rows have no room for it. Beside the attribute a row is begun for stand others as often as the
 * pairs of the two are lacking. Answers how many rows were begun.
 */
function begin(sheet: Sheet, target: Target, { most, chance }: RowOptions): number {
  const wanted = sheet.choices.flatMap((own, column) => own.map((attribute) => ({ attribute, column })))
  wanted.sort((a, b) => (target.ones[a.attribute] ?? 0) - (target.ones[b.attribute] ?? 0) || a.attribute - b.attribute)
  const width = sheet.columns.length
  let rows = 0

  function beside(attribute: number, column: number, left: number): number {
    let lot = chance.below(left)
    for (const other of sheet.choices[column] ?? []) {
      lot -= Math.max(0, Math.min(sheet.lacks(other), sheet.lacksPair(attribute, other)))
      if (lot < 0) return other
    }
    return -1
  }

  for (const { attribute, column } of wanted)
    for (let left = sheet.lacks(attribute); left > 0 && rows < most; left--) {
      const row = rows++
      sheet.put(row, column, attribute)
      const first = chance.below(width)
      for (let turn = 0; turn < width; turn++) {
        const other = (first + turn) % width
        const next = other === column ? -1 : beside(attribute, other, left)
        if (next >= 0 && !Number.isNaN(sheet.gainOf(row, other, next))) sheet.put(row, other, next)
      }
    }
  return rows
}
