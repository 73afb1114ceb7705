import type { Line, Range, Source } from "../source.ts"

/** How a letter looks, one bit each. */
export const look = { italic: 1, raised: 2, bold: 4 } as const

/** A text under construction: its pieces, each with the look of its letters. */
export type Lettering = { readonly text: string; readonly look: number }[]

/** What is known of a line beside its text and the look of its letters. */
export type LineFacts = Omit<Line, "text" | "start" | "italics" | "raised" | "bold">

/** A line that has not been given its place in the text yet. */
export type LooseLine = { readonly text: string; readonly looks: Uint8Array; readonly facts: LineFacts }

/**
 * Sets the pieces in one row and trims it: blanks at either end go, runs of
 * blanks become one blank, or one tab where a tab was among them.
 */
export function setLine(pieces: Lettering, facts: LineFacts): LooseLine {
  let text = ""
  const looks: number[] = []
  let gap = ""
  for (const piece of pieces) {
    for (let at = 0; at < piece.text.length; at++) {
      const unit = piece.text.charAt(at)
      if (isBlank(unit)) {
        if (gap !== "\t") gap = unit === "\t" ? "\t" : " "
        continue
      }
      if (gap !== "" && text !== "") {
        // A blank between two letters of one look belongs to both.
        looks.push((looks.at(-1) ?? 0) & piece.look & ~look.raised)
        text += gap
      }
      gap = ""
      text += unit
      looks.push(piece.look)
    }
  }
  return { text, looks: Uint8Array.from(looks), facts }
}

/** Puts the lines below each other and says of each where it begins. Empty lines are left out. */
export function source(format: Source["format"], lines: readonly LooseLine[], losses: readonly string[]): Source {
  const placed: Line[] = []
  let text = ""
  for (const line of lines) {
    if (line.text === "") continue
    if (text !== "") text += "\n"
    placed.push(place(line, text.length))
    text += line.text
  }
  return { format, text, lines: placed, losses: [...new Set(losses)] }
}

/** Takes a stretch out of a line, looks and all. */
export function cut(line: LooseLine, from: number, to: number): LooseLine {
  return {
    ...line,
    text: line.text.slice(0, from) + line.text.slice(to),
    looks: Uint8Array.from([...line.looks.subarray(0, from), ...line.looks.subarray(to)]),
  }
}

/** Two lines in one. A word parted at the end of the first is put together; its hyphen stays. */
export function joinLines(first: LooseLine, second: LooseLine): LooseLine {
  const gap = /[\p{L}\d]-$|\/$/u.test(first.text) && /^[\p{L}\d]/u.test(second.text) ? "" : " "
  const blank = gap === "" ? [] : [(first.looks.at(-1) ?? 0) & (second.looks[0] ?? 0) & ~look.raised]
  return {
    text: first.text + gap + second.text,
    looks: Uint8Array.from([...first.looks, ...blank, ...second.looks]),
    facts: first.facts,
  }
}

/** Whether a line is a number or a mark and nothing else, as in a cell before the text it counts: `3.`, `(a)`, a raised `1`. */
export function isMarkAlone({ text, looks }: LooseLine): boolean {
  if (/^(?:\d{1,3}\.|\(?[\p{Ll}\d]{1,4}\)|[•–—-])$/u.test(text)) return true
  return /^\d{1,3}$/u.test(text) && looks.every((unit) => (unit & look.raised) !== 0)
}

/** A mark and the text in the cell beside it as one line. */
export function setBeside(mark: LooseLine, line: LooseLine): LooseLine {
  return {
    text: `${mark.text}\t${line.text}`,
    looks: Uint8Array.from([...mark.looks, 0, ...line.looks]),
    facts: line.facts,
  }
}

function place(line: LooseLine, start: number): Line {
  const italics = rangesOf(line.looks, look.italic)
  const raised = rangesOf(line.looks, look.raised)
  const bold =
    line.looks.length > 0 && line.looks.every((unit, at) => (unit & look.bold) !== 0 || isBlank(line.text.charAt(at)))
  return {
    text: line.text,
    start,
    ...line.facts,
    ...(bold ? { bold } : {}),
    ...(italics.length > 0 ? { italics } : {}),
    ...(raised.length > 0 ? { raised } : {}),
  }
}

function rangesOf(looks: Uint8Array, bit: number): Range[] {
  const ranges: Range[] = []
  let from = -1
  for (let at = 0; at <= looks.length; at++) {
    const on = ((looks[at] ?? 0) & bit) !== 0
    if (on && from < 0) from = at
    if (!on && from >= 0) {
      ranges.push([from, at])
      from = -1
    }
  }
  return ranges
}

function isBlank(unit: string): boolean {
  return /\s/u.test(unit)
}
