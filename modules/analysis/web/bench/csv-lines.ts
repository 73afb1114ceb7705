import { csvField, csvRows, textOf } from "@palermo/statistics"

/** CSV that is written line by line, each line where it stood in the file it comes from: what is said of a line is true of both. */
export type Lines = {
  /** Writes fields into a line, counted from 1; lines come in their order, and those between are empty. */
  readonly put: (line: number, fields: readonly string[]) => void
  readonly bytes: () => Uint8Array<ArrayBuffer>
}

/** Nothing written yet. */
export function csvLines(): Lines {
  const written: string[] = []
  let next = 1
  return {
    put(line, fields) {
      // A line that was passed over is left empty; within a field no line ends.
      written.push("\n".repeat(line - next), fields.map((field) => csvField(inOneLine(field))).join(","), "\n")
      next = line + 1
    },
    bytes: () => new TextEncoder().encode(written.join("")),
  }
}

const inOneLine = (field: string): string => field.replaceAll(/[\r\n]+/g, " ")

/** What may stand between fields: a comma, or what spreadsheets of other languages write for it. */
const separators = [",", ";", "\t"] as const

/** A table of text with commas between its fields: as it is, or, where its first line has more semicolons or tabs, written anew. Throws `Malformed`. */
export function withCommas(bytes: Uint8Array): Uint8Array {
  const end = bytes.findIndex((byte) => byte === 10)
  const first = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end))
  const many = (separator: string): number => first.split(separator).length
  const most = separators.reduce((best, each) => (many(each) > many(best) ? each : best))
  if (most === ",") return bytes
  const lines = csvLines()
  const reader = csvRows(
    (row) =>
      lines.put(
        row.line,
        Array.from({ length: row.count }, (_, field) => textOf(row, field)),
      ),
    most.charCodeAt(0),
  )
  reader.push(bytes)
  reader.end()
  return lines.bytes()
}
