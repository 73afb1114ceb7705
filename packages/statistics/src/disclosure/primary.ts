import type { Sensitive } from "./evidence.ts"

/**
 * The rules by which a cell is sensitive in itself (Hundepool and others,
 * Statistical Disclosure Control, 2012, chapter 4). Each answers what an
 * outsider must still think possible of the cell, or nothing where it is safe.
 */
export type Rule = (cell: number, value: number) => Sensitive | undefined

/**
 * The threshold rule: a count of fewer than k persons is withheld, and nobody may be able to tell that there is anyone
 * at all. An empty cell is not sensitive: there is nobody in it. Throws a RangeError where k is no whole number from 2.
 */
export function threshold(k: number): Rule {
  if (!Number.isSafeInteger(k) || k < 2)
    throw new RangeError("below which number a count is small is a whole number from 2")
  return (cell, value) => (value > 0 && value < k ? { cell, low: 0, high: value } : undefined)
}

/** What each contributor adds to a cell of amounts. */
export type Contributions = (cell: number) => readonly number[]

/**
 * The dominance or (n,k) rule: a cell is sensitive where its n largest contributors make up more than k per cent of it.
 * It is protected where it may as well be so large that they would not. Throws a RangeError where n is no whole number
 * from 1, or k not above 0 and below 100.
 */
export function dominance(n: number, k: number, contributions: Contributions): Rule {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError("how many dominate is a whole number from 1")
  if (!isPercent(k)) throw new RangeError("the part that dominates is above 0 and below 100 per cent")
  return (cell, value) => {
    const top = largest(contributions(cell), n)
    const lacks = (100 / k) * top - value
    return value > 0 && lacks > 0 ? around(cell, value, lacks) : undefined
  }
}

/**
 * The p% rule: a cell is sensitive where the second largest contributor, taking their own part off the total, comes
 * nearer to the largest than p per cent of it. Throws a RangeError where p is not above 0 and below 100.
 */
export function percentage(p: number, contributions: Contributions): Rule {
  if (!isPercent(p)) throw new RangeError("how near is too near is above 0 and below 100 per cent")
  return (cell, value) => {
    const own = contributions(cell)
    const first = largest(own, 1)
    const lacks = (p / 100) * first - (value - largest(own, 2))
    return value > 0 && lacks > 0 ? around(cell, value, lacks) : undefined
  }
}

/** All cells of a table that a rule finds sensitive. */
export function sensitiveIn(values: Float64Array, rule: Rule): Sensitive[] {
  return Array.from(values, (value, cell) => rule(cell, value)).filter((one) => one !== undefined)
}

const isPercent = (value: number): boolean => value > 0 && value < 100

const largest = (contributions: readonly number[], n: number): number =>
  contributions
    .toSorted((a, b) => b - a)
    .slice(0, n)
    .reduce((sum, each) => sum + each, 0)

const around = (cell: number, value: number, by: number): Sensitive => ({
  cell,
  low: Math.max(0, value - by),
  high: value + by,
})
