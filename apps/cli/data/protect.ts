import type { DataVerb } from "#apps/cli/commands/data.ts"
import { reading, whole } from "#apps/cli/data/bytes.ts"
import { oneFile, outFile, wholeNumber } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { codesOf, protectTables, readCells, writeProtected } from "@palermo/statistics"
import { writeFile } from "node:fs/promises"

/**
 * `palermo data protect`: makes a table safe to publish. In: dimensions, then `freq`, every inner cell. Out: every inner
 * cell and margin, `Total` for a summed dimension, `value` empty where withheld and `suppressed` true or false.
 */
export const protect: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const out = outFile(values)
  const k = wholeNumber(values, "k", 10, [2, 1_000_000])
  const bytes = await whole(file)
  const table = reading(file, () => readCells(bytes))
  const answer = await protectTables([table], k)
  if (!answer.ok) {
    const [cell] = answer.refusal === "cannot-be-protected" ? answer.cells : []
    const named = answer.refusal === "tables-disagree" ? answer.cell : codesOf(table, cell ?? 0).join(", ")
    throw new Stop(exits.refused, answer.refusal, { file, cell: named })
  }
  await writeFile(out, writeProtected(table, answer.masks[0] ?? new Uint8Array()))
  const { sensitive, complementary, lost, tables } = answer
  const told = { cells: table.values.length, sensitive, complementary, withheld: sensitive + complementary, lost, tables, out }
  terminal.print(values["json"] ? JSON.stringify(told) : terminal.say("cli.data.protected", told))
}
