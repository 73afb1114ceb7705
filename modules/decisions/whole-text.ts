import type { Document } from "#modules/decisions/document.ts"
import { mastheadOf } from "#modules/decisions/printable.ts"
import type { NoteText, Provision } from "#modules/decisions/provision.ts"
import type { Language } from "#platform/kernel/language.ts"
import type * as read from "@palermo/documents"

/** A paragraph or heading as a text has it, whether the record keeps it by now or not. */
export type Passage = Pick<
  Provision,
  "anchor" | "kind" | "number" | "section" | "depth" | "opening" | "text" | "marks" | "confidence"
>

/** What is known of a text besides its words, as far as comparing and linting it asks. */
export type Head = Pick<
  Document,
  "symbol" | "number" | "titles" | "kind" | "stage" | "session" | "adopted" | "dated" | "agendaItem" | "sponsors"
>

/** All the words of one version of a document, in one language. */
export type WholeText = {
  readonly language: Language
  readonly head: Head
  /** The organ that speaks, in English. */
  readonly speaks: string | null
  readonly passages: readonly Passage[]
  readonly notes: readonly NoteText[]
}

/**
 * Makes of a text of the record the reading it once came from: the same tree
 * under the same anchors, laid out anew, its mandates left to be read.
 * Positions are in the source that is made here, one passage after the other.
 */
export function readingOf({ language, head, speaks, passages, notes }: WholeText): read.Reading {
  const page = laying()
  const children: (read.Heading | Growing)[] = []
  const above: Growing[] = []
  for (const { anchor, kind, number, section, depth, opening, text, marks, confidence } of passages) {
    const own = { id: anchor, number, text, marks, position: page.lay(text) }
    if (kind !== "preambular" && kind !== "operative" && kind !== "sub" && kind !== "annexed") {
      children.push({ ...own, type: kind })
      above.length = 0
      continue
    }
    const paragraph: Growing = { ...own, type: kind, section, opening, confidence, children: [] }
    above.length = Math.min(above.length, depth)
    const parent = depth > 0 ? above.at(-1) : undefined
    if (parent) parent.children.push(paragraph)
    else children.push(paragraph)
    above.push(paragraph)
  }
  const laid = notes.map(({ mark, text, marks, ibidem }) => ({ mark, text, marks, ibidem, position: page.lay(text) }))
  return {
    ...{ format: "text", language, source: page.source(), masthead: mastheadOf(head, language, speaks) },
    ...{ children, notes: laid, mandates: [], citations: [], unplaced: [], doubts: [], confidence: 1 },
  }
}

type Growing = read.Paragraph & { readonly children: Growing[] }

/** Lays texts down one below the other, and tells where each lies. */
function laying() {
  let source = ""
  const lay = (text: string): read.Position => {
    const start = source.length
    const end = start + text.length
    source += `${text}\n\n`
    return { start, end, pieces: [[start, end]] }
  }
  return { lay, source: () => source }
}
