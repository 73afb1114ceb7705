import { formatNumber } from "../numerals.ts"
import type { Attributes } from "./html-tag.ts"

/** A list that is open: how its items are numbered, and the number of the next one. */
export type List = { readonly format: string; readonly step: number; next: number }

const types: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
}
const styles: Readonly<Record<string, string>> = {
  decimal: "decimal",
  "lower-alpha": "lowerLetter",
  "lower-latin": "lowerLetter",
  "upper-alpha": "upperLetter",
  "upper-latin": "upperLetter",
  "lower-roman": "lowerRoman",
  "upper-roman": "upperRoman",
  none: "none",
  disc: "bullet",
  circle: "bullet",
  square: "bullet",
}

/**
 * Opens a list. Where a page leaves to its style sheet how a list within a list
 * is numbered, it is numbered as the United Nations does: `1.`, `(a)`, `(i)`.
 */
export function openList(name: string, attributes: Attributes, depth: number): List {
  const said =
    styles[
      /list-style(?:-type)?\s*:[^;]*?\b(decimal|(?:lower|upper)-(?:alpha|latin|roman)|none|disc|circle|square)\b/iu
        .exec(attributes.get("style") ?? "")?.[1]
        ?.toLowerCase() ?? ""
    ] ?? types[attributes.get("type") ?? ""]
  const numbered = ["decimal", "lowerLetter", "lowerRoman"][depth] ?? "decimal"
  const start = Number.parseInt(attributes.get("start") ?? "1", 10)
  return {
    format: said ?? (name === "ol" ? numbered : "bullet"),
    step: attributes.has("reversed") ? -1 : 1,
    next: Number.isInteger(start) && Math.abs(start) < 10_000 ? start : 1,
  }
}

/** The number of the next item, as it is printed before it: `3.`, `(c)`, `(iii)`, `III.`, `•` or nothing. */
export function numberItem(list: List, attributes: Attributes): string {
  const said = Number.parseInt(attributes.get("value") ?? "", 10)
  if (Number.isInteger(said) && Math.abs(said) < 10_000) list.next = said
  const count = list.next
  list.next += list.step
  if (list.format === "none") return ""
  if (list.format === "bullet") return "•"
  const number = formatNumber(count, list.format)
  return list.format.startsWith("lower") ? `(${number})` : `${number}.`
}

/** Whether a text brings its own number or mark, so that none is put before it. */
export const bringsNumber = (text: string): boolean =>
  /^(?:\d{1,3}\s?[.)]|\(?[\p{Ll}\d]{1,4}\)|[a-zivx]{1,4}\.\s|[IVX]{1,5}\.\s|[A-Z]\.\s|[•–—·-]\s)/u.test(text)
