import { MONTH } from "./calendar.ts"
import { isClosing, isSureOpener } from "./line-kind.ts"
import { findGluedMarks, findPlainMarks, marksIn } from "./note-mark.ts"
import type { Row } from "./row.ts"
import { joinRows } from "./row.ts"
import { call, type Called, cut, RAISED, type Strand, styled, tidy } from "./strand.ts"

/** A note as it was lifted out, before its citations are read. */
export type NoteBody = { readonly mark: string; readonly strand: Strand }

/** The rows that are left, the notes, and for every call number the notes it stands for. */
export type Lifted = {
  readonly rows: readonly Row[]
  readonly notes: readonly NoteBody[]
  readonly calls: readonly (readonly string[])[]
  /** Marks in the text whose note was not found. */
  readonly lost: readonly string[]
}

/**
 * Lifts notes out of the body and turns their marks into calls. A plain digit counts as a mark only if such a note exists, or
 * if the text has no numbered notes and its words carry numbers that rise.
 */
export function liftNotes(rows: readonly Row[], wrapped: boolean): Lifted {
  const { kept, notes } = takeBodies(unglue(rows), wrapped)
  const known = new Set(notes.map((note) => note.mark))
  const calls: string[][] = []
  const lost: string[] = []
  const marked = kept.map((row): Row => {
    const called: Called[] = []
    for (const { from, to, marks } of marksIn(row.strand, known)) {
      calls.push(marks)
      called.push({ range: [from, to], number: calls.length })
      for (const mark of marks) if (!known.has(mark) && mark !== "*") lost.push(mark)
    }
    return called.length === 0 ? row : { ...row, strand: tidy(call(row.strand, called)) }
  })
  const called = new Set(calls.flat())
  const plain = notes
    .filter((note) => /^\d+$/.test(note.mark) && !called.has(note.mark))
    .map((note) => Number(note.mark))
  const inOrder = plain.sort((a, b) => a - b)
  const bare = notes.every((note) => note.mark === "*")
  const all = bare ? findGluedMarks(marked, calls, lost) : findPlainMarks(marked, inOrder, calls)
  return { rows: all, notes, calls, lost }
}

/** On web pages a note can hang on the end of its paragraph: `… of 2011;1UNEP/CHW.10/INF/14.` It is cut off into a row of its own. */
function unglue(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => {
    const match = GLUED.exec(row.strand.text)
    if (!match) return [row]
    const at = match.index + match[1]!.length
    const body = cut(row.strand, at)
    const raised = {
      ...body,
      style: body.style.map((style, index) => (index < match[2]!.length ? style | RAISED : style)),
    }
    return [
      { ...row, strand: cut(row.strand, 0, at) },
      { ...row, strand: raised, gap: 0 },
    ]
  })
}

const GLUED =
  /([;.,])(\d{1,2})\s?(?=(?:[A-Z][A-Z0-9]{0,9}\/[A-Z0-9]|See |Resolution |Decision |United Nations, |Ibid\.|Official Records)[^;]*\.$)/

