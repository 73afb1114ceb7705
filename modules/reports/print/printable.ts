import type { Layout, Line, Piece } from "#modules/reports/print/layout.ts"
import type { Language } from "#platform/kernel/language.ts"

type Mark = { readonly type: "note"; readonly range: readonly [number, number]; readonly note: string }
type Own = {
  readonly id: string
  readonly number: string | null
  readonly text: string
  readonly marks: readonly Mark[]
}
type Paragraph = Own & {
  readonly type: "operative" | "sub"
  readonly opening: null
  readonly children: Paragraph[]
  readonly table?: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly bars?: readonly (number | null)[]
  }
}

/** Makes of a layout what the library of documents prints as a Word file or as Akoma Ntoso. */
export function printableOf(layout: Layout) {
  const { language, title, symbol, organ, session, agendaItem, dated, lines, notes } = layout
  return {
    language,
    organ,
    masthead: {
      ...{ symbol, number: null, title, body: organ, kind: null, status: null, adopted: null, dated },
      ...{
        session,
        agendaItem,
        sponsors: [],
        distribution: distribution[language],
        jobNumber: null,
        meeting: null,
        wrapper: null,
      },
    },
    children: lines.map(nodeOf),
    notes: notes.map((text, n) => ({ mark: String(n + 1), text, marks: [] })),
  }
}

/** How far a report goes, as its masthead says it. */
const distribution: Readonly<Record<Language, string>> = {
  ...{ ar: "General", en: "General", es: "general", fr: "générale", ru: "General", zh: "General" },
}

function nodeOf(line: Line): Paragraph | (Own & { readonly type: "section" }) {
  if (line.kind === "heading") {
    const { id, number, text } = line
    return { type: "section", id, number, text: `${number}. ${text}`, marks: [] }
  }
  const { id, number, pieces, below, table } = line
  return {
    ...{ type: "operative", opening: null, id, number },
    ...textOf(pieces),
    children: below.map((each) => ({
      ...{ type: "sub", opening: null, id: each.id, number: each.number, children: [] },
      ...textOf(each.pieces),
    })),
    ...(table && {
      table: { head: table.head, rows: table.rows, ...(table.bars && { bars: table.bars }) },
    }),
  }
}

function textOf(pieces: readonly Piece[]): { readonly text: string; readonly marks: Mark[] } {
  let text = ""
  const marks: Mark[] = []
  for (const piece of pieces) {
    text += piece.text
    if (piece.note !== undefined)
      marks.push({ type: "note", range: [text.length, text.length], note: String(piece.note) })
  }
  return { text, marks }
}
