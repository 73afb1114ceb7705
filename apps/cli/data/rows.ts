import { reading } from "#apps/cli/data/bytes.ts"
import { csvRows, Malformed, textOf } from "@palermo/statistics"

/** A CSV file as text: its heads, and its rows, each as wide as the heads, with the lines they begin in. */
export type Rows = {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
}

/** Takes the bytes of a CSV file apart; ends the command where they are no table. */
export function rowsOf(bytes: Uint8Array, file: string): Rows {
  return reading(file, () => {
    const rows: string[][] = []
    const lines: number[] = []
    const reader = csvRows((fields) => {
      const width = rows[0]?.length ?? fields.count
      if (fields.count !== width) throw new Malformed("row-of-other-width", fields.line, String(fields.count))
      lines.push(fields.line)
      rows.push(Array.from({ length: fields.count }, (_, at) => textOf(fields, at).trim()))
    })
    reader.push(bytes)
    reader.end()
    const [heads, ...rest] = rows
    if (!heads || heads.length < 2) throw new Malformed("no-header", 1)
    return { heads, rows: rest, lines: lines.slice(1) }
  })
}
