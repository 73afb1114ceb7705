import { workbookOf } from "#platform/files/workbook.ts"
import type { WrittenRow } from "#platform/kernel/workbook.ts"

/** An XLSX workbook of plain sheets, as somebody may bring it: rows by the name of their sheet. */
export async function workbookOfRows(sheets: Readonly<Record<string, readonly WrittenRow[]>>): Promise<Buffer> {
  const plain = Object.entries(sheets).map(([name, rows]) => ({ name, columns: [], heads: 0, rows }))
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf({ sheets: plain, lists: new Map() })) pieces.push(piece)
  return Buffer.concat(pieces)
}
