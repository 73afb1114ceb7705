import { csvField, csvRows, textOf } from "../records/csv.ts"
import { Malformed } from "../records/malformed.ts"
import { dimension, TOTAL, type Dimension } from "./dimension.ts"
import { codesOf, withMargins, type Cell, type Table } from "./table.ts"

/** Rows of text, read whole: for tables, not for records. Throws `Malformed`. */
export function rowsOf(bytes: Uint8Array): { readonly line: number; readonly fields: readonly string[] }[] {
  const rows: { line: number; fields: string[] }[] = []
  const reader = csvRows((row) =>
    rows.push({ line: row.line, fields: Array.from({ length: row.count }, (_, field) => textOf(row, field)) }),
  )
  reader.push(bytes)
  reader.end()
  const width = rows[0]?.fields.length ?? 0
  for (const { line, fields } of rows)
    if (fields.length !== width) throw new Malformed("row-of-other-width", line, String(fields.length))
  return rows
}

/**
 * Reads the inner cells of a table: columns for the dimensions, then `freq` with
 * how many are in the cell. Cells that are not there are empty. `partOf` gives
 * hierarchies, by the name of the dimension. Adds up all margins.
 *
 * Throws `Malformed` where a number is none, a cell comes twice, or a total is among the inner cells.
 */
export function readCells(
  bytes: Uint8Array,
  partOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Table {
  const [head, ...rows] = rowsOf(bytes)
  if (!head) throw new Malformed("no-header", 0)
  const names = head.fields.map((name) => name.trim())
  const width = names.length - 1
  if (width < 1 || names[width]?.toLowerCase() !== "freq") throw new Malformed("column-not-found", 1, "freq")
  const dimensions = names.slice(0, width).map((name, at): Dimension => {
    const codes = new Set(rows.map(({ fields }) => fields[at] ?? ""))
    return dimension(name, codes, { partOf: partOf[name] ?? {} })
  })
  const places = dimensions.map(({ codes }) => new Map(codes.map((code, at) => [code, at])))
  const seen = new Set<string>()
  const cells = rows.map(({ line, fields }): Cell => {
    const codes = fields.slice(0, width)
    const value = Number(fields[width])
    if (fields[width]?.trim() === "" || !Number.isSafeInteger(value) || value < 0)
      throw new Malformed("not-a-count", line, fields[width])
    const place = codes.map((code, at) => places[at]?.get(code) ?? 0)
    const isInner = place.every((code, at) => code > 0 && dimensions[at]?.parents.includes(code) === false)
    if (!isInner) throw new Malformed("total-among-cells", line, codes.join(", "))
    const key = place.join()
    if (seen.has(key)) throw new Malformed("cell-given-twice", line, codes.join(", "))
    seen.add(key)
    return { place, value }
  })
  return withMargins(dimensions, cells)
}

/**
 * Writes a protected table: every inner cell and every margin, `Total` for a summed dimension, `value` empty and
 * `suppressed` true where it is withheld. The order is that of the codes, totals last, and tells nothing.
 */
export function writeProtected(table: Table, withheld: Uint8Array): string {
  const width = table.dimensions.length
  const order = [...table.values.keys()].sort((a, b) => {
    for (let at = 0; at < width; at++) {
      const [one, other] = [table.places[a * width + at] ?? 0, table.places[b * width + at] ?? 0]
      if (one !== other) return one === 0 ? 1 : other === 0 ? -1 : one - other
    }
    return 0
  })
  const lines = order.map((cell) => {
    const isWithheld = withheld[cell] === 1
    const value = isWithheld ? "" : String(table.values[cell] ?? 0)
    return [...codesOf(table, cell).map(csvField), value, String(isWithheld)].join(",")
  })
  const head = [...table.dimensions.map(({ name }) => csvField(name)), "value", "suppressed"].join(",")
  return `${[head, ...lines].join("\n")}\n`
}

/** What a reader takes for the sum over a dimension. */
export const isTotal = (code: string): boolean => code === TOTAL || code === "_T" || code.toLowerCase() === "total"
