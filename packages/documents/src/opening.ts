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

const LEADS: readonly RegExp[] = [
  /^(?:At its|At the) .{3,160}?(?:meetings?|session).{0,120}?,? the (?:[A-Z][\w-]+ (?:and |of |of the |on |on the |to |for )?){0,9}?(?:Assembly|Council|Conference|Commission|Committee|Board|Parties)\b/,
  /^[ÀA] (?:sa|ses|la) \d.{3,160}?séances?.{0,120}?,? (?:l[’']Assemblée|le Conseil|la Conférence|la Commission|le Comité)/,
  /^En (?:su|sus|la) \d.{3,160}?sesi(?:ón|ones).{0,120}?,? (?:la Asamblea|el Consejo|la Conferencia|la Comisión|el Comité)/,
  /^На (?:своем|своём|своих) \d.{3,160}?заседани.{0,120}?,? (?:Генеральная Ассамблея|Совет|Экономический|Конференция|Комиссия|Комитет)/,
  /^(?:في|قررت|قرر) .{0,80}(?:جلست(?:ها|ه)|الجلسة) .{3,160}?(?:الجمعية العامة|المجلس|المؤتمر|اللجنة)/,
  /^(?:在)?\d{4}年\d{1,2}月\d{1,2}日第?\d+次.{0,20}会议上?，.{0,20}(?:大会|理事会|委员会|缔约方)/,
]

/** `At its 91st plenary meeting, on 3 May 2044, the General Assembly, …`: a decision in one sentence. */
export const isDecisionLead = (text: string) => LEADS.some((lead) => lead.test(text))

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

/** Conclusions name their speaker in every paragraph: `The Commission recognizes …`, `We reaffirm …`. */
const speaks = (text: string) =>
  /^(?:The (?:[\p{L}-]+ ){0,12}?(?:Assembly|Council|Commission|Committee|Conference|Board|Meeting|Congress|[Pp]arties)|We)\b/u.test(
    text,
  )

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
    if (
      number?.number === 1 &&
      speaks(text.slice(number.length)) &&
      rows.slice(index + 1).some(({ strand }) => {
        const next = numberOf(strand.text)
        return next?.number === 2 && speaks(strand.text.slice(next.length))
      })
    )
      return { head: index, body: index, enacting: false, statement: false }
  }
  for (const [index, row] of rows.entries()) {
    if (isOpener(row.strand.text, tongue) && /,$/.test(row.strand.text))
      return { head: index, body: index, enacting: false, statement: false }
  }
  return { head: rows.length, body: rows.length, enacting: false, statement: false }
}
