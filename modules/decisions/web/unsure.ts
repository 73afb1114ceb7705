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

/** Some of the rows of a text, each with the rows it stands below, without which a sub-paragraph says little. */
export function withAbove<Row extends { readonly depth: number }>(
  rows: readonly Row[],
  wanted: (row: Row) => boolean,
): ReadonlySet<Row> {
  const found = new Set<Row>()
  const above: Row[] = []
  for (const row of rows) {
    while (above.length > 0 && (above.at(-1)?.depth ?? 0) >= row.depth) above.pop()
    if (wanted(row)) for (const each of [...above, row]) found.add(each)
    above.push(row)
  }
  return found
}

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
