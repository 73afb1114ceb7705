import type { Range } from "./source.ts"

/** A language a document may be in, by its code of two letters; `null` where it could not be told. */
export type Tongue = "ar" | "en" | "es" | "fr" | "ru" | "zh"

/**
 * A United Nations document as it was understood: a plain tree whose every
 * node says where it stands in the source's text. Reading never fails; what
 * found no place is kept in `unplaced`.
 */
export type Reading = {
  readonly format: "text" | "docx" | "doc" | "pdf" | "html" | "akn" | "json"
  readonly language: Tongue | null
  /** The text all positions refer to. */
  readonly source: string
  readonly masthead: Masthead
  /** In printed order: headings, enacting lines, preambular and operative paragraphs, closing, annexes. */
  readonly children: readonly Node[]
  readonly notes: readonly Note[]
  readonly mandates: readonly Mandate[]
  /** All works named in text and notes, each once, in the order they first appear. */
  readonly citations: readonly Citation[]
  readonly unplaced: readonly Unplaced[]
  /** What a person should look at before keeping this, worst first. */
  readonly doubts: readonly Doubt[]
  /** How sure the reader is of the structure as a whole, from 0 to 1. */
  readonly confidence: number
}

/** What the head of a document says of it, each item as printed or derived (see the doubts for derived ones). */
export type Masthead = {
  readonly symbol: string | null
  /** Number of the resolution or decision, as `64/293`. */
  readonly number: string | null
  readonly title: string | null
  /** The organ that speaks, in English. */
  readonly body: string | null
  readonly kind: "resolution" | "draft_resolution" | "decision" | "presidential_statement" | null
  readonly status: "adopted" | "draft" | null
  /** ISO dates. */
  readonly adopted: string | null
  readonly dated: string | null
  readonly session: string | null
  readonly agendaItem: string | null
  readonly sponsors: readonly string[]
  /** The group the sponsors speak for, as their note or the brackets behind them say; absent where they say nothing. */
  readonly onBehalfOf?: string
  readonly distribution: string | null
  readonly jobNumber: string | null
  readonly meeting: string | null
  /** An act that recommends a nested draft for adoption by another organ. */
  readonly wrapper: { readonly verb: string; readonly addressee: string } | null
}

/** How an act was adopted: without a vote, or by one with its counts and, where they are listed, the names of those who voted. */
export type Vote = {
  /** The further act or draft it belongs to, as `act_2`; empty for the document's own text. */
  readonly part: string
  readonly outcome: "adopted" | "rejected"
  readonly manner: "without-vote" | "vote"
  readonly favour: VoteSide
  readonly against: VoteSide
  readonly abstaining: VoteSide
  /** Ids of the closing lines that tell it. */
  readonly closing: readonly string[]
}

/** One side of a vote: its count as printed, or by its names; `null` where neither is there. */
export type VoteSide = { readonly count: number | null; readonly names: readonly string[] }

/** Where a node stands in the source: its first and last unit, and the pieces in between that are its own. */
export type Position = { readonly start: number; readonly end: number; readonly pieces: readonly Range[] }

/** A part of a text: a heading, or a paragraph with what stands below it. */
export type Node = Heading | Paragraph

/**
 * A line that orders the text and asks nothing: a title, a section head, the enacting line, the closing, an annex head.
 *
 * A `wrapper` puts a draft before another organ, or several. Such a draft, and a further act in the same file, is a part
 * with a title, preamble and numbers of its own: the ids of all that stands in it begin with its own, as
 * `draft_1__enacting_1` or `act_2__para_3`; `partOf` in `part.ts` takes it from there.
 */
export type Heading = {
  readonly type: "title" | "section" | "enacting" | "wrapper" | "closing" | "annex"
  readonly id: string
  /** Roman numeral or letter of a section, number of an annex. */
  readonly number: string | null
  readonly text: string
  readonly marks: readonly Mark[]
  readonly position: Position
}

/** A paragraph, the unit everything else hangs on. Its text is whole and clean: notes lifted out, lines joined. */
export type Paragraph = {
  /** `sub` stands below an operative paragraph, a preambular one or another `sub`; `annexed` in an annex. */
  readonly type: "preambular" | "operative" | "sub" | "annexed"
  /** Stable in the document: `pp_3`, `para_11`, `para_10__point_a`, `sec_II__para_2`, `annex_1__para_4`, `draft_1__para_2`. */
  readonly id: string
  /** As printed, without the full stop: `11`, `(a)`, `(ii)`; `null` where none is printed. */
  readonly number: string | null
  /** The section it stands in, as `II`. */
  readonly section: string | null
  /** Opening words: `Recalling also` or `Takes note with appreciation`; `null` where none is known. */
  readonly opening: string | null
  readonly text: string
  readonly marks: readonly Mark[]
  readonly position: Position
  readonly children: readonly Paragraph[]
  /** How sure the reader is of this paragraph's place, number and opening, from 0 to 1. */
  readonly confidence: number
}