function takeBodies(rows: readonly Row[], wrapped: boolean): { kept: Row[]; notes: NoteBody[] } {
  const kept: Row[] = []
  const notes: NoteBody[] = []
  const inline = new Set<string>()
  for (const row of rows)
    for (const match of row.strand.text.matchAll(/(?<=\S\s?)\[(\d{1,3})\]/g)) inline.add(match[1]!)
  let open = false
  let cutHere = false
  const extend = (strand: Strand) => {
    const note = notes.pop()
    if (note) notes.push({ mark: note.mark, strand: joinRows(note.strand, strand) })
  }
  const waiting: string[] = []
  let done = 0
  const push = (row: Row) => {
    kept.push(cutHere ? { ...row, broken: true } : row)
    cutHere = false
    open = false
  }
  for (const [index, row] of rows.entries()) {
    const text = row.strand.text
    if (row.ruled && !rows[index - 1]?.ruled) {
      const zone = rows.slice(
        index,
        rows.findIndex((other, at) => at > index && (!other.ruled || isBody(other.strand.text))) >>> 0,
      )
      if (zone.some((other) => /^\d{1,2}$/.test(other.strand.text))) {
        notes.push(...belowRule(zone, notes.at(-1)))
        done = index + zone.length
      }
    }
    if (index < done) {
      cutHere = true
      continue
    }
    const start = noteStart(row, inline, notes)
    const expected = notes.length === 0 ? 1 : Number(notes.findLast((note) => note.mark !== "*")?.mark ?? 0) + 1
    if (start) {
      notes.push({ mark: start.mark, strand: tidy(cut(row.strand, start.length)) })
      open = wrapped
      cutHere = true
    } else if (wrapped && /^\d{1,2}$/.test(text) && Number(text) === expected + waiting.length && index > 8) {
      waiting.push(text)
      cutHere = true
      open = false
    } else if (waiting.length > 0 && !/^\d{1,3}\.(?!\d)/.test(text)) {
      const last = notes.at(-1)
      const unfinished = isOpenNote(last) && !/[.)”"]$/.test(last.strand.text)
      if (unfinished && waiting.length === 1 && /^[\p{Ll}\d(]|^[A-Z]\/\d/u.test(text) && moreAfter(rows, index))
        extend(row.strand)
      else {
        notes.push({ mark: waiting.shift()!, strand: row.strand })
        open = true
      }
      cutHere = true
    } else if (open && row.gap === 0 && !row.broken && isOpenNote(notes.at(-1))) extend(row.strand)
    else if (wrapped && plainStart(row, expected, rows, index)) {
      notes.push({ mark: String(expected), strand: tidy(cut(row.strand, String(expected).length)) })
      open = true
      cutHere = true
    } else push(row)
  }
  for (const mark of waiting)
    notes.push({ mark, strand: cut(rows[0]?.strand ?? { text: "", at: [], style: [] }, 0, 0) })
  return { kept, notes }
}

/** No note is longer than this; what goes on beyond it is no note, and must not be joined line by line for minutes. */
const LONGEST = 20_000
const isOpenNote = (note: NoteBody | undefined): note is NoteBody =>
  note !== undefined && note.strand.text.length < LONGEST

/** What no note begins with: an operative number, a participle of the preamble, the line of the meeting. */
const isBody = (text: string) => /^\d{1,3}\.(?: |$)/.test(text) || isSureOpener(text) || isClosing(text)

/** Notes below a rule whose marks and texts came apart: marks in rising order go with texts as they stand. */
function belowRule(zone: readonly Row[], before: NoteBody | undefined): NoteBody[] {
  const marks = zone.map((row) => row.strand.text).filter((text) => /^\d{1,2}$/.test(text))
  const texts: Strand[] = []
  let open = before !== undefined && !/[.)”"]$/.test(before.strand.text)
  for (const row of zone) {
    if (/^\d{1,2}$/.test(row.strand.text)) continue
    const last = texts.at(-1)
    if (last && (open || !/[.)”"]$/.test(last.text))) texts[texts.length - 1] = joinRows(last, row.strand)
    else texts.push(row.strand)
    open = false
  }
  while (texts.length > marks.length && texts.length > 1) texts.push(joinLast(texts))
  const sorted = marks.sort((a, b) => Number(a) - Number(b))
  return sorted.flatMap((mark, index) => (texts[index] ? [{ mark, strand: texts[index] }] : []))
}

const moreAfter = (rows: readonly Row[], index: number) => rows[index + 1]?.gap === 0 && !rows[index + 1]!.broken

/** Whether a row opens a note by its own word: a note of the format, a raised mark, a mark in brackets, a star. */
function noteStart(
  row: Row,
  inline: ReadonlySet<string>,
  notes: readonly NoteBody[],
): { mark: string; length: number } | undefined {
  const text = row.strand.text
  if (row.line.part === "note") {
    const raised = styled(row.strand, RAISED)[0]
    const length = raised?.[0] === 0 ? raised[1] : (/^\[?\d{1,3}\]?(?=[\s\p{L}])/u.exec(text)?.[0].length ?? 0)
    const mark = row.line.note ?? text.slice(0, length).replace(/\D/g, "")
    return {
      mark: mark === "" ? String(notes.length + 1) : mark,
      length: mark === text.slice(0, length).trim() ? length : raised?.[0] === 0 ? length : 0,
    }
  }
  const raised = styled(row.strand, RAISED)[0]
  if (raised?.[0] === 0 && /^\d{1,3}$/.test(text.slice(0, raised[1])))
    return { mark: text.slice(0, raised[1]), length: raised[1] }
  const bracket = /^\[(\d{1,3})\]\s*(?=\S)/.exec(text)
  if (bracket && (inline.has(bracket[1]!) || notes.at(-1)?.mark === String(Number(bracket[1]) - 1)))
    return { mark: bracket[1]!, length: bracket[0].length }
  const star = /^\*{1,3}\s+(?=\S)/.exec(text)
  return star ? { mark: "*", length: star[0].length } : undefined
}

const DATE_LINE = new RegExp(`^\\d{1,2} (?:${MONTH}) \\d{4}`, "iu")

/** In hard-wrapped text: a row that opens with the number expected next, after a gap, and reads like a source. */
function plainStart(row: Row, expected: number, rows: readonly Row[], index: number): boolean {
  if (row.gap === 0 && !row.broken && !/^\d{1,2} /.test(rows[index - 1]?.strand.text ?? "")) return false
  const match = /^(\d{1,2}) (?=[\p{Lu}\p{Lo}“"«《])/u.exec(row.strand.text)
  return match !== null && Number(match[1]) === expected && index > 8 && !DATE_LINE.test(row.strand.text)
}

function joinLast(texts: Strand[]): Strand {
  const last = texts.pop()!
  return joinRows(texts.pop() ?? last, last)
}
