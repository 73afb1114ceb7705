import type { Citation, Doubt, Masthead, Reading } from "../tree.ts"
import { readAnnexes } from "./akn-annexes.ts"
import { type Block, headed, readBody, readClosing, readPreamble } from "./akn-blocks.ts"
import { type CalledNote, joinInline, readInline, type Setting } from "./akn-inline.ts"
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
  const composite = documents.length > 1 && documents.every((document) => letterOf(document) !== null)
  const blocks = documents.flatMap((document, at): Block[] => {
    if (composite)
      return [...(at === 0 ? titleOf(around, setting) : []), ...part(document, setting), ...readText(document, setting)]
    const read = [...titleOf(document, setting), ...readText(document, setting)]
    return at === 0 ? read : read.map((block) => ({ ...block, act: at + 1 }))
  })
  const annexes = documents.flatMap((document) =>
    [document, ...(document === around ? [] : [around])].flatMap((each) => readAnnexes(each, setting)),
  )
  const grown = grow([...nest(blocks), ...annexes], language ?? "en", uncalledNotes(child(first, "meta"), setting))
  // A composite resolution has its number and title on its own cover, each part those of the part.
  const masthead = withWrapper(readMasthead(composite ? withPreface(first, around) : first, around), grown)
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

const withPreface = (document: Element, around: Element): Element => ({
  ...document,
  children: document.children.map((each) =>
    typeof each !== "string" && each.name === "preface" ? (child(around, "preface") ?? each) : each,
  ),
})

/** The letter of a part of a composite resolution, which ends its number: `72/266 B`. */
function letterOf(document: Element): string | null {
  return /(?:^|\s)([A-Z])$/u.exec(readMasthead(document, document).number ?? "")?.[1] ?? null
}

/** A part of a composite resolution is a section with its letter and its title. */
function part(document: Element, setting: Setting): Block[] {
  const letter = letterOf(document) ?? ""
  const title = findAll(child(document, "preface") ?? document, (each) => each.name === "docTitle")[0]
  const said = readInline(title?.children ?? [], setting)
  return headed("section", joinInline({ text: letter, marks: [], notes: [] }, said), letter)
}

function titleOf(document: Element, setting: Setting): Block[] {
  const title = findAll(child(document, "preface") ?? document, (each) => each.name === "docTitle")[0]
  return headed("title", readInline(title?.children ?? [], setting), readMasthead(document, document).number)
}

function readText(document: Element, setting: Setting): Block[] {
  const body = child(document, "mainBody") ?? child(document, "body")
  return [
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
