import { nameOf } from "#modules/analysis/gate/known.ts"
import { never, type Dimensions } from "#modules/analysis/gate/piece.ts"
import { audit, linkTables, UNKNOWN, withMargins, type Dimension, type System } from "@palermo/statistics"

/** What was said of a cell: where it stands, and what it is at least and at most. */
export type Said = { readonly place: ReadonlyMap<string, number>; low: number; high: number }

/** What was brought of a block on a day, by the names of its cells. */
export type Brought = Map<string, Said>

/** The part of a code of which no part is told. */
export const restOf = (code: string): string => `${code} ${UNKNOWN}`

/**
 * A column of a block as it may truly be: the codes of which anything was said, what they are part of, and below each of these
 * and beside them a place for all others, of whom nothing was said. All by their places in the dimension.
 */
export type OpenColumn = {
  readonly nodes: ReadonlySet<number>
  /** The codes without parts. */
  readonly leaves: readonly number[]
  readonly rests: ReadonlySet<number>
  /** Where a code is counted of which nothing need have been said. */
  readonly nodeOf: (code: number) => number
}

/** The places for all others: below a code, at 0 beside all. */
function restIn({ codes }: Dimension, below: number): number {
  if (below > 0) return codes.indexOf(restOf(codes[below] ?? ""))
  // Where the data say themselves of whom nothing is known, those of whom nothing was said are others.
  const own = codes.indexOf(restOf(UNKNOWN))
  return own > 0 ? own : codes.indexOf(UNKNOWN)
}

/** Opens a column, of which something was said at these codes. */
function openColumn(dimension: Dimension, said: Iterable<number>): OpenColumn {
  const { parents } = dimension
  const sums = new Set(parents)
  const nodes = new Set([0])
  for (const code of said) for (let at = code; at > 0 && !nodes.has(at); at = parents[at] ?? 0) nodes.add(at)
  const rests = new Set(
    [...nodes].filter((code) => code === 0 || sums.has(code)).map((code) => restIn(dimension, code)),
  )
  for (const rest of rests) nodes.add(rest)
  return {
    ...{ nodes, rests, leaves: [...nodes].filter((code) => !sums.has(code)) },
    nodeOf(code) {
      if (nodes.has(code)) return code
      let above = parents[code] ?? 0
      while (!nodes.has(above)) above = parents[above] ?? 0
      return restIn(dimension, above)
    },
  }
}

/** All that can be added up of a block where nobody is known to be nowhere: everywhere somebody of whom nothing was said may be. */
export type OpenWorld = {
  readonly columns: ReadonlyMap<string, OpenColumn>
  /** The places without parts of each set of columns. */
  readonly inner: readonly (readonly (readonly number[])[])[]
  readonly system: System
  /** Its cells, by their names. */
  readonly cells: ReadonlyMap<string, { readonly cell: number; readonly place: ReadonlyMap<string, number> }>
}

/** Opens a block. Answers how many cells it would have where these are more than `most`. */
export function openWorld(
  sets: readonly (readonly string[])[],
  said: readonly Brought[],
  dimensions: Dimensions,
  most: number,
): OpenWorld | { readonly tooMany: number } {
  const columns = new Map(
    [...new Set(sets.flat())].map((column) => {
      const codes = said.flatMap((brought) => [...brought.values()].flatMap(({ place }) => place.get(column) ?? []))
      return [column, openColumn(dimensions.get(column) ?? never(), codes)]
    }),
  )
  const open = (column: string) => columns.get(column) ?? never()
  const size = sets.reduce((sum, set) => sum + set.reduce((product, column) => product * open(column).nodes.size, 1), 0)
  if (size > most) return { tooMany: size }
  const inner = sets.map((set) =>
    set.reduce<number[][]>(
      (done, column) => done.flatMap((start) => open(column).leaves.map((code) => [...start, code])),
      [[]],
    ),
  )
  const tables = sets.map((set, at) =>
    withMargins(
      set.map((column) => dimensions.get(column) ?? never()),
      (inner[at] ?? []).map((place) => ({ place, value: 0 })),
    ),
  )
  const linked = linkTables(tables)
  if ("disagree" in linked) return never()
  const cells = new Map<string, { cell: number; place: ReadonlyMap<string, number> }>()
  for (const [at, { places, values }] of tables.entries()) {
    const set = sets[at] ?? []
    for (let cell = 0; cell < values.length; cell++) {
      const place = placeOf(set, places.subarray(cell * set.length, (cell + 1) * set.length))
      cells.set(nameOf(place), { cell: linked.cells[at]?.[cell] ?? 0, place })
    }
  }
  return { columns, inner, system: linked.system, cells }
}

