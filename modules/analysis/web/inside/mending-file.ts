import { keyOf, meaningOf, type Chosen } from "#modules/analysis/web/inside/mending.ts"
import type { SnapshotRepair } from "#modules/analysis/snapshot.ts"
import { csvField, csvRows, Malformed, textOf } from "@palermo/statistics"

const heads = ["column", "value", "meaning", "times"] as const

/** What is written where a value tells nothing: no code of any list begins so. */
const nothing = "-"

/** The mendings as a file, so that the same can be done again with next year's data. What nobody said of yet is in it too, without a meaning. */
export function mendingFile(repairs: readonly SnapshotRepair[], chosen: Chosen): string {
  const lines = repairs.map((each) => {
    const meaning = meaningOf(each, chosen)
    return [each.column, each.value, meaning === undefined ? "" : (meaning ?? nothing), String(each.times)]
  })
  // A mark at its head, by which spreadsheets know the letters for what they are.
  return `\uFEFF${[heads, ...lines].map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`
}

/** What a file of mendings says of these repairs, how many of its lines fit none of them; or nothing where it is no such file. */
export function mendingsIn(
  text: string,
  repairs: readonly SnapshotRepair[],
): { readonly chosen: Chosen; readonly others: number } | undefined {
  const rows: string[][] = []
  const { push, end } = csvRows((row) => rows.push(Array.from({ length: row.count }, (_, n) => textOf(row, n))))
  try {
    push(new TextEncoder().encode(text))
    end()
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
  const [head = [], ...lines] = rows
  const [column, value, meaning] = heads.slice(0, 3).map((name) => head.indexOf(name))
  if (column === undefined || value === undefined || meaning === undefined) return undefined
  if (Math.min(column, value, meaning) < 0) return undefined
  const known = new Set(repairs.map(keyOf))
  const said = lines
    .map((line) => ({ key: `${line[column] ?? ""}\n${line[value] ?? ""}`, means: line[meaning] ?? "" }))
    .filter(({ means }) => means !== "")
  const fitting = said.filter(({ key }) => known.has(key))
  return {
    chosen: new Map(fitting.map(({ key, means }) => [key, means === nothing ? null : means])),
    others: said.length - fitting.length,
  }
}
