import type { DataVerb } from "#apps/cli/commands/data.ts"
import { pour, reading } from "#apps/cli/data/bytes.ts"
import { oneFile, outFile, wholeNumber } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { chanceOf, combinationCounter, qualityOf, synthesize as invent } from "@palermo/statistics"
import { writeFile } from "node:fs/promises"

/**
 * `palermo data synthesize`: invented records in which every combination of attributes is shared by at least k of the
 * true ones, and how near they come. For one release; a second one of the same people is not protected.
 */
export const synthesize: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const out = outFile(values)
  if (values["method"] !== "aggregate") throw new Stop(exits.misused, "say-aggregate")
  const k = wholeNumber(values, "k", 10, [2, 1_000_000])
  const length = wholeNumber(values, "length", 3, [2, 3]) === 2 ? 2 : 3
  const seed = wholeNumber(values, "seed", 1, [0, Number.MAX_SAFE_INTEGER])
  const counter = combinationCounter({ length })
  await pour(file, counter.push)
  const combinations = reading(file, counter.end)
  const text = reading(file, () => invent(combinations, { k, length, chance: chanceOf(seed) }))
  await writeFile(out, text)
  const again = combinationCounter({ length })
  again.push(new TextEncoder().encode(text))
  const output = again.end()
  const quality = qualityOf(combinations, output, k, length)
  const told = { records: combinations.records, rows: output.records, k, length, seed, ...quality, out }
  const { errorByLength: _, ...plain } = told
  terminal.print(values["json"] ? JSON.stringify(told) : terminal.say("cli.data.synthesized", plain))
}
