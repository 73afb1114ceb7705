import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { registerColumns } from "#modules/decisions/register-file.ts"
import writeXlsxFile, { type SheetData } from "write-excel-file/node"

// XML cannot carry these, and a cell holds no more characters than this.
// oxlint-disable-next-line no-control-regex -- they are looked for to be taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const most = 32_767

/** The register as an XLSX workbook; every cell is text or a number, never a formula. */
export async function registerXlsx(mandates: AsyncIterable<MandateInPlace>): Promise<Uint8Array> {
  const sheet: SheetData = [registerColumns.map(([code]) => ({ value: code, type: String, fontWeight: "bold" }))]
  for await (const mandate of mandates)
    sheet.push(
      registerColumns.map(([, of]) => {
        const value = of(mandate)
        if (value === null) return null
        if (typeof value === "number") return { value, type: Number }
        return { value: value.replace(unprintable, "").slice(0, most), type: String }
      }),
    )
  return writeXlsxFile(sheet, { sheet: "Mandates", stickyRowsCount: 1 }).toBuffer()
}
