import type { Line } from "./source.ts"

/**
 * What the layout alone tells of a line in hard-wrapped text: it opens a
 * paragraph, it goes on with the one before, it may go on with it; `null` where
 * nothing can be told.
 */
export type Flow = "opens" | "goes-on" | "may-go-on" | null

/** A line of the body, the blank lines before it, and whether a page ended there. */
export type Placed = { readonly line: Line; readonly gap: number; readonly broken: boolean }

/**
 * Reads the layout of hard-wrapped text. A line was ended on purpose where the
 * next word would still have stood on it, and because it was full where it
 * would not. Where blank lines part the paragraphs, no line without one before
 * it opens any.
 */
export function flowOf(lines: readonly Placed[]): Flow[] {
  const width = widthOf(lines)
  const shares = lines.map((placed, index) => (index === 0 ? 0 : reach(lines[index - 1]!.line, placed.line) / width))
  const ended = lines.map((placed, index) => index > 0 && !placed.broken && shares[index]! <= SHORT)
  const apart = ended.filter((is, index) => is && lines[index]!.gap > 0).length
  const spaced = apart > 5 && ended.filter((is, index) => is && lines[index]!.gap === 0).length < apart * 0.15
  const margin = marginOf(lines, width)
  return lines.map(({ line, gap, broken }, index): Flow => {
    if (index === 0 || broken) return null
    if (spaced) return gap > 0 ? null : "goes-on"
    if (gap > 0) return null
    const deeper = indentOf(line) - indentOf(lines[index - 1]!.line)
    if (ended[index] || deeper >= 2) return "opens"
    return shares[index]! >= FULL && deeper <= 0 && indentOf(line) < margin + 2 ? "may-go-on" : null
  })
}

/** Whether blank lines stand between the lines of one paragraph too: before most lines that follow a full one. */
export function isDoubleSpaced(lines: readonly Placed[]): boolean {
  const width = widthOf(lines)
  const after = lines.filter((placed, index) => index > 0 && reach(lines[index - 1]!.line, placed.line) >= width * FULL)
  return after.length > 10 && after.filter(({ gap }) => gap > 0).length > after.length * 0.9
}

const SHORT = 0.85
const FULL = 0.95

/** How long a line would be with the first word of the next one on it. */
function reach(line: Line, next: Line): number {
  const word = /^\s*(\p{Script=Han}|\S+)/u.exec(next.text)?.[1] ?? ""
  return line.text.trimEnd().length + 1 + word.length
}

function widthOf(lines: readonly Placed[]): number {
  const lengths = lines.map(({ line }) => line.text.trimEnd().length).sort((a, b) => a - b)
  return Math.max(1, lengths[Math.floor(lengths.length * 0.9)] ?? 1)
}

/** Where most full lines begin. */
function marginOf(lines: readonly Placed[], width: number): number {
  const counts = new Map<number, number>()
  for (const { line } of lines)
    if (line.text.trimEnd().length > width * 0.8) counts.set(indentOf(line), (counts.get(indentOf(line)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}

const indentOf = (line: Line) => /^\s*/.exec(line.text)![0].length
