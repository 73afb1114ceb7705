import type { Range } from "./source.ts"
import type { Paragraph, Position } from "./tree.ts"

/**
 * The place of a stretch of a paragraph's text in the source. The paragraph's
 * pieces hold its words unit by unit; between two pieces the text may have a
 * blank that was put in where lines were joined. Without the source at hand
 * every break is taken for such a blank as long as the lengths allow it.
 */
export function placeOf(paragraph: Paragraph, [from, to]: Range, source: string): Position {
  const { pieces } = paragraph.position
  const text = paragraph.text
  const made: [number, number][] = []
  let at = 0
  let blanks = text.length - pieces.reduce((sum, [start, end]) => sum + end - start, 0)
  for (const [start, end] of pieces) {
    if (blanks > 0 && at > 0 && text[at] === " " && (source === "" || !/\s/.test(source[start] ?? "x"))) {
      at++
      blanks--
    }
    const [low, high] = [Math.max(from, at), Math.min(to, at + end - start)]
    if (low < high) made.push([start + low - at, start + high - at])
    at += end - start
  }
  const last = made.at(-1)
  return made[0] && last ? { start: made[0][0], end: last[1], pieces: made } : paragraph.position
}
