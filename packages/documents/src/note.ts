import { MONTH } from "./calendar.ts"
import { isClosing, isSureOpener } from "./line-kind.ts"
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

/** Lifts notes out of the body and turns their marks into calls. A plain digit counts as a mark only if such a note exists. */
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
  return {
    rows: findPlainMarks(
      marked,
      plain.sort((a, b) => a - b),
      calls,
    ),
    notes,
    calls,
    lost,
  }
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

/** In hard-wrapped text: a row that opens with the number expected next, after a gap, and reads like a source. */
function plainStart(row: Row, expected: number, rows: readonly Row[], index: number): boolean {
  if (row.gap === 0 && !row.broken && !/^\d{1,2} /.test(rows[index - 1]?.strand.text ?? "")) return false
  const match = /^(\d{1,2}) (?=[\p{Lu}\p{Lo}“"«《])/u.exec(row.strand.text)
  return match !== null && Number(match[1]) === expected && index > 8 && !DATE_LINE.test(row.strand.text)
}

function marksIn(strand: Strand, known: ReadonlySet<string>): { from: number; to: number; marks: string[] }[] {
  const found: { from: number; to: number; marks: string[] }[] = []
  for (const [from, to] of styled(strand, RAISED)) {
    const words = strand.text.slice(from, to)
    const marks = words.match(/\d{1,3}|\*/g)
    const unit = /(?:^|\s)[cdkm]?m$/.test(strand.text.slice(Math.max(0, from - 3), from))
    if (!marks || unit || !/^[\d*,\s]+$/.test(words)) continue
    const before =
      strand.text[from - 1] === " " && (known.has(marks[0] ?? "") || /^[,;.:)]/.test(strand.text.slice(to))) ? 1 : 0
    const previous = found.at(-1)
    if (previous && /^[,\s]*$/.test(strand.text.slice(previous.to, from))) {
      previous.to = to
      previous.marks.push(...marks)
    } else found.push({ from: from - before, to, marks: [...marks] })
  }
  for (const match of strand.text.matchAll(/\s?\[(\d{1,3})\]/g)) {
    if (known.has(match[1]!)) found.push({ from: match.index, to: match.index + match[0].length, marks: [match[1]!] })
  }
  for (const match of strand.text.matchAll(/(?<=[\p{L},])\*{1,2}(?=[:,\s]|$)/gu)) {
    found.push({ from: match.index, to: match.index + match[0].length, marks: ["*"] })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** Words that take a number of their own: a digit behind them is no mark. */
const COUNTED = [
  "paragraphs? articles? chapters? resolutions? decisions? rules? annex items? nos?\\. vol\\. sections? part phase goals? targets?",
  "and or of to than least page on the from between",
  "paragraphes? chapitres? résolutions? décisions? objectifs? et ou de du des les le",
  "artículos? párrafos? capítulos? resolución resoluciones decisión objetivos? y o del al el los",
  "стать[а-я]+ пункт[а-я]* глав[а-я]+ резолюци[а-я]+ решени[а-я]+ цел[а-я]+ от до и или №",
  "رقم المادة الفقرة القرار الفصل",
]
  .join(" ")
  .replaceAll(" ", "|")
const NOT_BEFORE = new RegExp(`(?:(?<!\\p{L})(?:${COUNTED}|${MONTH})|و|第)\\s?$`, "iu")
const DATE_LINE = new RegExp(`^\\d{1,2} (?:${MONTH}) \\d{4}`, "iu")
const AFTER = new RegExp(`^\\s(?:${MONTH}|per|days|months|years|jours|mois|ans|días|meses|años|дн|месяц|лет|год)`, "iu")

/** Finds marks that are set as plain digits, one after the other in the order of their notes. */
function findPlainMarks(rows: readonly Row[], marks: readonly number[], calls: string[][]): Row[] {
  const made = [...rows]
  const places = rowsWith(rows)
  let from = 0
  for (const mark of marks) {
    const pattern = new RegExp(
      `(?<=[\\p{L})\\]”"’',;:.»》）”“，；：、。،؛]|(?:19|20)\\d\\d)\\s?${mark}(?=[\\s,;:.)，；：、。،؛]|$)`,
      "gu",
    )
    search: for (const index of places.get(mark) ?? []) {
      if (index < from) continue
      for (const match of made[index]!.strand.text.matchAll(pattern)) {
        const strand = made[index]!.strand
        const spaced = match[0].startsWith(" ")
        if (!spaced && /\/\S*$/.test(strand.text.slice(Math.max(0, match.index - 80), match.index))) continue
        if (match.index < 2 || (NOT_BEFORE.test(strand.text.slice(0, match.index)) && spaced)) continue
        if (spaced && AFTER.test(strand.text.slice(match.index + match[0].length))) continue
        calls.push([String(mark)])
        made[index] = {
          ...made[index]!,
          strand: call(strand, [{ range: [match.index, match.index + match[0].length], number: calls.length }]),
        }
        from = index
        break search
      }
    }
  }
  return repeats(made, marks, calls)
}

/** In which rows a number stands that may be a mark, alone or behind a year; a text may have thousands of notes and of rows. */
function rowsWith(rows: readonly Row[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  for (const [index, row] of rows.entries()) {
    const found = row.strand.text.match(/\d+/g) ?? []
    for (const number of new Set(found.map((digits) => Number(digits.replace(/^(?:19|20)\d\d(?=\d)/, ""))))) {
      const known = places.get(number)
      if (known === undefined) places.set(number, [index])
      else known.push(index)
    }
  }
  return places
}

/** The same mark a second time: after a comma or semicolon, where no number would stand. */
function repeats(rows: Row[], marks: readonly number[], calls: string[][]): Row[] {
  if (marks.length === 0) return rows
  const pattern =
    /(?<=[\p{L}”"’)][,;]) (\d{1,2})(?=$| (?=\p{Ll})(?!(?:per|days|months|years|to|and (?!\p{L})|of|or)\b))/gu
  return rows.map((row) => {
    const called: Called[] = []
    for (const match of row.strand.text.matchAll(pattern)) {
      if (!marks.includes(Number(match[1]))) continue
      calls.push([match[1]!])
      called.push({ range: [match.index, match.index + match[0].length], number: calls.length })
    }
    return called.length === 0 ? row : { ...row, strand: call(row.strand, called) }
  })
}

function joinLast(texts: Strand[]): Strand {
  const last = texts.pop()!
  return joinRows(texts.pop() ?? last, last)
}
