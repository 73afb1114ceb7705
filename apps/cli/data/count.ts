import type { DataVerb } from "#apps/cli/commands/data.ts"
import { pour, reading, writePieces } from "#apps/cli/data/bytes.ts"
import { codedByTold, codingsOf, holdTo } from "#apps/cli/data/coding.ts"
import { oneFile, outFile, wholeNumber } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { codedBy, combinationCounter, combinationNamer, csvField, eachSafeCount } from "@palermo/statistics"

/**
 * `palermo data count`: how many records of a CSV file have each combination of
 * attributes, up to a length, as far as that may be published once: counts below
 * k are left out, the others rounded down to a multiple of k. Columns `combination,count`.
 * The records pass by and none is kept, so a stream may be as long as it likes.
 */
export const count: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const out = outFile(values, files)
  const k = wholeNumber(values, "k", 10, [2, 1_000_000])
  const length = wholeNumber(values, "length", 3, [1, 6])
  const codings = await codingsOf(values)
  const counter = combinationCounter({ length })
  await pour(file, counter.push, terminal)
  const combinations = reading(file, counter.end)
  if (combinations.records === 0) throw new Stop(exits.refused, "no-records", { file })
  holdTo(combinations, codings, file)
  const name = combinationNamer(combinations)
  let safe = 0
  writePieces(out, (take) => {
    take("combination,count\n")
    eachSafeCount(combinations, length, k, (members, of) => {
      take(`${csvField(name(members))},${of}\n`)
      safe++
    })
  })
  const { records, attributes } = combinations
  const told = { records, attributes: attributes.length, combinations: safe, k, length, out }
  const coded = codedBy(combinations.columns, codings)
  if (values["json"]) return terminal.print(JSON.stringify({ ...told, codedBy: coded }))
  terminal.print(terminal.say("cli.data.counted", told))
  terminal.print(codedByTold(coded, terminal))
}
