import type { Source } from "../source.ts"
import { readNumbering } from "./docx-numbering.ts"
import { type Package, unpack } from "./docx-package.ts"
import { type Reader, readStory } from "./docx-story.ts"
import { readStyles } from "./docx-styles.ts"
import { cut, joinLines, type LooseLine, source } from "./lettering.ts"
import { formatNumber } from "../numerals.ts"
import type { Unreadable } from "../tree.ts"
import { child, type Element, elements, findAll, textOf } from "./xml.ts"

/** Why an adapter has no text to hand on. */
export type Refused = { readonly refusal: Unreadable }

/**
 * Reads a Word file (DOCX, also where its name ends in `.DOC`).
 *
 * Lines come in this order: the header of the first page (there stand the
 * organization, the symbol and the date), running headers, the body, notes in
 * the order of their calls, footers. Automatic numbers stand in the text as
 * Word prints them, followed by a tab. A native note call is a raised mark in
 * the text; the note is one line, with the mark in `note` and not in the text.
 * Tracked insertions are read, deletions are not, and both are told in `losses`.
 *
 * Never throws: what is no Word file or broken is refused as `damaged-file`,
 * what would unpack beyond reason as `file-too-large`.
 */
export function docxSource(bytes: Uint8Array): Promise<Source | Refused> {
  const file = unpack(bytes)
  return Promise.resolve(typeof file === "string" ? { refusal: file } : readPackage(file, "docx"))
}

/** Reads the parts of a Word file, whichever format they came in. */
export function readPackage(file: Package, format: "docx" | "doc"): Source | Refused {
  const body = child(file.part(file.main) ?? undefined, "body")
  if (body === undefined) return { refusal: "damaged-file" }

  const losses: string[] = []
  const related = [...file.relations(file.main).values()]
  const partNamed = (name: string): Element | null | undefined => {
    const path = related.find((each) => each.endsWith(`/${name}.xml`) || each === `${name}.xml`)
    const part = path === undefined ? undefined : file.part(path)
    if (part === null) losses.push(`The part ${name}.xml is damaged and was not read.`)
    return part
  }
  const styles = readStyles(partNamed("styles"))
  const numbering = readNumbering(partNamed("numbering"), (style) => styles.get(style)?.numbering.list)
  const calls = countCalls(body, partNamed("settings"))
  const comments = new Map(
    elements(partNamed("comments") ?? nothing, "comment").map((e) => [e.attributes["w:id"], textOf(e)]),
  )
  const lose = (what: string): void => {
    losses.push(what)
  }
  const reader: Reader = {
    styles,
    numbering,
    call: calls.call,
    mark: calls.mark,
    lose,
    // The documents service leaves its job number in a comment, between double angles, and nobody misses that.
    comment: (id) => /<<ODS|^\s*$/u.test(comments.get(id) ?? "") || lose("Comments were left out."),
  }

  const { headers, footers } = margins(file, body)
  const headed = headers.flatMap((part) => readStory(part, { part: "header" }, reader))
  const text = readStory(body, { part: "body" }, reader)
  const notes = [
    ...readNotes("footnote", partNamed("footnotes"), calls.called, reader),
    ...readNotes("endnote", partNamed("endnotes"), calls.called, reader),
  ]
  const footed = footers.flatMap((part) => readStory(part, { part: "footer" }, reader))
  return source(format, [...unrepeated(headed), ...text, ...notes, ...unrepeated(footed)], losses)
}

type Called = { readonly kind: "footnote" | "endnote"; readonly id: string; readonly typed: boolean; mark: string }

/** Counts native note calls as Word does; a typed mark takes no number. */
function countCalls(
  body: Element,
  settings: Element | null | undefined,
): Pick<Reader, "call" | "mark"> & { readonly called: readonly Called[] } {
  const called: Called[] = []
  const counts = { footnote: 0, endnote: 0 }
  const rules = (kind: Called["kind"]): { format: string; start: number } => {
    const places = [...findAll(body, (each) => each.name === "sectPr"), ...(settings ? [settings] : [])]
    const said = places.flatMap((place) => elements(place, `${kind}Pr`))
    const value = (name: string): string | undefined =>
      said.map((each) => child(each, name)?.attributes["w:val"]).find((each) => each !== undefined)
    return {
      format: value("numFmt") ?? (kind === "footnote" ? "decimal" : "lowerRoman"),
      start: Number(value("numStart") ?? "1"),
    }
  }
  const rule = { footnote: rules("footnote"), endnote: rules("endnote") }
  let waiting: Called | undefined
  return {
    called,
    call: (kind, id, typed) => {
      const { format, start } = rule[kind]
      const mark = typed ? "" : formatNumber(start + counts[kind]++, format)
      const call: Called = { kind, id, typed, mark }
      called.push(call)
      waiting = typed ? call : undefined
      return mark
    },
    mark: (text) => {
      if (waiting === undefined || text.trim() === "") return 0
      const [printed = "", mark = "*"] = /^\s*([^\s\p{L}]{1,4}|\p{L}(?!\p{L}))/u.exec(text) ?? []
      waiting.mark = mark
      waiting = undefined
      return printed.length
    },
  }
}

function readNotes(
  kind: Called["kind"],
  part: Element | null | undefined,
  called: readonly Called[],
  reader: Reader,
): LooseLine[] {
  const bodies = new Map(elements(part ?? nothing, kind).map((note) => [note.attributes["w:id"] ?? "", note]))
  return called
    .filter((call) => call.kind === kind)
    .flatMap(({ id, typed, mark }) => {
      const note = bodies.get(id)
      if (note === undefined) return []
      const lines = readStory(note, { part: "note", note: mark }, reader).filter((line) => line.text !== "")
      return lines.length === 0 ? [] : [withoutMark(lines.reduce(joinLines), typed ? mark : "")]
    })
}

/** The mark before a note, typed or with nothing but its brackets left, is not part of the note's text. */
function withoutMark(line: LooseLine, mark: string): LooseLine {
  const empty = /^\(\s*\)\s*/u.exec(line.text)?.[0].length ?? 0
  if (empty > 0) return cut(line, 0, empty)
  if (mark === "" || !line.text.startsWith(mark)) return line
  return cut(line, 0, mark.length + (/^\s*/u.exec(line.text.slice(mark.length))?.[0].length ?? 0))
}

/** Headers and footers that a section uses, those of first pages before the others, each part once. */
function margins(file: Package, body: Element): { headers: Element[]; footers: Element[] } {
  const relations = file.relations(file.main)
  const sections = findAll(body, (each) => each.name === "sectPr")
  const parts = (name: string): Element[] => {
    const references = sections.flatMap((section) => elements(section, name))
    const ordered = ["first", "default", "even"].flatMap((type) =>
      references.filter((each) => (each.attributes["w:type"] ?? "default") === type),
    )
    const paths = new Set(ordered.map((each) => relations.get(each.attributes["r:id"] ?? "") ?? ""))
    return [...paths].flatMap((path) => file.part(path) ?? [])
  }
  return { headers: parts("headerReference"), footers: parts("footerReference") }
}

/** A running header said on even and on odd pages is said once. */
function unrepeated(lines: readonly LooseLine[]): LooseLine[] {
  const seen = new Set<string>()
  return lines.filter((line) => !seen.has(line.text) && seen.add(line.text) !== undefined)
}

const nothing: Element = { name: "", attributes: {}, children: [] }
