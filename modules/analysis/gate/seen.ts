import type { Cube } from "#modules/analysis/cube.ts"
import type { Known } from "#modules/analysis/gate/known.ts"
import type { Block } from "#modules/analysis/gate/people.ts"
import { blockColumns, type Dimensions, type Piece } from "#modules/analysis/gate/piece.ts"
import type { Wanted } from "#modules/analysis/gate/truth.ts"

/** What a release that is out says of its cells, by block and by the codes they stand at. */
export type Sight = ReadonlyMap<string, ReadonlyMap<string, { readonly value: number; readonly isWithheld: boolean }>>

/** Reads the figures of a release for blocks of these columns. What a filter holds at one code stands there, though no cube says so. */
export function sightOf(cube: Cube, block: readonly string[], { by, filters }: Pick<Wanted, "by" | "filters">): Sight {
  const held = new Map(filters.flatMap(({ column, codes }) => (by.includes(column) ? [] : [[column, codes[0] ?? ""]])))
  const width = cube.dimensions.length
  const sight = new Map<string, Map<string, { value: number; isWithheld: boolean }>>()
  for (const [cell, value] of cube.values.entries()) {
    const codes = new Map<string, string>()
    for (const [at, { name, codes: own }] of cube.dimensions.entries()) {
      const place = cube.places[cell * width + at] ?? 0
      if (place > 0) codes.set(name, own[place] ?? "")
    }
    const key = block.map((column) => codes.get(column) ?? held.get(column) ?? "").join("\u0000")
    const own = sight.get(key) ?? new Map<string, { value: number; isWithheld: boolean }>()
    sight.set(key, own)
    own.set(written(codes, block), { value, isWithheld: cube.withheld[cell] === 1 })
  }
  return sight
}

const written = (codes: ReadonlyMap<string, string>, without: readonly string[]): string =>
  [...codes]
    .flatMap(([column, code]) => (without.includes(column) ? [] : [`${column}\u0000${code}`]))
    .sort()
    .join("\u0001")

/** Which cells of a block's system everybody knows who saw the releases that are out, and which these withheld. */
export type Seen = { readonly shown: ReadonlySet<number>; readonly withheld: ReadonlySet<number> }

/**
 * The cells in which somebody is, at codes a release did not name: it withheld them, though no cube says so. Whoever attacks is
 * asked for them as for any that is withheld.
 */
function unnamedIn(
  { placed, system }: Known,
  at: number,
  { unnamed = [], dimensions: own }: Cube,
  block: readonly string[],
  codes: readonly string[],
  dimensions: Dimensions,
): number[] {
  if (unnamed.length === 0) return []
  const named = new Map(own.map((each) => [each.name, new Set(each.codes)]))
  const isUnnamed = (column: string, code: string) => unnamed.includes(column) && named.get(column)?.has(code) === false
  const isWhole = block.some((column, of) => isUnnamed(column, codes[of] ?? ""))
  return (placed[at] ?? [])
    .filter(
      ({ place }) =>
        isWhole || [...place].some(([column, code]) => isUnnamed(column, dimensions.get(column)?.codes[code] ?? "")),
    )
    .flatMap(({ cell }) => ((system.values[cell] ?? 0) > 0 ? [cell] : []))
}

/** Looks up what releases that are out say of a block. Answers the columns in which they say another number than is true. */
export function seenIn(
  known: Known,
  pieces: readonly Piece[],
  sights: readonly (Sight | undefined)[],
  { codes, isNobody }: Pick<Block, "codes" | "isNobody">,
  dimensions: Dimensions,
): Seen | { readonly disagree: readonly string[] } {
  const [shown, withheld] = [new Set<number>(), new Set<number>()]
  const key = codes.join("\u0000")
  const block = blockColumns(pieces)
  for (const [at, piece] of pieces.entries()) {
    if (!piece.cube) continue
    const own = sights[at]?.get(key)
    for (const cell of unnamedIn(known, at, piece.cube, block, codes, dimensions)) withheld.add(cell)
    if (!own) continue
    const has = new Set(piece.cube.dimensions.map(({ name }) => name))
    const met = new Set<string>()
    for (const { place, cell } of known.placed[at] ?? []) {
      const spelt = new Map([...place].map(([column, code]) => [column, dimensions.get(column)?.codes[code] ?? ""]))
      const name = written(
        spelt,
        [...spelt.keys()].filter((column) => !has.has(column)),
      )
      const said = own.get(name)
      if (!said) continue
      met.add(name)
      if (said.isWithheld) withheld.add(cell)
      else if (said.value !== known.system.values[cell]) return { disagree: [...place.keys()] }
      else shown.add(cell)
    }
    // A figure that is out and of which the data know nothing cannot be reckoned with.
    for (const [name, { value, isWithheld }] of own) {
      if (isWithheld || met.has(name)) continue
      const place = name.split("\u0001").flatMap((part): [string, number][] => {
        const [column = "", code = ""] = part.split("\u0000")
        return column === "" ? [] : [[column, dimensions.get(column)?.codes.indexOf(code) ?? -1]]
      })
      if (value > 0 || isNobody?.(new Map(place), piece.at) !== true)
        return { disagree: place.map(([column]) => column) }
    }
  }
  for (const cell of shown) withheld.delete(cell)
  return { shown, withheld }
}
