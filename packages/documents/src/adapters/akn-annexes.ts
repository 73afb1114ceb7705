import { type Block, headed, readBody, readClosing, readPreamble } from "./akn-blocks.ts"
import { nothingSaid, readInline, type Setting } from "./akn-inline.ts"
import { nest } from "./akn-nesting.ts"
import { child, type Element, elements } from "./xml.ts"

/** Reads what is attached to a document: for each annex its heading, its title, its paragraphs and sections. */
export function readAnnexes(document: Element, setting: Setting): Block[] {
  const attached = child(document, "attachments") ?? child(document, "annexes")
  return attached === undefined ? [] : elements(attached).flatMap((each) => readAnnex(each, setting))
}

function readAnnex(attachment: Element, setting: Setting): Block[] {
  const inner = elements(attachment).find((each) => bodyOf(each) !== undefined)
  const body = inner === undefined ? undefined : bodyOf(inner)
  const blocks =
    inner === undefined || body === undefined
      ? []
      : [
          ...nest([...readPreamble(child(inner, "preamble"), setting), ...readBody(body, setting)]),
          ...readClosing(child(inner, "conclusions"), setting),
        ]

  // The word "Annex" stands in the heading of the attachment, or as the first line of its text.
  const named = readInline(child(attachment, "heading")?.children ?? [], setting)
  const first = blocks[0]
  const opens = named.text === "" && first !== undefined && (isHead(first) || annexWord.test(first.content.text))
  const head = opens ? first.content : named.text === "" ? { ...nothingSaid, text: "Annex" } : named
  const rest = opens ? blocks.slice(1) : blocks
  const title = rest.slice(0, 1).filter((block) => isHead(block) && block.number === null)
  return [
    ...headed("annex", head, /\s([IVXLC]+|\d+|[A-Z])$/u.exec(head.text)?.[1] ?? null),
    ...title.map((block): Block => ({ ...block, heading: "title" })),
    ...rest.slice(title.length),
  ]
}

const annexWord =
  /^(Annex|Appendix|Annexe|Appendice|Anexo|Apéndice|Приложение|المرفق|مرفق|附件|附录)(\s+([IVXLC]+|\d+|[A-Z]))?$/u

function isHead(block: Block): boolean {
  return block.kind === "heading" && (block.heading === "section" || block.heading === "title")
}

function bodyOf(element: Element): Element | undefined {
  return child(element, "mainBody") ?? child(element, "body")
}
