import type { Cube } from "#modules/analysis/cube.ts"
import type { Figure, FigureQuery } from "#modules/analysis/figure-contract.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import type { z } from "zod"

/** A cube in which a cell is found by where it stands, without going over the others. */
export type IndexedCube = Cube & {
  /** The number of the cell at these places, one for each dimension; -1 where there is none. */
  readonly find: (places: Int32Array) => number
  /** The same for several places of one dimension, each in its turn, the other places standing; writes the numbers of cells. */
  readonly findAlong: (places: Int32Array, dimension: number, along: Int32Array, cells: Int32Array) => void
  /** Whether what is not there at these places is nobody: its block is there, and is crossed so, or of figures nobody is at a sum. Else it was not reported. */
  readonly isNobody: (places: Int32Array) => boolean
  /** Whether the block at these places was left out: reported, and withheld whole. */
  readonly isLeftOut: (places: Int32Array) => boolean
}

/** Figures that are wanted: the dimensions that are spread, by their place in the cube, with the places of codes; and where the others stand. */
export type Wanted = {
  readonly spread: readonly { readonly dimension: number; readonly codes: readonly number[] }[]
  readonly held: readonly { readonly dimension: number; readonly code: number }[]
}

/** How many figures are told at once at most. */
export const mostFigures = 1_000_000

type Refusal = "dimension-not-found" | "code-not-found" | "breakdown-not-released" | "too-many-figures"

/** Whether there is a sum over a dimension, which is its code at place 0. */
export const hasSum = ({ by }: Pick<Cube, "by">, { name }: { readonly name: string }): boolean => !by.includes(name)

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
    const told = valueAt(cube, places)
    if (told === WITHHELD) yield { at: at.slice(), value: null, status: "withheld" }
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

/** What `valueAt` tells where a cell is withheld: no value is infinite. */
export const WITHHELD = Infinity

/** The value that is told at these places: 0 where nobody is, `WITHHELD`, and NaN where nothing was reported. */
export function valueAt(cube: IndexedCube, places: Int32Array): number {
  const cell = cube.find(places)
  if (cell < 0) return withoutCell(cube, places)
  return cube.withheld[cell] === 0 ? (cube.values[cell] ?? 0) : WITHHELD
}

const withoutCell = (cube: IndexedCube, places: Int32Array): number =>
  cube.isLeftOut(places) ? WITHHELD : cube.isNobody(places) ? 0 : Number.NaN

/** Reads what `valueAt` tells at several places of one dimension, the other places standing. `cells` is room to work in. */
export function valuesAlong(
  cube: IndexedCube,
  places: Int32Array,
  dimension: number,
  along: Int32Array,
  { cells, values }: { readonly cells: Int32Array; readonly values: Float64Array },
): void {
  const { withheld, values: shown } = cube
  cube.findAlong(places, dimension, along, cells)
  for (let nth = 0; nth < along.length; nth += 1) {
    const cell = cells[nth] ?? -1
    if (cell >= 0) values[nth] = withheld[cell] === 0 ? (shown[cell] ?? 0) : WITHHELD
    else {
      places[dimension] = along[nth] ?? 0
      values[nth] = withoutCell(cube, places)
    }
  }
}

/** Makes a cube one in which cells are found. */
export function indexed(cube: Cube): IndexedCube {
  const slots = cube.dimensions.reduce((product, { codes }) => product * codes.length, 1)
  const finding = slots <= Math.max(1_000_000, cube.values.length * 8) ? byPlace(cube, slots) : byHash(cube)
  const isNobody = cube.isStated === true ? nobodyAbove(cube, finding) : remembered(cube, nobodyIn(cube))
  return { ...cube, ...finding, isNobody, isLeftOut: leftOutOf(cube) }
}

/** Whether places are in one of the blocks that were left out. */
function leftOutOf({ dimensions, by, left = [] }: Cube): IndexedCube["isLeftOut"] {
  if (left.length === 0) return () => false
  const ats = by.map((column) => dimensions.findIndex(({ name }) => name === column))
  const keys = new Set(left.map((codes) => codes.join("\u0000")))
  // Some were left out at all codes of a column at once: there their code is empty.
  const shapes = [...new Set(left.map((codes) => codes.map((code) => (code === "" ? "0" : "1")).join("")))]
  return (places) => {
    const codes = ats.map((at) => dimensions[at]?.codes[places[at] ?? 0] ?? "")
    return shapes.some((shape) => keys.has(codes.map((code, of) => (shape[of] === "1" ? code : "")).join("\u0000")))
  }
}

type Finding = Pick<IndexedCube, "find" | "findAlong">

/** A slot for every place there could be. */
function byPlace({ dimensions, places, values }: Cube, slots: number): Finding {
  const wide = dimensions.length
  const strides = new Int32Array(wide)
  for (let at = wide - 1, stride = 1; at >= 0; at -= 1) {
    strides[at] = stride
    stride *= dimensions[at]?.codes.length ?? 1
  }
  const cells = new Int32Array(slots).fill(-1)
  const slotOf = (from: Int32Array, start: number): number => {
    let slot = 0
    for (let at = 0; at < wide; at += 1) slot += (from[start + at] ?? 0) * (strides[at] ?? 0)
    return slot
  }
  for (let cell = 0; cell < values.length; cell += 1) cells[slotOf(places, cell * wide)] = cell
  return {
    find: (wanted) => cells[slotOf(wanted, 0)] ?? -1,
    findAlong: (wanted, dimension, along, found) => {
      const stride = strides[dimension] ?? 0
      const start = slotOf(wanted, 0) - (wanted[dimension] ?? 0) * stride
      for (let nth = 0; nth < along.length; nth += 1) found[nth] = cells[start + (along[nth] ?? 0) * stride] ?? -1
    },
  }
}

