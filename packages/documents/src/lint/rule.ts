import type { Range } from "../source.ts"
import type { Heading, Note, Paragraph, Reading } from "../tree.ts"
import type { Treaty } from "./treaty.ts"

/** Something in a text that is not as the drafting rules have it. It is a warning, always: a text may have its reasons. */
export type Finding = {
  /** Code of the rule, as `preambular-comma`. */
  readonly rule: string
  readonly place: Place
  /** Which of the rule's sentences tells what was found, as `twice`; `null` where the rule itself says it all. */
  readonly sense: string | null
  /** What that sentence names: words of the text, names, numbers. A paragraph of an article that has none is `none`. */
  readonly values: Readonly<Record<string, string | number>>
  /** The words to put there, in the language of the text; empty where those at the place are to go; `null` where only advice can be given. */
  readonly replacement: string | null
}

/**
 * Where something was found: the id of a paragraph or heading and a range in its
 * text; `note_3` for the third note and a range in its text; `source` for what
 * stands outside both, and a range in the source.
 */
export type Place = { readonly anchor: string; readonly range: Range }

/** What a rule says of one place; its code is added by who asked it. */
export type Found = Omit<Finding, "rule">

/** One rule of drafting. */
export type Rule = {
  readonly code: string
  /** Where the rule is from. */
  readonly source: string
  /** Languages it is written for; all where none is named. A text whose language is unknown is taken for English. */
  readonly languages?: readonly NonNullable<Reading["language"]>[]
  /** The sentences beside its own that its findings may ask for; `advice` is the one where it has no words to put. */
  readonly senses?: readonly string[]
  readonly check: (text: Examined) => readonly Found[]
}

/** A paragraph with where it stands: how deep, below which other, and among which others. */
export type Stood = {
  readonly paragraph: Paragraph
  /** 0 at the top. */
  readonly depth: number
  /** The last of those it stands among, at this depth. */
  readonly last: boolean
  /** The paragraph of the top it stands below, or itself. */
  readonly top: Paragraph
}

/** A reading laid out for the rules, so that each need not walk the tree anew. */
export type Examined = {
  readonly reading: Reading
  readonly treaties: readonly Treaty[]
  readonly headings: readonly Heading[]
  readonly preambular: readonly Paragraph[]
  readonly operative: readonly Paragraph[]
  /** All of preamble and operative part with all below them, annexes left out. */
  readonly all: readonly Stood[]
  /** Paragraphs that follow one another without a heading between, all of one type. */
  readonly runs: readonly (readonly Paragraph[])[]
  /** Numbered notes with their place in the whole list; signs such as a star are left out. */
  readonly numbered: readonly { readonly note: Note; readonly anchor: string }[]
}

/** A finding with the words to put there, told by the rule's own sentence. */
export const instead = (place: Place, replacement: string): Found => ({ place, sense: null, values: {}, replacement })

/** The place of a stretch of a paragraph. */
export const at = (paragraph: Paragraph, from: number, to: number): Place => ({
  anchor: paragraph.id,
  range: [from, to],
})

/** The place of the last sign of a paragraph. */
export const atEnd = ({ id, text }: Paragraph): Place => ({
  anchor: id,
  range: [Math.max(0, text.length - 1), text.length],
})

/** The place of all of a paragraph. */
export const whole = (paragraph: Paragraph): Place => at(paragraph, 0, paragraph.text.length)
