import { articlesIn, meantIn } from "./article.ts"
import { type Cited, citationsIn, type Speaking } from "./citation.ts"
import { internalIn } from "./internal.ts"
import { ORGANS } from "./organ.ts"
import type { Citation, Mark, Node, Note, Paragraph, Reading } from "./tree.ts"

/**
 * Marks every citation in text and notes, and lists each work once, in the order of first appearance. Articles of treaties
 * are listed too; the document's own paragraphs are marked and not listed. "That resolution" is the one named before it.
 */
export function citeAll(reading: Reading): Reading {
  const written = [...reading.children, ...reading.notes].map(({ text }) => text).join("\n")
  const speaking: Speaking = {
    organ: ORGANS.find((organ) => organ.name === reading.masthead.body),
    named: ORGANS.filter(({ names }) => names.test(written)),
  }
  const all = new Map<string, Citation>()
  const keep = (citation: Citation) => {
    const key = `${citation.kind} ${citation.body ?? ""} ${citation.id}`
    if (!all.has(key)) all.set(key, citation)
  }
  const meant = meantIn(written, speaking.organ?.code)
  const ids = new Set(reading.children.flatMap(idsOf))
  const cite = (text: string, marks: readonly Mark[], more: readonly Cited[] = []): Mark[] => {
    const had = marks.filter((mark) => mark.type === "citation")
    for (const mark of had) keep(mark.citation)
    const free = ({ range }: Cited) => !had.some((mark) => range[0] < mark.range[1] && range[1] > mark.range[0])
    const works = [...citationsIn(text, speaking), ...articlesIn(text, meant)].filter(free)
    for (const { citation } of works) keep(citation)
    const found = [...works, ...more.filter(free), ...saidAgain(text, [...had.map(asCited), ...works])]
    return [...marks, ...found.map(({ range, citation }): Mark => ({ type: "citation", range, citation }))]
  }
  const citeParagraph = (paragraph: Paragraph): Paragraph => ({
    ...paragraph,
    marks: cite(paragraph.text, paragraph.marks, internalIn({ ids, paragraph })),
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

const asCited = ({ range, citation }: Extract<Mark, { type: "citation" }>): Cited => ({ range, citation })

const idsOf = (node: Node): string[] => ("children" in node ? [node.id, ...node.children.flatMap(idsOf)] : [node.id])

const AGAIN =
  /(?<!\p{L})(?:that|the said|the same|the above-?mentioned|the aforementioned|cette|ladite|esa|dicha|указанн\p{L}+|эт(?:ой|а|у)) (resolution|decision|résolution|décision|resolución|decisión|резолюци\p{L}+|решени\p{L}+)(?!\p{L})/giu

/** "That resolution" is the resolution named last before it in the same paragraph; where there is none it stays open. */
function saidAgain(text: string, works: readonly Cited[]): Cited[] {
  const matches = [...text.matchAll(AGAIN)]
  if (matches.length === 0) return []
  const last: Partial<Record<Citation["kind"], Cited>> = {}
  const sorted = works.toSorted((a, b) => a.range[0] - b.range[0])
  let next = 0
  return matches.flatMap((match): Cited[] => {
    for (; sorted[next] !== undefined && sorted[next]!.range[1] <= match.index; next++)
      last[sorted[next]!.citation.kind] = sorted[next]!
    const before = last[/^(?:d|реш)/iu.test(match[1] ?? "") ? "decision" : "resolution"]
    return before ? [{ range: [match.index, match.index + match[0].length], citation: before.citation }] : []
  })
}
