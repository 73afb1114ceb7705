import { nameOf } from "#modules/analysis/gate/known.ts"
import { type Block, type Counted } from "#modules/analysis/gate/people.ts"
import { hasBlock, never, type Dimensions, type Piece } from "#modules/analysis/gate/piece.ts"
import type { BroughtCell, Truth } from "#modules/analysis/gate/truth.ts"
import type { Counting } from "#modules/analysis/gate/view.ts"
import {
  audit,
  codedDimension,
  complete,
  dimension,
  linkTables,
  systemOf,
  UNKNOWN,
  withMargins,
  type Coding,
  type Codings,
  type Dimension,
  type System,
} from "@palermo/statistics"

type OfFigures = Extract<Truth, { kind: "figures" }>

/** What was brought of a block on a day: what each cell is at least and at most, by its name. */
type Brought = Map<string, { readonly place: ReadonlyMap<string, number>; low: number; high: number }>

/**
 * Counts figures that were brought. Each block is completed to a whole table that agrees with all that was said of it, on
 * all days; what parts lack of a total that was told is a part of its own, `_U`. A block that no table agrees with contradicts itself
 * and is left out. What was completed and does not follow from what was said is untold, and never leaves.
 */
export function figuresOf(truths: readonly OfFigures[], columns: readonly string[], codings: Codings): Counting {
  const dimensions = new Map(columns.map((column) => [column, dimensionOf(column, truths, codings)]))
  return {
    dimensions,
    mayCross: false,
    async blocks(pieces, block, sets) {
      const days = [...new Set(pieces.map(({ at }) => at))].sort((a, b) => a - b)
      const brought = broughtBy(truths, days, block, sets, dimensions)
      const [blocks, left]: [Block[], { codes: readonly string[]; why: "contradicts-itself" }[]] = [[], []]
      const own = pieces.at(-1)
      for (const { codes, byDay } of brought) {
        // A block at a code that a filter leaves out is none of the release, and what is out of it is not beside it.
        if (!own || !hasBlock(own, block, codes)) continue
        const there = pieces.filter((piece) => hasBlock(piece, block, codes))
        const isThere = days.map((day) => there.some(({ at }) => at === day))
        const made = await completed({
          ...{ codes, pieces, sets, dimensions, block },
          byDay: byDay.filter((_, at) => isThere[at]),
          days: days.filter((_, at) => isThere[at]),
        })
        if (made) blocks.push(made)
        else
          left.push({
            codes: own.wanted.by.map((column) => codes[block.indexOf(column)] ?? ""),
            why: "contradicts-itself",
          })
      }
      return { blocks, left, reckoned: brought.map(({ codes }) => codes) }
    },
  }
}

function dimensionOf(column: string, truths: readonly OfFigures[], codings: Codings): Dimension {
  const codes = new Map<string, number>()
  for (const { tables } of truths)
    for (const table of tables) {
      const at = table.columns.indexOf(column)
      if (at >= 0) for (const { codes: own } of table.cells) if (typeof own[at] === "string") codes.set(own[at], 0)
    }
  const plain = codedDimension(column, codes, codings[column])
  const sums = [...codes.keys()].filter((code) => plain.parents.includes(plain.codes.indexOf(code)))
  const partOf = { ...codings[column]?.partOf, ...Object.fromEntries(sums.map((code) => [restOf(code), code])) }
  for (const code of [...sums.map(restOf), unknownIn(codings[column])]) codes.set(code, 0)
  return codedDimension(column, codes, { ...codings[column], partOf })
}

/** The code of those of whom none is told: that of the list, or a code of our own. */
const unknownIn = ({ list }: Coding = {}): string =>
  list?.codes.some(({ code }) => code === "unknown") === true ? "unknown" : UNKNOWN

const isUnknown = (code: string): boolean => code === "unknown" || code.endsWith(UNKNOWN)

const placeOfUnknown = ({ codes }: Dimension): number => Math.max(codes.indexOf("unknown"), codes.indexOf(UNKNOWN))

/** The part of a code of which no part is told. */
const restOf = (code: string): string => `${code} ${UNKNOWN}`

