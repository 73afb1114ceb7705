import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { csvSheet } from "#modules/analysis/intake/readers/csv.ts"
import { firstSign, jsonSheet } from "#modules/analysis/intake/readers/json.ts"
import type { Note, Sheet } from "#modules/analysis/intake/sheet.ts"
import type { Source } from "#modules/analysis/intake/source.ts"
import { pipeline, Readable } from "node:stream"
import { createGunzip } from "node:zlib"

/** Kinds of files a table is brought as; told by their bytes, whatever their name. */
export type FileKind = "csv" | "json" | "sdmx-json" | "xlsx" | "parquet"

/** How far into a file is looked for what kind it is. */
const looked = 64 * 1024

/** Opens what is brought as a table, whatever kind of file it is; CSV and JSON may be packed by gzip. */
export async function openSheet(
  source: Source,
  note: Note,
): Promise<{ readonly kind: FileKind; readonly sheet: Sheet }> {
  if (source.size === 0) throw new IntakeFault("upload-empty")
  const start = await source.slice(0, Math.min(source.size, looked))
  if (startsWith(start, "PAR1"))
    return { kind: "parquet", sheet: await (await import("./parquet.ts")).parquetSheet(source, note) }
  if (startsWith(start, "PK\u0003\u0004"))
    return { kind: "xlsx", sheet: await (await import("./workbook.ts")).workbookSheet(source, note) }
  const isPacked = start[0] === 0x1f && start[1] === 0x8b
  const chunks = isPacked ? () => unpacked(source.chunks()) : source.chunks
  const text = isPacked ? await firstOf(chunks()) : start
  const sign = firstSign(text)
  if (sign === undefined) throw new IntakeFault("upload-empty")
  if (sign !== 123 && sign !== 91) return { kind: "csv", sheet: await csvSheet(chunks(), note) }
  if (sign === 123 && isMessage(text))
    return { kind: "sdmx-json", sheet: await (await import("./sdmx-json.ts")).sdmxJsonSheet(chunks) }
  return { kind: "json", sheet: await jsonSheet(chunks, note) }
}

const startsWith = (bytes: Uint8Array, sign: string): boolean =>
  sign.split("").every((letter, at) => bytes[at] === letter.charCodeAt(0))

/** An SDMX-JSON message is one object whose first names are `meta`, `header`, `data`, `dataSets` or `structure`. */
const isMessage = (bytes: Uint8Array): boolean =>
  /^\W*"(?:meta|header|data|dataSets|structure|errors)"\s*:\s*[[{]/.test(
    new TextDecoder().decode(bytes.subarray(0, 200)),
  )

async function firstOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of chunks) return chunk
  return new Uint8Array()
}

/** What gzip packed, as it comes out. */
async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // What goes wrong ends the reading of what comes out, by the same error.
  const out = pipeline(Readable.from(chunks), createGunzip({ chunkSize: 1 << 18 }), () => undefined)
  try {
    for await (const chunk of out) yield chunk as Uint8Array // bytes, for no encoding was set
  } catch (error) {
    throw error instanceof IntakeFault ? error : new IntakeFault("file-not-a-table")
  }
}
