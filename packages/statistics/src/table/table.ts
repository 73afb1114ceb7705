import { upwards, type Dimension } from "./dimension.ts"

/**
 * A table of counts with all its margins. Cell c stands at the codes
 * `places[c * d]` to `places[c * d + d - 1]`, one for each of its d dimensions.
 * Cells that nobody is in need not be there: they are known to be empty.
 */
export type Table = {
  readonly dimensions: readonly Dimension[]
  readonly places: Int32Array
  readonly values: Float64Array
}

/** A cell as it is given: the place of its code in each dimension, and how many are in it. */
export type Cell = { readonly place: readonly number[]; readonly value: number }

/** Adds up all margins over all dimensions and hierarchies. Given cells stand at codes without parts, each once. */
export function withMargins(dimensions: readonly Dimension[], cells: Iterable<Cell>): Table {
  const found = new Map<string, { readonly place: readonly number[]; value: number }>()
  for (const { place, value } of cells)
    for (const above of product(place.map((code, at) => upwards(dimensions[at] ?? never(), code)))) {
      const key = above.join()
      const cell = found.get(key)
      if (cell) cell.value += value
      else found.set(key, { place: above, value })
    }
  const all = [...found.values()]
  return {
    dimensions,
    places: Int32Array.from(all.flatMap(({ place }) => place)),
    values: Float64Array.from(all, ({ value }) => value),
  }
}

/** The codes of a cell in words, dimension by dimension. */
export function codesOf({ dimensions, places }: Table, cell: number): string[] {
  return dimensions.map(({ codes }, at) => codes[places[cell * dimensions.length + at] ?? 0] ?? "")
}

function product(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>((done, list) => done.flatMap((start) => list.map((each) => [...start, each])), [[]])
}

function never(): never {
  throw new RangeError("a cell has more codes than the table has dimensions")
}
