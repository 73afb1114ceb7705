import { audit, equation, readHierarchies, readPublished, type Audited, type Published } from "@palermo/statistics"

/** Nobody reads more equations than these for one cell. */
const READABLE = 12

/** One masked cell, and what anybody can find out about it. */
export type Finding = {
  readonly codes: readonly string[]
  readonly low: number
  /** Null where nothing limits it. */
  readonly high: number | null
  /** It can be worked out to the person. */
  readonly exact: boolean
  /** The bounds are the narrowest there are. */
  readonly tight: boolean
  /** The sums from which it follows, the last needed last; `more` came before these. */
  readonly sums: readonly string[]
  readonly more: number
}

/** What an attack on a published table found. */
export type Findings = {
  readonly names: readonly string[]
  /** How many cells the table has, masked or not. */
  readonly cells: number
  /** The masked cells: first those that are known, then the others, the narrowest first. */
  readonly masked: readonly Finding[]
  /** Sums that do not come out, whatever is behind the masks. */
  readonly contradicted: readonly string[]
  /** Cells that were given twice with different values. */
  readonly twice: readonly (readonly string[])[]
}

/**
 * Attacks a published table, a CSV file, as `palermo data audit` does: with the sums of its totals, and where a file of
 * hierarchies is given with the sums these say. `tell` is told how many cells are settled. Throws `Malformed`.
 */
export async function findingsIn(
  table: Uint8Array,
  hierarchies: Uint8Array | undefined,
  tell?: (settled: number, all: number) => void,
): Promise<Findings> {
  const published = readPublished(table, hierarchies ? readHierarchies(hierarchies) : {})
  const found = await audit(published, tell ? { tell } : {})
  const { names, cells, doubtful } = published
  return {
    names,
    cells: cells.length,
    masked: found.cells.map((cell) => findingOf(published, cell)).sort((a, b) => width(a) - width(b)),
    contradicted: found.contradicted.map((line) => equation(published, line)),
    twice: doubtful.map((cell) => cells[cell]?.codes ?? []),
  }
}

/** How much room a cell has; one that was given twice is never said to be known. */
const width = ({ low, high, exact }: Finding): number => (exact ? -1 : high === null ? Infinity : high - low)

function findingOf(published: Published, { cell, low, high, exact, tight, lines }: Audited): Finding {
  return {
    codes: published.cells[cell]?.codes ?? [],
    ...{ low, high: high === Infinity ? null : high, exact, tight },
    sums: lines.slice(-READABLE).map((line) => equation(published, line)),
    more: Math.max(0, lines.length - READABLE),
  }
}
