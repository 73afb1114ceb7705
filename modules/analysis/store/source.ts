import type { Snapshot } from "#modules/analysis/snapshot.ts"
import type { ReleaseFilter } from "#modules/analysis/release.ts"
import { blockRows, type BlockCodes } from "#modules/analysis/intake/encoded.ts"
import { openAmounts, openCodes, placesOfAmounts, type Chunk } from "#modules/analysis/store/boxes.ts"
import { meaningsOf } from "#modules/analysis/store/snapshots.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { TOTAL, type Cross } from "@palermo/statistics"
import { Buffer } from "node:buffer"
import { z } from "zod"

/** Up to so many combinations are counted in one flat array; more of them one by one, and more than `mostCells` not at all. */
const flat = 1 << 24
const mostCells = 4_000_000

/** Which of a snapshot is counted. */
type Counted = Pick<Snapshot, "id" | "records" | "columns">

/** A column by which records are counted: where it lies, its different meanings, and which of these each code has. */
type Axis = { readonly place: number; readonly labels: readonly string[]; readonly of: Int32Array }

/** The columns of codes of a snapshot, in the order they lie in. */
export const codedColumns = ({ columns }: Pick<Snapshot, "columns">) =>
  columns.filter(({ role }) => role !== "value" && role !== "left-out")

/** Whether a snapshot has amounts: it is of figures, and not of records. */
export const hasAmounts = ({ columns }: Pick<Snapshot, "columns">): boolean =>
  columns.some(({ role }) => role === "value")

/**
 * How many records of a snapshot have each combination of the values of some
 * columns, unprotected. Records pass a block at a time, so that memory does not
 * grow with them. `""` is what was not told.
 */
export async function crossOf(
  db: Database,
  keys: Keyring,
  snapshot: Counted,
  columns: readonly string[],
  filters: readonly ReleaseFilter[] = [],
): Promise<Result<Cross, "column-not-found" | "table-too-large">> {
  const laid = await layOut(db, keys, snapshot, columns, filters)
  if (!laid.ok) return laid
  const { axes, wanted } = laid.value
  const counting = countIn(axes.map(({ labels }) => labels.length))
  for await (const { codes, rows: many } of blocksOf(db, keys, snapshot, [...axes, ...wanted])) {
    const places = placesIn(axes, wanted, codes, many, counting.strides)
    if (!counting.add(places)) return refuse("table-too-large")
  }
  return allow({ names: [...columns], labels: axes.map(({ labels }) => labels), each: counting.each })
}

/** A cell of figures as it was stated: its codes (the total where it is summed over a column), and between what its amount lies. */
export type Stated = { readonly codes: readonly string[]; readonly low: number; readonly high: number }

/**
 * The cells of figures that are stated at some columns: each at a code of them
 * or at their total, and at the total of every other column. Where a filter
 * names several codes, cells that differ in nothing else are added up; where it
 * names a column that is wanted too, the codes it does not name are left out.
 */
export async function statedOf(
  db: Database,
  keys: Keyring,
  snapshot: Counted,
  columns: readonly string[],
  filters: readonly ReleaseFilter[] = [],
): Promise<Result<readonly Stated[], "column-not-found" | "table-too-large">> {
  const laid = await layOut(db, keys, snapshot, columns, filters)
  if (!laid.ok) return laid
  const { axes, wanted, summed } = laid.value
  const found = new Map<string, { codes: string[]; low: number; high: number }>()
  for await (const { codes, rows: many, low, high } of blocksOf(
    db,
    keys,
    snapshot,
    [...axes, ...wanted, ...summed],
    true,
  ))
    for (let row = 0; row < many; row++) {
      const isIn = [...wanted, ...summed].every(({ place, of, keep }) =>
        keep.has(of[codes.get(place)?.[row] ?? 0] ?? -1),
      )
      if (!isIn) continue
      const told = axes.map(({ place, labels, of }) => labels[of[codes.get(place)?.[row] ?? 0] ?? 0] ?? "")
      const key = told.join("\u0000")
      const cell = found.get(key)
      const [least, most] = [low?.[row] ?? 0, high?.[row] ?? 0]
      if (cell) {
        cell.low += least
        cell.high += most
      } else if (found.size >= mostCells) return refuse("table-too-large")
      else found.set(key, { codes: told, low: least, high: most })
    }
  return allow([...found.values()])
}

type Wanted = Axis & { readonly keep: ReadonlySet<number> }

async function layOut(
  db: Database,
  keys: Keyring,
  snapshot: Counted,
  columns: readonly string[],
  filters: readonly ReleaseFilter[],
): Promise<Result<{ axes: Axis[]; wanted: Wanted[]; summed: Wanted[] }, "column-not-found">> {
  const coded = codedColumns(snapshot)
  const meanings = await meaningsOf(db, keys, snapshot.id)
  const axisAt = (place: number): Axis => {
    const values = meanings[place] ?? []
    const labels = [...new Set(values)]
    const at = new Map(labels.map((label, number) => [label, number]))
    return { place, labels, of: Int32Array.from(values, (value) => at.get(value) ?? 0) }
  }
  const placeOf = (name: string) => coded.findIndex((column) => column.name === name)
  if ([...columns, ...filters.map(({ column }) => column)].some((name) => placeOf(name) < 0))
    return refuse("column-not-found")
  const axes = columns.map((name) => axisAt(placeOf(name)))
  const keeping = (axis: Axis, codes: readonly string[]): Wanted => ({
    ...axis,
    keep: new Set(axis.labels.flatMap((label, number) => (codes.includes(label) ? [number] : []))),
  })
  const wanted = filters.map(({ column, codes }) => keeping(axisAt(placeOf(column)), codes))
  const named = new Set([...columns, ...filters.map(({ column }) => column)])
  // A column that figures are not broken down by stands at its total; where it has none, it was never summed over.
  const summed = coded.flatMap(({ name }, place) => {
    const axis = axisAt(place)
    return named.has(name) || !axis.labels.includes(TOTAL) ? [] : [keeping(axis, [TOTAL])]
  })
  return allow({ axes, wanted, summed })
}