/** Something seen inside a text, by its range there. */
export type Mark =
  | { readonly type: "italic"; readonly range: Range }
  /** A note is called after the unit before `range[0]`; the mark itself is not part of the text. */
  | { readonly type: "note"; readonly range: Range; readonly note: string }
  | { readonly type: "citation"; readonly range: Range; readonly citation: Citation }

/** A numbered note, lifted out of the sentence it cut. `Ibid.` carries the source it stands for. */
export type Note = {
  readonly mark: string
  readonly text: string
  readonly marks: readonly Mark[]
  readonly position: Position
  readonly ibidem: string | null
}

/** A work that is named. `id` is its symbol (`CTOC/COP/2008/8`) or its number (`61/144`). */
export type Citation = {
  readonly kind: "resolution" | "decision" | "document" | "treaty" | "internal"
  /** Short name of the organ: `GA`, `SC`, `ECOSOC`, `HRC`, `COP`, `CCPCJ`. */
  readonly body: string | null
  readonly id: string
  /** The document symbol it stands for, where that is known, as `A/RES/61/144`. */
  readonly symbol: string | null
}

/** What a verb does, from deciding to taking note. */
export type VerbClass =
  | "decision"
  | "approval"
  | "demand"
  | "direction"
  | "request"
  | "urging"
  | "call"
  | "invitation"
  | "appreciation"
  | "concern"
  | "position"
  | "notice"

/** To which of four a request counts. */
export type Target = "secretariat" | "states" | "other" | "none"

/** One finite clause of an operative paragraph: who is asked to do what, by when. */
export type Mandate = {
  /** Id of the paragraph it stands in, and which clause of it this is, from 1. */
  readonly paragraph: string
  readonly clause: number
  /** `mandate` binds or directs an implementing entity; `recommendation` asks States and others; `position` asks nobody. */
  readonly kind: "mandate" | "recommendation" | "position"
  readonly verb: string
  /** Without also, further, strongly: `requests`. */
  readonly core: string
  readonly class: VerbClass
  /** Suggested force from 0 (notes) to 7 (decides). */
  readonly level: number
  /** As printed; `null` where nobody is named. */
  readonly addressee: string | null
  /** The addressee is not printed and was inferred. */
  readonly inferred: boolean
  readonly target: Target
  /** What is to be done, in the text's words. */
  readonly action: string
  readonly deliverable: string | null
  readonly date: MandateDate | null
  readonly recurrence: string | null
  /** How often it is meant where no word says so, by session arithmetic: asked at the 78th for the 80th is `biennial`. */
  readonly implied: string | null
  /** To whom one must report, and when, in the text's words. */
  readonly report: { readonly to: readonly string[]; readonly session: string | null } | null
  /** What it says of the life of a body or a mandate: reviewed, extended, ended. */
  readonly life: "review" | "extension" | "termination" | null
  /** As `within existing resources`. */
  readonly resources: string | null
  /** Ids of the citations it rests on. */
  readonly basis: readonly string[]
  readonly confidence: number
  /** Where the clause stands in the paragraph's text, and in the source. */
  readonly range: Range
  readonly position: Position
}

/** When something is due: as printed, of which kind, and the days it resolves to, as far as it does. */
export type MandateDate = {
  readonly printed: string
  readonly kind: "session" | "calendar" | "relative" | "term" | "standing"
  readonly from: string | null
  readonly to: string | null
}

/** Text that found no place, and where it stands. */
export type Unplaced = { readonly text: string; readonly position: Position }

/** Something uncertain, with the place it concerns. */
export type Doubt = {
  readonly code:
    | "symbol-missing"
    | "symbol-derived"
    | "language-unknown"
    | "no-operative-paragraph"
    | "numbers-lost"
    | "number-out-of-order"
    | "note-without-mark"
    | "mark-without-note"
    | "verb-unknown"
    | "addressee-unknown"
    | "text-unplaced"
    | "no-enacting-line"
    | "mandates-not-read"
    | "mandates-in-part"
    | "format-loss"
  readonly paragraph: string | null
  readonly detail: string
}

/** Why a file could not be read at all; everything else is read, with doubts. */
export type Unreadable =
  | "empty-file"
  | "unknown-format"
  | "damaged-file"
  /** A password stands before it. */
  | "file-locked"
  | "no-text-layer"
  | "file-too-large"
