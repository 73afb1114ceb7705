import {
  draftTitleOf,
  isEnacting,
  isOpener,
  isOperative,
  isSpeaker,
  isSureOpener,
  numberOf,
  wrapperOf,
} from "./line-kind.ts"
import type { Row } from "./row.ts"
import type { Tongue } from "./tree.ts"

/** `At its 91st plenary meeting, on 3 May 2044, the General Assembly, …`: a decision in one sentence. */
export const isDecisionLead = (text: string) =>
  /^(?:At its|At the) .{3,120}?(?:meeting|session).{0,80}?,? the (?:[A-Z][a-z]+ ){0,5}(?:Assembly|Council|Conference|Commission|Committee|Board)\b/.test(
    text,
  )

/** Where the head ends and the act begins, and what kind of act it is. */
export type Opening = {
  readonly head: number
  readonly body: number
  readonly enacting: boolean
  readonly statement: boolean
  /** The row with the letter A of a composite act, where the letter B comes later. */
  readonly letter: number | null
  /** The first act is the first of several drafts that are put before an organ. */
  readonly draft: boolean
}

/** Finds where the act begins: at its enacting line, its decision lead, or its first paragraph. */
export function openingOf(rows: readonly Row[], tongue: Tongue): Opening {
  const place = placeOf(rows, tongue)
  const above = rows.slice(Math.max(0, place.head - 5), place.head)
  const first = above.findLastIndex(({ strand }) => /^A\.?$/.test(strand.text))
  const later = (test: (text: string) => boolean) => rows.slice(place.body).some(({ strand }) => test(strand.text))
  const drafted = above.some(({ strand }) => /^(?:I|1|A)$/.test(draftTitleOf(strand.text)?.number ?? ""))
  return {
    ...place,
    letter: first >= 0 && later((text) => /^B\.?$/.test(text)) ? place.head - above.length + first : null,
    draft: drafted && later((text) => /^(?:II|2|B)$/.test(draftTitleOf(text)?.number ?? "")),
  }
}

type Place = Pick<Opening, "head" | "body" | "enacting" | "statement">

function placeOf(rows: readonly Row[], tongue: Tongue): Place {
  for (const [index, row] of rows.entries()) {
    const text = row.strand.text
    if (isEnacting(text)) {
      const next = rows[index + 1]?.strand.text ?? ""
      if (
        /,$|，$|،$/.test(text) ||
        wrapperOf(next) ||
        isOpener(next, tongue) ||
        isOperative(next, tongue) ||
        numberOf(next)
      )
        return { head: index, body: index + 1, enacting: true, statement: false }
    } else if (
      isSpeaker(text) &&
      (numberOf(rows[index + 1]?.strand.text ?? "")?.number === 1 || isSureOpener(rows[index + 1]?.strand.text ?? ""))
    )
      return { head: index, body: index + 1, enacting: true, statement: false }
    if (/^["“]?(?:At|On) .*(?:made the following statement|statement on behalf of the Council).*:$/.test(text))
      return { head: index, body: index + 1, enacting: false, statement: true }
    if (isDecisionLead(text)) return { head: index, body: index, enacting: false, statement: false }
    if (index > 0 && isSureOpener(text) && /,$/.test(text) && text.length > 30)
      return { head: index, body: index, enacting: false, statement: false }
    const number = numberOf(text)
    if (index > 0 && number?.number === 1 && isOperative(text.slice(number.length), tongue))
      return { head: index, body: index, enacting: false, statement: false }
  }
  for (const [index, row] of rows.entries()) {
    if (isOpener(row.strand.text, tongue) && /,$/.test(row.strand.text))
      return { head: index, body: index, enacting: false, statement: false }
  }
  return { head: rows.length, body: rows.length, enacting: false, statement: false }
}
