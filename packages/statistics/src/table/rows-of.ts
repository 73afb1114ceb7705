import { csvRows, textOf } from "../records/csv.ts"
import { Malformed } from "../records/malformed.ts"

/** A row of a table in text, and the line it begins in. */
export type TextRow = { readonly line: number; readonly fields: readonly string[] }

/** Rows of text, read whole: for tables, not for records. Throws `Malformed`. */
export function rowsOf(bytes: Uint8Array): TextRow[] {
  const rows: TextRow[] = []
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
