import { type Inline, joinInline, nothingSaid, readInline, type Setting } from "./akn-inline.ts"
import { draftTitleOf } from "../line-kind.ts"
import { child, type Element, elements, findAll, isElement, textOf } from "./xml.ts"

/** A piece of the document before it has an id or a place: a heading, or a paragraph with what stands below it. */
export type Block = {
  readonly kind: "heading" | "preambular" | "paragraph" | "unplaced"
  readonly heading?: "title" | "section" | "enacting" | "wrapper" | "closing" | "annex"
  /** As printed, without the full stop or dash. */
  readonly number: string | null
  readonly content: Inline
  /** The opening words the mark-up itself names. */
  readonly named?: string
  readonly children: readonly Block[]
  /** The draft within the paragraph that recommends it, counted from 1 there, or the further act of a collection. */
  readonly draft?: number
  readonly act?: number
}

/** Reads the preamble: the enacting line and one block for each preambular paragraph. */
export function readPreamble(preamble: Element | undefined, setting: Setting): Block[] {
  return elements(preamble ?? empty).flatMap((part): Block[] => {
    if (part.name === "formula") return headed("enacting", readInline(part.children, setting))
    if (
      part.name === "recitals" ||
      (part.name === "container" && elements(part).some((each) => each.name === "container"))
    ) {
      return readPreamble(part, setting)
    }
    const block = gather(part, "preambular", setting)
    const named = part.attributes["name"]
    return isSilent(block) ? [] : [named === undefined ? block : { ...block, named }]
  })
}

/** Reads a body of any kind: sections to any depth, preambles of sections, paragraphs, lists, drafts within. */
export function readBody(body: Element, setting: Setting): Block[] {
  return elements(body).flatMap((part): Block[] => {
    switch (part.name) {
      case "crossHeading":
        return part.attributes["refersTo"] === "#preamble"
          ? [{ kind: "preambular", number: null, content: readInline(part.children, setting), children: [] }]
          : sectionHead(readInline(part.children, setting), null)
      case "table":
      case "tblock":
      case "toc":
        return [{ kind: "unplaced", number: null, content: readInline([textOf(part)], setting), children: [] }]
      case "container":
      case "componentRef":
      case "num":
      case "heading":
      case "subheading":
        return part.name === "container" ? readBody(part, setting) : []
      default:
        break
    }
    if (sections.has(part.name)) {
      const head = [child(part, "heading"), child(part, "subheading")].map((each) =>
        readInline(each?.children ?? [], setting),
      )
      const num = child(part, "num")
      const printed = num === undefined ? "" : readInline(num.children, setting).text
      return [...sectionHead(head.reduce(joinInline, nothingSaid), numberOf(part), printed), ...readBody(part, setting)]
    }
    const block = gather(part, "paragraph", setting)
    const draft = drafts(part).flatMap((each, at) =>
      readDraft(each, setting).map((one): Block => ({ ...one, draft: at + 1 })),
    )
    if (draft.length > 0) return [...headed("wrapper", block.content, block.number), ...draft]
    if (isSilent(block)) return []
    return block.number === null && block.children.length === 0 && (isHead(part) || isBold(part))
      ? headed("section", block.content)
      : [block]
  })
}

/** The closing, one heading a line: the meeting, and the date below it. */
export function readClosing(closing: Element | undefined, setting: Setting): Block[] {
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

/** A heading, unless nothing is said in it. */
export function headed(heading: NonNullable<Block["heading"]>, content: Inline, number: string | null = null): Block[] {
  return content.text === "" ? [] : [{ kind: "heading", heading, number, content, children: [] }]
}

/** A number as printed, without the full stop or the dash behind it. */
export function bareNumber(printed: string): string {
  return printed
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/\s*[.\-–—]+$/u, "")
}

