import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { sheetOf, type PlainRow } from "#modules/analysis/intake/readers/gather.ts"
import { plainText, type Note, type Sheet } from "#modules/analysis/intake/sheet.ts"
import type { Source } from "#modules/analysis/intake/source.ts"
import { rowsOf, WorkbookFault, workbookLimits } from "#platform/files/workbook-reader.ts"
import type { ReadRow } from "#platform/kernel/workbook.ts"

/** A packed workbook of data may have so many bytes; its sheets are unpacked as they are read. */
const mostBytes = 64 * 1024 * 1024

/** A sheet has no more rows than this in any spreadsheet; unpacked it may be long. */
const limits = { ...workbookLimits, unpacked: 4 * 1024 * 1024 * 1024, rows: 1_048_576, cell: 10_000 }

/** Titles and notes may stand above the headings in so many rows. */
const mostAbove = 30

/**
 * The first sheet of a workbook that has a table. The packed file is held, for its directory stands at its end; the sheet
 * streams. The headings are the first row whose cells are all different texts, at least two of them; further sheets are
 * passed over and noted.
 */
export async function workbookSheet(source: Source, note: Note): Promise<Sheet> {
  if (source.size > mostBytes) throw new IntakeFault("file-not-a-table")
  const bytes = await source.slice(0, source.size)
  const rows = readable(rowsOf(bytes, limits))[Symbol.asyncIterator]()
  let head: ReadRow | undefined
  for (let above = 0; above < mostAbove && head === undefined; above++) {
    const { value, done } = await rows.next()
    if (done) break
    if (isHead(value)) head = value
  }
  if (!head) throw new IntakeFault("file-not-a-table")
  const { sheet, cells } = head
  // What is not last in a row may be empty there.
  const heads = Array.from(cells, (cell, at) => plainText(cell) || `#${at + 1}`)

  async function* below(): AsyncGenerator<PlainRow> {
    let other: string | undefined
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      const row = next.value
      if (row.sheet !== sheet) {
        if (row.sheet !== other) note("sheet-passed-over", row.row)
        other = row.sheet
      } else if (row.cells.length > heads.length) note("row-of-other-width", row.row)
      else if (row.cells.some((cell) => cell !== null)) yield { line: row.row, values: row.cells }
    }
  }
  return sheetOf(heads, below)
}

function isHead({ cells }: ReadRow): boolean {
  const texts = cells.filter((cell) => cell !== null)
  return texts.length >= 2 && texts.every((cell) => typeof cell === "string") && new Set(texts).size === texts.length
}

async function* readable(rows: AsyncIterable<ReadRow>): AsyncGenerator<ReadRow> {
  try {
    yield* rows
  } catch (error) {
    throw error instanceof WorkbookFault ? new IntakeFault("file-not-a-table") : error
  }
}
