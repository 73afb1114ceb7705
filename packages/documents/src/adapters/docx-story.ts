import type { LineFacts, Lettering, LooseLine } from "./lettering.ts"
import { isMarkAlone, look, setBeside, setLine } from "./lettering.ts"
import type { Numbering } from "./docx-numbering.ts"
import { readLook, readPlace, type Style } from "./docx-styles.ts"
import { symbolLetter } from "./docx-symbols.ts"
import { child, type Element, elements, findAll, textOf } from "./xml.ts"

/** What every story of a Word file (body, header, footer, note) is read with. */
export type Reader = {
  readonly styles: ReadonlyMap<string, Style>
  readonly numbering: Numbering
  /** Called at each native note call, in order; answers the mark to print, or nothing where a typed one follows. */
  readonly call: (kind: "footnote" | "endnote", id: string, typed: boolean) => string
  /** Told all text; answers how much of it is the typed mark that follows a call. */
  readonly mark: (text: string) => number
  readonly comment: (id: string) => void
  readonly lose: (what: string) => void
}

/** Reads a story: one line for each paragraph, tables cell by cell, text boxes after the paragraph they hang on. */
export function readStory(story: Element, facts: LineFacts, reader: Reader): LooseLine[] {
  return elements(story).flatMap((block) => readBlock(block, facts, reader))
}

function readBlock(block: Element, facts: LineFacts, reader: Reader): LooseLine[] {
  switch (block.name) {
    case "p":
      return readParagraph(block, facts, reader)
    case "tbl":
      return findAll(block, (each) => each.name === "tr" || each.name === "del").flatMap((row) =>
        row.name === "tr" ? readRow(row, facts, reader) : [],
      )
    case "AlternateContent":
      return readStory(preferred(block), facts, reader)
    case "del":
    case "moveFrom":
      reader.lose(deletions)
      return []
    case "sdt":
      return readStory(child(block, "sdtContent") ?? block, facts, reader)
    case "sectPr":
    case "tcPr":
    case "trPr":
    case "sdtPr":
      return []
    default:
      return readStory(block, facts, reader)
  }
}

/**
 * A symbol may be set over two cells, as `A` and `/RES/72/78`; it is put together
 * again, and a number in a cell of its own with the text beside it.
 */
function readRow(row: Element, facts: LineFacts, reader: Reader): LooseLine[] {
  const lines: LooseLine[] = []
  for (const cell of findAll(row, (each) => each.name === "tc")) {
    const read = readStory(cell, facts, reader).filter((line) => line.text !== "")
    for (const [at, line] of read.entries()) {
      const before = lines.at(-1)
      if (before !== undefined && /^[A-Z]{1,6}$/u.test(before.text) && /^\/[A-Z]/u.test(line.text)) {
        const looks = Uint8Array.from([...before.looks, ...line.looks])
        lines[lines.length - 1] = { ...before, text: before.text + line.text, looks }
      } else if (at === 0 && before !== undefined && isMarkAlone(before)) {
        lines[lines.length - 1] = setBeside(before, line)
      } else {
        lines.push(line)
      }
    }
  }
  return lines
}

function readParagraph(paragraph: Element, facts: LineFacts, reader: Reader): LooseLine[] {
  const properties = child(paragraph, "pPr")
  const id = child(properties, "pStyle")?.attributes["w:val"]
  const style = id === undefined ? undefined : reader.styles.get(id)
  const own = readPlace(properties)
  const list = own.list ?? style?.numbering.list
  const level = own.list === undefined ? (own.level ?? style?.numbering.level) : (own.level ?? 0)
  const number = list === undefined ? "" : reader.numbering.next(list, level, id)

  const boxes: LooseLine[] = []
  const pieces: Lettering = number === "" ? [] : [{ text: number, look: 0 }]
  walk(paragraph, { reader, facts, pieces, boxes, style, look: lookOf(style) })
  const all = { ...facts, whole: true, ...(id === undefined ? {} : { style: id }) }
  return [...splitAtBreaks(pieces).map((each) => setLine(each, all)), ...boxes]
}