function broughtBy(
  truths: readonly OfFigures[],
  days: readonly number[],
  block: readonly string[],
  sets: readonly (readonly string[])[],
  dimensions: Dimensions,
): { readonly codes: string[]; readonly byDay: Brought[] }[] {
  const found = new Map<string, { codes: string[]; byDay: Brought[] }>()
  const take = ({ codes, low, high }: BroughtCell, columns: readonly string[], day: number) => {
    const at = block.map((column) => codes[columns.indexOf(column)] ?? null)
    if (at.some((code) => code === null)) return
    const place = new Map<string, number>()
    for (const [of, column] of columns.entries()) {
      const code = codes[of]
      if (!block.includes(column) && typeof code === "string")
        place.set(column, dimensions.get(column)?.codes.indexOf(code) ?? 0)
    }
    if (!sets.some((set) => [...place.keys()].every((column) => set.includes(column)))) return
    const key = at.join("\u0000")
    const own = found.get(key) ?? { codes: at.map(String), byDay: days.map((): Brought => new Map()) }
    found.set(key, own)
    const cells = own.byDay[day] ?? new Map<string, never>()
    // Of whom it was said that nothing is known may be more, of whom nothing was said.
    const isOpen = [...place].some(([column, code]) => isUnknown(dimensions.get(column)?.codes[code] ?? ""))
    const most = isOpen ? Infinity : high
    const said = cells.get(nameOf(place))
    if (said) [said.low, said.high] = [Math.max(said.low, low), Math.min(said.high, most)]
    else cells.set(nameOf(place), { place, low, high: most })
  }
  for (const [day, at] of days.entries())
    for (const { columns, cells } of truths[at]?.tables ?? []) for (const cell of cells) take(cell, columns, day)
  return [...found.values()]
}

/** Costs of a person of whom a code is not told, and of one who came or went between two days: both as few as may be. */
const [UNTOLD, CAME_OR_WENT] = [1000, 1]

