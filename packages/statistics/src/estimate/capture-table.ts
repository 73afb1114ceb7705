/**
 * A table of overlaps: how many cases each combination of lists has seen. A combination is a number whose bit `i` is
 * set where list `i` has the case; combination 0, the cases no list has, cannot be counted and stays 0.
 */
export type CaptureTable = {
  readonly lists: readonly string[]
  /** One count for each of the 2^lists combinations. */
  readonly counts: Float64Array
}

/** Why rows make no table. */
export type TableRefusal =
  | "lists-too-few"
  | "lists-too-many"
  | "list-named-twice"
  | "mark-not-0-or-1"
  | "count-not-whole"
  | "cases-on-no-list"
  | "cases-too-many"
  | "table-empty"

/** One row as it is read: 0 or 1 for each list, and how many cases have just this combination. */
export type CaptureRow = { readonly on: readonly number[]; readonly cases: number }

const fewest = 2
const most = 12
/** A replicate draws every case of a table; more of them than this is no table of persons anybody has listed. */
const mostCases = 10_000_000

/**
 * Makes a table of rows. Rows of one combination are added up, combinations that are not named have no case. A row of a
 * case on no list is refused only where it has cases: what no list saw was not counted.
 */
export function captureTable(
  lists: readonly string[],
  rows: readonly CaptureRow[],
): { readonly ok: true; readonly table: CaptureTable } | { readonly ok: false; readonly refusal: TableRefusal } {
  if (lists.length < fewest) return { ok: false, refusal: "lists-too-few" }
  if (lists.length > most) return { ok: false, refusal: "lists-too-many" }
  if (new Set(lists).size < lists.length) return { ok: false, refusal: "list-named-twice" }
  const counts = new Float64Array(1 << lists.length)
  for (const { on, cases } of rows) {
    if (on.length !== lists.length || on.some((mark) => mark !== 0 && mark !== 1))
      return { ok: false, refusal: "mark-not-0-or-1" }
    if (!Number.isSafeInteger(cases) || cases < 0) return { ok: false, refusal: "count-not-whole" }
    const history = on.reduce((bits, mark, list) => bits | (mark << list), 0)
    counts[history] = (counts[history] ?? 0) + cases
  }
  if ((counts[0] ?? 0) > 0) return { ok: false, refusal: "cases-on-no-list" }
  const cases = casesOf(counts)
  if (cases > mostCases) return { ok: false, refusal: "cases-too-many" }
  return cases === 0 ? { ok: false, refusal: "table-empty" } : { ok: true, table: { lists, counts } }
}

/** How many cases a table has. */
export function casesOf(counts: Float64Array): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}

/** How many cases are on all lists of each combination, whatever else they are on. */
export function overlaps(counts: Float64Array): Float64Array {
  return addSupersets(counts.slice())
}

/** Replaces each value by the sum over all combinations that contain its own, in place. */
export function addSupersets(values: Float64Array): Float64Array {
  const { length } = values
  for (let bit = 1; bit < length; bit <<= 1)
    for (let at = 0; at < length; at += 1)
      if ((at & bit) === 0) values[at] = (values[at] as number) + (values[at | bit] as number) // both inside the array
  return values
}

/** Replaces each value by the sum over all combinations its own contains, in place. */
export function addSubsets(values: Float64Array): Float64Array {
  const { length } = values
  for (let bit = 1; bit < length; bit <<= 1)
    for (let at = 0; at < length; at += 1)
      if ((at & bit) !== 0) values[at] = (values[at] as number) + (values[at ^ bit] as number) // both inside the array
  return values
}

/** How many lists a combination has. */
export function size(combination: number): number {
  let lists = 0
  for (let rest = combination; rest !== 0; rest &= rest - 1) lists += 1
  return lists
}

/**
 * A table in one written form: names of lists in order, then the combinations that have cases. Row order, empty rows and
 * repeated rows do not change it; a changed count does.
 */
export function written({ lists, counts }: CaptureTable): string {
  const rows = [...counts].flatMap((count, history) =>
    count > 0 ? [`${lists.map((_, list) => (history >> list) & 1).join()},${count}`] : [],
  )
  return [JSON.stringify(lists), ...rows].join("\n")
}

/** The table without one list; cases that only this list has seen are seen no more. */
export function withoutList({ lists, counts }: CaptureTable, list: number): CaptureTable {
  return gathered(
    lists.filter((_, at) => at !== list),
    counts,
    (history) => (history & ((1 << list) - 1)) | ((history >> (list + 1)) << list),
  )
}

/** The table with two lists taken for one: a case is on it when it is on either. */
export function withMerged(table: CaptureTable, one: number, other: number): CaptureTable {
  const [first, second] = one < other ? [one, other] : [other, one]
  const names = table.lists.map((name, at) => (at === first ? `${name}+${table.lists[second] ?? ""}` : name))
  const joined = gathered(names, table.counts, (history) => history | (((history >> second) & 1) << first))
  return withoutList(joined, second)
}

function gathered(lists: readonly string[], counts: Float64Array, to: (history: number) => number): CaptureTable {
  const sums = new Float64Array(1 << lists.length)
  counts.forEach((count, history) => {
    const at = to(history)
    if (at !== 0) sums[at] = (sums[at] ?? 0) + count
  })
  return { lists, counts: sums }
}