/** A break within a paragraph is a blank, but for the closing, where the date stands on a line of its own. */
function splitAtBreaks(pieces: Lettering): Lettering[] {
  const text = pieces.map((piece) => piece.text).join("")
  const at = pieces.findIndex((piece) => piece.text === "\n")
  const date = pieces
    .slice(at + 1)
    .map((piece) => piece.text)
    .join("")
  return at > 0 && text.length < 100 && /^\s*\d/u.test(date) ? [pieces.slice(0, at), pieces.slice(at + 1)] : [pieces]
}

type Walk = {
  readonly reader: Reader
  readonly facts: LineFacts
  readonly pieces: Lettering
  readonly boxes: LooseLine[]
  readonly style: Style | undefined
  readonly look: number
}

function walk(parent: Element, at: Walk): void {
  for (const piece of elements(parent)) step(piece, at)
}

function step(piece: Element, at: Walk): void {
  const { reader, pieces } = at
  const put = (text: string, lift = false): void => {
    pieces.push({ text, look: lift ? at.look | look.raised : at.look })
  }
  const putText = (text: string): void => {
    const raised = reader.mark(text)
    if (raised > 0) put(text.slice(0, raised), true)
    put(text.slice(raised))
  }
  switch (piece.name) {
    case "r": {
      const own = readLook(child(piece, "rPr"))
      const named = reader.styles.get(child(child(piece, "rPr"), "rStyle")?.attributes["w:val"] ?? "")
      if (own.hidden ?? named?.hidden ?? at.style?.hidden ?? false) return reader.lose("Hidden text was left out.")
      return walk(piece, { ...at, look: lookOf(own, named, at.style) })
    }
    case "t":
      return putText(textOf(piece))
    case "tab":
    case "ptab":
      return put("\t")
    case "br":
    case "cr":
      return put("\n")
    case "noBreakHyphen":
      return put("\u2011")
    case "sym":
      return put(symbolLetter(piece.attributes["w:font"] ?? "", piece.attributes["w:char"] ?? ""))
    case "footnoteReference":
    case "endnoteReference": {
      const typed = !["0", "false", undefined].includes(piece.attributes["w:customMarkFollows"])
      const kind = piece.name === "footnoteReference" ? "footnote" : "endnote"
      return put(reader.call(kind, piece.attributes["w:id"] ?? "", typed), true)
    }
    case "drawing":
    case "pict":
    case "object":
      for (const box of findAll(piece, (each) => each.name === "txbxContent")) {
        at.boxes.push(...readStory(box, at.facts, reader))
      }
      return
    case "AlternateContent":
      return walk(preferred(piece), at)
    case "ins":
    case "moveTo":
      reader.lose("Tracked insertions were taken as part of the text.")
      return walk(piece, at)
    case "del":
    case "moveFrom":
      return reader.lose(deletions)
    case "commentReference":
      return reader.comment(piece.attributes["w:id"] ?? "")
    case "ruby":
      return walk(child(piece, "rubyBase") ?? piece, at)
    case "pPr":
    case "rPr":
    case "instrText":
    case "delText":
    case "delInstrText":
    case "softHyphen":
      return
    default:
      return walk(piece, at)
  }
}

const deletions = "Tracked deletions were left out."

function lookOf(...said: (Omit<Style, "numbering"> | undefined)[]): number {
  const first = (name: "italic" | "bold" | "raised"): boolean =>
    said.map((each) => each?.[name]).find((each) => each !== undefined) ?? false
  return (first("italic") ? look.italic : 0) | (first("raised") ? look.raised : 0) | (first("bold") ? look.bold : 0)
}

/** Of the same thing said for newer and for older programs, the newer. */
function preferred(choice: Element): Element {
  return child(choice, "Choice") ?? child(choice, "Fallback") ?? choice
}