async function completed({
  codes,
  byDay,
  days,
  pieces,
  sets,
  dimensions,
  block,
}: {
  readonly codes: readonly string[]
  readonly byDay: readonly Brought[]
  readonly days: readonly number[]
  readonly pieces: readonly Piece[]
  readonly sets: readonly (readonly string[])[]
  readonly dimensions: Dimensions
  readonly block: readonly string[]
}): Promise<Block | undefined> {
  const spans = days.flatMap((_, from) => days.slice(from).map((__, more) => ({ from, to: from + more })))
  const signs = spans.map(({ from, to }) =>
    pieces
      .map((piece) => {
        const day = hasBlock(piece, block, codes) ? days.indexOf(piece.at) : -1
        return from <= day && day <= to ? "1" : "0"
      })
      .join(""),
  )
  const classes = dimension("\u0000class", signs)
  const inner = sets.map((set) => innerPlaces(set, byDay, dimensions))
  const tables = sets.map((set, at) =>
    withMargins(
      [...set.map((column) => dimensions.get(column) ?? never()), classes],
      (inner[at] ?? []).flatMap((place) => signs.map((_, of) => ({ place: [...place, of + 1], value: 0 }))),
    ),
  )
  const linked = linkTables(tables)
  if ("disagree" in linked) return undefined
  const lines = Array.from({ length: linked.system.starts.length - 1 }, (_, line) => [
    ...linked.system.cells.subarray(linked.system.starts[line], linked.system.starts[line + 1]),
  ])
  let size = linked.system.values.length
  const ofClass = new Map<string, number[]>()
  const costs: number[] = []
  for (const [at, { places, values }] of tables.entries()) {
    const set = sets[at] ?? []
    for (let cell = 0; cell < values.length; cell++) {
      const own = places.subarray(cell * (set.length + 1), (cell + 1) * (set.length + 1))
      const number = linked.cells[at]?.[cell] ?? 0
      const span = own[set.length] ?? 0
      if (span === 0) continue
      const place = new Map(set.flatMap((column, of) => ((own[of] ?? 0) > 0 ? [[column, own[of] ?? 0] as const] : [])))
      const name = nameOf(place)
      const cells = ofClass.get(name) ?? []
      ofClass.set(name, cells)
      cells[span - 1] = number
      if (place.size < set.length) continue
      const unsaid = [...place].filter(([column, code]) =>
        dimensions.get(column)?.codes[code]?.endsWith(UNKNOWN),
      ).length
      const { from, to } = spans[span - 1] ?? { from: 0, to: 0 }
      const turns = (from > 0 ? 1 : 0) + (to < days.length - 1 ? 1 : 0)
      costs[number] = (costs[number] ?? 0) + UNTOLD * unsaid + CAME_OR_WENT * turns
    }
  }
  // What is counted on a day: all who were there on it.
  const onDay = new Map<string, number[]>()
  for (const [name, cells] of ofClass)
    onDay.set(
      name,
      days.map((_, day) => {
        const there = spans.flatMap(({ from, to }, of) => (from <= day && day <= to ? [cells[of] ?? 0] : []))
        if (there.length === 1) return there[0] ?? 0
        lines.push([size, ...there])
        return size++
      }),
    )
  const system = systemOf(new Float64Array(size), lines)
  const low = new Float64Array(size)
  const high = new Float64Array(size).fill(Infinity)
  for (const [day, brought] of byDay.entries())
    for (const [name, said] of brought) {
      const cell = onDay.get(name)?.[day]
      if (cell === undefined) continue
      low[cell] = Math.max(low[cell] ?? 0, said.low)
      high[cell] = Math.min(high[cell] ?? 0, said.high)
    }
  const price = Float64Array.from({ length: size }, (_, cell) => costs[cell] ?? 0)
  const values = await whole(system, low, high, price)
  if (!values) return undefined
  const told = await toldBy(system, low, high)
  const isUntold = (name: string, at: number) => !told.has(onDay.get(name)?.[days.indexOf(at)] ?? -1)
  return {
    codes,
    untold: isUntold,
    tables: sets.map((set, at) => ({
      columns: set,
      cells: (inner[at] ?? []).flatMap((place): Counted[] => {
        const name = nameOf(new Map(set.map((column, of) => [column, place[of] ?? 0])))
        const own = signs.map((sign, of) => ({ place, sign, value: values[ofClass.get(name)?.[of] ?? -1] ?? 0 }))
        const isOpen = days.some((day) => isUntold(name, day))
        return own.filter(({ value }, of) => value > 0 || (isOpen && of === days.length - 1))
      }),
    })),
  }
}

/** A whole table, with somebody in every masked cell where one agrees with that, for a mask says that there is. */
async function whole(
  system: System,
  low: Float64Array,
  high: Float64Array,
  costs: Float64Array,
): Promise<Float64Array | undefined> {
  const peopled = low.map((least, cell) =>
    (high[cell] ?? 0) < Infinity && (high[cell] ?? 0) > least ? Math.max(1, least) : least,
  )
  return (await complete(system, { low: peopled, high, costs })) ?? complete(system, { low, high, costs })
}

/** The cells that follow from what was said to the person. */
async function toldBy(system: System, low: Float64Array, high: Float64Array): Promise<ReadonlySet<number>> {
  const cells = Array.from(low, (least, cell) => ({ codes: [], low: least, high: high[cell] ?? Infinity }))
  const { cells: masked } = await audit({ names: [], cells, system, over: [], doubtful: [], codedBy: {} })
  const open = new Set(masked.filter(({ exact }) => !exact).map(({ cell }) => cell))
  return new Set([...low.keys()].filter((cell) => !open.has(cell)))
}

/** The inner places of a set of columns of which anything was said, those not told among them. */
function innerPlaces(set: readonly string[], byDay: readonly Brought[], dimensions: Dimensions): number[][] {
  const found = new Map<string, number[]>()
  for (const brought of byDay)
    for (const { place } of brought.values()) {
      if (![...place.keys()].every((column) => set.includes(column))) continue
      const inner = set.map((column) => {
        const { codes, parents } = dimensions.get(column) ?? never()
        const code = place.get(column) ?? 0
        if (code === 0) return placeOfUnknown(dimensions.get(column) ?? never())
        return parents.includes(code) ? codes.indexOf(restOf(codes[code] ?? "")) : code
      })
      found.set(inner.join(), inner)
    }
  return [...found.values()]
}
