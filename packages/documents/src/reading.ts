import { labelOf } from "./numerals.ts"
import { complete } from "./complete.ts"
import { languageOf } from "./language.ts"
import { grammarOpening, italicOpening } from "./first-words.ts"
import { readHead } from "./masthead.ts"
import { liftNotes, type Lifted, type NoteBody } from "./note.ts"
import { isDecisionLead } from "./opening.ts"
import type { Draft, DraftHeading } from "./draft.ts"
import { type Outline, outlineOf } from "./outline.ts"
import { rejoin } from "./rejoin.ts"
import { sheetOf } from "./row.ts"
import type { Source } from "./source.ts"
import { marksOf, positionOf, type Strand } from "./strand.ts"
import type { Doubt, Heading, Masthead, Node, Note, Paragraph, Reading, Tongue } from "./tree.ts"
import { unquote } from "./unquote.ts"

/**
 * Reads a source: pages become blocks, blocks a document, the document gets
 * its citations and mandates. Never throws; what found no place is in
 * `unplaced`, what is uncertain in `doubts`.
 */
export function readSource(source: Source): Reading {
  const sheet = sheetOf(source)
  const words = sheet.rows.map((row) => row.strand.text).join("\n")
  const language = languageOf(words)
  const rows = rejoin(sheet.rows, language)
  // What was put together of single words has whole paragraphs.
  const wrapped = sheet.wrapped && rows === sheet.rows
  const lifted = liftNotes(unquote(rows), wrapped)
  let vocabulary: Set<string> | undefined
  const known = (word: string) =>
    (vocabulary ??= new Set(words.toLowerCase().match(/\p{L}+/gu))).has(word.toLowerCase())
  const outline = outlineOf(lifted.rows, language, wrapped, known)
  const { masthead, doubts } = readHead({
    lines: outline.head.map((strand) => strand.text),
    edges: sheet.edges,
    enacting: outline.enacting,
    closing: outline.closing === "" ? decisionLead(outline.nodes) || statementLead(outline) : outline.closing,
    wrapper: outline.wrapper,
    statement: outline.statement,
    decision: decisionLead(outline.nodes) || null,
    starred: lifted.notes.filter(({ mark }) => mark === "*").map(({ strand }) => strand.text),
  })
  const tongue = language ?? "en"
  const children = [...titleNode(outline.head, masthead, lifted), ...name(outline.nodes, lifted, tongue)]
  const unplaced = outline.unplaced.map((strand) => ({ text: strand.text, position: positionOf(strand) }))
  const seen: Doubt[] = [
    ...(language === null ? [{ code: "language-unknown", paragraph: null, detail: "" } as const] : []),
    ...doubts,
    ...outline.doubts,
    ...(outline.enacting === null && !outline.statement
      ? [{ code: "no-enacting-line", paragraph: null, detail: "" } as const]
      : []),
    ...lifted.lost.map((mark) => ({ code: "mark-without-note", paragraph: null, detail: mark }) as const),
    ...uncalled(lifted).map((note) => ({ code: "note-without-mark", paragraph: null, detail: note.mark }) as const),
    ...unplaced.map((one) => ({ code: "text-unplaced", paragraph: null, detail: one.text.slice(0, 200) }) as const),
    ...source.losses.map((detail) => ({ code: "format-loss", paragraph: null, detail }) as const),
  ]
  return complete({
    format: source.format,
    language,
    source: source.text,
    masthead,
    children,
    notes: notesOf(lifted),
    mandates: [],
    citations: [],
    unplaced,
    doubts: seen,
    confidence: 1,
  })
}

/** A presidential statement says in its lead when it was made. */
const statementLead = ({ statement, enacting }: Outline) => (statement ? (enacting ?? "") : "")

/** A decision in one sentence says in it when it was taken. */
const decisionLead = (nodes: readonly (Draft | DraftHeading)[]) =>
  nodes.find((node) => node.part === "" && isDecisionLead(node.strand.text))?.strand.text.slice(0, 300) ?? ""

