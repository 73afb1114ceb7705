import { type Cited, citationsIn, type Speaking } from "./citation.ts"
import { ORGANS } from "./organ.ts"
import type { Citation, Mark, Node, Note, Paragraph, Reading } from "./tree.ts"

/** Marks every citation in text and notes, and lists each work once, in the order of first appearance. */
export function citeAll(reading: Reading): Reading {
  const speaking: Speaking = { organ: ORGANS.find((organ) => organ.name === reading.masthead.body) }
  const all = new Map<string, Citation>()
  const keep = (citation: Citation) => {
    const key = `${citation.kind} ${citation.body ?? ""} ${citation.id}`
    if (!all.has(key)) all.set(key, citation)
  }
  const cite = (text: string, marks: readonly Mark[]): Mark[] => {
    const had = marks.filter((mark) => mark.type === "citation")
    for (const mark of had) keep(mark.citation)
    const free = ({ range }: Cited) => !had.some((mark) => range[0] < mark.range[1] && range[1] > mark.range[0])
    const found = citationsIn(text, speaking).filter(free)
    for (const { citation } of found) keep(citation)
    return [...marks, ...found.map(({ range, citation }): Mark => ({ type: "citation", range, citation }))]
  }
  const citeParagraph = (paragraph: Paragraph): Paragraph => ({
    ...paragraph,
    marks: cite(paragraph.text, paragraph.marks),
    children: paragraph.children.map(citeParagraph),
  })
  const children = reading.children.map((node): Node => ("children" in node ? citeParagraph(node) : node))
  const notes = ibidems(reading.notes).map((note) => ({ ...note, marks: cite(note.text, note.marks) }))
  return { ...reading, children, notes, citations: [...all.values()] }
}

/** Gives every "Ibid." the source of the note before; where there is none it stays open. */
function ibidems(notes: readonly Note[]): Note[] {
  let source: string | null = null
  return notes.map((note) => {
    if (note.mark === "*") return note
    if (/^\*?ibid(?:em)?\b/i.test(note.text)) return { ...note, ibidem: note.ibidem ?? source }
    source = note.text.replace(/,? (?:vols?\.|paras?\.|chap\.|annex|para\b|pp?\.).*$/su, "").replace(/[.\s]+$/, "")
    return note
  })
}
