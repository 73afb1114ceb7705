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
  eachSafeCount(combinations, length, k, (members, count) => safe.push({ members: [...members], count }))
  return safe
}

/** Visits the same counts in the same order, for writing them one by one; `members` are good until the next visit. */
export function eachSafeCount(
  combinations: Combinations,
  length: number,
  k: number,
  visit: (members: Int32Array, count: number) => void,
): void {
  for (let size = 1; size <= length; size++)
    combinations.each(size, k, (members, count) => visit(members, count - (count % k)))
}

/** A combination in writing: `column:value` joined by `;`, a backslash before any of these signs inside a value. */
export const combinationName = (combinations: Pick<Combinations, "attributes">, members: Iterable<number>): string =>
  combinationNamer(combinations)(members)

/** The same for many combinations: each attribute is written out once, when it first comes. */
export function combinationNamer({
  attributes,
}: Pick<Combinations, "attributes">): (members: Iterable<number>) => string {
  const names: string[] = []
  return (members) => {
    let name = ""
    for (const member of members) {
      const { column = "", value = "" } = attributes[member] ?? {}
      name += `${name === "" ? "" : ";"}${(names[member] ??= `${safe(column)}:${safe(value)}`)}`
    }
    return name
  }
}

const safe = (text: string): string => text.replace(/[\\:;]/g, "\\$&")