const sections = new Set([
  "section",
  "division",
  "part",
  "title",
  "chapter",
  "book",
  "tome",
  "subsection",
  "subpart",
  "hcontainer",
])
const containers = new Set(["content", "list", "intro", "wrapUp", "blockList", "alinea", "container", "blockContainer"])
const below = new Set(["point", "item", "subparagraph", "clause", "subclause", "indent", "paragraph", "transitional"])
const empty: Element = { name: "", attributes: {}, children: [] }

/** One paragraph with its text and all that stands below it. */
function gather(part: Element, kind: "preambular" | "paragraph", setting: Setting): Block {
  const own: Inline[] = []
  const children: Block[] = []
  const take = (piece: Element): void => {
    if (piece.name === "num" || piece.name === "embeddedStructure" || piece.name === "quotedStructure") return
    if (below.has(piece.name)) {
      children.push(gather(piece, "paragraph", setting))
    } else if (containers.has(piece.name) && elements(piece).length > 0) {
      // What closes a list again is a piece of its own below the paragraph.
      if (piece.name === "wrapUp") children.push(gather(piece, "paragraph", setting))
      else elements(piece).forEach(take)
    } else {
      const said = readInline(piece.children, setting)
      if (said.text === "" && said.notes.length === 0) return
      if (children.length > 0) children.push({ kind: "paragraph", number: null, content: said, children: [] })
      else own.push(said)
    }
  }
  const loose = part.children.some((piece) => !isElement(piece) && piece.trim() !== "")
  if (loose) own.push(readInline(part.children, setting))
  else elements(part).forEach(take)
  return { kind, number: numberOf(part), content: own.reduce(joinInline, nothingSaid), children }
}

function drafts(part: Element): Element[] {
  return findAll(part, (each) => each.name === "embeddedStructure" || each.name === "quotedStructure")
}

/** A draft within a paragraph has a title, a preamble and paragraphs of its own, marked as such or simply in order. */
function readDraft(draft: Element, setting: Setting): Block[] {
  return elements(draft).flatMap((part): Block[] => {
    switch (part.name) {
      case "preface":
      case "longTitle": {
        const title = readInline(part.children, setting)
        return headed("title", title, draftTitleOf(title.text)?.number ?? null)
      }
      case "preamble":
        return readPreamble(part, setting)
      case "formula":
      case "recitals":
      case "container":
        return readPreamble({ ...empty, children: [part] }, setting)
      case "mainBody":
      case "body":
        return readBody(part, setting)
      case "p":
        return [{ kind: "preambular", number: null, content: readInline(part.children, setting), children: [] }]
      default:
        return readBody({ ...empty, children: [part] }, setting)
    }
  })
}

/** The head of a section; its text holds the number as printed. */
function sectionHead(content: Inline, number: string | null, printed = ""): Block[] {
  const text = printed === "" ? content : joinInline({ ...nothingSaid, text: printed }, content)
  const own = number ?? /^([IVXLC]+|[A-Z])(\.?\s|\.?$)/u.exec(text.text)?.[1] ?? null
  return headed("section", text, own)
}

function numberOf(part: Element): string | null {
  const num = child(part, "num")
  const printed = num === undefined ? "" : bareNumber(textOf(num))
  return printed === "" ? null : printed
}

/** The service keeps the names of Word's heading styles as classes: `HCh`, `H1`, `H23`. */
function isHead(part: Element): boolean {
  return /^(H\d+|HCh|HM|SS|TitleH\w+)$/u.test(part.attributes["class"] ?? "")
}

/** Nothing but bold type, and not much of it, is a heading too. */
function isBold(part: Element): boolean {
  const bold = findAll(part, (each) => each.name === "b" || /bold/u.test(each.attributes["class"] ?? ""))
  const text = textOf(part).replaceAll(/\s/gu, "")
  return text.length < 400 && text !== "" && bold.map(textOf).join("").replaceAll(/\s/gu, "") === text
}

function isSilent(block: Block): boolean {
  return block.content.text === "" && block.number === null && block.children.length === 0
}
