import type { System } from "./system.ts"

/**
 * Withholds further cells until no line has exactly one withheld cell, which
 * anybody would find by one subtraction. Of the cells of such a line it takes
 * the one that leaves the fewest new lines to close, among these the cheapest.
 *
 * A line whose only withheld cell is not asked for may stay open. Changes `withheld`. Answers the lines that cannot be closed, because all else in them must be published.
 */
export function closeLines(
  { values, starts, cells, lineStarts, lines }: System,
  withheld: Uint8Array,
  mayWithhold: (cell: number) => boolean,
  isAsked: (cell: number) => boolean = () => true,
): number[] {
  const counts = new Int32Array(starts.length - 1)
  const queue: number[] = []
  for (let line = 0; line < counts.length; line++) {
    for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++)
      if (withheld[cells[at] ?? 0] === 1) counts[line] = (counts[line] ?? 0) + 1
    if (counts[line] === 1) queue.push(line)
  }

  /** How many lines withholding this cell would leave open, less those it would close. */
  function opens(cell: number): number {
    let open = 0
    for (let at = lineStarts[cell] ?? 0; at < (lineStarts[cell + 1] ?? 0); at++) {
      const count = counts[lines[at] ?? 0]
      open += count === 1 ? -1 : count === 0 ? 1 : 0
    }
    return open
  }

  const stuck: number[] = []
  for (const line of queue) {
    if (counts[line] !== 1) continue
    const alone = cells.subarray(starts[line], starts[line + 1]).find((cell) => withheld[cell] === 1)
    if (alone === undefined || !isAsked(alone)) continue
    let [best, least] = [-1, Infinity]
    for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++) {
      const cell = cells[at] ?? 0
      if (withheld[cell] === 1 || !mayWithhold(cell)) continue
      const loss = opens(cell) * 1000 + Math.log1p(values[cell] ?? 0)
      if (loss < least) [best, least] = [cell, loss]
    }
    if (best < 0) {
      stuck.push(line)
      continue
    }
    withheld[best] = 1
    for (let at = lineStarts[best] ?? 0; at < (lineStarts[best + 1] ?? 0); at++) {
      const touched = lines[at] ?? 0
      counts[touched] = (counts[touched] ?? 0) + 1
      if (counts[touched] === 1) queue.push(touched)
    }
  }
  return stuck
}
