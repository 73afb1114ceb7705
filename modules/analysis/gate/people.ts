import { never, type Dimensions, type Piece } from "#modules/analysis/gate/piece.ts"
import type { Truth } from "#modules/analysis/gate/truth.ts"
import { codedDimension, toldApart, type Codings, type Dimension } from "@palermo/statistics"

/** People who are the same in all columns: the places of their codes, and how many were there on each day data were taken. */
export type People = { readonly places: readonly number[]; readonly counts: readonly number[] }

/** A count of people of one class at inner codes: `sign` says, piece by piece, whether they are counted in it. */
export type Counted = { readonly place: readonly number[]; readonly sign: string; readonly value: number }

/** A block: where it stands, and its people counted by each set of columns. */
export type Block = {
  readonly codes: readonly string[]
  readonly tables: readonly { readonly columns: readonly string[]; readonly cells: readonly Counted[] }[]
  /** Cells that what was brought does not tell, by name and snapshot; of records there are none. */
  readonly untold?: (name: string, at: number) => boolean
  /** Cells of which nothing was said, nor follows: they stand in no release. */
  readonly unsaid?: (name: string, at: number) => boolean
  /** Of these, cells of which nobody can know that somebody, and fewer than `k`, are in them: they are not asked for. */
  readonly unknown?: (name: string, at: number, k: number) => boolean
  /** Whether it was said, or follows, that nobody is at a place on the day of a snapshot. */
  readonly isNobody?: (place: ReadonlyMap<string, number>, at: number) => boolean
  /** Where nobody is: it was said so, or, with `mayName`, it follows, at codes that may be named. */
  readonly nobody?: (
    at: number,
    mayName?: (column: string, code: number) => boolean,
  ) => readonly ReadonlyMap<string, number>[]
}

type OfRecords = Extract<Truth, { kind: "records" }>

/** Everybody there ever was, and the dimensions by which they are told apart. */
type Everybody = { readonly dimensions: Dimensions; readonly people: readonly People[] }

/** Takes the counts of all snapshots together: whoever is the same in all columns is one entry. */
export function peopleOf(truths: readonly OfRecords[], columns: readonly string[], codings: Codings): Everybody {
  const coded = truths.map(({ cross }) =>
    columns.map((column) => {
      const at = cross.names.indexOf(column)
      if (at < 0) throw new RangeError(`nothing was counted by ${column}`)
      return { at, ...toldApart(cross.labels[at] ?? [], codings[column] ?? {}) }
    }),
  )
  const dimensions = columns.map((column, of): Dimension => {
    const own = coded.map((each) => each[of] ?? { codes: [], partOf: {} })
    const codes = new Map(own.flatMap((each) => each.codes.map((code) => [code, 0] as const)))
    const partOf = Object.assign({}, codings[column]?.partOf, ...own.map((each) => each.partOf)) as Record<
      string,
      string
    > // records of strings
    return codedDimension(column, codes, { ...codings[column], partOf })
  })
  const found = new Map<string, { readonly places: readonly number[]; readonly counts: number[] }>()
  for (const [day, { cross }] of truths.entries()) {
    const place = (coded[day] ?? []).map(({ at, codes }, of) => ({
      at,
      places: codes.map((code) => dimensions[of]?.codes.indexOf(code) ?? 0),
    }))
    cross.each((codes, count) => {
      const places = place.map((each) => each.places[codes[each.at] ?? 0] ?? 0)
      const key = places.join()
      const own = found.get(key) ?? { places, counts: truths.map(() => 0) }
      own.counts[day] = (own.counts[day] ?? 0) + count
      found.set(key, own)
    })
  }
  return {
    dimensions: new Map(columns.map((column, at) => [column, dimensions[at] ?? never()])),
    people: [...found.values()],
  }
}

/** The records of a snapshot whom all filters of a release of it let pass. */
export function passedBy(truth: OfRecords, { passing }: Piece, codings: Codings): OfRecords {
  const { names, labels, each } = truth.cross
  const filters = [...passing].map(([column, only]) => {
    const at = names.indexOf(column)
    const { codes } = toldApart(labels[at] ?? [], codings[column] ?? {})
    return { at, passes: codes.map((code) => only.has(code)) }
  })
  const all = (visit: Parameters<typeof each>[0]): void =>
    each((codes, count) => {
      if (filters.every(({ at, passes }) => passes[codes[at] ?? 0] === true)) visit(codes, count)
    })
  return { ...truth, cross: { names, labels, each: all } }
}

/** Who was there from which day to which: those who came last go first, which is the least change that explains the counts. */
export function stays(
  counts: readonly number[],
): { readonly from: number; readonly to: number; readonly many: number }[] {
  const done: { from: number; to: number; many: number }[] = []
  const open: { from: number; many: number }[] = []
  for (const [day, count] of [...counts, 0].entries()) {
    let there = open.reduce((sum, { many }) => sum + many, 0)
    if (count > there) open.push({ from: day, many: count - there })
    for (let last = open.at(-1); last && there > count; last = open.at(-1)) {
      const many = Math.min(last.many, there - count)
      done.push({ from: last.from, to: day - 1, many })
      there -= many
      last.many -= many
      if (last.many === 0) open.pop()
    }
  }
  return done
}

/** Counts people block by block, by each set of columns, those apart who are counted in other pieces. */
export function blocksOf(
  { dimensions, people }: Everybody,
  pieces: readonly Piece[],
  block: readonly string[],
  sets: readonly (readonly string[])[],
): Block[] {
  const columns = [...dimensions.keys()]
  const at = new Map(columns.map((column, of) => [column, of]))
  const code = (places: readonly number[], column: string): string =>
    dimensions.get(column)?.codes[places[at.get(column) ?? -1] ?? 0] ?? ""
  const blocks = new Map<
    string,
    { codes: string[]; cells: Map<string, { place: number[]; sign: string; value: number }>[] }
  >()
  for (const { places, counts } of people) {
    const passes = pieces.map(({ passing }) => [...passing].every(([column, codes]) => codes.has(code(places, column))))
    for (const { from, to, many } of stays(counts)) {
      const sign = pieces
        .map((piece, of) => (passes[of] === true && from <= piece.at && piece.at <= to ? "1" : "0"))
        .join("")
      if (!sign.includes("1")) continue
      const codes = block.map((column) => code(places, column))
      const key = codes.join("\u0000")
      const own = blocks.get(key) ?? { codes, cells: sets.map(() => new Map()) }
      blocks.set(key, own)
      for (const [of, set] of sets.entries()) {
        const place = set.map((column) => places[at.get(column) ?? -1] ?? 0)
        const name = `${place.join()}|${sign}`
        const cell = own.cells[of]?.get(name)
        if (cell) cell.value += many
        else own.cells[of]?.set(name, { place, sign, value: many })
      }
    }
  }
  return [...blocks.values()].map(({ codes, cells }) => ({
    codes,
    tables: sets.map((set, of) => ({ columns: set, cells: [...(cells[of]?.values() ?? [])] })),
  }))
}
