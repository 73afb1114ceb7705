import type { Values } from "#apps/cli/command.ts"
import { whole } from "#apps/cli/data/bytes.ts"
import { namesIn } from "#apps/cli/data/option.ts"
import { rowsOf, type Rows } from "#apps/cli/data/rows.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { readTable, type CaptureTable, type CovariateTable } from "@palermo/statistics"

/** Reads a table of overlaps of lists; ends the command where it is none, and says where. */
export async function overlapsIn(
  file: string,
  values: Values,
): Promise<{ readonly table: CaptureTable; readonly covariates: CovariateTable | undefined }> {
  const rows = rowsOf(await whole(file), file)
  const asked = namesIn(values, "covariates")
  const { trend } = values
  const read = readTable(rows.heads, rows.rows, {
    ...(asked.length > 0 ? { covariates: asked } : {}),
    ...(typeof trend === "string" ? { trend } : {}),
  })
  if (read.ok) return read
  const named = [...asked, ...(typeof trend === "string" ? [trend] : [])]
  throw new Stop(exits.refused, read.refusal, { file, ...placeOf(read.refusal, rows, named) })
}

/** The line that is to blame, counted from one, and what stands there; line 0 where it is the whole table. */
function placeOf(
  refusal: string,
  { heads, rows, lines }: Rows,
  named: readonly string[],
): { line: number; what: string } {
  const last = heads.length - 1
  // Where nothing was said of covariates, a column is a list that holds nothing but 0 and 1.
  const isMark = (of: number) => named.length > 0 || rows.every((row) => row[of] === "0" || row[of] === "1")
  const lists = heads.slice(0, last).filter((name, of) => !named.includes(name) && isMark(of))
  const at = (is: (row: readonly string[]) => boolean, what: (row: readonly string[]) => string) => {
    const found = rows.findIndex(is)
    return { line: lines[found] ?? 0, what: what(rows[found] ?? []) }
  }
  const marks = (row: readonly string[]) => row.slice(0, last).filter((_, of) => lists.includes(heads[of] ?? ""))
  switch (refusal) {
    case "count-not-whole":
      return at(
        (row) => !/^\d+$/.test(row[last] ?? ""),
        (row) => row[last] ?? "",
      )
    case "mark-not-0-or-1":
      return at(
        (row) => marks(row).some((mark) => mark !== "0" && mark !== "1"),
        (row) => row.join(","),
      )
    case "cases-on-no-list":
      return at(
        (row) => row[last] !== "0" && !marks(row).includes("1"),
        (row) => row.join(","),
      )
    case "covariate-unknown":
      return { line: 1, what: named.find((name) => !heads.slice(0, last).includes(name)) ?? "" }
    default:
      return { line: 0, what: "" }
  }
}
