import type { Mandate } from "#modules/decisions/mandate.ts"
import type { Provision } from "#modules/decisions/provision.ts"
import { sureness } from "#modules/decisions/web/sureness.ts"

type Doubts = readonly { readonly code: string; readonly paragraph: string | null }[]

/** Whether a mandate wants looking at; one that a person corrected was looked at. */
export const isUnsure = ({ confidence, corrected }: Pick<Mandate, "confidence" | "corrected">): boolean =>
  !corrected && sureness(confidence) !== "high"

/** What the reader doubts of a paragraph. */
export const doubtsAt = (doubts: Doubts, anchor: string): string[] => [
  ...new Set(doubts.filter(({ paragraph }) => paragraph === anchor).map(({ code }) => code)),
]

/** The paragraphs to look at first: by themselves, by a doubt, or by a mandate that stands in them. */
export function unsureAmong(
  provisions: readonly Pick<Provision, "id" | "anchor" | "confidence">[],
  mandates: readonly Pick<Mandate, "provision" | "confidence" | "corrected">[],
  doubts: Doubts,
): ReadonlySet<Provision["id"]> {
  const asking = new Set(mandates.filter(isUnsure).map(({ provision }) => provision))
  const found = provisions.filter(
    ({ id, anchor, confidence }) =>
      sureness(confidence) !== "high" || asking.has(id) || doubtsAt(doubts, anchor).length > 0,
  )
  return new Set(found.map(({ id }) => id))
}
