import type { Dimension } from "../table/dimension.ts"
import { withMargins, type Cell, type Table } from "../table/table.ts"
import { changeOf, type PerturbationTable } from "./perturbation.ts"

/** A cell with the sum of its records' keys, modulo 2^32. */
export type KeyedCell = Cell & { readonly key: number }

const KEYS = 0x1_0000_0000

/**
 * The key of a cell: the sum of the keys of its records, whole numbers below 2^32 given to each once for life. Throws a
 * RangeError where a key is none: such keys would change counts otherwise than the table says.
 */
export const cellKey = (keys: Iterable<number>): number => {
  let sum = 0
  for (const key of keys) sum = (sum + held(key)) % KEYS
  return sum
}

function held(key: number): number {
  if (!Number.isInteger(key) || key < 0 || key >= KEYS)
    throw new RangeError("a key is a whole number from 0 to below 2^32")
  return key
}

/**
 * Changes every count of a table by its cell key (Fraser and Wooton 2005; the
 * method of the Australian census). The same people get the same change in every
 * table they ever appear in, so asking again tells nothing; each margin is changed
 * by its own key, so sums need not come out. Up to two million inner cells the sums of keys are exact.
 */
export function withCellKeys(
  dimensions: readonly Dimension[],
  cells: readonly KeyedCell[],
  perturbation: PerturbationTable,
): Table {
  const counts = withMargins(dimensions, cells)
  const keys = withMargins(
    dimensions,
    cells.map(({ place, key }) => ({ place, value: held(key) })),
  )
  const values = counts.values.map((count, cell) => {
    return count + changeOf(perturbation, count, ((keys.values[cell] ?? 0) % KEYS) / KEYS)
  })
  return { ...counts, values }
}
