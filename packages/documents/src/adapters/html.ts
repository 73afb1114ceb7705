import type { Source } from "../source.ts"
import type { Refused } from "./docx.ts"
import { type PageLine, pageLines } from "./html-page.ts"
import { cut, isMarkAlone, joinLines, type LooseLine, setBeside, source } from "./lettering.ts"

/**
 * Reads a web page, also one that Word has saved: its paragraphs, headings,
 * items of lists with the numbers the page shows, and cells of tables, with
 * italics and raised marks; notes as lines of part `note`. What belongs to the
 * page and not to the document (menus, search, banners, lists of links) is left
 * out, by the tags and roles that say so and by the names pages give such parts.
 *
 * Never throws, and takes time and memory in proportion to the page.
 */
export function htmlSource(page: string): Source | Refused {
  const losses: string[] = []
  const all = pageLines(page, (what) => losses.push(what))
  if (all === undefined) return { refusal: "file-too-large" }
  const lines = documentLines(all)
  if (!lines.some(({ line }) => /\p{L}/u.test(line.text))) return { refusal: "empty-file" }
  const notes = gatherNotes(lines.filter(({ note }) => note > 0))
  const body = inRows(lines.filter(({ note }) => note === 0))
  return source("html", [...body, ...notes], losses)
}

/** Of all lines those of the document. A page that calls nearly everything its own is not believed. */
function documentLines(all: readonly PageLine[]): PageLine[] {
  const letters = (lines: readonly PageLine[]): number =>
    lines.reduce((sum, { line, note }) => sum + (note > 0 ? 0 : line.text.length), 0)
  const unlinked = withoutLinks(all)
  const plain = unlinked.filter(({ furniture }) => !furniture)
  const own = letters(plain) >= 0.4 * letters(unlinked) ? plain : unlinked
  const content = own.filter((each) => each.content || each.note > 0)
  return letters(content) >= 0.4 * letters(own) ? content : own
}

/** Three and more links one below the other, with nothing between them, are a menu. */
function withoutLinks(lines: readonly PageLine[]): PageLine[] {
  const isLink = ({ linked, line, note }: PageLine): boolean =>
    linked && note === 0 && line.text.length < 100 && !/[;:,.]$/u.test(line.text)
  let from = 0
  return lines.filter((each, at) => {
    if (!isLink(each)) return true
    if (at === 0 || !isLink(lines[at - 1]!)) from = at
    let to = at
    while (to - from < 3 && to < lines.length && isLink(lines[to]!)) to++
    return to - from < 3
  })
}

/** A number or a mark in a cell of its own stands before the text in the next cell. */
function inRows(lines: readonly PageLine[]): LooseLine[] {
  const made: LooseLine[] = []
  let before: PageLine | undefined
  for (const each of lines) {
    const isBeside = before !== undefined && before.row === each.row && before.cell + 1 === each.cell
    const last = made.at(-1)
    if (isBeside && last !== undefined && isMarkAlone(last)) made[made.length - 1] = setBeside(last, each.line)
    else made.push(each.line)
    before = each
  }
  return made
}

/** One line for each note, its mark in `note` and not in the text. */
function gatherNotes(lines: readonly PageLine[]): LooseLine[] {
  const notes = new Map<number, LooseLine>()
  for (const { line, note } of lines) {
    const before = notes.get(note)
    notes.set(note, before === undefined ? line : joinLines(before, line))
  }
  return [...notes.values()].map((line) => {
    const found = /^[[(]?(\d{1,3}|[*†‡]{1,3})[\])]?(?:\.(?=\s))?\s*(?=\S)/u.exec(line.text)
    const text = found === null ? line : cut(line, 0, found[0].length)
    return { ...text, facts: { ...text.facts, part: "note", ...(found?.[1] ? { note: found[1] } : {}) } }
  })
}
