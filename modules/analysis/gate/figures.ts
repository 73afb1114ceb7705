import { completed } from "#modules/analysis/gate/completed.ts"
import { nameOf } from "#modules/analysis/gate/known.ts"
import { nobodyIn, openWorld, restOf, toldBy, type Brought, type Told } from "#modules/analysis/gate/open-world.ts"
import type { Block } from "#modules/analysis/gate/people.ts"
import { hasBlock, type Dimensions, type Piece } from "#modules/analysis/gate/piece.ts"
import type { BroughtCell, Earlier, Truth } from "#modules/analysis/gate/truth.ts"
import { mostCells, type Counting } from "#modules/analysis/gate/view.ts"
import { codedDimension, UNKNOWN, type Codings, type Dimension } from "@palermo/statistics"

type OfFigures = Extract<Truth, { kind: "figures" }>

/**
 * Counts figures that were brought. Of whom nothing was said may be anywhere: a cell is told where it was said to the person,
 * or every whole table that agrees with all that was said of its day has the same number there, and no other leaves. For the proof each
 * block is completed to one such table, on all days; what parts lack of a total that was told is a part of its own, `_U`. A
 * block that no table agrees with contradicts itself and is left out.
 */
export function figuresOf(truths: readonly OfFigures[], columns: readonly string[], codings: Codings): Counting {
  const dimensions = new Map(columns.map((column) => [column, dimensionOf(column, truths, codings)]))
  const known = codesIn(truths, dimensions)
  return {
    dimensions,
    mayCross: false,
    isStated: true,
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
        const made = await blockOf({
          ...{ codes, pieces, sets, dimensions, block, known },
          byDay: byDay.filter((_, at) => isThere[at]),
          days: days.filter((_, at) => isThere[at]),
        })
        if (made && "tooMany" in made) return made
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
  const sums = plain.codes.filter((_, place) => place > 0 && plain.parents.includes(place))
  const partOf = { ...codings[column]?.partOf, ...Object.fromEntries(sums.map((code) => [restOf(code), code])) }
  // Where the data say themselves of whom nothing is known, those of whom nothing was said are others.
  const rest = codes.has(UNKNOWN) ? restOf(UNKNOWN) : UNKNOWN
  for (const code of [...sums.map(restOf), rest]) codes.set(code, 0)
  return codedDimension(column, codes, { ...codings[column], partOf })
}

/**
 * What was brought of the blocks of which any release tells. Of others nothing is reckoned with, not even which codes they have:
 * the figures that leave are the same whatever was said there, and whether it still stands.
 */
export function toldOf(truth: OfFigures, releases: readonly Pick<Earlier, "snapshot" | "wanted">[]): OfFigures {
  const wishes = releases.filter(({ snapshot }) => snapshot === truth.snapshot).map(({ wanted }) => wanted)
  const tables = truth.tables.map(({ columns, cells }) => {
    const filters = wishes.map((wish) =>
      wish.filters.flatMap(({ column, codes }) => {
        const at = columns.indexOf(column)
        return at < 0 ? [] : [{ at, codes: new Set<string | null>(codes) }]
      }),
    )
    const isTold = ({ codes: own }: BroughtCell) =>
      filters.some((each) => each.every(({ at, codes }) => codes.has(own[at] ?? null)))
    return { columns, cells: cells.filter(isTold) }
  })
  return { ...truth, tables }
}

/** The codes that the data of each snapshot have in each column. */
function codesIn(
  truths: readonly OfFigures[],
  dimensions: Dimensions,
): ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<number>>> {
  const found = truths.map(({ tables }, day) => {
    const own = new Map([...dimensions.keys()].map((column) => [column, new Set<string>()]))
    for (const { columns, cells } of tables)
      for (const [at, column] of columns.entries())
        for (const { codes } of cells) if (typeof codes[at] === "string") own.get(column)?.add(codes[at])
    const places = [...own].map(
      ([column, codes]) =>
        [column, new Set([...codes].map((code) => dimensions.get(column)?.codes.indexOf(code) ?? 0))] as const,
    )
    return [day, new Map(places)] as const
  })
  return new Map(found)
}

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
    const said = cells.get(nameOf(place))
    if (said) [said.low, said.high] = [Math.max(said.low, low), Math.min(said.high, high)]
    else cells.set(nameOf(place), { place, low, high })
  }
  for (const [day, at] of days.entries())
    for (const { columns, cells } of truths[at]?.tables ?? []) for (const cell of cells) take(cell, columns, day)
  return [...found.values()]
}

/** Puts together what was said of a block; nothing where it contradicts itself. */
async function blockOf({
  codes,
  byDay,
  days,
  pieces,
  sets,
  dimensions,
  block,
  known,
}: {
  readonly codes: readonly string[]
  readonly byDay: readonly Brought[]
  readonly days: readonly number[]
  readonly pieces: readonly Piece[]
  readonly sets: readonly (readonly string[])[]
  readonly dimensions: Dimensions
  readonly block: readonly string[]
  readonly known: ReturnType<typeof codesIn>
}): Promise<Block | { readonly tooMany: number } | undefined> {
  const world = openWorld(sets, byDay, dimensions, mostCells.block)
  if ("tooMany" in world) return world
  const told: Told[] = []
  for (const [day, brought] of byDay.entries()) {
    const same = byDay.findIndex((each) => isSame(each, brought))
    const own = same < day ? told[same] : await toldBy(world, brought)
    if (!own) return undefined
    told.push(own)
  }
  const signOf = (from: number, to: number) =>
    pieces
      .map((piece) => {
        const day = hasBlock(piece, block, codes) ? days.indexOf(piece.at) : -1
        return from <= day && day <= to ? "1" : "0"
      })
      .join("")
  const tables = await completed({ world, byDay, told, signOf, sets, dimensions })
  if (!tables) return undefined
  const on = (at: number) => told[days.indexOf(at)]
  const isTold = (name: string, at: number) => on(at)?.values.has(name) === true
  const isSaid = (name: string, at: number) => byDay[days.indexOf(at)]?.has(name) === true
  // Others of whom nothing was said may all be of codes that the data know: how many they are together is no count of any.
  const isOfOthers = (name: string, at: number) =>
    [...(world.cells.get(name)?.place ?? [])].some(([column, code]) => {
      const open = world.columns.get(column)
      if (open?.rests.has(code) !== true) return false
      return [...(known.get(at)?.get(column) ?? [])].some((other) => other !== code && open.nodeOf(other) === code)
    })
  return {
    codes,
    tables,
    untold: (name, at) => !isTold(name, at),
    unsaid: (name, at) => !isSaid(name, at) && (!isTold(name, at) || isOfOthers(name, at)),
    unknown: (name, at, k) => !isTold(name, at) && !isSaid(name, at) && (on(at)?.others.get(name) ?? k) >= k,
    isNobody(place, at) {
      const nodes = [...place].map(
        ([column, code]) => [column, world.columns.get(column)?.nodeOf(code) ?? code] as const,
      )
      return on(at)?.values.get(nameOf(new Map(nodes))) === 0
    },
    nobody(at, mayName) {
      const own = on(at)
      return own ? nobodyIn(world, own, byDay[days.indexOf(at)], dimensions, mayName) : []
    },
  }
}

/** Whether the same was said on two days. */
const isSame = (one: Brought, other: Brought): boolean =>
  one.size === other.size &&
  [...one].every(([name, { low, high }]) => other.get(name)?.low === low && other.get(name)?.high === high)
