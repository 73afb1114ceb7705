import { grammarOpening, italicOpening } from "../first-words.ts"
import type { Heading, Mark, Node, Note, Paragraph, Position, Tongue, Unplaced } from "../tree.ts"
import type { Block } from "./akn-blocks.ts"
import type { CalledNote, Inline } from "./akn-inline.ts"
import { labelOf } from "../numerals.ts"

/** The tree with the text its positions refer to, which is written while the tree grows. */
export type Grown = {
  readonly source: string
  readonly children: readonly Node[]
  readonly notes: readonly Note[]
  readonly unplaced: readonly Unplaced[]
}

/**
 * Gives every block its id and its place. Ids are made of printed numbers, in
 * Latin letters whatever the script, so that all languages of a document have
 * the same ones; what has no number is counted.
 */
export function grow(blocks: readonly Block[], language: Tongue, uncalled: readonly CalledNote[] = []): Grown {
  const page = { text: "" }
  const children: Node[] = []
  const unplaced: Unplaced[] = []
  const called: CalledNote[] = []
  const ids = unique()
  let section: string | null = null
  let inAnnex = 0
  const order = counter()
  let drafts = 0
  let before = 0
  let part = ""

  const paragraph = (block: Block, id: string, type: Paragraph["type"]): Paragraph => {
    called.push(...block.content.notes)
    const position = write(page, block.content.text, block.number)
    const base = {
      type,
      id,
      number: block.number,
      section,
      opening: openingOf(block, type, language),
      text: block.content.text,
    }
    const below = block.children.map((each) => {
      const label = each.number === null ? `${order(`${id}__`)}` : labelOf(each.number)
      return paragraph(each, ids(`${id}__point_${label}`), inAnnex > 0 ? "annexed" : "sub")
    })
    return { ...base, marks: block.content.marks, position, children: below, confidence: 1 }
  }

  for (const block of blocks) {
    if (block.draft !== undefined) drafts = Math.max(drafts, before + block.draft)
    else before = drafts
    const within = block.draft !== undefined ? `draft_${before + block.draft}__` : block.act ? `act_${block.act}__` : ""
    if (within !== part) section = null
    part = within
    const place = inAnnex > 0 ? `annex_${inAnnex}__` : section === null ? within : `${within}sec_${section}__`
    if (block.kind === "unplaced") {
      unplaced.push({ text: block.content.text, position: write(page, block.content.text, null) })
    } else if (block.kind === "heading") {
      if (block.heading === "annex") inAnnex++
      if (block.heading === "section" && inAnnex === 0 && block.number !== null) section = block.number
      called.push(...block.content.notes)
      children.push({
        ...headingOf(block, within, inAnnex > 0, ids, order),
        position: write(page, block.content.text, null),
      })
    } else if (block.kind === "preambular" && inAnnex === 0) {
      children.push(paragraph(block, ids(`${place}pp_${order(`${place}pp`)}`), "preambular"))
    } else {
      const label = block.number === null ? `u${order(`${place}u`)}` : labelOf(block.number)
      children.push(paragraph(block, ids(`${place}para_${label}`), inAnnex > 0 ? "annexed" : "operative"))
    }
  }
  // The notes are written below the text, so the text is whole only after them.
  const notes = [...called, ...uncalled].map((each) => noteIn(page, each)).map(traced)
  return { source: page.text, children, unplaced, notes }
}

function headingOf(
  block: Block,
  part: string,
  inAnnex: boolean,
  ids: (wanted: string) => string,
  order: (key: string) => number,
): Omit<Heading, "position"> {
  const type = block.heading ?? "section"
  const within = type === "annex" || type === "closing" ? "" : part
  // The title of an annex, or a further one, is counted; the document's own, and that of a part, is not.
  const isOwn = type === "title" && !inAnnex && order(`own ${within}title`) === 1
  const label = isOwn
    ? ""
    : `_${block.number === null || type === "title" ? order(within + type) : labelOf(block.number)}`
  return {
    type,
    id: ids(`${within}${type}${label}`),
    number: block.number,
    text: block.content.text,
    marks: block.content.marks,
  }
}

/** The opening words are those set in italics at the head of the paragraph, else what the mark-up names, else what grammar tells. */
function openingOf({ content, named }: Block, type: Paragraph["type"], language: Tongue): string | null {
  if (type === "annexed") return null
  const isNamed = named !== undefined && content.text.toLowerCase().startsWith(named.toLowerCase())
  return (
    italicOpening(content.text, content.marks) ??
    (isNamed ? named : null) ??
    grammarOpening(type, content.text, language)
  )
}

function unique(): (wanted: string) => string {
  const given = new Map<string, number>()
  return (wanted) => {
    const times = (given.get(wanted) ?? 0) + 1
    given.set(wanted, times)
    return times === 1 ? wanted : `${wanted}_${times}`
  }
}

function counter(): (key: string) => number {
  const counts = new Map<string, number>()
  return (key) => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts.get(key) ?? 1
  }
}

function write(page: { text: string }, text: string, number: string | null): Position {
  if (page.text !== "") page.text += "\n"
  const start = page.text.length
  if (number !== null) page.text += `${number}${/\d$/u.test(number) ? "." : ""} `
  const from = page.text.length
  page.text += text
  return { start, end: page.text.length, pieces: text === "" ? [] : [[from, page.text.length]] }
}

function noteIn(page: { text: string }, { mark, body }: CalledNote): Note {
  return { mark, text: body.text, marks: plainMarks(body), position: write(page, body.text, mark), ibidem: null }
}

function plainMarks(body: Inline): readonly Mark[] {
  return body.marks.filter((mark) => mark.type !== "note")
}

/** `Ibid.` stands for the source of the note before it. */
function traced(note: Note, at: number, all: readonly Note[]): Note {
  if (!isIbidem(note.text)) return note
  const origin = all.slice(0, at).findLast((each) => !isIbidem(each.text))
  return origin === undefined ? note : { ...note, ibidem: origin.text }
}

function isIbidem(text: string): boolean {
  return /^(Ibid|Ibíd|Там же|المرجع نفسه|同上)/u.test(text)
}
