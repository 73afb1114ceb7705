import type { Document } from "#modules/decisions/document.ts"
import type { Head } from "#modules/decisions/whole-text.ts"
import type { NoteText, Provision } from "#modules/decisions/provision.ts"
import type { Language } from "#platform/kernel/language.ts"
import type * as read from "@palermo/documents"

type Printed = {
  readonly language: Language
  readonly masthead: read.Masthead
  readonly children: (Heading | Paragraph)[]
  readonly notes: readonly NoteText[]
}
type Own = Pick<Provision, "number" | "text" | "marks"> & { readonly id: string }
type Heading = Own & { readonly type: read.Heading["type"] }
type Paragraph = Own & {
  readonly type: read.Paragraph["type"]
  readonly opening: string | null
  readonly children: Paragraph[]
}

/** Makes of the rows of a document what can be printed as text, as Akoma Ntoso or as a Word file. `speaks` is its organ's name. */
export function printableOf(
  document: Document,
  language: Language,
  provisions: readonly Provision[],
  notes: readonly NoteText[],
  speaks: string | null,
): Printed {
  const children: (Heading | Paragraph)[] = []
  const above: Paragraph[] = []
  for (const { anchor: id, kind, number, opening, text, marks, depth } of provisions) {
    const own = { id, number, text, marks }
    if (kind !== "preambular" && kind !== "operative" && kind !== "sub" && kind !== "annexed") {
      children.push({ ...own, type: kind })
      above.length = 0
      continue
    }
    const paragraph: Paragraph = { ...own, type: kind, opening, children: [] }
    above.length = Math.min(above.length, depth)
    const parent = depth > 0 ? above.at(-1) : undefined
    if (parent) parent.children.push(paragraph)
    else children.push(paragraph)
    above.push(paragraph)
  }
  return { language, masthead: mastheadOf(document, language, speaks), children, notes }
}

/** What a reader would have found at the head of a text, from what the record knows of it. */
export function mastheadOf(head: Head, language: Language, speaks: string | null): read.Masthead {
  const { symbol, number, titles, kind, stage, session, adopted, dated, agendaItem, sponsors } = head
  return {
    ...{ symbol, number, adopted, dated, session, agendaItem, sponsors },
    title: titles[language] ?? null,
    body: speaks,
    kind: kinds[kind],
    status: stage === "adopted" ? "adopted" : "draft",
    distribution: null,
    jobNumber: null,
    meeting: null,
    wrapper: null,
  }
}

const kinds = {
  resolution: "resolution",
  "draft-resolution": "draft_resolution",
  decision: "decision",
  "presidential-statement": "presidential_statement",
  other: null,
} as const
