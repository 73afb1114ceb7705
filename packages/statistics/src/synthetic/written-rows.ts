import type { Attribute } from "../records/combinations.ts"
import { csvField } from "../records/csv.ts"
import type { Rows } from "./rows.ts"

/** Invented rows as CSV in the columns of the data, those without attributes too. A row of nothing is left out: it is no record. */
export function writtenRows(columns: readonly string[], attributes: readonly Attribute[], rows: Rows): string {
  const width = rows.columns.length
  const count = width === 0 ? 0 : rows.cells.length / width
  const places = columns.map((name) => rows.columns.indexOf(name))
  const lines: string[] = []
  for (let row = 0; row < count; row++) {
    const cells = places.map((place) => (place < 0 ? -1 : (rows.cells[row * width + place] ?? -1)))
    if (cells.some((cell) => cell >= 0))
      lines.push(cells.map((cell) => csvField(attributes[cell]?.value ?? "")).join(","))
  }
  return `${[columns.map(csvField).join(","), ...lines].join("\n")}\n`
}
