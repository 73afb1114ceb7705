import { type Ahead, aheadIn } from "./ahead.ts"
import type { Draft, DraftHeading } from "./draft.ts"
import { type Opening, openingOf } from "./opening.ts"
import { type Points, pointsBelow } from "./points.ts"
import { joinRows, type Row } from "./row.ts"
import type { Strand } from "./strand.ts"
import type { Doubt, Heading, Masthead, Tongue } from "./tree.ts"

/** The table a document is put in order on: what has been laid down, and what the next row may go on with. */
export type Desk = {
  readonly rows: readonly Row[]
  readonly tongue: Tongue
  readonly wrapped: boolean
  readonly known: (word: string) => boolean
  readonly start: Opening
  readonly ahead: Ahead
  readonly nodes: (Draft | DraftHeading)[]
  readonly unplaced: Strand[]
  readonly doubts: Doubt[]
  readonly closing: string[]
  zone: "preamble" | "operative" | "closing" | "annex"
  wrapper: Masthead["wrapper"]
  /** The draft or the further act that is being read, as `draft_1` or `act_2`; empty for the document's own text. */
  part: string
  /** Such a part has begun, and its title may come before its text. */
  untitled: boolean
  drafts: number
  acts: number
  section: string | null
  annex: number
  /** The last number of an operative paragraph, or of one in an annex. */
  last: number
  numbered: boolean
  /** How many sections have been counted by Roman numbers, and how many by letters. */
  sections: number
  letters: number
  /** A section has begun, so that numbers may begin anew. */
  fresh: boolean
  /** The last letter that counted an operative paragraph. */
  lettered: string
  points: Points | undefined
  /** The paragraph that goes on, and the one at the top above it. */
  open: Draft | undefined
  top: Draft | undefined
  headingOpen: boolean
}

/** A row that is to be placed, and what the words before it tell. */
export type At = {
  readonly row: Row
  readonly text: string
  readonly index: number
  /** The open paragraph ends here, as far as its last sign tells; `finished`: with a full stop. */
  readonly ended: boolean
  readonly finished: boolean
}

/** An empty table, with the place where the act begins found. */
export function deskFor(
  rows: readonly Row[],
  language: Tongue | null,
  wrapped: boolean,
  known: (word: string) => boolean,
): Desk {
  const tongue = language ?? "en"
  return {
    ...{ rows, tongue, wrapped, known, start: openingOf(rows, tongue), ahead: aheadIn(rows, tongue) },
    ...{ nodes: [], unplaced: [], doubts: [], closing: [], zone: "preamble", wrapper: null, part: "", untitled: false },
    ...{ drafts: 0, acts: 1, section: null, annex: 0, last: 0, numbered: false, sections: 0, letters: 0, fresh: false },
    ...{ lettered: "", points: undefined, open: undefined, top: undefined, headingOpen: false },
  }
}

/** What is known of a row before it is placed. */
export function atRow({ rows, open }: Desk, index: number): At {
  const row = rows[index]!
  const before = open?.strand.text
  return {
    row,
    text: row.strand.text,
    index,
    ended:
      before === undefined || /[.;:,،؛，；。：]["”»’)]*$/.test(before) || /[;,:.] (?:and|or|et|y|o|и|ou)$/.test(before),
    finished: before === undefined || /[.!?。]["”»’)\]]*$/.test(before),
  }
}

/** Begins a paragraph. */
export function begin(
  desk: Desk,
  type: Draft["type"],
  number: string | null,
  strand: Strand,
  from?: number,
  sure = true,
): void {
  const { part, section, annex } = desk
  const draft: Draft = { type, number, part, section, annex, strand, from, children: [], sure }
  desk.open = draft
  desk.top = draft
  desk.points = pointsBelow(draft, desk.wrapped)
  desk.headingOpen = false
  desk.untitled = false
  desk.nodes.push(draft)
}

/** Sets a heading down. */
export function head(desk: Desk, type: Heading["type"], number: string | null, strand: Strand): void {
  desk.nodes.push({ type, number, part: desk.part, strand })
  desk.headingOpen = true
  desk.open = undefined
}

/** Begins a part with a text of its own: a draft within the act, or a further act; numbers and sections begin anew. */
export function beginPart(desk: Desk, part: string): void {
  Object.assign(desk, { part, zone: "preamble", section: null, last: 0, sections: 0, letters: 0, fresh: false })
  Object.assign(desk, { lettered: "", open: undefined, top: undefined, points: undefined, untitled: true })
}

/** Begins an annex, whose numbers are its own. */
export function beginAnnex(desk: Desk, number: string | null, strand: Strand): void {
  desk.zone = "annex"
  desk.annex++
  desk.last = 0
  head(desk, "annex", number, strand)
}

/** No paragraph is longer than this; what goes on beyond it is no document, and must not be joined line by line for minutes. */
const LONGEST = 20_000

/** Joins a row to what is open; what nothing can take is unplaced. */
export function continueWith(desk: Desk, { row }: At): void {
  const one = desk.open ?? (desk.headingOpen ? desk.nodes.at(-1) : undefined)
  if (one && one.strand.text.length < LONGEST) one.strand = joinRows(one.strand, row.strand, desk.known)
  else desk.unplaced.push(row.strand)
}
