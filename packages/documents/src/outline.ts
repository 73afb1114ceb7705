import { type At, atRow, begin, beginAnnex, continueWith, type Desk, deskFor, head } from "./desk.ts"
import { type Draft, type DraftHeading, hasParagraph } from "./draft.ts"
import { follows, isFirst } from "./enumeration.ts"
import {
  annexOf,
  isClosing,
  isEnacting,
  isHeadingLike,
  isOperative,
  isSureOpener,
  isVoteList,
  lettersSection,
  type Numbered,
  numberOf,
  type Point,
  pointOf,
  sectionOf,
  wrapperOf,
} from "./line-kind.ts"
import { fromRoman } from "./numerals.ts"
import { annexRow, operativeRow, preambleRow } from "./outline-zones.ts"
import { opensPart, titlesPart } from "./outline-parts.ts"
import type { Row } from "./row.ts"
import { cut, type Strand, tidy } from "./strand.ts"
import type { Doubt, Masthead, Tongue } from "./tree.ts"

/** A document in order, and what found no place in it. */
export type Outline = {
  readonly head: readonly Strand[]
  readonly enacting: string | null
  readonly nodes: readonly (Draft | DraftHeading)[]
  readonly unplaced: readonly Strand[]
  readonly closing: string
  readonly wrapper: Masthead["wrapper"]
  readonly statement: boolean
  readonly doubts: readonly Doubt[]
}

/** Puts rows in order: head, enacting line, preamble, operative part, closing, annexes. Never fails; the rest is unplaced. */
export function outlineOf(
  rows: readonly Row[],
  language: Tongue | null,
  wrapped: boolean,
  known: (word: string) => boolean,
): Outline {
  const desk = deskFor(rows, language, wrapped, known)
  const { start } = desk
  const enacting = start.enacting ? (rows[start.body - 1]?.strand ?? null) : null
  const lead = start.statement ? rows[start.head]?.strand : undefined
  if (lead) head(desk, "enacting", null, lead)
  if (start.letter !== null) startAt(desk, start.letter)
  else if (start.draft) desk.part = `draft_${++desk.drafts}`
  if (enacting) head(desk, "enacting", null, enacting)
  for (let index = start.body; index < rows.length; index++) {
    const at = atRow(desk, index)
    RULES.some((rule) => rule(desk, at))
  }
  return {
    head: rows.slice(0, start.letter ?? start.head).map((row) => row.strand),
    enacting: enacting?.text ?? lead?.text ?? null,
    nodes: desk.nodes,
    unplaced: desk.unplaced,
    closing: desk.closing.join(" "),
    wrapper: desk.wrapper,
    statement: start.statement,
    doubts: desk.doubts,
  }
}

/** A composite resolution whose first part has its letter, and maybe a title, before the enacting line. */
function startAt(desk: Desk, letter: number): void {
  desk.section = "A"
  desk.letters = 1
  head(desk, "section", "A", desk.rows[letter]!.strand)
  for (let index = letter + 1; index < desk.start.head; index++) continueWith(desk, atRow(desk, index))
}

/** Places a row and answers true, or leaves it to the next rule. */
type Rule = (desk: Desk, at: At) => boolean

const closes: Rule = (desk, { row, text, ended, finished }) => {
  const within = desk.zone === "annex" ? /meeting/.test(text) && annexOf(text) === null : ended || finished
  if (!within || !isClosing(text)) return false
  if (desk.zone !== "annex") desk.zone = "closing"
  desk.closing.push(text)
  head(desk, "closing", null, row.strand)
  return true
}

const namesAnnex: Rule = (desk, { row, text, ended, finished }) => {
  const annexed = annexOf(text)
  if (!annexed || (desk.zone === "preamble" && desk.nodes.length <= 1)) return false
  if (desk.open !== undefined && !finished && !ended && desk.zone !== "annex") return false
  beginAnnex(desk, annexed.number, row.strand)
  return true
}

