import { aheadIn } from "./ahead.ts"
import { type Draft, type DraftHeading, hasOperative, hasParagraph } from "./draft.ts"
import { follows } from "./enumeration.ts"
import {
  annexOf,
  isClosing,
  isEnacting,
  isHeadingLike,
  isOpener,
  isOperative,
  isSureOpener,
  letterOf,
  lettersSection,
  numberOf,
  type Point,
  pointOf,
  sectionOf,
  wrapperOf,
} from "./line-kind.ts"
import { fromRoman } from "./numerals.ts"
import { isDecisionLead, openingOf } from "./opening.ts"
import { type Points, pointsBelow } from "./points.ts"
import { joinRows, type Row } from "./row.ts"
import { cut, type Strand, tidy } from "./strand.ts"
import type { Doubt, Heading, Masthead, Tongue } from "./tree.ts"

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
  const tongue = language ?? "en"
  const start = openingOf(rows, tongue)
  const ahead = aheadIn(rows, tongue)
  const nodes: (Draft | DraftHeading)[] = []
  const unplaced: Strand[] = []
  const doubts: Doubt[] = []
  const closing: string[] = []
  let zone: "preamble" | "operative" | "closing" | "annex" = "preamble"
  let wrapper: Masthead["wrapper"] = null
  let section: string | null = null
  let annex = 0
  let last = 0
  let numbered = false
  let sections = 0
  let letters = 0
  let fresh = false
  let lettered = ""
  let points: Points | undefined
  let open: Draft | undefined
  let top: Draft | undefined
  let headingOpen = false
  const enacting = rows[start.body - 1] && start.enacting ? rows[start.body - 1]!.strand.text : null
  if (start.enacting) nodes.push({ type: "enacting", number: null, strand: rows[start.body - 1]!.strand })

  const begin = (type: Draft["type"], number: string | null, strand: Strand, from?: number, sure = true) => {
    open = { type, number, section, annex, strand, from, children: [], sure }
    top = open
    points = pointsBelow(open, wrapped)
    headingOpen = false
    nodes.push(open)
  }
  const heading = (type: Heading["type"], number: string | null, strand: Strand) => {
    nodes.push({ type, number, strand })
    headingOpen = true
    open = undefined
  }

  for (let index = start.body; index < rows.length; index++) {
    const row = rows[index]!
    const text = row.strand.text
    const ended =
      open === undefined ||
      /[.;:,،؛，；。：]["”»’)]*$/.test(open.strand.text) ||
      /[;,:.] (?:and|or|et|y|o|и|ou)$/.test(open.strand.text)
    const finished = open === undefined || /[.!?。]["”»’)\]]*$/.test(open.strand.text)

    if (zone !== "annex" && isClosing(text) && (ended || finished)) {
      zone = "closing"
      closing.push(text)
      heading("closing", null, row.strand)
      continue
    }
    const annexed = annexOf(text)
    if (
      annexed &&
      (zone !== "preamble" || nodes.length > 1) &&
      (open === undefined || finished || zone === "annex" || ended)
    ) {
      zone = "annex"
      annex++
      last = 0
      heading("annex", annexed.number, row.strand)
      continue
    }
    if (zone === "closing") {
      if (isEnacting(text)) {
        zone = "preamble"
        last = 0
        heading("enacting", null, row.strand)
      } else {
        closing.push(text)
        heading("closing", null, row.strand)
      }
      continue
    }
    if (zone === "annex" && isClosing(text) && /meeting/.test(text)) {
      closing.push(text)
      heading("closing", null, row.strand)
      continue
    }
    if (zone === "annex") {
      annexRow(row, text, ended)
      continue
    }
    const part = sectionOf(text)
    if (
      part &&
      (open === undefined || ended) &&
      (part.title === "" ? rows[index + 1] !== undefined : sections > 0 || part.number === "I") &&
      fromRoman(part.number.toLowerCase()) === sections + 1
    ) {
      sections++
      section = part.number
      fresh = true
      zone = "preamble"
      heading("section", part.number, row.strand)
      continue
    }
    const capital = lettersSection(text)
    if (
      capital &&
      (open === undefined || ended) &&
      ahead.leadsOn(index) &&
      (capital === "A" ? letters === 0 : capital.charCodeAt(0) === 65 + letters)
    ) {
      letters++
      fresh = true
      if (sections === 0) section = capital
      zone = "preamble"
      heading("section", capital, row.strand)
      continue
    }
    if (isEnacting(text) && (zone === "preamble" ? !hasParagraph(nodes) : finished || text.endsWith(","))) {
      heading("enacting", null, row.strand)
      zone = "preamble"
      last = 0
      continue
    }
    const nested = wrapperOf(stripNumber(text))
    if (nested && !wrapper && !hasOperative(nodes)) {
      wrapper = nested
      heading("wrapper", null, row.strand)
      continue
    }
    if (
      open !== undefined &&
      open === top &&
      open.number === null &&
      DECLARES.test(open.strand.text) &&
      !wrapperOf(text) &&
      numberOf(text)?.number !== last + 1
    ) {
      zone = "annex"
      annex++
      last = 0
      heading("annex", null, row.strand)
      continue
    }
    const number = numberOf(text)
    if (number && acceptNumber(number.number, text.slice(number.length), index)) {
      zone = "operative"
      numbered = true
      fresh = false
      last = number.number
      begin("operative", String(number.number), tidy(cut(row.strand, number.length)), row.strand.at[0])
      continue
    }
    const point = pointOf(text)
    if (point && opensByLetter(point, text)) {
      zone = "operative"
      lettered = point.token
      begin("operative", point.shown, tidy(cut(row.strand, point.length)), row.strand.at[0])
      continue
    }
    const runsOn = row.flow === "goes-on" || (row.flow === "may-go-on" && !/[:;.]$/.test(open?.strand.text ?? ""))
    if (point && top && top.strand.text !== "" && !runsOn && isPoint(point, ended)) {
      open = points?.add(point, row.strand)
      continue
    }
    if (closesList(row, text, ended)) {
      open = points?.close(row.strand)
      continue
    }
    if (zone === "preamble") {
      preambleRow(row, text, ended, index)
      continue
    }
    if (zone === "operative") operativeRow(row, text, ended, finished, index)
  }
  return {
    head: rows.slice(0, start.head).map((row) => row.strand),
    enacting,
    nodes,
    unplaced,
    closing: closing.join(" "),
    wrapper,
    statement: start.statement,
    doubts,
  }

  function continueWith(row: Row) {
    const one = open ?? (headingOpen ? nodes.at(-1) : undefined)
    if (one && one.strand.text.length < LONGEST) one.strand = joinRows(one.strand, row.strand, known)
    else unplaced.push(row.strand)
  }

  function acceptNumber(number: number, rest: string, index: number): boolean {
    const verb = rest === "" ? isOperative(rows[index + 1]?.strand.text ?? "", tongue) : isOperative(rest, tongue)
    if (fresh && number === 1) return true
    if (number === last + 1) return rest === "" || verb || !wrapped || !/^\p{Ll}/u.test(rest)
    if (number === 1 && verb && zone === "operative" && open !== undefined && /[.]["”]?$/.test(open.strand.text))
      return true
    if (number > last && number <= last + 5 && verb) {
      doubts.push({ code: "number-out-of-order", paragraph: null, detail: `${last} → ${number}` })
      return true
    }
    return false
  }

  /** Decisions may count their operative paragraphs by letters, straight after the preamble. */
  function opensByLetter(point: Point, text: string): boolean {
    if (point.kind !== "point" || !isOperative(text.slice(point.length), tongue)) return false
    if (lettered !== "")
      return follows(lettered, point.token, "point-letter") && top?.type === "operative" && points?.isEmpty() === true
    return (
      /^[aа]$/u.test(point.token) &&
      zone === "preamble" &&
      hasParagraph(nodes) &&
      /,["”»’)]*$/.test(open?.strand.text ?? "")
    )
  }

  function isPoint(point: Point, ended: boolean): boolean {
    return open !== undefined && points !== undefined && points.accepts(point, open.strand.text, ended)
  }

  /** After its sub-paragraphs a sentence may go on in a line of its own, in small letters; Russian paragraphs all open so. */
  function closesList(row: Row, text: string, ended: boolean): boolean {
    const apart = !wrapped || row.flow === "opens" || (row.gap > 0 && !row.broken)
    const below =
      top !== undefined && open !== top && top.children.at(-1)?.number !== null && points?.isEmpty() === false
    return apart && below && ended && tongue !== "ru" && /^\p{Ll}/u.test(text)
  }

  function preambleRow(row: Row, text: string, ended: boolean, index: number) {
    const opener = isOpener(text, tongue) || (tongue === "zh" && isRecital(text, index))
    const before = open?.strand.text ?? ""
    const previous = nodes.at(-1)
    if (open === undefined) {
      if (opener) begin("preambular", null, row.strand)
      else if (isDecisionLead(text)) {
        zone = "operative"
        begin("operative", null, row.strand)
      } else if (start.statement || isOperative(text, tongue)) {
        zone = "operative"
        begin("operative", null, row.strand)
      } else if (headingOpen && previous && "type" in previous && previous.type === "section") continueWith(row)
      else if (/,$/.test(text) && text.length > 40) begin("preambular", null, row.strand, undefined, false)
      else if (isHeadingLike(text)) {
        const letter = letterOf(text)
        heading("section", letter, row.strand)
      } else unplaced.push(row.strand)
      return
    }
    const stop = /[,;.:،؛，；。：]["”»’)]*$/.test(before)
    const goesOn = row.flow === "goes-on" || (row.flow === "may-go-on" && !isSureOpener(text))
    if (opener && (stop || isSureOpener(text)) && !(wrapped && row.gap === 0 && !stop) && !goesOn)
      return begin("preambular", null, row.strand)
    if (stop && isOperative(text, tongue) && !goesOn) {
      zone = "operative"
      return begin("operative", null, row.strand)
    }
    const short = isHeadingLike(text) && (!wrapped || row.gap > 0) && stop && !row.broken
    if (short && (/[.;]$/.test(before) || (text.length < 90 && ahead.leadsOn(index))))
      return heading("section", null, row.strand)
    continueWith(row)
  }

  /** In Chinese a preambular paragraph opens with the same verb as an operative one; its comma tells, or the numbers to come. */
  function isRecital(text: string, index: number): boolean {
    return /^[“《\p{Script=Han}]/u.test(text) && (/，$/.test(text) || ahead.isCounted(index))
  }

  function operativeRow(row: Row, text: string, ended: boolean, finished: boolean, index: number) {
    if (open === undefined) {
      if (tongue !== "zh" && isOpener(text, tongue)) {
        zone = "preamble"
        return begin("preambular", null, row.strand)
      }
      if (isOperative(text, tongue)) return begin("operative", null, row.strand)
      return continueWith(row)
    }
    if (start.statement && /^["“]?The (?:Security )?Council\b/.test(text) && finished)
      return begin("operative", null, row.strand)
    const strong = /[;.؛；。]["”»’)]*$/.test(open.strand.text) || /[;,] (?:and|et|y)$/.test(open.strand.text)
    if (
      strong &&
      row.flow !== "goes-on" &&
      isOperative(text, tongue) &&
      (!numbered || !/:$/.test(top?.strand.text ?? "") || open === top)
    )
      return begin("operative", null, row.strand)
    const short =
      isHeadingLike(text) &&
      (!wrapped || row.gap > 0) &&
      ended &&
      !/,$/.test(open.strand.text) &&
      !/:$/.test(open.strand.text)
    if (short && finished && !ahead.isOperative(index + 1, last, numbered) && ahead.isLong(index + 1)) {
      zone = "annex"
      annex++
      last = 0
      return heading("annex", null, row.strand)
    }
    if (short) return heading("section", null, row.strand)
    continueWith(row)
  }

  function annexRow(row: Row, text: string, ended: boolean) {
    const number = numberOf(text)
    // A year may open a line of an annex too.
    if (number && (number.number === last + 1 || (ended && number.number < 1000))) {
      last = number.number
      return begin("annexed", String(number.number), tidy(cut(row.strand, number.length)), row.strand.at[0])
    }
    const point = pointOf(text)
    if (point && top?.type === "annexed" && isPoint(point, ended)) {
      open = points?.add(point, row.strand)
      return
    }
    const cutByPage = row.broken && /[,،，]$/.test(open?.strand.text ?? "")
    if (open && (!ended || cutByPage || row.flow === "goes-on")) return continueWith(row)
    const before = nodes.at(-1)
    const titled = before?.type === "annex" || before?.type === "title"
    if (headingOpen && titled && wrapped && row.gap === 0 && before.type === "title") return continueWith(row)
    if (headingOpen && before?.type === "annex" && isHeadingLike(text)) return heading("title", null, row.strand)
    if (headingOpen && titled && isHeadingLike(text)) return continueWith(row)
    if (isHeadingLike(text) && (!wrapped || row.gap > 0)) return heading("section", null, row.strand)
    if (wrapped && open && row.gap === 0) return continueWith(row)
    begin("annexed", null, row.strand)
  }
}

/** No paragraph is longer than this; what goes on beyond it is no document, and must not be joined line by line for minutes. */
const LONGEST = 100_000

/** A paragraph whose whole matter follows it: "Adopts the following political declaration:". */
const DECLARES =
  /^(?:\d+\. )?(?:Solemnly )?(?:Adopts|Approves|Proclaims|Endorses|Adopte|Aprueba|принимает)\b.{0,40}\b(?:following|suivante?|siguiente|следующ\p{L}+)\b.*:$/iu

const stripNumber = (text: string) => text.replace(/^\d{1,2}\.\s+/, "")
