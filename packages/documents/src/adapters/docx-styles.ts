import { child, type Element, elements } from "./xml.ts"

/** A style of a Word file, with what it takes from the styles it is based on. */
export type Style = {
  readonly italic: boolean | undefined
  readonly bold: boolean | undefined
  readonly raised: boolean | undefined
  readonly hidden: boolean | undefined
  readonly numbering: { readonly list: string | undefined; readonly level: number | undefined }
}

/** Reads the styles part; a missing one is a file whose styles say nothing. */
export function readStyles(part: Element | null | undefined): ReadonlyMap<string, Style> {
  const raw = new Map(elements(part ?? none, "style").map((style) => [style.attributes["w:styleId"] ?? "", style]))
  const styles = new Map<string, Style>()
  for (const id of raw.keys()) styles.set(id, resolve(id, raw, new Set()))
  return styles
}

/** What a run's or a style's `rPr` says of its letters; undefined where it says nothing. */
export function readLook(properties: Element | undefined): Omit<Style, "numbering"> {
  const size = Number(child(properties, "sz")?.attributes["w:val"] ?? "20")
  const lifted = Number(child(properties, "position")?.attributes["w:val"] ?? "0")
  // Right-to-left letters have italics and bold of their own.
  const complex = toggle(properties, "rtl") === true
  const aligned = child(properties, "vertAlign")?.attributes["w:val"]
  return {
    italic: toggle(properties, complex ? "iCs" : "i"),
    bold: toggle(properties, complex ? "bCs" : "b"),
    hidden: toggle(properties, "vanish"),
    raised: aligned !== undefined ? aligned === "superscript" : lifted >= 4 && size < 18 ? true : undefined,
  }
}

/** The list and the level a paragraph's or a style's `pPr` puts it in. */
export function readPlace(properties: Element | undefined): Style["numbering"] {
  const numbering = child(properties, "numPr")
  const level = child(numbering, "ilvl")?.attributes["w:val"]
  return {
    list: child(numbering, "numId")?.attributes["w:val"],
    level: level === undefined ? undefined : Number(level),
  }
}

const none: Element = { name: "", attributes: {}, children: [] }

/** Word allows styles to stand on each other ten deep; a file of thousands would run out of stack. */
const deepest = 32

function resolve(id: string, raw: ReadonlyMap<string, Element>, seen: Set<string>): Style {
  const style = raw.get(id)
  const own = readLook(child(style, "rPr"))
  const place = readPlace(child(style, "pPr"))
  const base = child(style, "basedOn")?.attributes["w:val"]
  // A style based on itself over a ring of others would never end.
  if (base === undefined || seen.has(base) || seen.size > deepest) return { ...own, numbering: place }
  const below = resolve(base, raw, seen.add(id))
  return {
    italic: own.italic ?? below.italic,
    bold: own.bold ?? below.bold,
    raised: own.raised ?? below.raised,
    hidden: own.hidden ?? below.hidden,
    numbering: { list: place.list ?? below.numbering.list, level: place.level ?? below.numbering.level },
  }
}

function toggle(properties: Element | undefined, name: string): boolean | undefined {
  const element = child(properties, name)
  if (element === undefined) return undefined
  return !["0", "false", "off"].includes(element.attributes["w:val"] ?? "1")
}
