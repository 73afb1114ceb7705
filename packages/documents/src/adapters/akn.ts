import type { Citation, Doubt, Masthead, Reading } from "../tree.ts"
import { readAnnexes } from "./akn-annexes.ts"
import { type Block, headed, readBody, readPreamble } from "./akn-blocks.ts"
import { type CalledNote, readInline, type Setting } from "./akn-inline.ts"
import { languageOf, readMasthead } from "./akn-masthead.ts"
import { nest } from "./akn-nesting.ts"
import { grow, type Grown } from "./akn-tree.ts"
import type { Refused } from "./docx.ts"
import { child, type Element, elements, findAll, readXml } from "./xml.ts"

/**
 * Reads Akoma Ntoso as the United Nations publishes it, and as its guidelines
 * ask for: masthead, preamble, paragraphs and lists to any depth, sections with
 * preambles of their own, drafts within a paragraph, annexes, closing. Notes
 * are lifted out, links to symbols become citations.
 *
 * The text all positions refer to is written here, since the mark-up has none
 * of its own. Mandates are not read here. Broken XML, and XML that is no Akoma
 * Ntoso document, is refused as `damaged-file`; nothing is ever thrown.
 */
export function aknReading(xml: string): Reading | Refused {
  const root = readXml(xml)
  const around =
    root === null ? undefined : root.name === "akomaNtoso" ? elements(root)[0] : named.has(root.name) ? root : undefined
  const documents = around === undefined ? [] : documentsIn(around)
  const [first] = documents
  if (around === undefined || first === undefined) return { refusal: "damaged-file" }

  const language = languageOf(child(first, "meta")) ?? languageOf(child(around, "meta"))
  const setting: Setting = { boldIsItalic: language === "zh" }
  const blocks = documents.flatMap((document, at) => [
    ...(documents.length > 1 ? part(document, at, setting) : []),
    ...readDocument(document, setting),
  ])
  const annexes = documents.flatMap((document) =>
    [document, ...(document === around ? [] : [around])].flatMap((each) => readAnnexes(each, setting)),
  )
  const grown = grow([...nest(blocks), ...annexes], uncalledNotes(child(first, "meta"), setting))
  const masthead = withWrapper(readMasthead(first, around), grown)
  return {
    format: "akn",
    language,
    source: grown.source,
    masthead,
    children: grown.children,
    notes: grown.notes,
    mandates: [],
    citations: citationsIn(grown),
    unplaced: grown.unplaced,
    doubts: doubtsOf(masthead, grown),
    confidence: 1,
  }
}

const named = new Set(["statement", "doc", "documentCollection"])

/** A collection holds its documents as components: the parts A and B of one resolution, or the one text published in it. */
function documentsIn(around: Element): Element[] {
  const hasText = (each: Element): boolean =>
    ["mainBody", "body", "preamble"].some((name) => child(each, name) !== undefined)
  if (hasText(around)) return [around]
  const components = findAll(around, (each) => each.name === "component")
  return components.flatMap((component) => elements(component).filter(hasText))
}

function part(document: Element, at: number, setting: Setting): Block[] {
  const printed = child(child(document, "preface"), "p") ?? child(document, "preface")
  const number =
    /(?:^|\s)([A-Z])$/u.exec(readMasthead(document, document).number ?? "")?.[1] ?? String.fromCodePoint(65 + at)
  const title = readInline(printed?.children ?? [], setting)
  return headed("section", title.text === "" ? { text: number, marks: [], notes: [] } : title, number)
}

function readDocument(document: Element, setting: Setting): Block[] {
  const title = findAll(child(document, "preface") ?? document, (each) => each.name === "docTitle")[0]
  const body = child(document, "mainBody") ?? child(document, "body")
  return [
    ...headed("title", readInline(title?.children ?? [], setting), readMasthead(document, document).number),
    ...readPreamble(child(document, "preamble"), setting),
    ...(body === undefined ? [] : readBody(body, setting)),
    ...readClosing(child(document, "conclusions"), setting),
  ]
}

/** Notes that are kept in the mark-up's own part, because nothing in the text calls them. */
function uncalledNotes(meta: Element | undefined, setting: Setting): CalledNote[] {
  const notes = meta === undefined ? [] : findAll(meta, (each) => each.name === "note")
  return notes.map((note) => ({ mark: note.attributes["marker"] ?? "", body: readInline(note.children, setting) }))
}

/** The closing, one heading a line: the meeting, and the date below it. */
function readClosing(closing: Element | undefined, setting: Setting): Block[] {
  if (closing === undefined) return []
  return findAll(closing, (each) => each.name === "p").flatMap((paragraph) => {
    const pieces = unwrapped(paragraph)
    const ends = pieces.flatMap((piece, at) => (typeof piece !== "string" && piece.name === "eol" ? [at] : []))
    return [...ends, pieces.length].flatMap((end, at) =>
      headed("closing", readInline(pieces.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end), setting)),
    )
  })
}

function unwrapped(element: Element): (Element | string)[] {
  return element.children.flatMap((piece) =>
    typeof piece !== "string" && piece.name === "event" ? unwrapped(piece) : [piece],
  )
}

/** An act that puts a draft before another organ says so in the paragraph around it. */
function withWrapper(masthead: Masthead, grown: Grown): Masthead {
  const wrapper = grown.children.find((node) => node.type === "wrapper")
  if (wrapper === undefined) return masthead
  const italic = wrapper.marks.find((mark) => mark.type === "italic")
  const verb = italic === undefined ? (wrapper.text.split(" ")[0] ?? "") : wrapper.text.slice(...italic.range)
  const addressee = /\bto the ([A-Z][\w ]+?) (?:the|for|that)\b/u.exec(wrapper.text)?.[1] ?? ""
  return { ...masthead, wrapper: { verb: verb.trim(), addressee } }
}

function citationsIn(grown: Grown): Citation[] {
  const marked = [...grown.children.flatMap(flat), ...grown.notes].flatMap((each) => each.marks)
  const found = new Map<string, Citation>()
  for (const mark of marked) {
    if (mark.type === "citation" && !found.has(`${mark.citation.kind} ${mark.citation.id}`)) {
      found.set(`${mark.citation.kind} ${mark.citation.id}`, mark.citation)
    }
  }
  return [...found.values()]
}

function flat(node: Grown["children"][number]): Grown["children"][number][] {
  return "children" in node ? [node, ...node.children.flatMap(flat)] : [node]
}

function doubtsOf(masthead: Masthead, grown: Grown): Doubt[] {
  const doubts: Doubt[] = []
  if (masthead.symbol === null) doubts.push({ code: "symbol-missing", paragraph: null, detail: "" })
  for (const { text } of grown.unplaced)
    doubts.push({ code: "text-unplaced", paragraph: null, detail: text.slice(0, 80) })
  return doubts
}
