import { hasSum, type Cube } from "#modules/analysis/cube.ts"
import type { Figure, FigureQuery } from "#modules/analysis/figure-contract.ts"
import { isWithheld, type IndexedCube } from "#modules/analysis/indexed-cube.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import type { z } from "zod"

/** Figures that are wanted: the dimensions that are spread, by their place in the cube, with the places of codes; and where the others stand. */
export type Wanted = {
  readonly spread: readonly { readonly dimension: number; readonly codes: readonly number[] }[]
  readonly held: readonly { readonly dimension: number; readonly code: number }[]
}

/** How many figures are told at once at most. */
export const mostFigures = 1_000_000

type Refusal = "dimension-not-found" | "code-not-found" | "breakdown-not-released" | "too-many-figures"

/** The places of the codes of a dimension at which cells can stand: what is summed over has its sum first, other dimensions have none. */
export function placesOf(cube: Pick<Cube, "by">, dimension: Cube["dimensions"][number]): number[] {
  const all = dimension.codes.map((_, place) => place)
  // Where nothing is summed the total is only what the codes hang on.
  const isRoot = !hasSum(cube, dimension) && dimension.parents.indexOf(-1) === 0 && dimension.parents.includes(0)
  return isRoot || (!hasSum(cube, dimension) && dimension.codes[0] === "Total") ? all.slice(1) : all
}

/**
 * Reads which figures are wanted. A dimension that `at` holds to several codes is spread too, and so is one over which
 * nothing is summed, after those that are named. A sign that parts codes (`,` `;` `:` `%`) is written in a code as in an
 * address: `%2C`. Refuses dimensions and codes the cube has not, and crossings that were not released.
 */
export function wantedOf(cube: Cube, query: z.infer<typeof FigureQuery>): Result<Wanted, Refusal> {
  const { dimensions } = cube
  const places = new Map(dimensions.map(({ name }, place) => [name, place]))
  const codes = new Map<number, number[]>()
  for (const part of query.at.split(";").filter((each) => each.trim() !== "")) {
    const [name, list] = splitOnce(part)
    const dimension = places.get(decoded(name))
    if (dimension === undefined) return refuse("dimension-not-found")
    const found = list.split(",").map((code) => dimensions[dimension]?.codes.indexOf(decoded(code)) ?? -1)
    const allowed = new Set(dimensions[dimension] && placesOf(cube, dimensions[dimension]))
    if (found.some((code) => !allowed.has(code))) return refuse("code-not-found")
    codes.set(dimension, [...new Set(found)])
  }
  const named = query.dimensions.split(",").filter((each) => each.trim() !== "")
  const spread = new Set<number>()
  for (const name of named) {
    const dimension = places.get(decoded(name))
    if (dimension === undefined) return refuse("dimension-not-found")
    spread.add(dimension)
  }
  for (const [place, dimension] of dimensions.entries()) {
    const held = codes.get(place)?.length ?? 0
    if (held > 1 || (held === 0 && !hasSum(cube, dimension))) spread.add(place)
  }
  const wanted: Wanted = {
    spread: [...spread].map((dimension) => ({
      dimension,
      codes: codes.get(dimension) ?? (dimensions[dimension] ? placesOf(cube, dimensions[dimension]) : []),
    })),
    held: dimensions.flatMap((_, dimension) =>
      spread.has(dimension) ? [] : [{ dimension, code: codes.get(dimension)?.[0] ?? 0 }],
    ),
  }
  if (!isReleased(cube, wanted)) return refuse("breakdown-not-released")
  return howMany(wanted) > mostFigures ? refuse("too-many-figures") : allow(wanted)
}

/** How many figures are wanted. */
export const howMany = ({ spread }: Wanted): number => spread.reduce((product, { codes }) => product * codes.length, 1)

/** Whether all that is wanted is crossed in one of the tables; the margins of a table are released with it. */
function isReleased(cube: Cube, { spread, held }: Wanted): boolean {
  const crossed = [
    ...spread.filter(({ codes }) => codes.some((code) => code !== 0)).map(({ dimension }) => dimension),
    ...held.filter(({ code }) => code !== 0).map(({ dimension }) => dimension),
  ].flatMap((place) => cube.dimensions[place] ?? [])
  const summed = crossed.filter((dimension) => hasSum(cube, dimension)).map(({ name }) => name)
  return summed.length === 0 || cube.tables.some((table) => summed.every((name) => table.includes(name)))
}

/**
 * The figures that are wanted, the last spread dimension changing first: exactly cells of the cube. Nothing is added
 * up, so nothing is told that was not released.
 */
export function* figuresOf(cube: IndexedCube, { spread, held }: Wanted): Generator<Figure> {
  const places = new Int32Array(cube.dimensions.length)
  for (const { dimension, code } of held) places[dimension] = code
  const at = spread.map(() => 0)
  for (const { dimension, codes } of spread) {
    if (codes.length === 0) return
    places[dimension] = codes[0] ?? 0
  }
  for (;;) {
    const told = cube.tell(places)
    if (isWithheld(told)) yield { at: at.slice(), value: null, status: "withheld" }
    else if (Number.isNaN(told)) yield { at: at.slice(), value: null, status: "not-reported" }
    else yield { at: at.slice(), value: told, status: "shown" }
    let turn = spread.length - 1
    for (; turn >= 0; turn--) {
      const { dimension, codes } = spread[turn] ?? { dimension: 0, codes: [] }
      const next = (at[turn] ?? 0) + 1
      at[turn] = next < codes.length ? next : 0
      places[dimension] = codes[at[turn] ?? 0] ?? 0
      if (next < codes.length) break
    }
    if (turn < 0) return
  }
}

const splitOnce = (text: string): [string, string] => {
  const at = text.indexOf(":")
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)]
}

/** A name or a code as it was meant; what is no way of writing one stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.trim())
  } catch {
    return text.trim()
  }
}
