import type { Position, Mark } from "./tree.ts"
import type { Line, Range } from "./source.ts"

/**
 * A stretch of words that remembers, unit by unit, where in the source it came
 * from and how it was set. Strands are cut and joined freely; whatever is made
 * of them can still be shown in place.
 */
export type Strand = {
  readonly text: string
  /** For every unit its place in the source, or -1 for a blank put in where lines were joined. */
  readonly at: readonly number[]
  /** For every unit: 1 italic, 2 raised, and from bit 2 up the number of the call that follows it. */
  readonly style: readonly number[]
}

/** Printed in italics. */
export const ITALIC = 1
/** Printed above the line. */
export const RAISED = 2
const CALL = 4

/** No letter at all. */
export const NOTHING: Strand = { text: "", at: [], style: [] }

const SUPERIORS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/** The words of a line; superior digits become plain digits that are marked as raised. */
export function strandOf(line: Line): Strand {
  const length = line.text.length
  const at = new Array<number>(length)
  const style = new Array<number>(length).fill(0)
  for (let i = 0; i < length; i++) at[i] = line.start + i
  const paint = (ranges: readonly Range[] | undefined, bit: number) => {
    for (const [from, to] of ranges ?? []) for (let i = Math.max(0, from); i < to && i < length; i++) style[i]! |= bit
  }
  paint(line.italics, ITALIC)
  paint(line.raised, RAISED)
  const text = line.text.replace(/[⁰¹²³⁴-⁹]|[\t\u00a0\u202f]/g, (unit, index: number) => {
    const digit = SUPERIORS.indexOf(unit)
    if (digit < 0) return " "
    style[index]! |= RAISED
    return String(digit)
  })
  return { text, at, style }
}

/** Cuts a stretch out; the ends may lie anywhere. */
export function cut(strand: Strand, from: number, to = strand.text.length): Strand {
  return { text: strand.text.slice(from, to), at: strand.at.slice(from, to), style: strand.style.slice(from, to) }
}

/** Joins two strands, with words of our own between them that stand nowhere in the source. */
export function join(left: Strand, right: Strand, between = ""): Strand {
  if (left.text === "") return right
  if (right.text === "") return left
  const gap = Array.from({ length: between.length }, () => -1)
  // A long paragraph is joined of many lines, and `concat` is many times faster than spreading.
  return {
    text: left.text + between + right.text,
    at: left.at.concat(gap, right.at),
    style: left.style.concat(
      gap.map(() => 0),
      right.style,
    ),
  }
}

/** Takes stretches out, given in rising order. */
export function without(strand: Strand, ranges: readonly Range[]): Strand {
  if (ranges.length === 0) return strand
  let text = ""
  let length = 0
  const at = new Array<number>(strand.at.length)
  const style = new Array<number>(strand.at.length)
  let from = 0
  for (const [start, end] of [...ranges, [strand.text.length, strand.text.length] as const]) {
    text += strand.text.slice(from, start)
    for (let i = from; i < start; i++, length++) {
      at[length] = strand.at[i]!
      style[length] = strand.style[i]!
    }
    from = Math.max(from, end)
  }
  at.length = length
  style.length = length
  return { text, at, style }
}

/** Drops blanks at both ends and doubled blanks inside. */
export function tidy(strand: Strand): Strand {
  const drop: Range[] = []
  const text = strand.text
  for (const match of text.matchAll(/^\s+|\s+$|(?<=\s)\s+/g)) drop.push([match.index, match.index + match[0].length])
  return without(strand, drop)
}

/** A mark in the text, where it stands, and the number of the call it becomes. */
export type Called = { readonly range: Range; readonly number: number }

/**
 * Takes marks out, given in rising order, and hangs on the unit before each the
 * call it becomes; on the unit after it where it stands at the very beginning.
 * All in one pass: a text may have thousands.
 */
export function call(strand: Strand, marks: readonly Called[]): Strand {
  if (marks.length === 0) return strand
  const style = [...strand.style]
  for (const { range, number } of marks.toReversed()) {
    const place = range[0] > 0 ? range[0] - 1 : range[1]
    if (place < style.length) style[place] = (style[place]! & (ITALIC | RAISED)) + number * CALL
  }
  return without(
    { ...strand, style },
    marks.map(({ range }) => range),
  )
}

/** Stretches of the text that carry a style. */
export function styled(strand: Strand, bit: number): Range[] {
  const found: Range[] = []
  for (let i = 0; i < strand.style.length; i++) {
    if ((strand.style[i]! & bit) === 0) continue
    let end = i + 1
    while (end < strand.style.length && (strand.style[end]! & bit) !== 0) end++
    found.push([i, end])
    i = end
  }
  return found
}

/** Where the strand stands in the source; `from` is an earlier start, as of a number that is not part of the text. */
export function positionOf(strand: Strand, from?: number): Position {
  const pieces: [number, number][] = []
  let begun = -1
  let end = -1
  for (const place of strand.at) {
    if (place < 0) continue
    if (place !== end) {
      if (begun >= 0) pieces.push([begun, end])
      begun = place
    }
    end = place + 1
  }
  if (begun >= 0) pieces.push([begun, end])
  const start = Math.min(from ?? Infinity, pieces[0]?.[0] ?? Infinity)
  return {
    start: Number.isFinite(start) ? start : 0,
    end: pieces.at(-1)?.[1] ?? (Number.isFinite(start) ? start : 0),
    pieces,
  }
}

/** The italics and the calls for notes, as marks on the text; `calls` lists the notes each call stands for. */
export function marksOf(strand: Strand, calls: readonly (readonly string[])[]): Mark[] {
  const marks: Mark[] = styled(strand, ITALIC).map((range) => ({ type: "italic", range }))
  for (let i = 0; i < strand.style.length; i++) {
    const number = strand.style[i]! >> 2
    for (const note of number > 0 ? (calls[number - 1] ?? []) : [])
      marks.push({ type: "note", range: [i + 1, i + 1], note })
  }
  return marks
}
