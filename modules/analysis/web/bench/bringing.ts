import { withCommas } from "#modules/analysis/web/bench/csv-lines.ts"
import { employ, type Word } from "#modules/analysis/web/bench/employ.ts"
import type { Sheets, SheetsRefusal, SheetTable } from "#modules/analysis/web/bench/sheets.ts"
import type { Flaw } from "#modules/analysis/methods/overlaps.ts"
import { Malformed } from "@palermo/statistics"

/** The most a file may have, in bytes: a browser holds it whole, and the command line reads larger ones. */
const MOST = 64 * 1024 * 1024

/** A table the reader chose, as CSV in this browser, and what it is called. */
export type Held = { readonly name: string; readonly bytes: Uint8Array }

/** Why a file is not taken; each has a sentence. */
export type BringRefusal = "too-large" | "other-kind" | "not-utf-8" | "not-readable" | SheetsRefusal

/** What a file is found to be: one table, or the sheets of a workbook that have one, or nothing that is taken. */
export type Brought =
  | { readonly held: Held }
  | { readonly sheets: readonly SheetTable[]; readonly file: string }
  | { readonly refusal: BringRefusal; readonly file: string }
  | { readonly flaw: Flaw; readonly file: string }

/** Looks into a file by its bytes, whatever it is called. A workbook is read in a worker, which is fetched for it. */
export async function bring(file: File): Promise<Brought> {
  const { name } = file
  if (file.size > MOST) return { refusal: "too-large", file: name }
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // It was moved or taken away since it was chosen; or it is a folder.
    return { refusal: "not-readable", file: name }
  }
  const kind = kindOf(bytes)
  if (kind !== "text" && kind !== "workbook") return { refusal: kind, file: name }
  if (kind === "workbook") return { ...(await sheetsIn(bytes)), file: name }
  try {
    return { held: { name, bytes: withCommas(bytes) } }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const { code, line, what } = error
    return { flaw: { code, line, what }, file: name }
  }
}

/** What a file is by its bytes. A ZIP file is taken for a workbook, and what reads those says whether it is one. */
export function kindOf(bytes: Uint8Array): "text" | "workbook" | "not-utf-8" | "other-kind" {
  if (begins(bytes, [0x50, 0x4b, 3, 4])) return "workbook"
  if (begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff])) return "not-utf-8"
  // No text has a zero byte; what is printed and what is painted begin with a name of their own.
  if (bytes.subarray(0, 65_536).includes(0) || begins(bytes, [0x25, 0x50, 0x44, 0x46])) return "other-kind"
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return "text"
  } catch {
    return "not-utf-8"
  }
}

const begins = (bytes: Uint8Array, sign: readonly number[]): boolean => sign.every((byte, at) => bytes[at] === byte)

const sheetsIn = (bytes: Uint8Array): Promise<Sheets | { readonly refusal: "not-readable" }> =>
  new Promise((settle) =>
    employ(
      { address: () => import("./sheet-reader.ts?worker&url"), task: () => Promise.resolve(bytes) },
      (word: Word<Sheets>) => {
        if ("outcome" in word) settle(word.outcome)
        else if ("fault" in word) settle({ refusal: "not-readable" })
      },
    ),
  )
