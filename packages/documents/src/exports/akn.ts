import { escape, type Pen, penFor } from "./akn-inline.ts"
import { coverOf, metaOf } from "./akn-meta.ts"
import {
  isParagraph,
  partHead,
  type Printable,
  type PrintedHeading,
  type PrintedNode,
  type PrintedParagraph,
  printedNumber,
} from "./printable.ts"

/**
 * The document as Akoma Ntoso 3.0, after the practice of the United Nations'
 * own publication, with ids that stay when paragraphs before them change. It is
 * valid against the schema, and read back it gives the same tree. `date` is the
 * day of the mark-up. Citations without a symbol have nowhere to link to and
 * stand as plain text.
 */
export function toAkn(document: Printable, { date }: { readonly date: string }): string {
  const pen = penFor(document)
  const { write } = pen
  const annex = document.children.findIndex((node) => node.type === "annex")
  const text = annex < 0 ? document.children : document.children.slice(0, annex)
  const annexes = annex < 0 ? [] : split(document.children.slice(annex), (node) => node.type === "annex")
  const closing = text.filter((node) => node.type === "closing")
  const body = text.filter((node) => node.type !== "closing" && node.type !== "title")
  const opens = body.findIndex((node) => node.type !== "enacting" && node.type !== "preambular")
  const preamble = opens < 0 ? body : body.slice(0, opens)
  const main = opens < 0 ? [] : body.slice(opens)
  const said = [
    coverOf(document),
    prefaceOf(document, text, write),
    preamble.length === 0 ? "" : `<preamble>${preamble.map((node) => inPreamble(node, write)).join("")}</preamble>`,
    `<mainBody>${bodyOf(main, document, write) || "<p/>"}</mainBody>`,
    closingOf(closing, document, write),
    attachmentsOf(annexes, document, date, write),
  ].join("")
  const start =
    '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
  const statement = `<statement name="${nameOf(document)}" contains="originalVersion">`
  return `${start}${statement}${metaOf(document, date, "!main", pen.uncalled())}${said}</statement></akomaNtoso>\n`
}

function nameOf({ masthead }: Printable): string {
  if (masthead.kind === "presidential_statement") return "presidentialStatement"
  if (masthead.kind === "decision") return masthead.status === "draft" ? "draftDecision" : "decision"
  if (masthead.kind === null) return "statement"
  return masthead.kind === "draft_resolution" || masthead.status === "draft" ? "draftResolution" : "resolution"
}

function prefaceOf({ masthead }: Printable, text: readonly PrintedNode[], write: Pen["write"]): string {
  const title = text.find((node) => node.type === "title")
  const said = title === undefined ? escape(masthead.title ?? "") : write(title.text, title.marks)
  const number = masthead.number === null ? "" : `<docNumber>${escape(masthead.number)}.</docNumber> `
  if (said === "" && number === "") return ""
  return `<preface><p>${number}${said === "" ? "" : `<docTitle>${said}</docTitle>`}</p></preface>`
}

function inPreamble(node: PrintedNode, write: Pen["write"]): string {
  if (!isParagraph(node)) {
    return `<formula name="enactingFormula" eId="${node.id}"><p>${write(node.text, node.marks)}</p></formula>`
  }
  const name = escape(node.opening ?? "preambular")
  const said = write(node.text, node.marks)
  if (node.children.length === 0) return `<container name="${name}" eId="${node.id}"><p>${said}</p></container>`
  const items = node.children.map((each) => item(each, write)).join("")
  return `<container name="${name}" eId="${node.id}"><blockList eId="${node.id}__list_1"><listIntroduction>${said}</listIntroduction>${items}</blockList></container>`
}

function item(paragraph: PrintedParagraph, write: Pen["write"]): string {
  const num = paragraph.number === null ? "" : `<num>${escape(paragraph.number)}</num>`
  const said = write(paragraph.text, paragraph.marks)
  if (paragraph.children.length === 0) return `<item eId="${paragraph.id}">${num}<p>${said}</p></item>`
  const below = paragraph.children.map((each) => item(each, write)).join("")
  return `<item eId="${paragraph.id}">${num}<blockList eId="${paragraph.id}__list_1"><listIntroduction>${said}</listIntroduction>${below}</blockList></item>`
}

/** Sections hold what follows them; a draft to be adopted by another organ stands within the paragraph that recommends it. */
function bodyOf(nodes: readonly PrintedNode[], document: Printable, write: Pen["write"]): string {
  const wrapper = nodes.findIndex((node) => node.type === "wrapper")
  const head = nodes[wrapper]
  if (head !== undefined && !isParagraph(head)) {
    const before = bodyOf(nodes.slice(0, wrapper), document, write)
    const draft = draftOf(nodes.slice(wrapper + 1), document, write)
    return `${before}<paragraph eId="${head.id}">${numberOf(head, document)}<content><p>${write(head.text, head.marks)}${draft}</p></content></paragraph>`
  }
  return split(nodes, (node) => node.type === "section" && !isParagraph(node) && node.number !== null)
    .map((group) => {
      const [first, ...rest] = group
      if (first?.type !== "section" || isParagraph(first) || first.number === null)
        return group.map((node) => inBody(node, document, write)).join("")
      const parted = partHead(first)
      const heading = parted.text === "" ? "" : `<heading>${write(parted.text, parted.marks)}</heading>`
      const below = rest.map((node) => inBody(node, document, write)).join("")
      return `<section eId="${first.id}"><num>${escape(parted.number)}</num>${heading}${below}</section>`
    })
    .join("")
}

