import type { Truth } from "#modules/analysis/gate/truth.ts"

/**
 * What is true of a snapshot as it is handed to another thread: codes as numbers in typed arrays, which change hands without
 * being copied. Of records one line of places for each combination with its count, of figures one for each cell, -1 where it is summed.
 */
export type Packed = { readonly snapshot: string } & (
  | { readonly kind: "records"; readonly table: PackedTable & { readonly counts: Float64Array<ArrayBuffer> } }
  | {
      readonly kind: "figures"
      readonly tables: readonly (PackedTable & Readonly<Record<"low" | "high", Float64Array<ArrayBuffer>>>)[]
    }
)
type PackedTable = {
  readonly columns: readonly string[]
  readonly labels: readonly (readonly string[])[]
  readonly places: Int32Array<ArrayBuffer>
}

/** Makes of what is true what can be handed over. */
export function packed(truth: Truth): Packed {
  const { snapshot } = truth
  if (truth.kind === "figures") return { snapshot, kind: "figures", tables: truth.tables.map(packedFigures) }
  const { names, labels, each } = truth.cross
  let many = 0
  each(() => (many += 1))
  const places = new Int32Array(many * names.length)
  const counts = new Float64Array(many)
  let at = 0
  each((codes, count) => {
    places.set(codes, at * names.length)
    counts[at++] = count
  })
  return { snapshot, kind: "records", table: { columns: names, labels, places, counts } }
}

function packedFigures({ columns, cells }: Extract<Truth, { kind: "figures" }>["tables"][number]) {
  const labels = columns.map(() => new Map<string, number>())
  const places = new Int32Array(cells.length * columns.length)
  for (const [cell, { codes }] of cells.entries())
    for (const [of, known] of labels.entries()) {
      const code = codes[of] ?? null
      const place = code === null ? -1 : (known.get(code) ?? known.size)
      if (code !== null) known.set(code, place)
      places[cell * columns.length + of] = place
    }
  return {
    columns,
    labels: labels.map((known) => [...known.keys()]),
    places,
    low: Float64Array.from(cells, ({ low }) => low),
    high: Float64Array.from(cells, ({ high }) => high),
  }
}

/** The memory that changes hands with it. */
export const givenWith = (truth: Packed): ArrayBuffer[] =>
  truth.kind === "records"
    ? [truth.table.places.buffer, truth.table.counts.buffer]
    : truth.tables.flatMap(({ places, low, high }) => [places.buffer, low.buffer, high.buffer])

/** What is true, as the gate takes it. */
export function unpacked(truth: Packed): Truth {
  const { snapshot } = truth
  if (truth.kind === "records") {
    const { columns, labels, places, counts } = truth.table
    const wide = columns.length
    const each = (visit: (codes: Int32Array, count: number) => void): void => {
      for (const [at, count] of counts.entries()) visit(places.subarray(at * wide, (at + 1) * wide), count)
    }
    return { snapshot, kind: "records", cross: { names: columns, labels, each } }
  }
  const tables = truth.tables.map(({ columns, labels, places, low, high }) => ({
    columns,
    cells: Array.from(low, (least, cell) => ({
      codes: labels.map((known, of) => known[places[cell * columns.length + of] ?? -1] ?? null),
      low: least,
      high: high[cell] ?? 0,
    })),
  }))
  return { snapshot, kind: "figures", tables }
}
