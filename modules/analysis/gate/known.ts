import { countedBy, isInPart, isWithin, partsOf, type Part } from "#modules/analysis/gate/part.ts"
import type { Block, Counted } from "#modules/analysis/gate/people.ts"
import { never, type Dimensions, type Piece } from "#modules/analysis/gate/piece.ts"
import {
  dimension,
  linkTables,
  systemOf,
  withMargins,
  type Cell,
  type Dimension,
  type Sensitive,
  type System,
  type Table,
} from "@palermo/statistics"

/** A cell of a piece: its name, where it stands in the columns, and which cell of the system it is. */
export type Placed = { readonly name: string; readonly place: ReadonlyMap<string, number>; readonly cell: number }

/**
 * All that can be added up of a block by whoever saw some pieces: the cells of every piece, the classes of people by the
 * pieces they are counted in, and what a difference of pieces leaves.
 */
export type Known = {
  readonly system: System
  /** The cells of each piece in which anybody is. */
  readonly placed: readonly (readonly Placed[])[]
  /**
   * Small classes of people, and small sums of them, that must not be known though no table has them; and small gaps between
   * two days where many seem to have come and as many to have gone: they may be the same people, told of otherwise.
   */
  readonly small: readonly Sensitive[]
  /** Cells of the crossing that closes a circle of tables: nobody is told that anyone is in them. */
  readonly inner: ReadonlySet<number>
  /** All other cells that nobody is in: whoever attacks is taken to know that. */
  readonly empty: ReadonlySet<number>
  /** In which columns a cell stands, for who must be told what cannot be protected. */
  readonly columnsOf: (cell: number) => readonly string[]
}

/** How many smallest sums of classes one cell may have before it is too much. */
const MANY_SUMS = 64
const MANY_STEPS = 20_000

/**
 * Puts the tables of a block together: every set of columns crossed with the classes of people, and for each piece and
 * each cell the sum of the classes that are counted in it. Answers how many cells that are where they are more than `most`.
 */
export function knownOf(
  block: Block,
  pieces: readonly Piece[],
  dimensions: Dimensions,
  { circle, k, most }: { readonly circle: readonly string[]; readonly k: number; readonly most: number },
): Known | { readonly tooMany: number } | { readonly disagree: true } {
  const signs = [...new Set(block.tables.flatMap(({ cells }) => cells.map(({ sign }) => sign)))].sort()
  const classes = dimension(CLASS, signs)
  const isClassed = signs.length > 1
  const tables: Table[] = []
  let size = 0
  for (const { columns, cells } of block.tables) {
    const isInner = isCircle(columns, circle)
    const own = columns.map((column) => dimensions.get(column) ?? never())
    const all = isInner ? everywhere(own, cells, signs, block, circle, most) : cells
    if ("tooMany" in all) return { tooMany: all.tooMany }
    const placed = all.map(({ place, sign, value }: Counted): Cell => ({
      place: isClassed ? [...place, 1 + signs.indexOf(sign)] : place,
      value,
    }))
    const table = withMargins(isClassed ? [...own, classes] : own, placed)
    size += table.values.length
    if (size > most) return { tooMany: size }
    tables.push(table)
  }
  const linked = linkTables(tables)
  if ("disagree" in linked) return { disagree: true }
  return pack(linked, tables, block, pieces, dimensions, signs, circle, k)
}

const isCircle = (columns: readonly string[], circle: readonly string[]): boolean =>
  circle.length > 0 && columns.join("\u0000") === circle.join("\u0000")

/** Where the classes stand; no column is called so. */
const CLASS = "\u0000class"

type Names = Map<
  string,
  { readonly place: ReadonlyMap<string, number>; readonly classes: Map<string, number>; all: number; isInner: boolean }
>