function draftOf(nodes: readonly PrintedNode[], document: Printable, write: Pen["write"]): string {
  if (nodes.length === 0) return ""
  const said = nodes.map((node) => {
    if (node.type === "title" && !isParagraph(node))
      return `<longTitle><p>${write(node.text, node.marks)}</p></longTitle>`
    return node.type === "enacting" || node.type === "preambular"
      ? inPreamble(node, write)
      : inBody(node, document, write)
  })
  return `<embeddedStructure eId="draft_1">${said.join("")}</embeddedStructure>`
}

function inBody(node: PrintedNode, document: Printable, write: Pen["write"]): string {
  if (!isParagraph(node)) {
    if (node.type === "title")
      return `<paragraph eId="${node.id}" class="HCh"><content><p>${write(node.text, node.marks)}</p></content></paragraph>`
    return `<paragraph eId="${node.id}" class="H1"><content><p>${write(node.text, node.marks)}</p></content></paragraph>`
  }
  if (node.type !== "preambular") return hierarchical("paragraph", node, document, write)
  return [node, ...node.children]
    .map(
      (each) =>
        `<crossHeading eId="${each.id}" refersTo="#preamble">${each.number === null || each === node ? "" : `${escape(each.number)} `}${write(each.text, each.marks)}</crossHeading>`,
    )
    .join("")
}

function hierarchical(
  name: "paragraph" | "point",
  paragraph: PrintedParagraph,
  document: Printable,
  write: Pen["write"],
): string {
  const said = `<p>${write(paragraph.text, paragraph.marks)}</p>`
  const num = numberOf(paragraph, document)
  if (paragraph.children.length === 0)
    return `<${name} eId="${paragraph.id}">${num}<content>${said}</content></${name}>`
  const below = paragraph.children.map((each) => hierarchical("point", each, document, write)).join("")
  const list = `${paragraph.id}__list_1`
  return `<${name} eId="${paragraph.id}">${num}<list eId="${list}"><intro eId="${list}__intro">${said}</intro>${below}</list></${name}>`
}

function closingOf(nodes: readonly PrintedNode[], { masthead }: Printable, write: Pen["write"]): string {
  if (nodes.length === 0) return ""
  const lines = nodes.map((node, at) => {
    const said = write(node.text, node.marks)
    if (node.text === masthead.meeting)
      return `<location eId="${node.id}" refersTo="#adoptionMeeting">${said}</location>`
    const isDate =
      masthead.adopted !== null &&
      node.text.includes(masthead.adopted.slice(0, 4)) &&
      at === nodes.findLastIndex((each) => each.text.includes(masthead.adopted?.slice(0, 4) ?? ""))
    return isDate ? `<docDate date="${masthead.adopted ?? ""}" refersTo="#adoptionDate">${said}</docDate>` : said
  })
  return `<conclusions><p>${lines.join("<eol/>")}</p></conclusions>`
}

function attachmentsOf(
  annexes: readonly PrintedNode[][],
  document: Printable,
  date: string,
  write: Pen["write"],
): string {
  const attached = annexes.map((nodes, at) => annexOf(nodes, at, document, date, write)).join("")
  return attached === "" ? "" : `<attachments>${attached}</attachments>`
}

function annexOf(
  nodes: readonly PrintedNode[],
  at: number,
  document: Printable,
  date: string,
  write: Pen["write"],
): string {
  const [head, ...rest] = nodes
  const heading = head === undefined ? "" : `<heading>${write(head.text, head.marks)}</heading>`
  const body = rest.map((node) => inBody(node, document, write)).join("") || "<p/>"
  const meta = metaOf(document, date, `!annex_${at + 1}`)
  return `<attachment eId="${head?.id ?? `annex_${at + 1}`}">${heading}<doc name="annex" contains="originalVersion">${meta}<mainBody>${body}</mainBody></doc></attachment>`
}

function numberOf(node: PrintedParagraph | PrintedHeading, { language }: Printable): string {
  return node.number === null ? "" : `<num>${escape(printedNumber(node.number, language))}</num>`
}

/** Cuts a row of nodes before each one for which the test holds. */
function split(nodes: readonly PrintedNode[], test: (node: PrintedNode) => boolean): PrintedNode[][] {
  const groups: PrintedNode[][] = []
  for (const node of nodes) {
    const last = groups.at(-1)
    if (last === undefined || test(node)) groups.push([node])
    else last.push(node)
  }
  return groups
}
