import type { Audience } from "#modules/calls/call.ts"
import type { Said } from "#modules/submissions/contradiction.ts"
import type { AnswerPlace } from "#modules/submissions/draft.ts"

// Pages ask this without the schemas, also where there is no connection.

/** Below how many a count tells of few people: to everybody, and to those who act for States. */
export type Few = Readonly<Record<Exclude<Audience, "secretariat">, number>>

/**
 * The least that is ever few; an installation may ask for more. Figures that were counted from data are withheld there; what a
 * State answers itself is its own to release, so it is warned and not withheld.
 */
export const few = { public: 10, parties: 5 } as const satisfies Few

/** To whom an answer is or will be released, and from which ISO day. */
export type Released = { readonly release: Audience; readonly releasedFrom: string | null }

/**
 * A table of which counts tell of few people to those it is released to: how many of its cells, and the widest audience
 * for which none does.
 */
export type SmallCount = AnswerPlace & Released & { readonly cells: number; readonly narrower: Audience }

/** Finds the tables of one form with counts from 1 up that are few (`least`) for whom they are released to. A zero tells of nobody. */
export function smallCountsIn(
  said: readonly Said[],
  releasedTo: (at: AnswerPlace) => Released,
  least: Few = few,
): SmallCount[] {
  return said.flatMap(({ question, nth, value }): SmallCount[] => {
    if (value.kind !== "table") return []
    const { release, releasedFrom } = releasedTo({ question, nth })
    const counted = value.cells.flatMap(({ value: count }) => (typeof count === "number" ? [count] : []))
    const cells = fewOf(counted, release, least)
    if (cells === 0) return []
    const narrower = release === "public" && fewOf(counted, "parties", least) === 0 ? "parties" : "secretariat"
    return [{ question, nth, release, releasedFrom, cells, narrower }]
  })
}

/**
 * To whom answers are released, as clearing will have it: by what their party said of the question wherever it is asked (`nth`
 * null), else of the one at the place, else by the call.
 */
export const releasedBy =
  (
    releases: readonly (Released & { readonly question: string; readonly nth: number | null })[],
    { audience, published }: { readonly audience: Audience; readonly published: string | null },
  ) =>
  ({ question, nth }: AnswerPlace): Released => {
    const own = releases.filter((each) => each.question === question)
    const found = own.find((each) => each.nth === null) ?? own.find((each) => each.nth === nth)
    return found ?? { release: audience, releasedFrom: published }
  }

const fewOf = (counted: readonly number[], to: Audience, least: Few): number =>
  to === "secretariat" ? 0 : counted.filter((count) => count > 0 && count < least[to]).length
