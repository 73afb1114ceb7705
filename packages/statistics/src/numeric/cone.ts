import { commonMultiple, reduce } from "./integers.ts"

/**
 * Says exactly whether some combination of the rows with strictly positive weights is zero (Stiemke's alternative: if
 * not, some direction is non-negative on all rows and positive on one). Rows have `width` whole numbers.
 *
 * Weights λ > 0 with Σ λᵢ·rowᵢ = 0 exist just when weights μ ≥ 0 exist with Σ μᵢ·rowᵢ = −Σ rowᵢ: the first phase of the
 * simplex method, on whole numbers, by Bland's rule, in `width` equations.
 */
export function hasPositiveRelation(rows: readonly Float64Array[], width: number): boolean {
  const columns = distinct(rows.filter((row) => row.some((value) => value !== 0)))
  if (columns.length === 0) return true
  if (width === 1) return columns.some(([value = 0]) => value > 0) && columns.some(([value = 0]) => value < 0)
  return isFeasible(tableau(columns, width), width, columns.length)
}

/** One equation a row: weights of the columns, the weight of its own artificial variable, and the right side ≥ 0. */
function tableau(columns: readonly Float64Array[], width: number): Float64Array[] {
  const size = columns.length
  return Array.from({ length: width }, (_, equation) => {
    const row = new Float64Array(size + width + 1)
    let right = 0
    columns.forEach((column, at) => {
      row[at] = column[equation] ?? 0
      right -= column[equation] ?? 0
    })
    if (right < 0) for (let at = 0; at < size; at += 1) row[at] = -(row[at] as number) // inside the array
    row[size + equation] = 1
    row[size + width] = Math.abs(right)
    return row
  })
}

function isFeasible(rows: Float64Array[], width: number, size: number): boolean {
  const right = size + width
  const basis = rows.map((_, equation) => size + equation)
  for (;;) {
    const artificial = rows.filter((_, at) => (basis[at] ?? 0) >= size)
    // The sum of the artificial variables is what must come down to zero.
    if (artificial.every((row) => row[right] === 0)) return true
    const entering = firstGaining(artificial, basis, rows, size)
    if (entering < 0) return false
    const leaving = leastRatio(rows, basis, entering, right)
    if (leaving < 0) return false
    pivot(rows, leaving, entering, right)
    basis[leaving] = entering
  }
}

/** The first column by which the sum of the artificial variables goes down, each row scaled by its own basis value. */
function firstGaining(artificial: Float64Array[], basis: number[], rows: Float64Array[], size: number): number {
  const own = artificial.map((row) => row[basis[rows.indexOf(row)] ?? 0] ?? 1)
  const common = own.reduce(commonMultiple, 1)
  for (let column = 0; column < size; column += 1) {
    if (basis.includes(column)) continue
    let gain = 0
    artificial.forEach((row, at) => (gain += (row[column] ?? 0) * (common / (own[at] ?? 1))))
    if (gain > 0) return column
  }
  return -1
}

function leastRatio(rows: readonly Float64Array[], basis: readonly number[], entering: number, right: number): number {
  let found = -1
  rows.forEach((row, at) => {
    const value = row[entering] ?? 0
    if (value <= 0) return
    const best = rows[found]
    if (best === undefined) {
      found = at
      return
    }
    // Ratios are compared by cross-multiplication; ties go to the lowest variable (Bland).
    const difference = (row[right] ?? 0) * (best[entering] ?? 0) - (best[right] ?? 0) * value
    if (difference < 0 || (difference === 0 && (basis[at] ?? 0) < (basis[found] ?? 0))) found = at
  })
  return found
}

function pivot(rows: readonly Float64Array[], leaving: number, entering: number, right: number): void {
  const own = rows[leaving] as Float64Array // `leastRatio` found it
  const value = own[entering] as number
  for (const row of rows) {
    const times = row[entering] as number
    if (row === own || times === 0) continue
    for (let at = 0; at <= right; at += 1) row[at] = (row[at] as number) * value - (own[at] as number) * times
    reduce(row, right + 1)
  }
}

function distinct(rows: readonly Float64Array[]): Float64Array[] {
  const kept = new Map<string, Float64Array>()
  for (const row of rows) {
    const copy = row.slice()
    reduce(copy, copy.length)
    kept.set(copy.join(), copy)
  }
  return [...kept.values()]
}