/** Gives every cell its name, adds what pieces count together, and finds what is small. */
function pack(
  linked: Exclude<ReturnType<typeof linkTables>, { disagree: string }>,
  tables: readonly Table[],
  block: Block,
  pieces: readonly Piece[],
  dimensions: Dimensions,
  signs: readonly string[],
  circle: readonly string[],
  k: number,
): Known | { readonly tooMany: number } {
  const names: Names = new Map()
  const isClassed = signs.length > 1
  const inner = new Set<number>()
  const where = new Map<number, readonly string[]>()
  const order = [...tables.keys()].sort(
    (a, b) =>
      Number(isCircle(block.tables[a]?.columns ?? [], circle)) -
      Number(isCircle(block.tables[b]?.columns ?? [], circle)),
  )
  for (const at of order) {
    const { places, values } = tables[at] ?? never()
    const columns = block.tables[at]?.columns ?? []
    const isInner = isCircle(columns, circle)
    const width = columns.length + (isClassed ? 1 : 0)
    for (let cell = 0; cell < values.length; cell++) {
      const place = new Map<string, number>()
      for (const [of, column] of columns.entries()) {
        const code = places[cell * width + of] ?? 0
        if (code > 0) place.set(column, code)
      }
      const name = nameOf(place)
      const number = linked.cells[at]?.[cell] ?? 0
      const known = names.get(name) ?? { place, classes: new Map<string, number>(), all: -1, isInner }
      names.set(name, known)
      const sign = isClassed ? (places[cell * width + columns.length] ?? 0) : 1
      if (sign > 0) known.classes.set(signs[sign - 1] ?? "", number)
      if (!isClassed || sign === 0) known.all = number
      if (known.isInner) inner.add(number)
      where.set(number, [...place.keys()])
    }
  }
  const values = [...linked.system.values]
  const lines = linesIn(linked.system)
  const sums = new Map<string, number>()
  const holds = (classes: Iterable<readonly [string, number]>) =>
    [...classes].filter(([, cell]) => (values[cell] ?? 0) > 0)

  /** The cell of some classes of people at a place: their own, that of all of them, or a new one. */
  function together(name: string, own: readonly (readonly [string, number])[]): number {
    const known = names.get(name) ?? never()
    const [first] = own
    if (own.length === 1 && first) return first[1]
    if (own.length === known.classes.size && known.all >= 0) return known.all
    const key = `${name}|${own
      .map(([sign]) => sign)
      .sort()
      .join()}`
    const done = sums.get(key)
    if (done !== undefined) return done
    const made = values.push(own.reduce((sum, [, cell]) => sum + (values[cell] ?? 0), 0)) - 1
    lines.push([made, ...own.map(([, cell]) => cell)])
    where.set(made, [...known.place.keys()])
    sums.set(key, made)
    return made
  }

  const placed = pieces.map((piece, of) => {
    const found: Placed[] = []
    for (const [name, { place, classes, isInner }] of names) {
      if (isInner || !isOf(piece, place, block, dimensions) || block.unsaid?.(name, piece.at) === true) continue
      const own = [...classes].filter(([sign]) => sign[of] === "1")
      const isPeopled = own.some(([, cell]) => (values[cell] ?? 0) > 0)
      if (own.length > 0 && (isPeopled || block.untold?.(name, piece.at) === true))
        found.push({ name, place, cell: together(name, own) })
    }
    return found
  })
  const parts = partsOf(pieces, dimensions, block)
  if (!parts) return { tooMany: Infinity }
  const small = new Map<number, Sensitive>()
  for (const [name, { classes, isInner }] of names) {
    if (isInner) continue
    const sumOf = (own: Classes) => own.reduce((sum, [, cell]) => sum + (values[cell] ?? 0), 0)
    const few = toldApart(name, holds(classes)).filter((own) => sumOf(own) < k)
    const sets = largestBelow(few, sumOf, k)
    if (!sets) return { tooMany: Infinity }
    for (const own of sets) {
      const cell = together(name, own.flat())
      small.set(cell, { cell, low: 0, high: values[cell] ?? 0 })
    }
  }
  for (const [name, { place, classes, isInner }] of names) {
    if (isInner) continue
    const isTold = (part: Part) =>
      countedBy(part).every((of) => {
        const piece = pieces[of] ?? never()
        return isCrossedBy(piece, place) && block.untold?.(name, piece.at) !== true
      })
    const told = parts.filter(isTold)
    for (const own of told)
      for (const old of told) {
        if (own.times.at(-1) === 0 || old.at === own.at || !(isWithin(old, own) || isWithin(own, old))) continue
        const [was, is] = [old, own].map((part) => [...classes].filter(([sign]) => isInPart(part, sign)))
        // Where the one lies within the other, what is between them are classes, and asked for above.
        if (!was || !is || isSubset(was, is) || isSubset(is, was)) continue
        const [before, after] = [together(name, was), together(name, is)]
        const gap = Math.abs((values[after] ?? 0) - (values[before] ?? 0))
        if (gap === 0 || gap >= k) continue
        const made = values.push(gap) - 1
        const isMore = (values[after] ?? 0) > (values[before] ?? 0)
        lines.push(isMore ? [after, before, made] : [before, after, made])
        where.set(made, [...place.keys()])
        small.set(made, { cell: made, low: 0, high: gap })
      }
  }
  return {
    system: systemOf(Float64Array.from(values), lines),
    placed,
    small: [...small.values()],
    inner,
    empty: new Set([...values.keys()].filter((cell) => values[cell] === 0 && !inner.has(cell))),
    columnsOf: (cell) => where.get(cell) ?? [],
  }

  /** Classes of people as they can be told apart at a place: not by pieces of which nobody can know anything there. */
  function toldApart(name: string, all: Classes): Classes[] {
    const isKnown = pieces.map((piece) => block.unknown?.(name, piece.at, k) !== true)
    if (isKnown.every(Boolean)) return all.map((one) => [one])
    const groups = Map.groupBy(all, ([sign]) => isKnown.map((is, of) => (is ? sign[of] : "0")).join(""))
    return [...groups].flatMap(([sign, own]) => (sign.includes("1") ? [own] : []))
  }
}

