import { codedDimension, toldApart, type Codings } from "../table/coding.ts"
import type { Dimension } from "../table/dimension.ts"
import { withMargins, type Cell, type Table } from "../table/table.ts"
import { crossTabulate, type Codes, type Cross, type Encoded } from "./cross-tabulate.ts"
import { csvRows, textOf, type Fields } from "./csv.ts"
import { dictionary, type Dictionary } from "./dictionary.ts"
import { Malformed } from "./malformed.ts"

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
  const held: { values: Dictionary; codes: Codes }[] = names.map(() => ({
    values: dictionary(),
    codes: new Uint8Array(BLOCK),
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
      const code = one.values.code(row.bytes, row.starts[field] ?? 0, row.ends[field] ?? 0)
      if (code > 255 && one.codes instanceof Uint8Array) one.codes = Int32Array.from(one.codes)
      one.codes[filled] = code
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

function wider(codes: Codes): Codes {
  const next = codes instanceof Uint8Array ? new Uint8Array(2 * codes.length) : new Int32Array(2 * codes.length)
  next.set(codes)
  return next
}
