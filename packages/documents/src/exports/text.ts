import type { Mark } from "../tree.ts"
import {
  isActTitle,
  isLetter,
  isParagraph,
  leadOf,
  noteDesk,
  ownTitle,
  partHead,
  type Printable,
  type PrintedNode,
  type PrintedParagraph,
  printedNumber,
  runsOf,
} from "./printable.ts"
import { headOf, proposedBy } from "./words.ts"

/**
 * The document as plain text in the layout of the United Nations: the head, the
 * title, one paragraph a line with a blank line between, sub-paragraphs set in,
 * notes at the end. Note calls are superior digits; a mark that is no number
 * stands as it is, the job number below all. Italics are lost.
 */
export function toText(document: Printable): string {
  const notes = noteDesk(document.notes)
  const lines = [...headLines(document), ...document.children.flatMap((node) => nodeLines(node, document, notes))]
  const noted = document.notes.map(({ mark, text }) => `${raise(mark)} ${text}`)
  const end = noted.length === 0 ? [] : ["__________", ...noted]
  const { jobNumber } = document.masthead
  return `${[...lines, ...end, ...(jobNumber === null ? [] : [jobNumber])].join("\n\n")}\n`
}

function headLines(document: Printable): string[] {
  const { masthead, language, children } = document
  const { organization, organ, distribution, dated, session, agendaItem, adoption } = headOf(document)
  const head = [organization, masthead.symbol, organ, distribution, dated, session, agendaItem]
  const sponsors = proposedBy(masthead, language)
  const title = ownTitle(children) !== undefined ? "" : titleOf(masthead.number, masthead.title ?? "")
  return [head.filter((line) => line !== null).join("\n"), adoption ?? "", sponsors ?? "", title].filter(
    (line) => line !== "",
  )
}

function nodeLines(node: PrintedNode, document: Printable, notes: ReturnType<typeof noteDesk>): string[] {
  if (isParagraph(node)) return paragraphLines(node, [], document, notes)
  const said = withCalls(node.text, node.marks, notes)
  if (node.type === "title") {
    const isOwn = node === ownTitle(document.children)
    return [isOwn ? titleOf(document.masthead.number, said) : isActTitle(node) ? titleOf(node.number, said) : said]
  }
  if (node.type === "wrapper" && node.number !== null && !said.startsWith(node.number))
    return [`${printedNumber(node.number, document.language)} ${said}`]
  if (isLetter(node)) {
    const { number, text, marks } = partHead(node)
    return [number.replace(/\.$/, ""), ...(text === "" ? [] : [withCalls(text, marks, notes)])]
  }
  const isBare = node.type === "section" && node.number !== null && !said.startsWith(node.number)
  return [isBare ? `${node.number ?? ""}. ${said}` : said]
}

function paragraphLines(
  paragraph: PrintedParagraph,
  siblings: readonly PrintedParagraph[],
  document: Printable,
  notes: ReturnType<typeof noteDesk>,
  depth = 0,
): string[] {
  const lead = leadOf(paragraph, siblings, document.language)
  const said = withCalls(paragraph.text, paragraph.marks, notes)
  const { children } = paragraph
  const below = children.flatMap((each) => paragraphLines(each, children, document, notes, depth + 1))
  const { table } = paragraph
  const lines = table === undefined ? [] : [[table.head, ...table.rows].map((cells) => cells.join("\t")).join("\n")]
  return [`${"    ".repeat(depth)}${lead === null ? "" : `${lead} `}${said}`, ...lines, ...below]
}

function titleOf(number: string | null, title: string): string {
  return number === null ? title : `${number}. ${title}`
}

function withCalls(text: string, marks: readonly Mark[], notes: ReturnType<typeof noteDesk>): string {
  return runsOf(text, marks)
    .map((run) => (run.kind === "text" ? run.text : raise(notes(run.note)?.note.mark ?? run.note)))
    .join("")
}

function raise(mark: string): string {
  return mark.replaceAll(/\d/gu, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)))
}
