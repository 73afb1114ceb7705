import { MONTH } from "./calendar.ts"
import type { Row } from "./row.ts"
import { call, type Called, RAISED, type Strand, styled } from "./strand.ts"

/** The marks that the setting tells: raised digits, digits in brackets that a note answers to, stars behind a word. */
export function marksIn(strand: Strand, known: ReadonlySet<string>): { from: number; to: number; marks: string[] }[] {
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
const AFTER = new RegExp(`^\\s(?:${MONTH}|per|days|months|years|jours|mois|ans|días|meses|años|дн|месяц|лет|год)`, "iu")

/** Finds marks that are set as plain digits, one after the other in the order of their notes, and adds them to the calls. */
export function findPlainMarks(rows: readonly Row[], marks: readonly number[], calls: string[][]): Row[] {
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

/**
 * A number of one or two digits that hangs on a word, or on the comma behind one: `… against Lamp Theft5 and the Rules
 * thereto,6 taking …`. Short words are left alone, for they may be signs of units and substances.
 */
const GLUED_MARK = /(?=[1-9])(?<=\p{Ll}{3}[,;]?)\d{1,2}(?=\s\p{L}|[,;:.]?$|[,;:]\s)/gu
const COUNTED_WORD = new RegExp(`(?<!\\p{L})(?:${COUNTED}|${MONTH})$`, "iu")

/**
 * Finds marks whose notes were left out of the text: numbers that hang on words, in an order that rises through the whole
 * text. One alone proves nothing, and where they go up and down they are something else; a number a second time is the same
 * note again. Adds them to the calls and answers them as lost.
 */
export function findGluedMarks(rows: readonly Row[], calls: string[][], lost: string[]): readonly Row[] {
  const found = rows.map(({ strand }) =>
    [...strand.text.matchAll(GLUED_MARK)].filter(
      ({ index }) => !COUNTED_WORD.test(strand.text.slice(Math.max(0, index - 40), index)),
    ),
  )
  let highest = 0
  let risen = 0
  let fallen = 0
  const seen = new Set<number>()
  for (const number of found.flat().map(([digits]) => Number(digits))) {
    if (number > highest) risen++
    else if (!seen.has(number)) fallen++
    highest = Math.max(highest, number)
    seen.add(number)
  }
  if (risen < 2 || fallen * 4 > risen) return rows
  return rows.map((row, index) => {
    const called = found[index]!.map((match): Called => {
      lost.push(match[0])
      calls.push([match[0]])
      return { range: [match.index, match.index + match[0].length], number: calls.length }
    })
    return called.length === 0 ? row : { ...row, strand: call(row.strand, called) }
  })
}
