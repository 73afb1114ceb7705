/**
 * Exact elimination on whole numbers. Rows are arrays of integers held in doubles and brought to reduced echelon form
 * by whole-number steps, each divided by its common factor, so that a rank is never a matter of tolerance.
 */
export type Echelon = {
  /** The rows that are left, each with one pivot, all other rows zero in its column. */
  readonly rows: readonly Float64Array[]
  /** The column of the pivot of each row. */
  readonly pivots: readonly number[]
}

/** Brings rows of `width` whole numbers to reduced echelon form; the rows given are used up. */
export function echelon(rows: Float64Array[], width: number): Echelon {
  const done: Float64Array[] = []
  const pivots: number[] = []
  let left = rows
  for (let column = 0; column < width && left.length > 0; column += 1) {
    const at = smallestAt(left, column)
    if (at < 0) continue
    const pivot = left[at] as Float64Array // `smallestAt` found it
    left = left.filter((_, place) => place !== at)
    for (const row of left) clear(row, pivot, column, width)
    for (const row of done) clear(row, pivot, column, width)
    done.push(pivot)
    pivots.push(column)
    left = left.filter((row) => !isZero(row))
  }
  return { rows: done, pivots }
}

/** A basis, in whole numbers, of what the rows of an echelon form send to zero. */
export function nullSpace({ rows, pivots }: Echelon, width: number): Float64Array[] {
  const taken = new Set(pivots)
  const basis: Float64Array[] = []
  for (let free = 0; free < width; free += 1) {
    if (taken.has(free)) continue
    let scale = 1
    rows.forEach((row, at) => {
      const [value, pivot] = [row[free] ?? 0, row[pivots[at] ?? 0] ?? 1]
      if (value !== 0) scale = commonMultiple(scale, Math.abs(pivot) / commonFactor(value, pivot))
    })
    const vector = new Float64Array(width)
    vector[free] = scale
    rows.forEach((row, at) => {
      const column = pivots[at] ?? 0
      vector[column] = -(scale * (row[free] ?? 0)) / (row[column] ?? 1)
    })
    basis.push(vector)
  }
  return basis
}

/** The greatest common factor of two whole numbers, positive; 0 of 0 and 0. */
export function commonFactor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

/** The least common multiple of two whole numbers that are not zero. */
export const commonMultiple = (a: number, b: number): number => (a / commonFactor(a, b)) * b

/** Divides a row by what all its numbers share. Throws where one has grown past what a double holds exactly. */
export function reduce(row: Float64Array, width: number): void {
  let factor = 0
  let largest = 0
  for (let at = 0; at < width; at += 1) {
    const value = Math.abs(row[at] as number) // inside the array
    if (value === 0) continue
    if (value > largest) largest = value
    if (factor !== 1) factor = commonFactor(factor, value)
  }
  if (largest > Number.MAX_SAFE_INTEGER) throw new RangeError("a whole number grew past what can be held exactly")
  if (factor > 1) for (let at = 0; at < width; at += 1) row[at] = (row[at] as number) / factor
}

function clear(row: Float64Array, pivot: Float64Array, column: number, width: number): void {
  const value = row[column] as number // inside the array, as below
  if (value === 0) return
  const own = pivot[column] as number
  const factor = commonFactor(value, own)
  const [times, less] = [own / factor, value / factor]
  let largest = 0
  for (let at = 0; at < width; at += 1) {
    const result = times * (row[at] as number) - less * (pivot[at] as number)
    row[at] = result
    if (result > largest) largest = result
    else if (-result > largest) largest = -result
  }
  if (largest > 4096) reduce(row, width)
}

function smallestAt(rows: readonly Float64Array[], column: number): number {
  let found = -1
  let least = Number.POSITIVE_INFINITY
  rows.forEach((row, at) => {
    const value = Math.abs(row[column] ?? 0)
    if (value !== 0 && value < least) [found, least] = [at, value]
  })
  return found
}

const isZero = (row: Float64Array): boolean => row.every((value) => value === 0)
