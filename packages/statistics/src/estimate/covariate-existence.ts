import { hasPositiveRelation } from "../numeric/cone.ts"
import { echelon, nullSpace } from "../numeric/integers.ts"
import type { CovariateFooting } from "./covariate-fit.ts"
import type { Column, Layout } from "./covariate-table.ts"
import type { NoEstimate } from "./existence.ts"

/**
 * Says exactly why a model with covariates has no estimate, as `whyNoEstimate` does without them. Rows are whole
 * numbers: the trend is counted from 0.
 *
 * Whether the cells with cases leave anything open is first asked modulo a prime, where numbers stay small: a rank that
 * is full there is full everywhere. Only what is not full is worked out on the whole numbers.
 */
export function whyNoCovariateEstimate(
  { lists, steps }: Layout,
  { kept, alive }: CovariateFooting,
  counts: Float64Array,
): NoEstimate | undefined {
  const width = kept.length
  if (width === 0) return "model-not-identifiable"
  const onSomeList = (1 << lists.length) - 1
  const full: Float64Array[] = []
  const empty: Float64Array[] = []
  alive.forEach((can, bits) => {
    if (can === 0 || (bits & onSomeList) === 0) return
    for (let step = 0; step < steps; step += 1)
      ((counts[bits * steps + step] ?? 0) > 0 ? full : empty).push(rowOf(kept, bits, step))
  })
  if (rankModulo(full, width) === width) return undefined
  const form = echelon(full, width)
  if (form.pivots.length === width) return undefined
  const directions = nullSpace(form, width)
  const open = distinctRows(empty.map((row) => Float64Array.from(directions, (direction) => product(row, direction))))
  if (
    echelon(
      open.map((row) => row.slice()),
      directions.length,
    ).pivots.length < directions.length
  )
    return "model-not-identifiable"
  return hasPositiveRelation(open, directions.length) ? undefined : "no-maximum-of-likelihood"
}

const rowOf = (kept: readonly Column[], at: number, step: number): Float64Array =>
  Float64Array.from(kept, ({ bits, power }) => ((at & bits) === bits ? step ** power : 0))

function product(row: Float64Array, direction: Float64Array): number {
  let sum = 0
  for (let at = 0; at < row.length; at += 1) sum += (row[at] as number) * (direction[at] as number) // of one length
  return sum
}

function distinctRows(rows: readonly Float64Array[]): Float64Array[] {
  return [...new Map(rows.map((row) => [row.join(), row])).values()]
}

/** A prime whose square a double still holds exactly. */
const prime = 67108859

function rankModulo(rows: readonly Float64Array[], width: number): number {
  const basis: { readonly row: Float64Array; readonly pivot: number }[] = []
  for (const given of rows) {
    const row = given.slice()
    for (const { row: other, pivot } of basis) {
      const times = row[pivot] as number // inside the array, as below
      if (times === 0) continue
      for (let at = 0; at < width; at += 1) {
        const value = ((row[at] as number) - times * (other[at] as number)) % prime
        row[at] = value < 0 ? value + prime : value
      }
    }
    const pivot = row.findIndex((value) => value !== 0)
    if (pivot < 0) continue
    const inverse = inverseOf(row[pivot] as number)
    for (let at = 0; at < width; at += 1) row[at] = ((row[at] as number) * inverse) % prime
    basis.push({ row, pivot })
    if (basis.length === width) break
  }
  return basis.length
}

/** The inverse modulo the prime, by Euclid. */
function inverseOf(value: number): number {
  let [low, high, less, more] = [value, prime, 1, 0]
  while (low > 1) {
    const times = Math.floor(high / low)
    ;[low, high, less, more] = [high - times * low, low, more - times * less, less]
  }
  return less < 0 ? less + prime : less
}
