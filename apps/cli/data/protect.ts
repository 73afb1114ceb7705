import type { Terminal, Values } from "#apps/cli/command.ts"
import type { DataVerb } from "#apps/cli/commands/data.ts"
import { pour, reading, whole, write } from "#apps/cli/data/bytes.ts"
import { codedByTold, codingsOf, unlikeTold } from "#apps/cli/data/coding.ts"
import { namesIn, oneFile, outFile, wholeNumber } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import {
  codesOf,
  protectTables,
  readCells,
  tableOf,
  tabulator,
  writeProtected,
  type Codings,
  type Table,
} from "@palermo/statistics"

/**
 * `palermo data protect`: makes a table safe to publish. In: dimensions, then `freq`, every inner cell; or, with `--by`,
 * records, of which the table is made. Out: every inner cell and margin, those of a hierarchy too, `Total` for a summed
 * dimension, `value` empty where withheld and `suppressed` true or false.
 */
export const protect: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const out = outFile(values, files)
  const k = wholeNumber(values, "k", 10, [2, 1_000_000])
  const codings = await codingsOf(values)
  const table = await tableIn(file, codings, values, terminal)
  terminal.progress(() => terminal.say("cli.data.doing", { doing: "protecting", file: out }))
  const answer = await protectTables([table], k)
  if (!answer.ok) {
    const [cell] = answer.refusal === "cannot-be-protected" ? answer.cells : []
    const named = answer.refusal === "tables-disagree" ? answer.cell : codesOf(table, cell ?? 0).join(", ")
    throw new Stop(exits.refused, answer.refusal, { file, cell: named })
  }
  await write(out, writeProtected(table, answer.masks[0] ?? new Uint8Array()))
  const { sensitive, complementary, lost, tables } = answer
  const coded = Object.fromEntries(table.dimensions.map(({ name, codedBy: list }) => [name, list ?? null]))
  const counts = {
    cells: table.values.length,
    sensitive,
    complementary,
    withheld: sensitive + complementary,
    lost,
    tables,
  }
  const unlike = Object.entries(codings).flatMap(([column, { crosswalk }]) =>
    (crosswalk?.unlike ?? []).map((one) => ({ column, ...one })),
  )
  terminal.progress("")
  if (values["json"]) return terminal.print(JSON.stringify({ ...counts, codedBy: coded, unlike, out }))
  terminal.print(terminal.say("cli.data.protected", { ...counts, out }))
  terminal.print([codedByTold(coded, terminal), unlikeTold(codings, terminal)].filter((told) => told !== "").join("\n"))
}

/** The table of a file: its inner cells, or, with `--by`, records counted as they pass, none of them kept. */
async function tableIn(file: string, codings: Codings, values: Values, terminal: Terminal): Promise<Table> {
  const columns = [...new Set(namesIn(values, "by"))]
  if (columns.length === 0) {
    const bytes = await whole(file)
    return reading(file, () => readCells(bytes, codings))
  }
  const stranger = Object.keys(codings).find((name) => !columns.includes(name))
  if (stranger !== undefined) throw new Stop(exits.refused, "column-not-found", { file, line: 1, what: stranger })
  const reader = tabulator(columns, { keep: false })
  await pour(file, reader.push, terminal)
  const { records, cross } = reading(file, reader.end)
  if (records === 0) throw new Stop(exits.refused, "no-records", { file })
  return reading(file, () => tableOf(cross, codings))
}
