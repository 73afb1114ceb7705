import { csvField } from "../records/csv.ts"
import { Malformed } from "../records/malformed.ts"
import { codedDimension, codeOf, type Codings } from "./coding.ts"
import { TOTAL, type Dimension } from "./dimension.ts"
import { rowsOf } from "./rows-of.ts"
import { codesOf, withMargins, type Cell, type Table } from "./table.ts"

/**
 * Reads the inner cells of a table: columns for the dimensions, then `freq` with
 * how many are in the cell. Cells that are not there are empty. Adds up all
 * margins, those of hierarchies too.
 *
 * Throws `Malformed` where a number is none, a cell comes twice, a total is among the inner cells, a code is not of the
 * list it should be of, or a coding is of a dimension that is not there.
 */
export function readCells(bytes: Uint8Array, codings: Codings = {}): Table {
  const [head, ...rows] = rowsOf(bytes)
  if (!head) throw new Malformed("no-header", 0)
  const names = head.fields.map((name) => name.trim())
  const width = names.length - 1
  if (width < 1 || names[width]?.toLowerCase() !== "freq") throw new Malformed("column-not-found", 1, "freq")
  const stranger = Object.keys(codings).find((name) => !names.slice(0, width).includes(name))
  if (stranger !== undefined) throw new Malformed("column-not-found", 1, stranger)
  const dimensions = names.slice(0, width).map((name, at): Dimension => {
    const codes = new Map<string, number>()
    for (const { line, fields } of rows) {
      const code = codeOf(fields[at] ?? "", codings[name], line)
      if (!codes.has(code)) codes.set(code, line)
    }
    return codedDimension(name, codes, codings[name])
  })
  const places = dimensions.map(({ codes }) => new Map(codes.map((code, at) => [code, at])))
  const isCrossed = names.some((name) => codings[name]?.crosswalk !== undefined)
  const seen = new Set<string>()
  const cells = rows.map(({ line, fields }): Cell => {
    const codes = fields.slice(0, width).map((value, at) => codeOf(value, codings[names[at] ?? ""], line))
    const value = Number(fields[width])
    if (fields[width]?.trim() === "" || !Number.isSafeInteger(value) || value < 0)
      throw new Malformed("not-a-count", line, fields[width])
    const place = codes.map((code, at) => places[at]?.get(code) ?? 0)
    const isInner = place.every((code, at) => code > 0 && dimensions[at]?.parents.includes(code) === false)
    if (!isInner) throw new Malformed("total-among-cells", line, codes.join(", "))
    const key = place.join()
    // Values of another scheme may stand at one code together; their cells add up.
    if (seen.has(key) && !isCrossed) throw new Malformed("cell-given-twice", line, codes.join(", "))
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
