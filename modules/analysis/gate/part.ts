import type { Block } from "#modules/analysis/gate/people.ts"
import { blockColumns, hasBlock, type Dimensions, type Piece } from "#modules/analysis/gate/piece.ts"

/**
 * Whom somebody can count on one day: the people of a release, or those of one release less those of another that lies
 * within it, and so on.
 */
export type Part = {
  /** The day, as pieces count them. */
  readonly at: number
  /** For each piece, how often its people are taken: 1, 0, or -1 where they are taken away. */
  readonly times: readonly number[]
  /** Of each kind of people whom filters tell apart, whether they are in it. */
  readonly kinds: readonly boolean[]
}

/** How many kinds of people filters may tell apart, and how many parts of them a day may have, before it is too much. */
const [mostKinds, mostParts] = [512, 128]

/**
 * All parts of a block that can be counted by its pieces, day by day; nothing where they are too many. Of figures that were
 * brought there are the pieces alone: their filters say at which codes they stand, and not of whom they are.
 */
export function partsOf(
  pieces: readonly Piece[],
  dimensions: Dimensions,
  { codes, untold }: Pick<Block, "codes" | "untold">,
): readonly Part[] | undefined {
  const columns = blockColumns(pieces)
  const kinds = kindsOf(pieces, dimensions, columns)
  if (!kinds) return undefined
  const there = pieces.flatMap((piece, of) => (hasBlock(piece, columns, codes) ? [of] : []))
  const days = [...new Set(there.map((of) => pieces[of]?.at ?? 0))]
  const parts: Part[] = []
  for (const at of days) {
    const own = there
      .filter((of) => pieces[of]?.at === at)
      .map((of): Part => ({
        at,
        times: pieces.map((_, other) => (other === of ? 1 : 0)),
        kinds: kinds.map((passes) => passes[of] === true),
      }))
    const all = untold ? own : withDifferences(own)
    if (!all) return undefined
    parts.push(...all)
  }
  return parts
}

/** Whether all of the one are of a kind that is in the other. */
export const isWithin = (one: Part, other: Part): boolean => one.kinds.every((has, kind) => !has || other.kinds[kind])

/** The pieces a part is counted by. */
export const countedBy = ({ times }: Part): number[] => times.flatMap((many, of) => (many === 0 ? [] : [of]))

/** Whether people who are counted in these pieces are in a part; a sign says it piece by piece. */
export const isInPart = ({ times }: Part, sign: string): boolean =>
  times.reduce((sum, many, of) => sum + (sign[of] === "1" ? many : 0), 0) === 1

/** Adds to parts of a day what is left of each without another that lies within it. */
function withDifferences(own: readonly Part[]): readonly Part[] | undefined {
  const all = [...own]
  const keyOf = ({ kinds, times }: Part) => `${kinds.map(Number).join("")}|${countedBy({ kinds, times, at: 0 }).join()}`
  const known = new Set(all.map(keyOf))
  for (let at = 0; at < all.length; at += 1)
    for (let other = 0; other < at; other += 1)
      for (const [outer, inner] of [
        [all[at], all[other]],
        [all[other], all[at]],
      ]) {
        if (!outer || !inner || !isWithin(inner, outer) || isWithin(outer, inner)) continue
        const left: Part = {
          at: outer.at,
          times: outer.times.map((many, of) => many - (inner.times[of] ?? 0)),
          kinds: outer.kinds.map((has, kind) => has && inner.kinds[kind] !== true),
        }
        if (known.has(keyOf(left))) continue
        known.add(keyOf(left))
        if (all.push(left) > mostParts) return undefined
      }
  return all
}

/** The kinds of people whom filters of columns tell apart: of each, piece by piece, whether it passes. */
function kindsOf(
  pieces: readonly Piece[],
  dimensions: Dimensions,
  without: readonly string[],
): readonly (readonly boolean[])[] | undefined {
  const filtered = [...new Set(pieces.flatMap(({ passing }) => [...passing.keys()]))]
  let kinds: readonly (readonly boolean[])[] = [pieces.map(() => true)]
  for (const column of filtered) {
    if (without.includes(column)) continue
    const codes = dimensions.get(column)?.codes.slice(1) ?? []
    const groups = distinct(codes.map((code) => pieces.map(({ passing }) => passing.get(column)?.has(code) !== false)))
    kinds = distinct(kinds.flatMap((one) => groups.map((each) => one.map((passes, of) => passes && each[of] === true))))
    if (kinds.length > mostKinds) return undefined
  }
  return kinds
}

const distinct = (all: readonly (readonly boolean[])[]): (readonly boolean[])[] => [
  ...new Map(all.map((each) => [each.map(Number).join(""), each])).values(),
]