/** The columns in which a cell is not summed, with its codes. */
export const placeOf = (set: readonly string[], codes: ArrayLike<number>): Map<string, number> =>
  new Map(set.flatMap((column, at) => ((codes[at] ?? 0) > 0 ? [[column, codes[at] ?? 0] as const] : [])))

/** What follows from what was said of a block on a day, by the names of its cells. */
export type Told = {
  /** What is said to the person, or follows: every whole table that agrees with what was said has the same number there. */
  readonly values: ReadonlyMap<string, number>
  /** Places of others, of whom nothing was said, where somebody must be, and how many at most. */
  readonly others: ReadonlyMap<string, number>
}

/** The cells of an open world that are told by what was said on a day. Answers nothing where some sums contradict. */
export async function toldBy({ columns, system, cells }: OpenWorld, brought: Brought): Promise<Told | undefined> {
  const low = new Float64Array(system.values.length)
  const high = new Float64Array(system.values.length).fill(Infinity)
  for (const [name, said] of brought) {
    const cell = cells.get(name)?.cell
    if (cell === undefined) continue
    low[cell] = Math.max(low[cell] ?? 0, said.low)
    high[cell] = Math.min(high[cell] ?? 0, said.high)
  }
  if (low.some((least, cell) => least > (high[cell] ?? 0)) || exceeds(system, low, high)) return undefined
  // More than this is nowhere unless any number may be there: what is one number below it is one number.
  const most = [...brought.values()].reduce((sum, said) => sum + (said.high < Infinity ? said.high : said.low), 2)
  const bounds = Array.from(low, (least, cell) => ({
    codes: [],
    low: least,
    high: Math.min(high[cell] ?? 0, 2 * most),
  }))
  const found = await audit(
    { names: [], cells: bounds, system, over: [], doubtful: [], codedBy: {} },
    // It is asked alone whether there is another number.
    { patience: 0 },
  )
  if (found.contradicted.length > 0) return undefined
  const exact = bounds.map(({ low: least, high: greatest }) => least === greatest)
  for (const each of found.cells)
    [low[each.cell], high[each.cell], exact[each.cell]] = [each.low, each.high, each.exact]
  const values = new Map<string, number>()
  const others = new Map<string, number>()
  for (const [name, { cell, place }] of cells) {
    const least = low[cell] ?? 0
    if (exact[cell] === true) values.set(name, least)
    else if (least > 0 && [...place].some(([column, code]) => columns.get(column)?.rests.has(code) === true))
      others.set(name, high[cell] ?? 0)
  }
  return { values, others }
}

/** Whether parts are more than their sum in one line alone: what is seen at once need not be solved. */
function exceeds({ starts, cells }: System, low: Float64Array, high: Float64Array): boolean {
  for (let line = 0; line + 1 < starts.length; line++) {
    const [sum = 0, ...parts] = cells.subarray(starts[line], starts[line + 1])
    if (parts.reduce((least, cell) => least + (low[cell] ?? 0), 0) > (high[sum] ?? 0)) return true
  }
  return false
}

/**
 * Where nobody is, by what was told of a block on a day. Without `mayName` where it was said so; with it wherever else it follows, at
 * codes that may be named, and not already because nobody is at a sum it is part of.
 */
export function nobodyIn(
  { columns, cells }: OpenWorld,
  { values: told }: Pick<Told, "values">,
  brought: Brought | undefined,
  dimensions: Dimensions,
  mayName?: (column: string, code: number) => boolean,
): ReadonlyMap<string, number>[] {
  const own = [...cells].filter(([name]) => told.get(name) === 0)
  const said = own.filter(([name]) => brought?.has(name) === true)
  if (!mayName) return said.map(([, { place }]) => place)
  const meant = new Map<string, number[]>()
  const codesAt = (column: string, node: number): readonly number[] => {
    const key = `${column}\u0000${node}`
    const known = meant.get(key)
    if (known) return known
    const open = columns.get(column) ?? never()
    const codes = open.rests.has(node) ? [...(dimensions.get(column) ?? never()).codes.keys()] : [node]
    const named = codes.filter((code) => code > 0 && open.nodeOf(code) === node && mayName(column, code))
    meant.set(key, named)
    return named
  }
  const without = (place: ReadonlyMap<string, number>, column: string) =>
    nameOf(new Map([...place].filter(([each]) => each !== column)))
  return own
    .filter(([name]) => brought?.has(name) !== true)
    .map(([, { place }]) => place)
    .filter((place) => [...place.keys()].every((column) => told.get(without(place, column)) !== 0))
    .flatMap((place) =>
      [...place].reduce<ReadonlyMap<string, number>[]>(
        (done, [column, node]) =>
          done.flatMap((start) => codesAt(column, node).map((code) => new Map([...start, [column, code]]))),
        [new Map()],
      ),
    )
}
