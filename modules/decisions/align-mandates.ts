import { likeness, shinglesOf } from "#modules/decisions/align.ts"
import type { FoundMandate } from "#modules/decisions/found.ts"

/** What a paragraph asks in the record's own words, as long as nobody read it. */
type Gloss = { readonly actor: string | null; readonly core: string }
type There = {
  readonly provision: string
  readonly read: FoundMandate | null
  readonly glossed?: Gloss | null | undefined
}
type Here = { readonly provision: string; readonly read: FoundMandate }

/**
 * For each mandate that was read the one it was before, by position; `null`
 * where it is new. Mandates are looked for in their own paragraph only: the
 * same clause with the same verb first, then whatever is most alike. Where the
 * record had the paragraph only in its own words, the clause that fits them
 * best takes their place.
 */
export function alignMandates(old: readonly There[], now: readonly Here[]): readonly (number | null)[] {
  const pairs: (number | null)[] = now.map(() => null)
  const there = Map.groupBy(old.keys(), (at) => old[at]?.provision ?? "")
  const here = Map.groupBy(now.keys(), (at) => now[at]?.provision ?? "")
  for (const [provision, all] of here) {
    const candidates = (there.get(provision) ?? []).flatMap((from) =>
      all.map((to) => ({ from, to, score: fit(old[from], now[to]) })),
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
function fit(there: There | undefined, here: Here | undefined): number {
  if (!there || !here) return 0
  const other = here.read
  if (there.read === null) return there.glossed ? awaited(there.glossed, other) : 0
  const one = there.read
  const words = likeness(shinglesOf(one.action), shinglesOf(other.action))
  const verb = one.core === other.core ? 1 : 0
  const clause = one.clause === other.clause ? 1 : 0
  return verb + clause >= 2 || words >= 0.4 ? verb + clause + words : words
}

/** Our own words are not the text's, so verb and addressee tell; of clauses that fit alike the first is meant. */
const awaited = ({ actor, core }: Gloss, read: FoundMandate): number =>
  (core === read.core ? 1 : 0) + (actor !== null && actor === read.actor ? 1 : 0) + 1 / (read.clause + 1)
