import { type At, begin, beginAnnex, continueWith, type Desk, head } from "./desk.ts"
import {
  isHeadingLike,
  isOpener,
  isOperative,
  isSureOpener,
  labelled,
  letterOf,
  numberOf,
  type Point,
  pointOf,
  sectionOf,
} from "./line-kind.ts"
import { isDecisionLead } from "./opening.ts"
import { cut, tidy } from "./strand.ts"

/** Places a row before the operative part: a preambular paragraph, the first operative one, a heading, or more of what is open. */
export function preambleRow(desk: Desk, at: At): void {
  const { tongue, wrapped, nodes, ahead } = desk
  const { row, text, index } = at
  const label = labelled(text)
  if (label) return begin(desk, "preambular", label.label, tidy(cut(row.strand, label.length)), row.strand.at[0])
  const opener = isOpener(text, tongue) || (tongue === "zh" && isRecital(desk, at))
  const operative = (): void => {
    desk.zone = "operative"
    begin(desk, "operative", null, row.strand)
  }
  if (desk.open === undefined) {
    if (isTitle(desk, at)) continueWith(desk, at)
    else if (opener) begin(desk, "preambular", null, row.strand)
    else if (isDecisionLead(text) || desk.start.statement || isOperative(text, tongue)) operative()
    else if (desk.headingOpen && nodes.at(-1)?.type === "section") continueWith(desk, at)
    else if (/,$/.test(text) && text.length > 40) begin(desk, "preambular", null, row.strand, undefined, false)
    else if (isHeadingLike(text)) head(desk, "section", letterOf(text), row.strand)
    else desk.unplaced.push(row.strand)
    return
  }
  const before = desk.open.strand.text
  const stop = /[,;.:،؛，；。：]["”»’)]*$/.test(before)
  const opensLarge = opener && /^["“«]?\p{Lu}/u.test(text) && (isSureOpener(text) || tongue === "fr" || tongue === "es")
  const goesOn = row.flow === "goes-on" || (row.flow === "may-go-on" && !opensLarge)
  if (opener && (stop || isSureOpener(text)) && !(wrapped && row.gap === 0 && !stop) && !goesOn)
    return begin(desk, "preambular", null, row.strand)
  if (stop && isOperative(text, tongue) && !goesOn) return operative()
  const short = isHeadingLike(text) && (!wrapped || row.gap > 0) && stop && !row.broken
  if (short && (/[.;]$/.test(before) || (text.length < 90 && ahead.leadsOn(index))))
    return head(desk, "section", null, row.strand)
  continueWith(desk, at)
}

/** "Keeping of lamps" below the number of a section is its title, though it opens like a preambular paragraph. */
const isTitle = ({ headingOpen, nodes, rows, wrapped }: Desk, { text, index }: At): boolean =>
  headingOpen &&
  nodes.at(-1)?.type === "section" &&
  text.length < 90 &&
  isHeadingLike(text) &&
  !isSureOpener(text) &&
  (!wrapped || rows[index + 1]?.gap !== 0)

/** In Chinese a preambular paragraph opens with the same verb as an operative one; its comma tells, or the numbers to come. */
const isRecital = ({ ahead }: Desk, { text, index }: At): boolean =>
  /^[“《\p{Script=Han}]/u.test(text) && (/，$/.test(text) || ahead.isCounted(index))

/** Places a row in the operative part that no number or letter opens. */
export function operativeRow(desk: Desk, at: At): void {
  const { tongue, wrapped, open, top, ahead, last, numbered } = desk
  const { row, text, index, ended, finished } = at
  if (open === undefined) {
    if (tongue !== "zh" && isOpener(text, tongue)) {
      desk.zone = "preamble"
      return begin(desk, "preambular", null, row.strand)
    }
    if (isOperative(text, tongue)) return begin(desk, "operative", null, row.strand)
    return continueWith(desk, at)
  }
  if (desk.start.statement && /^["“]?The (?:Security )?Council\b/.test(text) && finished)
    return begin(desk, "operative", null, row.strand)
  const strong = /[;.؛；。]["”»’)]*$/.test(open.strand.text) || /[;,] (?:and|et|y)$/.test(open.strand.text)
  const beside = !numbered || !/:$/.test(top?.strand.text ?? "") || open === top
  if (strong && row.flow !== "goes-on" && isOperative(text, tongue) && beside)
    return begin(desk, "operative", null, row.strand)
  const short = isHeadingLike(text) && (!wrapped || row.gap > 0) && ended && !/[,:]$/.test(open.strand.text)
  if (short && finished && !ahead.isOperative(index + 1, last, numbered) && ahead.isLong(index + 1))
    return beginAnnex(desk, null, row.strand)
  if (short) return head(desk, "section", null, row.strand)
  continueWith(desk, at)
}

/** Places a row in an annex: its title, its paragraphs with numbers of their own, its headings. */
export function annexRow(desk: Desk, at: At, isPoint: (desk: Desk, point: Point, ended: boolean) => boolean): void {
  const { wrapped, open, headingOpen } = desk
  const { row, text, ended } = at
  const number = numberOf(text)
  // A year may open a line of an annex too.
  if (number && (number.number === desk.last + 1 || (ended && number.number < 1000))) {
    desk.last = number.number
    return begin(desk, "annexed", number.shown, tidy(cut(row.strand, number.length)), row.strand.at[0])
  }
  const point = pointOf(text)
  if (point && desk.top?.type === "annexed" && isPoint(desk, point, ended)) {
    desk.open = desk.points?.add(point, row.strand)
    return
  }
  const cutByPage = row.broken && /[,،，]$/.test(open?.strand.text ?? "")
  if (open && (!ended || cutByPage || row.flow === "goes-on")) return continueWith(desk, at)
  const before = desk.nodes.at(-1)
  if (sectionOf(text) && (!wrapped || row.gap > 0)) return head(desk, "section", sectionOf(text)!.number, row.strand)
  if (headingOpen && before?.type === "title" && (isHeadingLike(text) || (wrapped && row.gap === 0)))
    return continueWith(desk, at)
  if (headingOpen && before?.type === "annex" && isHeadingLike(text)) return head(desk, "title", null, row.strand)
  if (isHeadingLike(text) && (!wrapped || row.gap > 0)) return head(desk, "section", null, row.strand)
  if (wrapped && open && row.gap === 0) return continueWith(desk, at)
  begin(desk, "annexed", null, row.strand)
}
