import { SaxesParser } from "saxes"

/** An element of an XML file. `name` has lost its prefix (`w:p` is `p`); attributes keep theirs (`w:val`). */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

const deepest = 256
const most = 500_000

/**
 * Reads XML into a plain tree, or answers `null` where it is not well formed.
 *
 * Nothing is ever fetched or expanded: a document type is passed over, and an
 * entity beyond the five of XML itself makes the file unreadable, so neither
 * external entities nor entity bombs can do anything. Nesting past 256 levels
 * and more than half a million elements are refused as well, so that the tree
 * can neither run out of stack nor fill the memory.
 */
export function readXml(text: string): Element | null {
  const root: Open = { name: "", attributes: {}, children: [] }
  const path: Open[] = [root]
  const state = { broken: false, elements: 0 }
  const parser = new SaxesParser({ xmlns: false })
  parser.on("error", () => {
    state.broken = true
  })
  parser.on("opentag", (tag) => {
    if (state.broken || path.length > deepest || ++state.elements > most) {
      state.broken = true
      return
    }
    const element: Open = { name: local(tag.name), attributes: tag.attributes, children: [] }
    path.at(-1)?.children.push(element)
    path.push(element)
  })
  parser.on("closetag", () => {
    if (path.length > 1) path.pop()
  })
  const write = (piece: string): void => {
    path.at(-1)?.children.push(piece)
  }
  parser.on("text", write)
  parser.on("cdata", write)
  try {
    // In slices, so that a broken file is given up early.
    for (let at = 0; at < text.length && !state.broken; at += slice) parser.write(text.slice(at, at + slice))
    if (!state.broken) parser.close()
  } catch {
    return null
  }
  if (state.broken) return null
  return root.children.find(isElement) ?? null
}

/** The children of an element that are elements, all or those of one name. */
export function elements(parent: Element, name?: string): Element[] {
  return parent.children.filter(isElement).filter((each) => name === undefined || each.name === name)
}

/** The first child of that name. */
export function child(parent: Element | undefined, name: string): Element | undefined {
  return parent?.children.filter(isElement).find((each) => each.name === name)
}

/** All elements below, in document order, for which the test holds. Does not look inside those it found. */
export function findAll(parent: Element, test: (element: Element) => boolean): Element[] {
  return elements(parent).flatMap((element) => (test(element) ? [element] : findAll(element, test)))
}

/** All text below an element, in order. */
export function textOf(element: Element): string {
  return element.children.map((piece) => (typeof piece === "string" ? piece : textOf(piece))).join("")
}

/** Tells an element from a piece of text. */
export function isElement(piece: Element | string): piece is Element {
  return typeof piece !== "string"
}

type Open = { name: string; attributes: Record<string, string>; children: (Element | string)[] }

const slice = 65_536

function local(name: string): string {
  const colon = name.indexOf(":")
  return colon < 0 ? name : name.slice(colon + 1)
}
