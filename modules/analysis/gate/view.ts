import type { BlockLeftOut, GateRefusal } from "#modules/analysis/gate/answer.ts"
import { isOf, knownOf, type Known, type Placed } from "#modules/analysis/gate/known.ts"
import type { Block } from "#modules/analysis/gate/people.ts"
import { blockColumns, circleOf, crossedColumns, type Dimensions, type Piece } from "#modules/analysis/gate/piece.ts"
import { seenIn, sightOf, type Seen } from "#modules/analysis/gate/seen.ts"

/** So many cells one block may have with all that was released before, and so many a whole release: as large a one was proved. */
export const mostCells = { block: 20_000, release: 1_200_000 } as const

/** All that is counted of a dataset, however it was brought. */
export type Counting = {
  readonly dimensions: Dimensions
  readonly blocks: (
    pieces: readonly Piece[],
    block: readonly string[],
    sets: readonly (readonly string[])[],
  ) => Promise<
    | {
        readonly blocks: readonly Block[]
        readonly left: readonly BlockLeftOut[]
        /** The codes of all blocks of which anything is said in the data, also those that the release has nothing of. */
        readonly reckoned: readonly (readonly string[])[]
      }
    | {
        /** How many cells a block would have that has too many. */
        readonly tooMany: number
      }
  >
  /** Whether figures can be put together where tables hang in a circle. */
  readonly mayCross: boolean
  /** Whether nobody is only where it was said so, or follows; else wherever nobody was counted. */
  readonly isStated: boolean
}

/** What one audience saw, the wanted release last, block by block as it hangs together for it. */
export type View = {
  readonly pieces: readonly Piece[]
  /** Below how many persons a count is small, and what was ever asked at least. */
  readonly k: number
  readonly leastK: number
  /** Each is the same whenever it is opened; of a large release no more than one should be held. */
  readonly blocks: readonly (() => SeenBlock)[]
  readonly left: readonly BlockLeftOut[]
  readonly cells: number
}

export type SeenBlock = {
  readonly known: Known
  readonly seen: Seen
  /** The cells that are wanted, each by a name that is the same in every view. */
  readonly wanted: ReadonlyMap<string, Placed>
  /** The columns of a cell, with those of the block. */
  readonly columnsOf: (cell: number) => readonly string[]
  /** The codes the whole block stands at. */
  readonly at: ReadonlyMap<string, string>
  /** Names of cells that what was brought does not tell. */
  readonly untold: ReadonlySet<string>
  /** The codes of each cell of the wanted release of which it was said that nobody is in it, or, with `mayName`, of which it follows. */
  readonly nobody: (mayName?: (column: string, code: number) => boolean) => readonly ReadonlyMap<string, string>[]
}

/**
 * Puts together what somebody knows who saw these pieces. Refuses at the first block that is too large, before anything is proved.
 * Up to `held` cells the blocks stay put together; beyond, each is put together anew when it is looked at.
 */
