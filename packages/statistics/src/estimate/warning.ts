import type { Bca } from "./bootstrap.ts"
import { casesOf, size, type CaptureTable } from "./capture-table.ts"

/** What a reader of an estimate must be told beside it. */
export type Warning =
  | "few-shared-cases"
  | "list-shares-no-case"
  | "limits-equal"
  | "replicates-without-estimate"
  | "estimate-outside-interval"
  | "estimators-disagree"
  | "estimate-below-bound"

/** What the table itself warns of: lists that hardly meet say hardly anything of what none of them saw. */
export function tableWarnings({ lists, counts }: CaptureTable): Warning[] {
  const onOne = counts.filter((_, history) => size(history) === 1)
  const shared = casesOf(counts) - casesOf(onOne)
  const lonely = lists.some((_, list) =>
    counts.every((count, history) => count === 0 || ((history >> list) & 1) === 0 || size(history) === 1),
  )
  return [
    ...(shared < 30 || shared < casesOf(counts) * 0.05 ? (["few-shared-cases"] as const) : []),
    ...(lonely ? (["list-shares-no-case"] as const) : []),
  ]
}

/**
 * What an interval warns of. Equal limits at different shares mean that the bootstrap has come to the end of what it
 * drew: the true limit may lie far beyond (New Orleans, Chan, Silverman and Vincent 2021, has four equal ones).
 */
export function intervalWarnings(estimate: number, { limits, withoutEstimate }: Bca): Warning[] {
  const values = limits.map(({ value }) => value)
  const low = values[0] ?? Number.NaN
  const high = values.at(-1) ?? Number.NaN
  return [
    ...(values.some((value, at) => value === values[at + 1]) ? (["limits-equal"] as const) : []),
    ...(withoutEstimate > 0 ? (["replicates-without-estimate"] as const) : []),
    ...(estimate < low || estimate > high ? (["estimate-outside-interval"] as const) : []),
  ]
}

/** Whether estimators of one table are further apart than half of the lower one. */
export function disagreement(estimates: readonly number[]): Warning[] {
  return Math.max(...estimates) > 1.5 * Math.min(...estimates) ? ["estimators-disagree"] : []
}

/**
 * Whether some estimate is lower than the lower bound. The bound holds where cases differ, not where lists keep away from
 * one another's cases: one of the two is wrong, and the table does not say which.
 */
export function belowBound(estimates: readonly number[], bound: number): Warning[] {
  return Math.min(...estimates) < bound ? ["estimate-below-bound"] : []
}
