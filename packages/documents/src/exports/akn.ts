import { escape, type Pen, penFor } from "./akn-inline.ts"
import { coverOf, metaOf } from "./akn-meta.ts"
import { partOf, partsOf } from "../part.ts"
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
  const components = componentsOf(text, document)
  const attached = attachmentsOf(annexes, document, date, write)
  const start =
    '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
  if (components.length < 2) {
    const said = statementOf(document, text, true, write) + attached
    const meta = metaOf(document, date, "!main", pen.uncalled())
    return `${start}<statement name="${nameOf(document)}" contains="originalVersion">${meta}${said}</statement></akomaNtoso>\n`
  }
  const parts = components.map(({ id, own, nodes }, at) => {
    const said = statementOf(own, nodes, false, write) + (at === components.length - 1 ? attached : "")
    return `<component eId="${id}"><statement name="${nameOf(own)}" contains="originalVersion">${metaOf(own, date, `!${id}`)}${said}</statement></component>`
  })
  const meta = metaOf(document, date, "!main", pen.uncalled())
  const head = coverOf(document) + (isComposite(text) ? prefaceOf(document, text, write) : "")
  return `${start}<documentCollection name="publication${capital(nameOf(document))}" contains="originalVersion">${meta}${head}<collectionBody>${parts.join("")}</collectionBody></documentCollection></akomaNtoso>\n`
}

/** One act: its cover, its title, its preamble, its text and its closing. */
function statementOf(
  document: Printable,
  text: readonly PrintedNode[],
  isCovered: boolean,
  write: Pen["write"],
): string {
  const closing = text.filter((node) => node.type === "closing")
  const own = text.find((node) => node.type === "title" && partOf(node.id) === "")
  const body = text.filter((node) => node.type !== "closing" && node !== own)
  const opens = body.findIndex((node) => node.type !== "enacting" && node.type !== "preambular")
  const preamble = opens < 0 ? body : body.slice(0, opens)
  const main = opens < 0 ? [] : body.slice(opens)
  return [
    isCovered ? coverOf(document) : "",
    prefaceOf(document, text, write),
    preamble.length === 0 ? "" : `<preamble>${preamble.map((node) => inPreamble(node, write)).join("")}</preamble>`,
    `<mainBody>${bodyOf(main, document, write) || "<p/>"}</mainBody>`,
    closingOf(closing, document, write),
  ].join("")
}

type Component = { readonly id: string; readonly own: Printable; readonly nodes: readonly PrintedNode[] }

/**
 * The documents in one file: the parts A and B of a composite resolution, each with an enacting line of its own, or an
 * act and the further ones behind it. A single act gives none.
 */
function componentsOf(text: readonly PrintedNode[], document: Printable): Component[] {
  const { masthead } = document
  if (isComposite(text)) {
    const parts = split(text, isLettered).filter(([first]) => first !== undefined && isLettered(first))
    return parts.map(([first, ...nodes]) => {
      const letter = first?.number ?? ""
      const head = first === undefined || isParagraph(first) ? null : partHead(first)
      const title: PrintedNode[] =
        head === null || head.text === ""
          ? []
          : [{ type: "title", id: "title", number: null, text: head.text, marks: head.marks }]
      const number = masthead.number === null ? letter : `${masthead.number} ${letter}`
      return {
        id: `cmp_${letter}`,
        own: { ...document, masthead: { ...masthead, number, title: head?.text ?? null } },
        nodes: [...title, ...nodes],
      }
    })
  }
  const acts = split(text, (node) => node.type === "title" && /^act_\d+__title$/u.test(node.id))
  return acts.map((nodes, at) => {
    const head = nodes[0]
    const isFirst = at === 0 || head === undefined || isParagraph(head)
    const own = isFirst ? masthead : { ...masthead, number: head.number, title: head.text, symbol: null }
    return {
      id: `cmp_${at + 1}`,
      own: { ...document, masthead: own },
      nodes: nodes.map((node) => (node === head && !isFirst ? { ...node, id: "title" } : node)),
    }
  })
}

const isLettered = (node: PrintedNode): boolean => node.type === "section" && /^[A-H]$/u.test(node.number ?? "")