/** Whether a cell at a place of a block is one of a piece. */
export function isOf(
  piece: Piece,
  place: ReadonlyMap<string, number>,
  { tables: own }: Pick<Block, "tables">,
  dimensions: Dimensions,
): boolean {
  const inBlock = new Set(piece.by.filter((column) => !own.some(({ columns }) => columns.includes(column))))
  const stands = (column: string) => {
    const [of, code] = [dimensions.get(column), place.get(column)]
    const held = piece.wanted.by.includes(column) ? undefined : piece.passing.get(column)
    return held ? held.has(of?.codes[code ?? -1] ?? "") : isInnerCode(of, code)
  }
  if (piece.by.some((column) => !inBlock.has(column) && !stands(column))) return false
  return isCrossedBy(piece, place)
}

const isCrossedBy = ({ tables }: Piece, place: ReadonlyMap<string, number>): boolean =>
  tables.some((table) => [...place.keys()].every((column) => table.includes(column)))

type Classes = readonly (readonly [string, number])[]

const isSubset = (one: Classes, other: Classes): boolean => one.every(([sign]) => other.some(([each]) => each === sign))

const isInnerCode = (of: Dimension | undefined, place = 0): boolean =>
  place > 0 && of !== undefined && !of.parents.includes(place)

/** A name for a place: its codes in the order of their columns. */
export const nameOf = (place: ReadonlyMap<string, number>): string =>
  [...place]
    .map(([column, code]) => `${column}\u0000${code}`)
    .sort()
    .join("\u0001")

/**
 * The largest sets whose sum stays below k: where nobody may be in any of them, nobody may be in a part of one. Nothing
 * where there are too many.
 */
function largestBelow<Item>(items: readonly Item[], valueOf: (item: Item) => number, k: number): Item[][] | undefined {
  const found: Item[][] = []
  let steps = 0
  function add(from: number, own: readonly Item[], sum: number): void {
    if (found.length > MANY_SUMS || steps++ > MANY_STEPS) return
    const isLargest = items.every((item) => own.includes(item) || sum + valueOf(item) >= k)
    if (own.length > 0 && isLargest) found.push([...own])
    for (const [at, item] of items.entries())
      if (at >= from && sum + valueOf(item) < k) add(at + 1, [...own, item], sum + valueOf(item))
  }
  add(0, [], 0)
  return found.length > MANY_SUMS || steps > MANY_STEPS ? undefined : found
}

/** The crossing that closes a circle, also where nobody is: wherever no table shows that it is empty. */
function everywhere(
  own: readonly Dimension[],
  cells: readonly Counted[],
  signs: readonly string[],
  block: Block,
  circle: readonly string[],
  most: number,
): Counted[] | { readonly tooMany: number } {
  const inner = own.map((each) => [...each.codes.keys()].filter((code) => code > 0 && !each.parents.includes(code)))
  const all = inner.reduce((product, codes) => product * codes.length, signs.length)
  if (all > most) return { tooMany: all }
  const full = block.tables
    .filter(({ columns }) => !isCircle(columns, circle))
    .map(({ columns, cells: there }) => {
      const shared = columns.filter((column) => circle.includes(column))
      const ats = shared.map((column) => columns.indexOf(column))
      return {
        of: shared.map((column) => circle.indexOf(column)),
        keys: new Set(there.map(({ place, sign }) => `${ats.map((at) => place[at]).join()}|${sign}`)),
      }
    })
  const counted = new Map(cells.map((cell) => [`${cell.place.join()}|${cell.sign}`, cell]))
  const places = inner.reduce<number[][]>(
    (done, codes) => done.flatMap((start) => codes.map((code) => [...start, code])),
    [[]],
  )
  return signs.flatMap((sign) =>
    places.flatMap((place) => {
      if (!full.every(({ of, keys }) => keys.has(`${of.map((at) => place[at]).join()}|${sign}`))) return []
      return [counted.get(`${place.join()}|${sign}`) ?? { place, sign, value: 0 }]
    }),
  )
}

function linesIn({ starts, cells }: System): number[][] {
  return Array.from({ length: starts.length - 1 }, (_, line) =>
    Array.from(cells.subarray(starts[line], starts[line + 1])),
  )
}