export async function viewOf(
  pieces: readonly Piece[],
  k: number,
  { dimensions, blocks: count, mayCross }: Counting,
  held: number,
): Promise<View | GateRefusal> {
  const block = blockColumns(pieces)
  const sets = crossedColumns(pieces, block)
  const circle = circleOf(sets)
  if (circle.length > 0 && !mayCross) return { ok: false, refusal: "figures-not-crossed", dimensions: circle }
  const isNew = circle.length > 0 && !sets.some((set) => set.join("\u0000") === circle.join("\u0000"))
  const counted = await count(pieces, block, isNew ? [...sets, circle] : sets)
  if ("tooMany" in counted) return { ok: false, refusal: "too-large-to-prove", most: mostCells.block }
  const { blocks, left, reckoned } = counted
  const sights = pieces.map(({ cube, wanted }) => cube && sightOf(cube, block, wanted))
  // Figures that are out of a block of which the data say nothing any more cannot be reckoned with.
  const keys = new Set(reckoned.map((codes) => codes.join("\u0000")))
  for (const sight of sights)
    for (const [key, cells] of sight ?? [])
      if (!keys.has(key) && [...cells.values()].some(({ isWithheld }) => !isWithheld))
        return { ok: false, refusal: "tables-disagree", dimensions: block }
  const made: (() => SeenBlock)[] = []
  const otherwise: BlockLeftOut[] = []
  let cells = 0
  for (const each of blocks) {
    const known = knownOf(each, pieces, dimensions, { circle, k, most: mostCells.block })
    if ("tooMany" in known) return { ok: false, refusal: "too-large-to-prove", most: mostCells.block }
    if ("disagree" in known) return { ok: false, refusal: "tables-disagree", dimensions: sets.flat() }
    cells += known.system.values.length
    if (cells > mostCells.release) return { ok: false, refusal: "too-large-to-prove", most: mostCells.release }
    const seen = seenIn(known, pieces, sights, each, dimensions)
    if ("disagree" in seen) {
      // Figures of one State may say otherwise than they did; theirs stay in, all others leave.
      if (!each.untold) return { ok: false, refusal: "tables-disagree", dimensions: seen.disagree }
      otherwise.push({ codes: byOf(pieces, block, each.codes), why: "differs-from-earlier" })
      continue
    }
    const own = cells <= held ? seenBlock(known, seen, each) : undefined
    made.push(() => own ?? opened(each))
  }
  const leastK = Math.min(k, ...pieces.map(({ wanted }) => wanted.k))
  return { pieces, k, leastK, blocks: made, left: [...left, ...otherwise], cells }

  function seenBlock(known: Known, seen: Seen, { codes, untold, nobody, tables }: Block): SeenBlock {
    const own = pieces.at(-1)
    const at = new Map(block.map((column, of) => [column, codes[of] ?? ""]))
    const named = (known.placed.at(-1) ?? []).map((placed) => [globalName(at, placed, dimensions), placed] as const)
    const blank = named.filter(([, { name }]) => untold?.(name, own?.at ?? 0) === true)
    return {
      ...{ known, seen, at, wanted: new Map(named), untold: new Set(blank.map(([name]) => name)) },
      columnsOf: (cell) => [...block, ...known.columnsOf(cell)],
      nobody: (mayName) =>
        !own || !nobody
          ? []
          : nobody(own.at, mayName)
              .filter((place) => isOf(own, place, { tables }, dimensions))
              .map((place) => codesAt(at, { place }, dimensions)),
    }
  }

  /** Puts a block together once more, which held together before. */
  function opened(each: Block): SeenBlock {
    const known = knownOf(each, pieces, dimensions, { circle, k, most: mostCells.block })
    if ("tooMany" in known || "disagree" in known) throw new Error("a block is not what it was")
    const seen = seenIn(known, pieces, sights, each, dimensions)
    if ("disagree" in seen) throw new Error("a block is not what it was")
    return seenBlock(known, seen, each)
  }
}

/** The codes of a block in the order of what a release is by; nothing where it is more than one. */
export const byOf = (pieces: readonly Piece[], block: readonly string[], codes: readonly string[]): string[] =>
  (pieces.at(-1)?.wanted.by ?? []).map((column) => codes[block.indexOf(column)] ?? "")

/** The codes a cell stands at, those of its block among them. */
export const codesAt = (
  at: ReadonlyMap<string, string>,
  { place }: Pick<Placed, "place">,
  dimensions: Dimensions,
): Map<string, string> =>
  new Map([...at, ...[...place].map(([column, code]) => [column, dimensions.get(column)?.codes[code] ?? ""] as const)])

const globalName = (at: ReadonlyMap<string, string>, placed: Placed, dimensions: Dimensions): string =>
  [...codesAt(at, placed, dimensions)]
    .map(([column, code]) => `${column}\u0000${code}`)
    .sort()
    .join("\u0001")