const afterClosing: Rule = (desk, at) => {
  if (desk.zone !== "closing") return false
  const { row, text } = at
  if (isEnacting(text)) {
    desk.zone = "preamble"
    desk.last = 0
    head(desk, "enacting", null, row.strand)
    return true
  }
  desk.closing.push(text)
  // The names of those who voted may run over several lines.
  const before = desk.nodes.at(-1)?.strand.text ?? ""
  if (isVoteList(before) && /[,،，、:：]$| (?:and|et|y|и)$/u.test(before) && !isClosing(text)) continueWith(desk, at)
  else head(desk, "closing", null, row.strand)
  return true
}

const inAnnex: Rule = (desk, at) => {
  if (desk.zone !== "annex") return false
  annexRow(desk, at, isPoint)
  return true
}

const opensSection: Rule = (desk, { row, text, index, ended }) => {
  const part = sectionOf(text)
  const hasTitle = part?.title === "" ? desk.rows[index + 1] !== undefined : desk.sections > 0 || part?.number === "I"
  if (!part || (desk.open !== undefined && !ended) || !hasTitle) return false
  if (fromRoman(part.number.toLowerCase()) !== desk.sections + 1) return false
  desk.sections++
  Object.assign(desk, { section: part.number, fresh: true, zone: "preamble" })
  head(desk, "section", part.number, row.strand)
  return true
}

const opensLetter: Rule = (desk, { row, text, index, ended }) => {
  const capital = lettersSection(text)
  if (!capital || (desk.open !== undefined && !ended) || !desk.ahead.leadsOn(index)) return false
  if (capital === "A" ? desk.letters !== 0 : capital.charCodeAt(0) !== 65 + desk.letters) return false
  desk.letters++
  if (desk.sections === 0) desk.section = capital
  Object.assign(desk, { fresh: true, zone: "preamble" })
  head(desk, "section", capital, row.strand)
  return true
}

const enacts: Rule = (desk, { row, text, finished }) => {
  if (!isEnacting(text)) return false
  if (desk.zone === "preamble" ? hasParagraph(desk.nodes) && desk.open !== undefined : !finished && !text.endsWith(","))
    return false
  head(desk, "enacting", null, row.strand)
  Object.assign(desk, { zone: "preamble", last: 0, untitled: false })
  return true
}

/** "Adopts the following declaration:" hands the word to what follows, which is no operative part. */
const declares: Rule = (desk, { row, text }) => {
  const { open, top, last } = desk
  if (open === undefined || open !== top || open.number !== null || !DECLARES.test(open.strand.text)) return false
  if (wrapperOf(text) || numberOf(text)?.number === last + 1) return false
  beginAnnex(desk, null, row.strand)
  return true
}

const counts: Rule = (desk, at) => {
  const { row, text } = at
  const number = numberOf(text)
  const rest = number ? text.slice(number.length) : ""
  if (!number || !acceptNumber(desk, at, number, rest)) return false
  // Some organs count their preambular paragraphs too, in one row with the operative ones.
  const recites = desk.zone === "preamble" && isSureOpener(rest) && !isOperative(rest, desk.tongue)
  Object.assign(desk, { numbered: true, fresh: false, last: number.number })
  if (!recites) desk.zone = "operative"
  const type = recites ? "preambular" : "operative"
  begin(desk, type, number.shown, tidy(cut(row.strand, number.length)), row.strand.at[0])
  return true
}

const letters: Rule = (desk, { row, text }) => {
  const point = pointOf(text)
  if (!point || !opensByLetter(desk, point, text)) return false
  desk.zone = "operative"
  desk.lettered = point.token
  begin(desk, "operative", point.shown, tidy(cut(row.strand, point.length)), row.strand.at[0])
  return true
}

const goesBelow: Rule = (desk, { row, text, ended }) => {
  const point = pointOf(text)
  const before = desk.open?.strand.text ?? ""
  const runsOn =
    row.flow === "goes-on" || (row.flow === "may-go-on" && !/[:;.]$/.test(before) && desk.points?.isEmpty() !== false)
  if (!point || desk.top === undefined || desk.top.strand.text === "" || runsOn || !isPoint(desk, point, ended))
    return false
  desk.open = desk.points?.add(point, row.strand)
  return true
}

