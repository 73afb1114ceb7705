import { codedDimension, toldApart, type Codings } from "../table/coding.ts"
import type { Dimension } from "../table/dimension.ts"
import { withMargins, type Cell, type Table } from "../table/table.ts"
import { csvRows, textOf, type Fields } from "./csv.ts"
import { dictionary, type Dictionary } from "./dictionary.ts"
import { Malformed } from "./malformed.ts"
import { tally } from "./tally.ts"

/** One column, each value once in `labels` and a number for every record. */
export type Encoded = { readonly name: string; readonly labels: readonly string[]; readonly codes: Int32Array }

/** How many records have each combination of the values of some columns. */
export type Cross = {
  readonly names: readonly string[]
  readonly labels: readonly (readonly string[])[]
  /** Visits each combination that occurs; `codes` are places in `labels`, good until the next visit. */
  readonly each: (visit: (codes: Int32Array, count: number) => void) => void
}

/** Up to this many cells a table is one flat array. */
const FLAT = 1 << 25

/** Counts held columns against each other: one addition for each record, in a flat array where it fits. */
export function crossTabulate(columns: readonly Encoded[]): Cross {
  const sizes = columns.map(({ labels }) => Math.max(1, labels.length))
  const strides = sizes.map((_, at) => sizes.slice(0, at).reduce((product, size) => product * size, 1))
  const all = sizes.reduce((product, size) => product * size, 1)
  const records = columns[0]?.codes.length ?? 0
  const counts = tally()
  const flat = all <= FLAT ? counts.flat(all) : undefined
  if (flat) countFlat(flat, columns, strides, records)
  else
    for (let at = 0; at < records; at++)
      counts.add(columns.reduce((key, { codes }, of) => key + (strides[of] ?? 1) * (codes[at] ?? 0), 0))
  return {
    names: columns.map(({ name }) => name),
    labels: columns.map(({ labels }) => labels),
    each(visit) {
      const codes = new Int32Array(columns.length)
      counts.each((key, count) => {
        for (const [at, size] of sizes.entries()) codes[at] = Math.floor(key / (strides[at] ?? 1)) % size
        visit(codes, count)
      })
    },
  }
}

/** Block by block and column by column: each loop reads one array, and what it writes stays near. */
function countFlat(
  counts: Uint32Array,
  columns: readonly Encoded[],
  strides: readonly number[],
  records: number,
): void {
  const places = new Int32Array(4096)
  for (let from = 0; from < records; from += places.length) {
    const size = Math.min(places.length, records - from)
    places.fill(0)
    for (const [of, { codes }] of columns.entries()) addInto(places, codes, from, size, strides[of] ?? 1)
    countPlaces(counts, places, size)
  }
}

function addInto(places: Int32Array, codes: Int32Array, from: number, size: number, stride: number): void {
  for (let at = 0; at < size; at++) places[at] = ((places[at] ?? 0) + Math.imul(stride, codes[from + at] ?? 0)) | 0
}

function countPlaces(counts: Uint32Array, places: Int32Array, size: number): void {
  for (let at = 0; at < size; at++) {
    const place = places[at] ?? 0
    counts[place] = (counts[place] ?? 0) + 1
  }
}

/** How many records are counted at a time while they stream by. */
const BLOCK = 1 << 16

/**
 * Reads the bytes of a CSV file as they come and keeps some of its columns, each
 * value as a number. With `keep: false` no record is kept either: they are counted
 * block by block, and ten million of them need the memory of one block and the table.
 *
 * Throws `Malformed` where the bytes are no table or a column is not there.
 */
export function tabulator(
  names: readonly string[],
  { keep = true } = {},
): {
  push: (chunk: Uint8Array) => void
  end: () => { readonly records: number; readonly columns: readonly Encoded[]; readonly cross: Cross }
} {
  const held: { values: Dictionary; codes: Int32Array }[] = names.map(() => ({
    values: dictionary(),
    codes: new Int32Array(BLOCK),
  }))
  const counted = new Map<string, number>()
  let [fields, records, filled]: [number[] | undefined, number, number] = [undefined, 0, 0]
  let width = 0

  const encoded = (): Encoded[] =>
    held.map(({ values, codes }, at) => ({
      name: names[at] ?? "",
      labels: values.labels(),
      codes: codes.subarray(0, filled),
    }))

  function record(row: Fields, places: readonly number[]): void {
    if (row.count !== width) throw new Malformed("row-of-other-width", row.line, String(row.count))
    if (filled === held[0]?.codes.length) {
      if (keep) for (const one of held) one.codes = wider(one.codes)
      else flush()
    }
    for (const [at, one] of held.entries()) {
      const field = places[at] ?? 0
      one.codes[filled] = one.values.code(row.bytes, row.starts[field] ?? 0, row.ends[field] ?? 0)
    }
    filled++
    records++
  }

  function flush(): void {
    crossTabulate(encoded()).each((codes, count) => {
      const key = codes.join()
      counted.set(key, (counted.get(key) ?? 0) + count)
    })
    filled = 0
  }

  const reader = csvRows((row) => {
    if (fields) return record(row, fields)
    const head = Array.from({ length: row.count }, (_, field) => textOf(row, field).trim())
    width = head.length
    fields = names.map((name) => {
      const at = head.indexOf(name)
      if (at < 0) throw new Malformed("column-not-found", row.line, name)
      return at
    })
  })

  return {
    push: reader.push,
    end() {
      reader.end()
      if (!fields) throw new Malformed("no-header", 0)
      const columns = encoded()
      if (keep) return { records, columns, cross: crossTabulate(columns) }
      flush()
      const each: Cross["each"] = (visit) => {
        for (const [key, count] of counted) visit(Int32Array.from(key.split(","), Number), count)
      }
      return { records, columns: [], cross: { names, labels: columns.map(({ labels }) => labels), each } }
    },
  }
}

/**
 * The table of a cross-tabulation with all its margins, those of hierarchies too. An empty value becomes a code of its own
 * (`toldApart`). Throws `code-not-in-list`.
 */
export function tableOf({ names, labels, each }: Cross, codings: Codings = {}): Table {
  const dimensions: Dimension[] = []
  const places: number[][] = []
  for (const [at, name] of names.entries()) {
    const coding = codings[name] ?? {}
    const { codes, partOf } = toldApart(labels[at] ?? [], coding)
    const made = codedDimension(name, new Map(codes.map((code) => [code, 0])), {
      ...coding,
      partOf: { ...coding.partOf, ...partOf },
    })
    dimensions.push(made)
    places.push(codes.map((code) => made.codes.indexOf(code)))
  }
  const cells: Cell[] = []
  each((codes, value) => cells.push({ place: Array.from(codes, (code, at) => places[at]?.[code] ?? 0), value }))
  return withMargins(dimensions, cells)
}

function wider(codes: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(2 * codes.length)
  next.set(codes)
  return next
}
