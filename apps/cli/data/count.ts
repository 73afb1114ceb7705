import type { DataVerb } from "#apps/cli/commands/data.ts"
import { pour, reading } from "#apps/cli/data/bytes.ts"
import { oneFile, outFile, wholeNumber } from "#apps/cli/data/option.ts"
import { combinationCounter, combinationName, csvField, kAnonymousCounts } from "@palermo/statistics"
import { writeFile } from "node:fs/promises"

/**
 * `palermo data count`: how many records of a CSV file have each combination of
 * attributes, up to a length, as far as that may be published once: counts below
 * k are left out, the others rounded down to a multiple of k. Columns `combination,count`.
 */
export const count: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const out = outFile(values)
  const k = wholeNumber(values, "k", 10, [2, 1_000_000])
  const length = wholeNumber(values, "length", 3, [1, 6])
  const counter = combinationCounter({ length })
  await pour(file, counter.push)
  const combinations = reading(file, counter.end)
  const safe = kAnonymousCounts(combinations, length, k)
  const lines = safe.map(({ members, count: of }) => `${csvField(combinationName(combinations, members))},${of}`)
  await writeFile(out, `${["combination,count", ...lines].join("\n")}\n`)
  const { records, attributes } = combinations
  const told = { records, attributes: attributes.length, combinations: safe.length, k, length, out }
  terminal.print(values["json"] ? JSON.stringify(told) : terminal.say("cli.data.counted", told))
}