type Opened = {
  readonly rows: number
  readonly codes: ReadonlyMap<number, BlockCodes>
  readonly low?: Float64Array | undefined
  readonly high?: Float64Array | undefined
}
const Row = z.object({
  place: z.int(),
  ordinal: z.int(),
  rows: z.int(),
  key: z.string(),
  box: z.instanceof(Uint8Array),
})

/** The blocks of a snapshot, unlocked one after the other, with the columns these axes lie in. */
async function* blocksOf(
  db: Database,
  keys: Keyring,
  snapshot: Counted,
  axes: readonly Axis[],
  withAmounts = false,
): AsyncGenerator<Opened> {
  const [lowAt, highAt] = placesOfAmounts(codedColumns(snapshot).length)
  const coded = new Set(axes.map(({ place }) => place))
  const places = [...coded, ...(withAmounts ? [lowAt, highAt] : [])]
  for (let ordinal = 0; ordinal * blockRows < snapshot.records; ordinal++) {
    const found = await rows(db, Row)`
      select place, ordinal, rows, key, box from analysis.chunk
       where snapshot = ${snapshot.id} and ordinal = ${ordinal} and place = any(${places}::integer[])`
    const chunks = new Map(
      found.map(({ box, ...each }): [number, Chunk] => [each.place, { ...each, box: Buffer.from(box) }]),
    )
    if (chunks.size < places.length) throw new Error(`records of snapshot ${snapshot.id} are not whole`)
    const amounts = (place: number) => {
      const chunk = chunks.get(place)
      return chunk && openAmounts(keys, snapshot.id, chunk)
    }
    yield {
      rows: found[0]?.rows ?? Math.min(blockRows, snapshot.records - ordinal * blockRows),
      codes: new Map(
        [...chunks.values()]
          .filter(({ place }) => coded.has(place))
          .map((chunk) => [chunk.place, openCodes(keys, snapshot.id, chunk)]),
      ),
      ...(withAmounts && { low: amounts(lowAt), high: amounts(highAt) }),
    }
  }
}

/** Where each row of a block is counted; -1 where a filter leaves it out. Column by column, so that what is written stays near. */
function placesIn(
  axes: readonly Axis[],
  wanted: readonly Wanted[],
  codes: ReadonlyMap<number, BlockCodes>,
  many: number,
  strides: readonly number[],
): Float64Array {
  const places = new Float64Array(many)
  for (const [at, { place, of }] of axes.entries()) {
    const column = codes.get(place)
    const stride = strides[at] ?? 1
    for (let row = 0; row < many; row++) places[row] = (places[row] ?? 0) + stride * (of[column?.[row] ?? 0] ?? 0)
  }
  for (const { place, of, keep } of wanted) {
    const column = codes.get(place)
    const isKept = Uint8Array.from(of, (number) => (keep.has(number) ? 1 : 0))
    for (let row = 0; row < many; row++) if (isKept[column?.[row] ?? 0] !== 1) places[row] = -1
  }
  return places
}

/** Counts places: flat where that fits, else by a map that refuses to grow without end. */
function countIn(sizes: readonly number[]) {
  const whole = sizes.map((size) => Math.max(1, size))
  const strides = whole.map((_, at) => whole.slice(0, at).reduce((product, size) => product * size, 1))
  const all = whole.reduce((product, size) => product * size, 1)
  const array = all <= flat ? new Uint32Array(all) : undefined
  const map = new Map<number, number>()
  function add(places: Float64Array): boolean {
    for (const place of places) {
      if (place < 0) continue
      if (array) array[place] = (array[place] ?? 0) + 1
      else map.set(place, (map.get(place) ?? 0) + 1)
    }
    return map.size <= mostCells
  }
  function each(visit: (codes: Int32Array, count: number) => void): void {
    const codes = new Int32Array(whole.length)
    const tell = (key: number, count: number) => {
      for (const [at, size] of whole.entries()) codes[at] = Math.floor(key / (strides[at] ?? 1)) % size
      visit(codes, count)
    }
    for (const [key, count] of array?.entries() ?? map) if (count > 0) tell(key, count)
  }
  return { strides, add, each }
}

/** The codes each column of a snapshot has, without the total and what was not told. */
export async function codesIn(
  db: Database,
  keys: Keyring,
  snapshot: Counted,
): Promise<Map<string, ReadonlySet<string>>> {
  const meanings = await meaningsOf(db, keys, snapshot.id)
  return new Map(codedColumns(snapshot).map(({ name }, place) => [name, new Set(meanings[place])]))
}
