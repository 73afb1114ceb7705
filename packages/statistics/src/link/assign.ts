import type { WeighedPair } from "./weigh.ts"

/**
 * Keeps of the pairs between two agencies those that go together best when each record may have one partner: the
 * assignment of greatest total weight (Kuhn 1955, by shortest augmenting paths), worked out in each group of records
 * that hang together. Only pairs of positive worth are given; `worth` says what a pair is worth.
 */
export function assign(pairs: readonly WeighedPair[], worth: (pair: WeighedPair) => number): WeighedPair[] {
  return groupsOf(pairs).flatMap((group) => (group.length === 1 ? group : bestOf(group, worth)))
}

/** The pairs in groups that share no record. */
function groupsOf(pairs: readonly WeighedPair[]): WeighedPair[][] {
  const parent = new Map<number, number>()
  const root = (at: number): number => {
    let top = at
    for (let next = parent.get(top); next !== undefined && next !== top; next = parent.get(top)) top = next
    parent.set(at, top)
    return top
  }
  for (const { first, second } of pairs) parent.set(root(first), root(second))
  const groups = new Map<number, WeighedPair[]>()
  for (const one of pairs) {
    const top = root(one.first)
    groups.set(top, [...(groups.get(top) ?? []), one])
  }
  return [...groups.values()]
}

/** The Hungarian method on a group, rows the records of the first agency; a column apart for each row to stay alone. */
function bestOf(group: readonly WeighedPair[], worth: (pair: WeighedPair) => number): WeighedPair[] {
  const rows = [...new Set(group.map(({ first }) => first))]
  const columns = [...new Set(group.map(({ second }) => second))]
  const width = columns.length + rows.length
  const found = new Map(group.map((one) => [rows.indexOf(one.first) * width + columns.indexOf(one.second), one]))
  const cost = (row: number, column: number): number => {
    const one = found.get(row * width + column)
    return one ? -worth(one) : column < columns.length ? impossible : 0
  }
  const rowOf = new Int32Array(width).fill(-1)
  const rowPrice = new Float64Array(rows.length)
  const columnPrice = new Float64Array(width)
  for (let start = 0; start < rows.length; start += 1) {
    const least = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
    const from = new Int32Array(width).fill(-1)
    const done = new Uint8Array(width)
    let row = start
    let last = -1
    let column = -1
    do {
      let step = Number.POSITIVE_INFINITY
      let next = -1
      for (let at = 0; at < width; at += 1) {
        if (done[at] === 1) continue
        const slack = cost(row, at) - (rowPrice[row] ?? 0) - (columnPrice[at] ?? 0)
        if (slack < (least[at] ?? 0)) {
          least[at] = slack
          from[at] = last
        }
        if ((least[at] ?? 0) < step) [step, next] = [least[at] ?? 0, at]
      }
      rowPrice[start] = (rowPrice[start] ?? 0) + step
      for (let at = 0; at < width; at += 1) {
        if (done[at] === 1) {
          const own = rowOf[at] ?? 0
          rowPrice[own] = (rowPrice[own] ?? 0) + step
          columnPrice[at] = (columnPrice[at] ?? 0) - step
        } else least[at] = (least[at] ?? 0) - step
      }
      column = next
      done[column] = 1
      last = column
      row = rowOf[column] ?? -1
    } while (row >= 0)
    for (let at = column; at >= 0; at = from[at] ?? -1) {
      const before = from[at] ?? -1
      rowOf[at] = before < 0 ? start : (rowOf[before] ?? -1)
    }
  }
  return columns.flatMap((_, column) => {
    const one = found.get((rowOf[column] ?? -1) * width + column)
    return (rowOf[column] ?? -1) >= 0 && one ? [one] : []
  })
}

const impossible = 1e9
