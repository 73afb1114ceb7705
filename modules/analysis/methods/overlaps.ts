import {
  csvRows,
  Malformed,
  readTable,
  textOf,
  type CaptureTable,
  type ColumnKinds,
  type CovariateTable,
} from "@palermo/statistics"

/** What is wrong with a file: the code of a sentence (`table.flaw.…`), the line it is in, 0 where it is the whole, and what stands there. */
export type Flaw = { readonly code: string; readonly line: number; readonly what: string }

/** A CSV file as text: its heads, and its rows, each as wide as the heads, with the lines they begin in. */
export type Rows = {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
}

/** A table of overlaps as it was read, or what is wrong with it and where. */
export type Overlaps =
  | { readonly ok: true; readonly table: CaptureTable; readonly covariates: CovariateTable | undefined }
  | { readonly ok: false; readonly flaw: Flaw }

/** Takes the bytes of a CSV file apart. Throws `Malformed` where they are no table. */
export function rowsIn(bytes: Uint8Array): Rows {
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
}

/** Reads a table of overlaps of lists from its rows; where it is none, says which line is to blame. */
export function overlapsOf(rows: Rows, kinds: ColumnKinds = {}): Overlaps {
  const read = readTable(rows.heads, rows.rows, kinds)
  if (read.ok) return read
  const named = [...(kinds.covariates ?? []), ...(kinds.trend === undefined ? [] : [kinds.trend])]
  return { ok: false, flaw: { code: read.refusal, ...placeOf(read.refusal, rows, named) } }
}

/** The line that is to blame, counted from one, and what stands there; line 0 where it is the whole table. */
function placeOf(
  refusal: string,
  { heads, rows, lines }: Rows,
  named: readonly string[],
): { line: number; what: string } {
  const last = heads.length - 1
  // Where nothing was said of covariates, a column is a list that holds nothing but 0 and 1.
  const isMark = (of: number) => named.length > 0 || rows.every((row) => row[of] === "0" || row[of] === "1")
  const lists = heads.slice(0, last).filter((name, of) => !named.includes(name) && isMark(of))
  const at = (is: (row: readonly string[]) => boolean, what: (row: readonly string[]) => string) => {
    const found = rows.findIndex(is)
    return { line: lines[found] ?? 0, what: what(rows[found] ?? []) }
  }
  const marks = (row: readonly string[]) => row.slice(0, last).filter((_, of) => lists.includes(heads[of] ?? ""))
  switch (refusal) {
    case "count-not-whole":
      return at(
        (row) => !/^\d+$/.test(row[last] ?? ""),
        (row) => row[last] ?? "",
      )
    case "mark-not-0-or-1":
      return at(
        (row) => marks(row).some((mark) => mark !== "0" && mark !== "1"),
        (row) => row.join(","),
      )
    case "cases-on-no-list":
      return at(
        (row) => row[last] !== "0" && !marks(row).includes("1"),
        (row) => row.join(","),
      )
    case "covariate-unknown":
      return { line: 1, what: named.find((name) => !heads.slice(0, last).includes(name)) ?? "" }
    default:
      return { line: 0, what: "" }
  }
}
