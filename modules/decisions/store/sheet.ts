import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { registerColumns } from "#modules/decisions/register-file.ts"
import { xlsxOf } from "#platform/files/xlsx.ts"

/** The register as an XLSX workbook, written as it is read. */
export const registerXlsx = (mandates: AsyncIterable<MandateInPlace>): AsyncGenerator<Uint8Array> =>
  xlsxOf("Mandates", registerColumns, mandates)
