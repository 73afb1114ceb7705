import { normalQuantile } from "../numeric/normal.ts"
import { casesOf, size, type CaptureTable } from "./capture-table.ts"

/** The least number of cases there can be, with its 95 % limits. */
export type LowerBound = { readonly bound: number; readonly low: number; readonly high: number }

/**
 * Chao's lower bound (1987), in the form that corrects for bias: f₁(f₁ − 1) / 2(f₂ + 1) more than were seen, from the
 * cases on exactly one and exactly two lists. It holds where cases differ in how easily they are seen; where being on
 * one list makes another more likely it is still low. Where being on one makes another less likely, as where two kinds of
 * agency see different people, it can be too high. Its limits take the unseen for log-normal.
 */
export function chaoBound({ counts }: CaptureTable): LowerBound | { readonly noEstimate: "no-case-on-two-lists" } {
  let once = 0
  let twice = 0
  counts.forEach((count, history) => {
    if (size(history) === 1) once += count
    if (size(history) === 2) twice += count
  })
  if (twice === 0) return { noEstimate: "no-case-on-two-lists" }
  const cases = casesOf(counts)
  const unseen = (once * (once - 1)) / (2 * (twice + 1))
  const variance =
    unseen +
    (once * (2 * once - 1) ** 2) / (4 * (twice + 1) ** 2) +
    (once ** 2 * twice * (once - 1) ** 2) / (4 * (twice + 1) ** 4)
  if (unseen === 0) return { bound: cases, low: cases, high: cases }
  const spread = Math.exp(normalQuantile(0.975) * Math.sqrt(Math.log(1 + variance / unseen ** 2)))
  return { bound: cases + unseen, low: cases + unseen / spread, high: cases + unseen * spread }
}
