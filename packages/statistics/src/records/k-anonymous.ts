import type { Combinations } from "./combinations.ts"

/** A count that may be published: of a combination that at least k records have, rounded down to a multiple of k. */
export type SafeCount = { readonly members: readonly number[]; readonly count: number }

/**
 * The k-anonymous counts of combinations, shortest first: those of fewer than k
 * records are left out, the others rounded down to a multiple of k (the
 * aggregate data of Synthetic Data Showcase, Darren Edge and others 2020).
 * Safe for one release of one set of records; not for a second one of the same people.
 */
export function kAnonymousCounts(combinations: Combinations, length: number, k: number): SafeCount[] {
  const safe: SafeCount[] = []
  for (let size = 1; size <= length; size++)
    combinations.each(size, k, (members, count) => {
      safe.push({ members: [...members], count: count - (count % k) })
    })
  return safe
}

/** A combination in writing: `column:value` joined by `;`, a backslash before any of these signs inside a value. */
export function combinationName({ attributes }: Combinations, members: readonly number[]): string {
  const safe = (text: string) => text.replace(/[\\:;]/g, "\\$&")
  return members
    .map((member) => `${safe(attributes[member]?.column ?? "")}:${safe(attributes[member]?.value ?? "")}`)
    .join(";")
}
