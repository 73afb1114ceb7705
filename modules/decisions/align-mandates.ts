import { likeness, shinglesOf } from "#modules/decisions/align.ts"
import type { FoundMandate } from "#modules/decisions/found.ts"

type There = { readonly provision: string; readonly read: FoundMandate | null }
type Here = { readonly provision: string; readonly read: FoundMandate }

/**
 * For each mandate that was read the one it was before, by position; `null`
 * where it is new. Mandates are looked for in their own paragraph only: the
 * same clause with the same verb first, then whatever is most alike.
 */
export function alignMandates(old: readonly There[], now: readonly Here[]): readonly (number | null)[] {
  const pairs: (number | null)[] = now.map(() => null)
  const there = Map.groupBy(old.keys(), (at) => old[at]?.provision ?? "")
  const here = Map.groupBy(now.keys(), (at) => now[at]?.provision ?? "")
  for (const [provision, all] of here) {
    const candidates = (there.get(provision) ?? []).flatMap((from) =>
      all.map((to) => ({ from, to, score: fit(old[from]?.read ?? null, now[to]?.read ?? null) })),
    )
    const taken = new Set<number>()
    for (const { from, to, score } of candidates.sort(
      (one, other) => other.score - one.score || one.from - other.from,
    )) {
      if (score < enough || taken.has(from) || pairs[to] !== null) continue
      pairs[to] = from
      taken.add(from)
    }
  }
  return pairs
}

const enough = 0.5

/** From 0 to 3: one for the verb, one for the clause, one for the words. The verb alone is not enough of a likeness. */
function fit(one: FoundMandate | null, other: FoundMandate | null): number {
  if (one === null || other === null) return 0
  const words = likeness(shinglesOf(one.action), shinglesOf(other.action))
  const verb = one.core === other.core ? 1 : 0
  const clause = one.clause === other.clause ? 1 : 0
  return verb + clause >= 2 || words >= 0.4 ? verb + clause + words : words
}
