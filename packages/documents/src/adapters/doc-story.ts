import { u16 } from "./bytes.ts"
import type { DocFile } from "./doc-file.ts"
import {
  firstPast,
  isSet,
  letterRuns,
  paragraphProperties,
  paragraphRuns,
  type Run,
  runProperties,
} from "./doc-properties.ts"
import type { Element } from "./xml.ts"

/** Where notes are called, by the place of the call in the text. */
export type Calls = ReadonlyMap<number, Element>

/** Makes the paragraphs and tables of a stretch of the text, in the words the newer format has for them. */
export type Telling = (from: number, to: number, calls: Calls) => Element[]

/** Word's signs in the text that end a paragraph: its own mark, the end of a cell, a page or a column. */
const ends = new Set(["\r", "\u0007", "\f", "\u000e"])
/** Signs that stand for something else: the rest below the blank are marks of Word's own. */
const signs: Readonly<Record<string, Element>> = {
  "\t": element("tab"),
  "\v": element("br"),
  "\u001e": element("noBreakHyphen"),
  "\u0005": element("commentReference", { "w:id": "all" }),
}
const inTable = 0x2416
const rowEnd = 0x2417
const isDeleted = 0x0800
const isInserted = 0x0801

/** Takes an old Word file and answers how its stretches are told. */
export function telling(file: DocFile): Telling {
  const letters = letterRuns(file)
  const paragraphs = paragraphRuns(file)
  const looks = new Map<Uint8Array, readonly Element[]>()
  const looksOf = (changes: Uint8Array): readonly Element[] => {
    const known = looks.get(changes) ?? runProperties(changes)
    looks.set(changes, known)
    return known
  }

  return (from, to, calls) => {
    const blocks: Element[] = []
    let row: Element[] = []
    let cell: Element[] = []
    const closeRow = (): void => {
      if (cell.length > 0) row.push(element("tc", {}, cell))
      if (row.length > 0) blocks.push(element("tbl", {}, [element("tr", {}, row)]))
      row = []
      cell = []
    }
    let letter = firstPast(letters, from)
    let paragraph = firstPast(paragraphs, from)
    const fields: Fields = { open: [], hiding: 0 }
    let start = from
    for (let at = from; at < to; at++) {
      if (!ends.has(file.text.charAt(at)) && at < to - 1) continue
      while ((paragraphs[paragraph]?.to ?? Infinity) <= at) paragraph++
      const given = paragraphs[paragraph]
      const changes = given !== undefined && given.from <= at ? given.changes : undefined
      while ((letters[letter]?.to ?? Infinity) <= start) letter++
      const pieces = told(file.text, start, at + 1, { runs: letters, first: letter, looksOf, calls, fields })
      const block = element("p", {}, [paragraphLook(changes), ...pieces])
      start = at + 1
      if (file.text.charAt(at) === "\u0007") {
        if (changes !== undefined && isSet(changes, 2, rowEnd)) closeRow()
        else {
          row.push(element("tc", {}, [...cell, block]))
          cell = []
        }
      } else if (changes !== undefined && isSet(changes, 2, inTable)) cell.push(block)
      else {
        closeRow()
        blocks.push(block)
      }
    }
    closeRow()
    return blocks
  }
}

/** An element of the newer format. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: Element["children"] = [],
): Element {
  return { name, attributes, children }
}

function paragraphLook(changes: Uint8Array | undefined): Element {
  const style = element("pStyle", { "w:val": String(changes === undefined ? 0 : u16(changes, 0)) })
  return element("pPr", {}, [style, ...(changes === undefined ? [] : paragraphProperties(changes, 2))])
}

type Words = {
  readonly runs: readonly Run[]
  readonly first: number
  readonly looksOf: (changes: Uint8Array) => readonly Element[]
  readonly calls: Calls
  readonly fields: Fields
}

/** The fields that are open, whether each has come to its result, and how many have not: what they hold is no text. */
type Fields = { readonly open: boolean[]; hiding: number }

const nothing = new Uint8Array()

/** The letters of one paragraph as runs of one look each. */
function told(text: string, from: number, to: number, words: Words): Element[] {
  const made: Element[] = []
  let index = words.first
  for (let at = from; at < to;) {
    while ((words.runs[index]?.to ?? Infinity) <= at) index++
    const run = words.runs[index]
    const covers = run !== undefined && run.from <= at
    const end = Math.min(to, covers ? run.to : (run?.from ?? to))
    const changes = covers ? run.changes : nothing
    const inside = piecesOf(text, at, end, words)
    if (inside.length > 0) {
      const piece = element("r", {}, [element("rPr", {}, words.looksOf(changes)), ...inside])
      if (isSet(changes, 0, isDeleted)) made.push(element("del", {}, [piece]))
      else made.push(isSet(changes, 0, isInserted) ? element("ins", {}, [piece]) : piece)
    }
    at = end
  }
  return made
}

function piecesOf(text: string, from: number, to: number, { calls, fields }: Words): Element[] {
  const made: Element[] = []
  let plain = ""
  const close = (): void => {
    if (plain !== "") made.push(element("t", {}, [plain]))
    plain = ""
  }
  for (let at = from; at < to; at++) {
    const unit = text.charAt(at)
    if (unit >= "\u0013" && unit <= "\u0015") follow(fields, unit)
    if (fields.hiding > 0) continue
    const called = calls.get(at)
    const sign = called ?? signs[unit]
    if (sign !== undefined) {
      close()
      made.push(sign)
    }
    // A mark that was typed stands in the place of its call, and is a letter as well.
    if (sign === undefined || called !== undefined) plain += unit < " " ? "" : unit
  }
  close()
  return made
}

/** A field opens, comes to its result, ends. */
function follow(fields: Fields, sign: string): void {
  if (sign === "\u0013") {
    fields.open.push(false)
    fields.hiding++
    return
  }
  if (fields.open.pop() === false) fields.hiding--
  if (sign === "\u0014") fields.open.push(true)
}
