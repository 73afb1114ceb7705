import { csvLines, type Lines } from "#modules/analysis/web/bench/csv-lines.ts"
import { rowsOf, WorkbookFault, type WorkbookRefusal } from "#platform/files/workbook-reader.ts"
import type { ReadCell, ReadRow } from "#platform/kernel/workbook.ts"

/** A sheet of a workbook that has a table: what it is called, and the table as CSV, each row in the line of its number. */
export type SheetTable = {
  readonly name: string
  readonly table: Uint8Array<ArrayBuffer>
  /** Rows that are no part of the table: titles above it, notes beside and below it. */
  readonly passedOver: number
}

/** The tables of a workbook, or why there are none. */
export type Sheets = { readonly sheets: readonly SheetTable[] } | { readonly refusal: SheetsRefusal }
export type SheetsRefusal = WorkbookRefusal | "workbook-without-table"

/** Further apart than this are no two rows of a sheet: it can have no more. */
const longest = 1_048_576

type Begun = { readonly width: number; readonly lines: Lines; passedOver: number }

/**
 * Reads the tables of an XLSX workbook, one of each sheet. The headings of a table are the first row of two or more
 * different texts; a row above them, and one of three columns or more that has a single cell, says something of the table
 * and is no part of it.
 */
export async function sheetsOf(bytes: Uint8Array): Promise<Sheets> {
  const found = new Map<string, Begun>()
  const above = new Map<string, number>()
  try {
    for await (const row of rowsOf(bytes)) {
      if (row.row > longest) throw new WorkbookFault("workbook-too-large")
      const begun = found.get(row.sheet)
      if (begun) put(begun, row)
      else if (isHead(row)) found.set(row.sheet, begin(row, above.get(row.sheet) ?? 0))
      else above.set(row.sheet, (above.get(row.sheet) ?? 0) + 1)
    }
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error
    return { refusal: error.code }
  }
  if (found.size === 0) return { refusal: "workbook-without-table" }
  return {
    sheets: Array.from(found, ([name, { lines, passedOver }]) => ({ name, table: lines.bytes(), passedOver })),
  }
}

function isHead({ cells }: ReadRow): boolean {
  const texts = cells.filter((cell) => cell !== null)
  return texts.length >= 2 && texts.every((cell) => typeof cell === "string") && new Set(texts).size === texts.length
}

function begin({ row, cells }: ReadRow, passedOver: number): Begun {
  const lines = csvLines()
  lines.put(row, cells.map(textOf))
  return { width: cells.length, lines, passedOver }
}

function put(begun: Begun, { row, cells }: ReadRow): void {
  const { width, lines } = begun
  const fields = cells.map(textOf)
  const filled = fields.filter((field) => field !== "").length
  if (filled === 0) return
  if (filled === 1 && width > 2) begun.passedOver += 1
  // A row has no cells behind its last that has something; one that has more than the headings is refused by who reads the table.
  else lines.put(row, [...fields, ...Array.from({ length: Math.max(0, width - fields.length) }, () => "")])
}

const textOf = (cell: ReadCell): string => (cell === null ? "" : String(cell).trim())