/** Twice as many slots as cells, each cell in the first that was free. */
function byHash({ dimensions, places, values }: Cube): Finding {
  const [wide, many] = [dimensions.length, values.length]
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, many * 2))))
  const mask = slots.length - 1
  const hash = (from: Int32Array, start: number): number => {
    let mixed = 0
    for (let at = 0; at < wide; at++) mixed = Math.imul(mixed ^ (from[start + at] ?? 0), 0x9e3779b1) + 0x7f4a7c15
    mixed ^= mixed >>> 15
    return Math.imul(mixed, 0x85ebca6b) >>> 3
  }
  for (let cell = 0; cell < many; cell++) {
    let slot = hash(places, cell * wide) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = cell + 1
  }
  const find = (wanted: Int32Array): number => {
    for (let slot = hash(wanted, 0) & mask; ; slot = (slot + 1) & mask) {
      const cell = (slots[slot] ?? 0) - 1
      if (cell < 0) return -1
      let at = 0
      while (at < wide && places[cell * wide + at] === wanted[at]) at++
      if (at === wide) return cell
    }
  }
  return {
    find,
    findAlong: (wanted, dimension, along, found) => {
      for (let nth = 0; nth < along.length; nth += 1) {
        wanted[dimension] = along[nth] ?? 0
        found[nth] = find(wanted)
      }
    },
  }
}

/** Where nobody is because nobody is at a sum: only what was said, or follows, is told of figures that were counted elsewhere. */
function nobodyAbove(cube: Cube, { find }: Finding): IndexedCube["isNobody"] {
  const summed = cube.dimensions.flatMap((dimension, at) => (hasSum(cube, dimension) ? [at] : []))
  return (wanted) => {
    const places = wanted.slice()
    const crossed = summed.filter((at) => places[at] !== 0)
    const isEmpty = (from: number): boolean =>
      crossed.slice(from).some((at, nth) => {
        const code = places[at] ?? 0
        places[at] = 0
        const cell = find(places)
        const is = (cell >= 0 && cube.withheld[cell] === 0 && cube.values[cell] === 0) || isEmpty(from + nth + 1)
        places[at] = code
        return is
      })
    return isEmpty(0)
  }
}

/** Which crossings each block has. A crossing is a number with a bit for each dimension that is not summed. */
function nobodyIn({ dimensions, places, values, withheld, by }: Cube): IndexedCube["isNobody"] {
  const wide = dimensions.length
  const standing = dimensions.map((dimension) => !hasSum({ by }, dimension))
  const sizes = dimensions.map(({ codes }) => codes.length)
  const blockOf = (from: Int32Array, start: number): number => {
    let block = 0
    for (let at = 0; at < wide; at += 1) if (standing[at]) block = block * (sizes[at] ?? 1) + (from[start + at] ?? 0)
    return block
  }
  const crossingOf = (from: Int32Array, start: number): number => {
    let crossing = 0
    for (let at = 0, bit = 1; at < wide; at += 1, bit *= 2) if (!standing[at] && from[start + at] !== 0) crossing += bit
    return crossing
  }
  const blocks = new Map<number, { readonly crossings: Set<number>; anybody: boolean }>()
  for (let cell = 0; cell < values.length; cell++) {
    const block = blockOf(places, cell * wide)
    let known = blocks.get(block)
    if (!known) blocks.set(block, (known = { crossings: new Set<number>(), anybody: false }))
    known.crossings.add(crossingOf(places, cell * wide))
    known.anybody ||= withheld[cell] !== 0 || values[cell] !== 0
  }
  return (wanted) => {
    const known = blocks.get(blockOf(wanted, 0))
    // Where somebody is counted and none of a crossing is told, nobody said how they are spread over it.
    return known !== undefined && (!known.anybody || known.crossings.has(crossingOf(wanted, 0)))
  }
}

/** Keeps what was once asked of a crossing in a block, where there is room for all of them. */
function remembered({ dimensions, by }: Cube, isNobody: IndexedCube["isNobody"]): IndexedCube["isNobody"] {
  const wide = dimensions.length
  // Where something is summed only counts whether it stands at its sum.
  const most = dimensions.map((dimension) => (hasSum({ by }, dimension) ? 1 : dimension.codes.length - 1))
  const highest = Int32Array.from(most)
  const all = most.reduce((product, each) => product * (each + 1), 1)
  if (all > 1_000_000) return isNobody
  const answers = new Uint8Array(all)
  return (wanted) => {
    let crossing = 0
    for (let at = 0; at < wide; at += 1) {
      const last = highest[at] ?? 0
      crossing = crossing * (last + 1) + Math.min(wanted[at] ?? 0, last)
    }
    if (answers[crossing] === 0) answers[crossing] = isNobody(wanted) ? 2 : 1
    return answers[crossing] === 2
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
