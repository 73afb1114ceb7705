import { exits, Stop } from "#apps/cli/exit.ts"
import { csvRows, Malformed, textOf } from "@palermo/statistics"
import { readFile } from "node:fs/promises"
import { gunzipSync } from "node:zlib"

/** A CSV file as text: its heads, and its rows, each as wide as the heads. */
export type Rows = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Reads a file whole; ends the command where it is not there or cannot be read. What gzip packed is unpacked. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file)
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Stop(exits.unreadable, code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
  }
}

/** Takes the bytes of a CSV file apart; ends the command where they are no table. */
export function rowsOf(bytes: Uint8Array, file: string): Rows {
  const rows: string[][] = []
  let line = 0
  try {
    const reader = csvRows((fields) => {
      rows.push(Array.from({ length: fields.count }, (_, at) => textOf(fields, at).trim()))
      line = fields.line
    })
    reader.push(bytes)
    reader.end()
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    throw new Stop(exits.refused, error.code, { file, line: error.line, what: error.what })
  }
  const [heads, ...rest] = rows
  if (!heads || heads.length < 2) throw new Stop(exits.refused, "no-header", { file, line: 1, what: "" })
  if (rest.some((row) => row.length !== heads.length))
    throw new Stop(exits.refused, "row-of-other-width", { file, line, what: "" })
  return { heads, rows: rest }
}