/** The notes that no mark in the text calls. */
function uncalled({ calls, notes }: Lifted): readonly NoteBody[] {
  const called = new Set(calls.flat())
  return notes.filter((note) => !called.has(note.mark))
}

function notesOf(lifted: Lifted): Note[] {
  return lifted.notes.map(({ mark, strand }) => ({
    mark,
    text: strand.text,
    marks: marksOf(strand, lifted.calls),
    position: positionOf(strand),
    ibidem: null,
  }))
}

function titleNode(head: readonly Strand[], masthead: Masthead, lifted: Lifted): Heading[] {
  const title = masthead.title
  if (title === null) return []
  const strand = head.findLast(
    (one) =>
      one.text.length > 3 &&
      (title.startsWith(one.text) ||
        one.text.endsWith(title) ||
        (masthead.number !== null && one.text.startsWith(masthead.number))),
  )
  const position = strand ? positionOf(strand) : { start: 0, end: 0, pieces: [] }
  return [
    {
      type: "title",
      id: "title",
      number: masthead.number,
      text: title,
      marks: strand?.text === title ? marksOf(strand, lifted.calls) : [],
      position,
    },
  ]
}

/** Gives every node its id and turns drafts into nodes. */
function name(drafts: readonly (Draft | DraftHeading)[], lifted: Lifted, language: Tongue): Node[] {
  const taken = new Set<string>(["title"])
  const turns = new Map<string, number>()
  const unique = (wish: string) => {
    let id = wish
    let turn = turns.get(wish) ?? 2
    for (; taken.has(id); turn++) id = `${wish}_${turn}`
    turns.set(wish, turn)
    taken.add(id)
    return id
  }
  const counts = new Map<string, number>()
  const order = (key: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts.get(key)!
  }
  const paragraph = (draft: Draft, parent: string | null): Paragraph => {
    const within = draft.part === "" ? "" : `${draft.part}__`
    const place =
      draft.annex > 0 ? `annex_${draft.annex}__` : draft.section ? `${within}sec_${draft.section}__` : within
    const wish =
      parent !== null
        ? `${parent}__point_${slug(draft.number) ?? order(`${parent}__`)}`
        : draft.type === "preambular"
          ? `${place}pp_${order(`${place}pp`)}`
          : `${place}para_${slug(draft.number) ?? `u${order(`${place}u`)}`}`
    const id = unique(wish)
    const text = draft.strand.text
    const marks = marksOf(draft.strand, lifted.calls)
    const opening = grammarOpening(draft.type, text, language)
    return {
      type: draft.type,
      id,
      number: draft.number,
      section: draft.section,
      opening: draft.type === "annexed" ? null : (italicOpening(text, marks) ?? opening),
      text,
      marks,
      position: positionOf(draft.strand, draft.from),
      children: draft.children.map((child) => paragraph(child, id)),
      confidence: draft.sure
        ? opening === null && draft.type !== "sub" && draft.type !== "annexed"
          ? 0.7
          : 0.95
        : 0.5,
    }
  }
  return drafts.map((draft) =>
    "children" in draft
      ? paragraph(draft, null)
      : {
          type: draft.type,
          id: unique(headingId(draft, order)),
          number: draft.number,
          text: draft.strand.text,
          marks: marksOf(draft.strand, lifted.calls),
          position: positionOf(draft.strand),
        },
  )
}

/** A heading by its number, or counted; the first title of a part is `draft_1__title`. */
function headingId({ type, number, part }: DraftHeading, order: (key: string) => number): string {
  const within = part === "" || type === "annex" || type === "closing" ? "" : `${part}__`
  if (type === "title") {
    const count = order(`${within}title`)
    return count === 1 && within !== "" ? `${within}title` : `${within}title_${within === "" ? count : count - 1}`
  }
  return `${within}${type}_${slug(number) ?? order(within + type)}`
}

const slug = (number: string | null) => (number === null ? null : labelOf(number) || null)
