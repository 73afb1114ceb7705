import type { Cube } from "#modules/analysis/cube.ts"
import type { Dimensions } from "#modules/analysis/gate/piece.ts"
import type { Wanted } from "#modules/analysis/gate/truth.ts"
import type { Naming } from "#modules/analysis/gate/unnamed.ts"
import { codesAt, type View } from "#modules/analysis/gate/view.ts"
import type { Proof } from "#modules/analysis/release.ts"
import type { Dimension } from "@palermo/statistics"

/** What a release costs. */
export type Cost = Pick<Proof, "cells" | "small" | "beside" | "told">

/**
 * Makes the figures that leave: every wanted cell that was proved once, and nothing in those that are withheld. Of the
 * codes only those leave at which a cell stands or a block was left out: others would tell who was left out, or of whom data were told later.
 */
export function cubeOf(
  { by, tables, k }: Wanted,
  { blocks }: View,
  {
    withheld,
    isProved,
    left,
    stands,
    naming,
  }: {
    readonly withheld: ReadonlySet<string>
    readonly isProved: (name: string) => boolean
    /** The codes of blocks that are left out. */
    readonly left: readonly (readonly string[])[]
    /** Which codes may be named: cells at others leave in no way, and are not counted as withheld. */
    readonly naming: Naming
    /** Of figures, where nobody is only where it was said or follows: whether the block leaves in which a cell stands. */
    readonly stands?: (codes: ReadonlyMap<string, string>) => boolean
  },
  dimensions: Dimensions,
): { readonly cube: Cube; readonly cost: Cost } {
  const columns = [...new Set([...by, ...tables.flat()])]
  const own = columns.map((column) => {
    const found = dimensions.get(column)
    if (!found) throw new RangeError(`no dimension ${column}`)
    return found
  })
  const places: number[] = []
  const values: number[] = []
  const hides: number[] = []
  const cost = { small: 0, beside: 0, all: 0, told: 0 }
  const isNamed = (codes: ReadonlyMap<string, string>) =>
    naming.unnamed.every((column) => naming.isNamed(column, codes.get(column) ?? ""))
  // Where nobody is, a code says as much of who somebody is.
  const isNamedOf = (codes: ReadonlyMap<string, string>) =>
    [...codes].every(([column, code]) => naming.isNamed(column, code))
  const placesOf = own.map(({ codes }) => new Map(codes.map((code, place) => [code, place])))
  const put = (codes: ReadonlyMap<string, string>, value: number, isWithheld: boolean) => {
    for (const [of, column] of columns.entries()) places.push(placesOf[of]?.get(codes.get(column) ?? "") ?? 0)
    values.push(isWithheld ? 0 : value)
    hides.push(isWithheld ? 1 : 0)
  }
  for (const open of blocks) {
    const { known, at, wanted, nobody } = open()
    for (const [name, placed] of wanted) {
      // Of a block that is left out not even where somebody is leaves: its empty cells would tell of the others.
      if (!isProved(name)) continue
      const codes = codesAt(at, placed, dimensions)
      const value = known.system.values[placed.cell] ?? 0
      if (!isNamed(codes)) {
        cost.all += value
        continue
      }
      const isWithheld = withheld.has(name)
      put(codes, value, isWithheld)
      cost.small += isWithheld && value < k ? 1 : 0
      cost.beside += isWithheld && value >= k ? 1 : 0
      cost.all += value
      cost.told += isWithheld ? 0 : value
    }
    if (stands) for (const codes of nobody()) if (stands(codes) && isNamedOf(codes)) put(codes, 0, false)
  }
  if (stands) {
    // What follows is told at codes alone at which something was said: others would tell of what does not leave.
    const named = own.map((each, of) => new Set(namedIn(each, places, of, columns.length)))
    const mayName = (column: string, code: number) => named[columns.indexOf(column)]?.has(code) === true
    for (const open of blocks) {
      for (const codes of open().nobody(mayName)) if (stands(codes) && isNamedOf(codes)) put(codes, 0, false)
    }
  }
  const used = own.map((each, of) => {
    const codes = left.flatMap((block) => block[by.indexOf(each.name)] ?? [])
    return narrowed(each, places, of, columns.length, codes)
  })
  return {
    cube: {
      ...{ dimensions: used.map(({ dimension }) => dimension), by, tables },
      ...(left.length > 0 && { left }),
      ...(naming.unnamed.length > 0 && { unnamed: naming.unnamed }),
      ...(stands && { isStated: true }),
      places: Int32Array.from(places, (place, at) => used[at % columns.length]?.placeOf.get(place) ?? 0),
      ...{ values: Float64Array.from(values), withheld: Uint8Array.from(hides) },
    },
    cost: {
      cells: values.length,
      small: cost.small,
      beside: cost.beside,
      told: cost.all > 0 ? cost.told / cost.all : 1,
    },
  }
}

/** The codes of a column at which cells stand, and what they are part of. */
function namedIn(
  { parents }: Pick<Dimension, "parents">,
  places: readonly number[],
  of: number,
  width: number,
): Set<number> {
  const used = new Set([0])
  for (let at = of; at < places.length; at += width) addWithin({ parents }, places[at] ?? 0, used)
  return used
}

function addWithin({ parents }: Pick<Dimension, "parents">, from: number, used: Set<number>): void {
  for (let place = from; place > 0 && !used.has(place); place = parents[place] ?? 0) used.add(place)
}

const inOrder = new Intl.Collator("en", { numeric: true })

/** A dimension with those codes alone at which cells stand, and what they are part of; and where each of them stands now. */
function narrowed(
  { codes, parents, ...rest }: Dimension,
  places: readonly number[],
  of: number,
  width: number,
  left: readonly string[],
): { readonly dimension: Dimension; readonly placeOf: ReadonlyMap<number, number> } {
  const used = namedIn({ parents }, places, of, width)
  for (const code of left) addWithin({ parents }, codes.indexOf(code), used)
  // In an order of their own: that of the data tells who came first in them.
  const kept = [...codes.keys()]
    .filter((place) => used.has(place))
    .sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : inOrder.compare(codes[a] ?? "", codes[b] ?? "")))
  const placeOf = new Map(kept.map((place, at) => [place, at]))
  return {
    dimension: {
      ...rest,
      codes: kept.map((place) => codes[place] ?? ""),
      parents: kept.map((place) => placeOf.get(parents[place] ?? -1) ?? -1),
    },
    placeOf,
  }
}
