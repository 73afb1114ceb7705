import type { Cube } from "#modules/analysis/cube.ts"
import { columnsOf, type Earlier, type Wanted } from "#modules/analysis/gate/truth.ts"
import type { Dimension } from "@palermo/statistics"

/** A release as the gate reckons with it; without a cube it is the one that is wanted. */
export type Piece = {
  readonly wanted: Wanted
  /** Of which snapshot, counted in the order in which they were taken. */
  readonly at: number
  /** What every figure of it stands at; of figures that were brought, also what filters hold. */
  readonly by: readonly string[]
  /** The columns of each table, those of `by` among them. */
  readonly tables: readonly (readonly string[])[]
  /** The inner codes that filters let pass, by column; of figures the codes at which it stands. */
  readonly passing: ReadonlyMap<string, ReadonlySet<string>>
  readonly cube?: Cube
}

/** The dimensions of a dataset, by their columns. */
export type Dimensions = ReadonlyMap<string, Dimension>

/** What stands where a column has no dimension or a cell no place: what was counted always has both. */
export function never(): never {
  throw new RangeError("what was counted has no place")
}

/** Takes a release as a piece. Of records filters say of whom it is; of figures they say at which codes it stands. */
export function pieceOf(
  { wanted, cube }: Pick<Earlier, "wanted"> & { readonly cube?: Cube },
  at: number,
  dimensions: Dimensions,
  kind: "records" | "figures",
): Piece {
  const held = kind === "figures" ? wanted.filters.map(({ column }) => column) : []
  const by = [...new Set([...wanted.by, ...held])].filter(
    (column) => wanted.by.includes(column) || !wanted.tables.flat().includes(column),
  )
  return {
    wanted,
    at,
    by,
    tables: wanted.tables.map((table) => [...new Set([...by, ...table])]),
    passing: passingBy(wanted, (column, codes) =>
      kind === "figures" ? codes : innerOf(dimensions.get(column), codes),
    ),
    ...(cube ? { cube } : {}),
  }
}

/** The codes that all filters of a column let pass: two of one column let pass what both do. */
function passingBy(
  { filters }: Pick<Wanted, "filters">,
  codesOf: (column: string, codes: readonly string[]) => readonly string[],
): Map<string, ReadonlySet<string>> {
  const passing = new Map<string, ReadonlySet<string>>()
  for (const { column, codes } of filters) {
    const before = passing.get(column)
    passing.set(column, new Set(codesOf(column, codes).filter((code) => before?.has(code) !== false)))
  }
  return passing
}

/** The columns whose filters figures cannot have: these stand at one code of a column that is not crossed, or leave out blocks. */
export const wronglyFiltered = ({ by, tables, filters }: Wanted): string[] =>
  filters.flatMap(({ column, codes }) =>
    tables.flat().includes(column) || (!by.includes(column) && codes.length !== 1) ? [column] : [],
  )

/** Whether a piece has anything of a block. */
export const hasBlock = ({ passing }: Piece, block: readonly string[], codes: readonly string[]): boolean =>
  block.every((column, at) => passing.get(column)?.has(codes[at] ?? "") !== false)

/** The codes without parts that are these or part of these. */
function innerOf(dimension: Dimension | undefined, codes: readonly string[]): string[] {
  if (!dimension) return [...codes]
  const within = (place: number): boolean =>
    place > 0 && (codes.includes(dimension.codes[place] ?? "") || within(dimension.parents[place] ?? -1))
  return [...dimension.codes.keys()].filter(within).map((place) => dimension.codes[place] ?? "")
}

/** The columns at which every figure of all pieces stands: what differs in them is never summed, and is a system of its own. */
export const blockColumns = (pieces: readonly Piece[]): string[] =>
  (pieces[0]?.by ?? []).filter((column) => pieces.every(({ by }) => by.includes(column)))

/** The sets of columns that are crossed, less those of the blocks; what is within another is left out. */
export function crossedColumns(pieces: readonly Piece[], block: readonly string[]): string[][] {
  const all = pieces.flatMap(({ tables }) =>
    tables.map((table) => table.filter((column) => !block.includes(column)).sort()),
  )
  const sets = [...new Map(all.map((set) => [set.join("\u0000"), set])).values()]
  return sets.filter((set) => !sets.some((other) => other !== set && set.every((column) => other.includes(column))))
}

/**
 * The columns that must be crossed with each other because tables hang together in a circle: a table of each pair of
 * three columns tells of all three more than the pairs do. Without a circle tables that agree in what they share can
 * always be put together, and nothing must be (Graham's reduction; Beeri, Fagin, Maier and Yannakakis 1983).
 */
export function circleOf(sets: readonly (readonly string[])[]): string[] {
  let left = sets.map((set) => new Set(set))
  for (let before = -1; before !== size(left);) {
    before = size(left)
    for (const set of left)
      for (const column of set) if (left.every((other) => other === set || !other.has(column))) set.delete(column)
    left = left.filter(
      (set, at) => !left.some((other, of) => of !== at && isWithin(set, other) && (set.size < other.size || of < at)),
    )
  }
  return left.length > 1 ? [...new Set(left.flatMap((set) => [...set]))].sort() : []
}

const isWithin = (set: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...set].every((column) => other.has(column))

const size = (sets: readonly ReadonlySet<string>[]): number => sets.reduce((sum, set) => sum + 1 + set.size, 0)

/** All columns of pieces. */
export const allColumns = (pieces: readonly Pick<Piece, "wanted">[]): string[] =>
  [...new Set(pieces.flatMap(({ wanted }) => columnsOf(wanted)))].sort()
