import { actColumns, type ActImport, type fileRefusals, type RawLine } from "#modules/treaties/import.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { CsvError, parse } from "csv-parse/sync"
import { randomUUID } from "node:crypto"

/** How many rows one file may have. */
const most = 5000
const needed = ["instrument", "participant", "date"] as const

type FileRefusal = (typeof fileRefusals)[number]

/**
 * Reads a file of acts: CSV with commas, semicolons or tabs, in UTF-8, its first
 * line the columns' codes. Columns of other names are passed over, as are empty
 * rows. Refuses what is no table.
 */
export function readTable(bytes: Uint8Array): Result<RawLine[], FileRefusal> {
  const text = textOf(bytes)
  if (text === undefined) return refuse("not-text")
  const heading = text.split(/\r?\n/, 1)[0] ?? ""
  const [delimiter = ","] = [",", ";", "\t"].sort(
    (one, other) => heading.split(other).length - heading.split(one).length,
  )
  try {
    // The library answers with the shape its options ask for, which its types do not say.
    const found = parse(text, {
      bom: true,
      delimiter,
      info: true,
      // Files that went through several hands end their lines in several ways.
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: most + 2,
    }) as unknown as {
      readonly info: { readonly lines: number }
      readonly record: readonly string[]
    }[]
    const columns = (found[0]?.record ?? []).map((name) => name.trim().toLowerCase())
    if (!needed.every((name) => columns.includes(name))) return refuse("columns-missing")
    const lines = found.slice(1).filter(({ record }) => record.some((cell) => cell !== ""))
    if (lines.length === 0) return refuse("no-rows")
    if (lines.length > most) return refuse("too-many-rows")
    return allow(lines.map(({ info, record }) => lineOf(info.lines, columns, record)))
  } catch (error) {
    if (error instanceof CsvError) return refuse("not-a-table")
    throw error
  }
}

function lineOf(line: number, columns: readonly string[], record: readonly string[]): RawLine {
  const cells = actColumns.flatMap((column) => {
    // What was exported has an apostrophe before what a spreadsheet would calculate.
    const cell = record[columns.indexOf(column)]?.replace(/^'(?=\s*[=+\-@|%])/, "") ?? ""
    return cell === "" ? [] : [[column, cell] as const]
  })
  // What is made here will be the act's, if the file is kept.
  return { line, id: randomUUID() as RawLine["id"], cells: Object.fromEntries(cells) }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return text.includes("\0") ? undefined : text
  } catch {
    return undefined
  }
}

/** A file's name as it can be kept and shown. */
export const nameOf = (given: string): ActImport["name"] =>
  given
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, 200) || "acts.csv"
