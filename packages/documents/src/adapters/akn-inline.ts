import type { Citation, Mark } from "../tree.ts"
import { citationOf } from "./akn-citation.ts"
import { type Element, isElement, textOf } from "./xml.ts"

/** Running text with what was marked in it, and the notes it called, in order. */
export type Inline = { readonly text: string; readonly marks: readonly Mark[]; readonly notes: readonly CalledNote[] }

/** A note as it was found at its call. */
export type CalledNote = { readonly mark: string; readonly body: Inline }

/** How text is set in this document: in Chinese, what is italic elsewhere is bold. */
export type Setting = { readonly boldIsItalic: boolean }

/** Running text without a word. */
export const nothingSaid: Inline = { text: "", marks: [], notes: [] }

/**
 * Reads running text: blanks are made single, notes are lifted out (their call
 * stays as a mark between two letters), italics and links become marks. What
 * is nested as a block of its own, such as an embedded draft, is passed over.
 */
export function readInline(parts: readonly (Element | string)[], setting: Setting): Inline {
  const hand = takeUp(setting)
  hand.write(parts, false)
  return hand.inline()
}

/** Two pieces of running text in one, a blank between them. */
export function joinInline(first: Inline, second: Inline): Inline {
  if (first.text === "")
    return { ...second, notes: [...first.notes, ...second.notes], marks: [...first.marks, ...second.marks] }
  const text = second.text === "" ? first.text : `${first.text} ${second.text}`
  const by = text.length - second.text.length
  return {
    text,
    marks: [...first.marks, ...second.marks.map((mark) => shift(mark, by))],
    notes: [...first.notes, ...second.notes],
  }
}

/** The text without its first `count` units; marks move along. */
export function dropFront(inline: Inline, count: number): Inline {
  const marks = inline.marks
    .map((mark) => shift(mark, -count))
    .filter((mark) => (mark.type === "note" ? mark.range[0] >= 0 : mark.range[1] > 0))
    .map((mark): Mark => ({ ...mark, range: [Math.max(0, mark.range[0]), mark.range[1]] }))
  return { text: inline.text.slice(count), marks, notes: inline.notes }
}

function shift(mark: Mark, by: number): Mark {
  return { ...mark, range: [mark.range[0] + by, mark.range[1] + by] }
}

const passed = new Set(["embeddedStructure", "quotedStructure", "img", "num", "blockList", "table", "toc", "foreign"])
const spaced = new Set(["eol", "br", "p", "tab"])
const ideograph = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF65]/u

type Call = { readonly at: number; readonly mark: string; readonly note: CalledNote | null }
type Link = { readonly from: number; readonly to: number; readonly href: string; readonly citation: Citation }

/** A hand that writes running text, and knows which blank may follow what it has written. */
function takeUp(setting: Setting): {
  write: (parts: readonly (Element | string)[], italic: boolean) => void
  inline: () => Inline
} {
  let text = ""
  let gap = false
  let gapBeforeCall = false
  const italics: boolean[] = []
  const calls: Call[] = []
  const links: Link[] = []

  const write = (parts: readonly (Element | string)[], italic: boolean): void => {
    parts.forEach((part, index) => {
      if (!isElement(part)) return letters(part, italic)
      if (part.name === "authorialNote") return note(part)
      if (part.name === "noteRef") return call(part.attributes["marker"] ?? "", null)
      if (passed.has(part.name)) return
      const beside = [parts[index - 1], parts[index + 1]].filter((each) => each !== undefined)
      if (part.name === "sup" && /^\s*[()]\s*$/u.test(textOf(part)) && beside.some(isNote)) return
      if (spaced.has(part.name)) letters(" ", italic)
      const from = text.length
      write(part.children, italic || isItalic(part, setting))
      link(part, from)
      if (spaced.has(part.name)) letters(" ", italic)
    })
  }

  const letters = (said: string, italic: boolean): void => {
    for (const unit of said.split("")) {
      if (/\s/u.test(unit)) {
        gap = text !== ""
        continue
      }
      if (gap && !closesUp(unit)) {
        italics.push(italic && italics.at(-1) === true)
        text += " "
      }
      gap = gapBeforeCall = false
      italics.push(italic)
      text += unit
    }
  }

  /** Chinese has no blanks between its signs, and a blank before a lifted note must not part a comma from its word. */
  const closesUp = (unit: string): boolean => {
    if (gapBeforeCall && /[,.;:،؛，。；]/u.test(unit)) return true
    return ideograph.test(unit) && ideograph.test(text.at(-1) ?? "")
  }

  const note = (element: Element): void => {
    const mark = element.attributes["marker"] ?? String(calls.length + 1)
    const body = readInline(element.children, setting)
    // In Arabic the mark's own brackets are left standing at the head of the note.
    const empty = /^\(\s*\)\s*/u.exec(body.text)?.[0].length ?? 0
    call(mark, { mark, body: dropFront(body, empty) })
  }

  /** A note is set down at its first call; a further call has only the mark. */
  const call = (mark: string, set: CalledNote | null): void => {
    gapBeforeCall = gap
    calls.push({ at: text.length, mark, note: set })
  }

  const link = (element: Element, from: number): void => {
    const href = element.attributes["href"]
    if (href === undefined || !["a", "ref", "rref"].includes(element.name)) return
    const start = text.charAt(from) === " " ? from + 1 : from
    // One link cut up by its look, digit from digit, is one citation.
    const last = links.at(-1)
    const goesOn = last !== undefined && last.to === start && last.href === href
    const begin = goesOn ? last.from : start
    const citation = citationOf(href, text.slice(begin))
    if (citation === undefined || begin >= text.length) return
    if (goesOn) links.pop()
    links.push({ from: begin, to: text.length, href, citation })
  }

  const inline = (): Inline => {
    const marks: Mark[] = italicsIn(italics)
    for (const { from, to, citation } of links) marks.push({ type: "citation", range: [from, to], citation })
    for (const { at, mark } of calls) marks.push({ type: "note", range: [at, at], note: mark })
    return {
      text,
      marks: marks.toSorted((a, b) => a.range[0] - b.range[0]),
      notes: calls.flatMap((each) => each.note ?? []),
    }
  }
  return { write, inline }
}

function italicsIn(units: readonly boolean[]): Mark[] {
  const marks: Mark[] = []
  for (let from = 0; from < units.length; from++) {
    if (units[from] !== true) continue
    let to = from
    while (units[to] === true) to++
    marks.push({ type: "italic", range: [from, to] })
    from = to
  }
  return marks
}

function isItalic(element: Element, { boldIsItalic }: Setting): boolean {
  if (element.name === "i" || element.name === "em") return true
  const look = `${element.attributes["class"] ?? ""} ${element.attributes["style"] ?? ""}`
  return /italic/u.test(look) || (boldIsItalic && (/bold/u.test(look) || element.name === "b"))
}

function isNote(part: Element | string): boolean {
  return isElement(part) && part.name === "authorialNote"
}