/** A heading may stand between the points of one list; it is kept below the paragraph, so that the list goes on. */
const headsPoints: Rule = (desk, { row, text, index, ended }) => {
  const next = pointOf(desk.rows[index + 1]?.strand.text ?? "")
  const goesOn = next !== null && next.kind !== "dash" && !isFirst(next.token) && desk.points?.isEmpty() === false
  if (!goesOn || !ended || pointOf(text) || !isHeadingLike(text) || (desk.wrapped && row.gap === 0)) return false
  if (desk.open === undefined || desk.points?.accepts(next, desk.open.strand.text, true) !== true) return false
  desk.open = desk.points.close(row.strand)
  return true
}

/** After its sub-paragraphs a sentence may go on in a line of its own, in small letters; Russian paragraphs all open so. */
const closesList: Rule = (desk, { row, text, ended }) => {
  const { top, open, points, tongue, wrapped } = desk
  const apart = !wrapped || row.flow === "opens" || (row.gap > 0 && !row.broken)
  const below = top !== undefined && open !== top && top.children.at(-1)?.number !== null && points?.isEmpty() === false
  if (!apart || !below || !ended || tongue === "ru" || !/^\p{Ll}/u.test(text)) return false
  desk.open = points?.close(row.strand)
  return true
}

const goesOn: Rule = (desk, at) => {
  if (desk.zone === "preamble") preambleRow(desk, at)
  else operativeRow(desk, at)
  return true
}

/** What a row may be, asked in this order. */
const RULES: readonly Rule[] = [
  opensPart,
  titlesPart,
  closes,
  namesAnnex,
  (desk, at) => desk.zone === "closing" && opensLetter(desk, at),
  afterClosing,
  inAnnex,
  opensSection,
  opensLetter,
  enacts,
  declares,
  counts,
  letters,
  goesBelow,
  headsPoints,
  closesList,
  goesOn,
]

function acceptNumber(desk: Desk, { index }: At, { number, shown }: Numbered, rest: string): boolean {
  const { tongue, open, last, zone } = desk
  const verb = isOperative(rest === "" ? (desk.rows[index + 1]?.strand.text ?? "") : rest, tongue)
  if (desk.fresh && number === 1) return true
  if (/ /.test(shown) && number === last) return true
  if (number === last + 1) return rest === "" || verb || !desk.wrapped || !/^\p{Ll}/u.test(rest)
  if (number === 1 && verb && zone === "operative" && open !== undefined && /[.]["”]?$/.test(open.strand.text))
    return true
  if (number > last && number <= last + 5 && verb) {
    desk.doubts.push({ code: "number-out-of-order", paragraph: null, detail: `${last} → ${number}` })
    return true
  }
  return false
}

/** Decisions may count their operative paragraphs by letters, straight after the preamble. */
function opensByLetter(
  { tongue, lettered, top, points, zone, nodes, open }: Desk,
  point: Point,
  text: string,
): boolean {
  if (point.kind !== "point" || !isOperative(text.slice(point.length), tongue)) return false
  if (lettered !== "")
    return follows(lettered, point.token, "point-letter") && top?.type === "operative" && points?.isEmpty() === true
  const first = /^[aа]$/u.test(point.token) && zone === "preamble"
  return first && hasParagraph(nodes) && /,["”»’)]*$/.test(open?.strand.text ?? "")
}

const isPoint = ({ open, points, top }: Desk, point: Point, ended: boolean): boolean => {
  if (open === undefined || points === undefined) return false
  // Behind a heading within the list its points go on.
  const headed = open !== top && open.number === null && isHeadingLike(open.strand.text) && point.kind !== "dash"
  return points.accepts(point, open.strand.text, ended || headed)
}

/** A paragraph whose whole matter follows it: "Adopts the following political declaration:". */
const DECLARES =
  /^(?:\d+\. )?(?:Solemnly )?(?:Adopts|Approves|Proclaims|Endorses|Adopte|Aprueba|принимает)\b.{0,40}\b(?:following|suivante?|siguiente|следующ\p{L}+)\b.*:$/iu