/** A composite resolution has an enacting line below each of its letters. */
function isComposite(text: readonly PrintedNode[]): boolean {
  const parts = split(text, isLettered).filter(([first]) => first !== undefined && isLettered(first))
  return parts.length > 1 && parts.every((nodes) => nodes.some((node) => node.type === "enacting"))
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function nameOf({ masthead }: Printable): string {
  if (masthead.kind === "presidential_statement") return "presidentialStatement"
  if (masthead.kind === "decision") return masthead.status === "draft" ? "draftDecision" : "decision"
  if (masthead.kind === null) return "statement"
  return masthead.kind === "draft_resolution" || masthead.status === "draft" ? "draftResolution" : "resolution"
}

function prefaceOf({ masthead }: Printable, text: readonly PrintedNode[], write: Pen["write"]): string {
  const title = text.find((node) => node.type === "title" && partOf(node.id) === "")
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

/** Sections hold what follows them; drafts to be adopted by another organ stand within the paragraph that recommends them. */
function bodyOf(nodes: readonly PrintedNode[], document: Printable, write: Pen["write"]): string {
  const wrapper = nodes.findIndex((node) => node.type === "wrapper")
  const head = nodes[wrapper]
  if (head !== undefined && !isParagraph(head)) {
    const before = bodyOf(nodes.slice(0, wrapper), document, write)
    const rest = nodes.slice(wrapper + 1)
    // A record made before drafts had ids of their own has all that follows in the draft.
    const ends = partOf(rest[0]?.id ?? "") === "" ? rest.length : rest.findIndex((node) => partOf(node.id) === "")
    const within = ends < 0 ? rest : rest.slice(0, ends)
    const drafts = partsOf(within).map(({ part, nodes: own }) => draftOf(own, part || "draft_1", document, write))
    const after = bodyOf(rest.slice(within.length), document, write)
    return `${before}<paragraph eId="${head.id}">${numberOf(head, document)}<content><p>${write(head.text, head.marks)}${drafts.join("")}</p></content></paragraph>${after}`
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

function draftOf(nodes: readonly PrintedNode[], id: string, document: Printable, write: Pen["write"]): string {
  const opens = nodes.findIndex((node) => !["title", "enacting", "preambular"].includes(node.type))
  const head = (opens < 0 ? nodes : nodes.slice(0, opens)).map((node) =>
    node.type === "title" && !isParagraph(node)
      ? `<longTitle eId="${node.id}"><p>${write(node.text, node.marks)}</p></longTitle>`
      : inPreamble(node, write),
  )
  const body = opens < 0 ? "" : bodyOf(nodes.slice(opens), document, write)
  return nodes.length === 0 ? "" : `<embeddedStructure eId="${id}">${head.join("")}${body}</embeddedStructure>`
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
  const said = `<p>${write(paragraph.text, paragraph.marks)}</p>${tableOf(paragraph)}`
  const num = numberOf(paragraph, document)
  if (paragraph.children.length === 0)
    return `<${name} eId="${paragraph.id}">${num}<content>${said}</content></${name}>`
  const below = paragraph.children.map((each) => hierarchical("point", each, document, write)).join("")
  const list = `${paragraph.id}__list_1`
  return `<${name} eId="${paragraph.id}">${num}<list eId="${list}"><intro eId="${list}__intro">${said}</intro>${below}</list></${name}>`
}

/** The table a paragraph is the caption of; where there is none, nothing. */
function tableOf({ id, table }: PrintedParagraph): string {
  if (table === undefined) return ""
  const row = (cells: readonly string[], name: "th" | "td") =>
    `<tr>${cells.map((words) => `<${name}><p>${escape(words)}</p></${name}>`).join("")}</tr>`
  return `<table eId="${id}__table_1">${row(table.head, "th")}${table.rows.map((cells) => row(cells, "td")).join("")}</table>`
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
  const closing = rest.filter((node) => node.type === "closing")
  const text = rest.filter((node) => node.type !== "closing")
  const body = text.map((node) => inBody(node, document, write)).join("") || "<p/>"
  const meta = metaOf(document, date, `!annex_${at + 1}`)
  return `<attachment eId="${head?.id ?? `annex_${at + 1}`}">${heading}<doc name="annex" contains="originalVersion">${meta}<mainBody>${body}</mainBody>${closingOf(closing, document, write)}</doc></attachment>`
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
