import { annexOf, isClosing, isEnacting, isOpener, isOperative, isSureOpener } from "./line-kind.ts"
import type { Row } from "./row.ts"
import { join, NOTHING, RAISED, type Strand } from "./strand.ts"
import type { Tongue } from "./tree.ts"

/** No paragraph of words set singly is longer; what is no document must not be joined word by word for minutes. */
const LONGEST = 20_000

/** Where the rows hold a word or two each, as some PDF text does, puts them together again and parts them by their own words. */
export function rejoin(rows: readonly Row[], language: Tongue | null = "en"): readonly Row[] {
  const tongue = language ?? "en"
  if (rows.length < 25) return rows
  const counts = rows.map(({ strand }) => wordsIn(strand.text)).sort((a, b) => a - b)
  if ((counts[Math.floor(counts.length * 0.8)] ?? 9) > 2) return rows
  const made: Row[] = []
  let strand: Strand = NOTHING
  let first: Row | undefined
  const close = () => {
    if (first && strand.text !== "") made.push({ ...first, strand, gap: 1, broken: false, flow: null })
    strand = NOTHING
    first = undefined
  }
  for (const [index, row] of rows.entries()) {
    const next = rows
      .slice(index, index + 30)
      .map((one) => one.strand.text)
      .join(" ")
    const isRaised = ((row.strand.style[0] ?? 0) & RAISED) !== 0
    if (strand.text === "" || strand.text.length > LONGEST || begins(strand.text, next, isRaised, tongue)) close()
    first ??= row
    strand = join(strand, row.strand, strand.text === "" ? "" : " ")
    if (isEnacting(strand.text) && /[,،]$/.test(strand.text)) close()
  }
  close()
  return made
}

/** Chinese is written without blanks between its words; two signs are about one. */
const wordsIn = (text: string) => text.split(/\s+|\p{Script=Han}{1,2}/u).length

/** What the words before end with, marks of notes behind it included. */
const ENDED = /[,;:.،؛][”"»’)]*\d{0,3}$/
const PAUSED = /[,،][”"»’)]*\d{0,3}$/

/** An opening, after which the sentence goes on in small letters; a name does not. */
const LEADING = /^["“«]?\p{Lu}[\p{L}’'-]+,? (?:\p{Ll}|[“«])|^["“«]?\p{Script=Arabic}/u

/** Whether the words to come open something of their own after the words before. */
function begins(whole: string, next: string, isRaised: boolean, tongue: Tongue): boolean {
  // Only its end tells, and a line of a closing or an annex is short.
  const before = whole.slice(-160)
  const ended = ENDED.test(before)
  // A note opens with its mark; the mark of a call stands behind its word.
  if (isRaised) return /^\d{1,3} \S/.test(next) && (/[.)”"]$/.test(before) || /\d{4}$/.test(before))
  if (/^\d{1,3}(?:\.| [-–]) ?\p{L}/u.test(next) && ended) return true
  if (/^\d{1,4}\/\d{1,4}\. ?\p{L}/u.test(next)) return true
  if (/^\(?(?:[a-zа-я]{1,4}|[ivx]{1,5})\) /u.test(next) && ended) return true
  if (PAUSED.test(before) && (isSureOpener(next) || (tongue !== "ru" && isOpener(next, tongue) && LEADING.test(next))))
    return true
  if (ended && isOperative(next, tongue) && /^\p{Lu}[\p{L}’'-]+ (?:\p{Ll}|\d)/u.test(next)) return true
  if (annexOf(whole.slice(0, 161)) || (/^(?:Annexe?|Anexo)(?: [IVX]+)? \p{Lu}/u.test(next) && /[.\d]$/.test(before)))
    return true
  if (whole.length < 160 && isClosing(whole) && /^\d{1,2} (?:de )?\p{L}+ (?:de )?\d{4}/u.test(next)) return true
  if (/^\d{1,4}(?:st|nd|rd|th|e|[ªa]) (?:plenary )?(?:meeting|séance|sesión)/.test(next) && ended) return true
  const name = /^(?:The|La|Le|L[’']|El|إن) ?[^,.;،]{3,160}[,،]/.exec(next)?.[0]
  return name !== undefined && isEnacting(name)
}
