import type { System } from "./system.ts"

/** What is known of each cell, and by which line it was last narrowed: -1 where by none. */
export type Bounds = {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly lowBy: Int32Array
  readonly highBy: Int32Array
}

/**
 * Narrows bounds line by line until nothing narrows any more: what remains of a
 * sum when the least or the most of everything else is taken off it. This is what
 * a reader does with pencil and paper. Lines that contradict what is known are
 * passed over and answered.
 */
export function propagate({ starts, cells, lineStarts, lines }: System, bounds: Bounds): Set<number> {
  const { low, high, lowBy, highBy } = bounds
  const contradicted = new Set<number>()
  const queue = Array.from({ length: starts.length - 1 }, (_, line) => line)
  const isQueued = new Uint8Array(queue.length).fill(1)
  // Narrowing by ones could go on for long; the linear programme that follows has the last word anyway.
  let left = 40 * queue.length + 1000

  function narrow(cell: number, least: number, most: number, line: number): void {
    const [from, to] = [low[cell] ?? 0, high[cell] ?? 0]
    if (least <= from && most >= to) return
    if (least > from) lowBy[cell] = line
    if (most < to) highBy[cell] = line
    low[cell] = Math.max(from, least)
    high[cell] = Math.min(to, most)
    for (let at = lineStarts[cell] ?? 0; at < (lineStarts[cell + 1] ?? 0); at++) {
      const next = lines[at] ?? 0
      if (isQueued[next] === 1) continue
      isQueued[next] = 1
      queue.push(next)
    }
  }

  for (const line of queue) {
    isQueued[line] = 0
    if (left-- <= 0) break
    const [first, last] = [starts[line] ?? 0, starts[line + 1] ?? 0]
    const sum = cells[first] ?? 0
    let [least, most, boundless] = [0, 0, 0]
    for (let at = first + 1; at < last; at++) {
      const cell = cells[at] ?? 0
      least += low[cell] ?? 0
      if (high[cell] === Infinity) boundless++
      else most += high[cell] ?? 0
    }
    const [total, all] = [high[sum] ?? 0, boundless > 0 ? Infinity : most]
    if (least > total || all < (low[sum] ?? 0)) {
      contradicted.add(line)
      continue
    }
    const lowest = low[sum] ?? 0
    for (let at = first + 1; at < last; at++) {
      const cell = cells[at] ?? 0
      const others =
        boundless > (high[cell] === Infinity ? 1 : 0)
          ? Infinity
          : most - (high[cell] === Infinity ? 0 : (high[cell] ?? 0))
      narrow(cell, lowest - others, total - (least - (low[cell] ?? 0)), line)
    }
    narrow(sum, least, all, line)
  }
  return contradicted
}
