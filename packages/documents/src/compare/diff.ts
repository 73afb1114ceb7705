/** A run of words that is the same, or that stands in one text only; the ends are not part of it. */
export type Run = {
  readonly same: boolean
  readonly from: readonly [start: number, end: number]
  readonly to: readonly [start: number, end: number]
}

/** Beyond so many differences two texts are no versions of each other, and the rest is told as replaced. */
const MOST = 1200

/**
 * The shortest way from one list of words to the other, as runs that are the
 * same and runs that differ, by turns.
 *
 * After E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
 */
export function diff(from: readonly string[], to: readonly string[]): Run[] {
  let head = 0
  while (head < from.length && head < to.length && from[head] === to[head]) head++
  let tail = 0
  while (tail < from.length - head && tail < to.length - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++
  const [n, m] = [from.length - tail, to.length - tail]
  const same = middle(from.slice(head, n), to.slice(head, m))
  const runs: Run[] = []
  let [x, y] = [0, 0]
  const reach = (i: number, j: number, end: number) => {
    if (i > x || j > y) runs.push({ same: false, from: [x, i], to: [y, j] })
    if (end > 0) runs.push({ same: true, from: [i, i + end], to: [j, j + end] })
    x = i + end
    y = j + end
  }
  if (head > 0) reach(0, 0, head)
  for (const [i, j, length] of same) reach(head + i, head + j, length)
  reach(n, m, tail)
  return runs
}

type Same = [from: number, to: number, length: number]

/** The runs both lists share, between their common head and tail. */
function middle(from: readonly string[], to: readonly string[]): Same[] {
  if (from.length === 0 || to.length === 0) return []
  const traces: Int32Array[] = []
  const most = Math.min(MOST, from.length + to.length)
  let reached = new Int32Array([0, 0, 0])
  for (let d = 0; d <= most; d++) {
    // reached[k + d + 1] is how far diagonal k is followed with d differences
    const next = new Int32Array(2 * d + 3)
    const before = reached
    for (let k = -d; k <= d; k += 2) {
      const down = d === 0 || k === -d || (k !== d && before[k - 1 + d]! < before[k + 1 + d]!)
      let x = d === 0 ? 0 : down ? before[k + 1 + d]! : before[k - 1 + d]! + 1
      while (x < from.length && x - k < to.length && from[x] === to[x - k]) x++
      next[k + d + 1] = x
      if (x >= from.length && x - k >= to.length) return back([...traces, next], from.length, to.length)
    }
    traces.push(next)
    reached = next
  }
  return []
}

/** Follows the traces from the end to the start and collects what was the same on the way. */
function back(traces: readonly Int32Array[], n: number, m: number): Same[] {
  const found: Same[] = []
  let [x, y] = [n, m]
  for (let d = traces.length - 1; d >= 0; d--) {
    const k = x - y
    const before = traces[d - 1]
    const at = (diagonal: number) => before?.[diagonal + d] ?? 0
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const start = d === 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1
    if (x > start) found.push([start, start - k, x - start])
    const previous = down ? k + 1 : k - 1
    x = d === 0 ? 0 : at(previous)
    y = x - previous
  }
  return found.reverse()
}
