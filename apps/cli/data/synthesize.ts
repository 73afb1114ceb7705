import type { Terminal, Values } from "#apps/cli/command.ts"
import type { DataVerb } from "#apps/cli/commands/data.ts"
import { pour, reading, write } from "#apps/cli/data/bytes.ts"
import { codedByTold, codingsOf, holdTo } from "#apps/cli/data/coding.ts"
import { aboveZero, oneFile, outFile, shareOf, wholeNumber } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import {
  attributeReader,
  chanceOf,
  codedBy,
  combinationCounter,
  qualityOf,
  synthesize as invent,
  synthesizePrivately,
  usualDelta,
  type RandomBytes,
} from "@palermo/statistics"
import { randomBytes } from "node:crypto"
import { rm } from "node:fs/promises"

/**
 * `palermo data synthesize`: invented records, and how near they come. `aggregate` makes them of combinations that at least k
 * of the true ones share, for one release; `dp` of counts with noise alone, for as many as their costs are borne.
 */
export const synthesize: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const out = outFile(values, files)
  if (values["method"] === "aggregate") return inventOnce(file, out, values, terminal)
  if (values["method"] === "dp") return inventPrivately(file, out, values, terminal)
  throw new Stop(exits.misused, "say-aggregate-or-dp")
}

async function inventOnce(file: string, out: string, values: Values, terminal: Terminal): Promise<void> {
  const k = wholeNumber(values, "k", 10, [2, 1_000_000])
  const length = lengthOf(values)
  const seed = wholeNumber(values, "seed", 1, [0, Number.MAX_SAFE_INTEGER])
  const codings = await codingsOf(values)
  const counter = combinationCounter({ length })
  await pour(file, counter.push, terminal)
  const combinations = reading(file, counter.end)
  if (combinations.records === 0) throw new Stop(exits.refused, "no-records", { file })
  holdTo(combinations, codings, file)
  terminal.progress(() => terminal.say("cli.data.doing", { doing: "inventing", file: out }))
  const text = reading(file, () => invent(combinations, { k, length, chance: chanceOf(seed) }))
  await write(out, text)
  const output = counted(text, length)
  const quality = qualityOf(combinations, output, k, length)
  const told = { records: combinations.records, rows: output.records, k, length, seed, ...quality, out }
  const coded = codedBy(combinations.columns, codings)
  terminal.progress("")
  if (values["json"]) return terminal.print(JSON.stringify({ ...told, codedBy: coded }))
  const { errorByLength: _, ...plain } = told
  terminal.print(terminal.say("cli.data.synthesized", plain))
  terminal.print(codedByTold(coded, terminal))
}

/** Without a seed chance is the system's cryptographic generator's; with one the output is marked, for its noise can be taken off. */
async function inventPrivately(file: string, out: string, values: Values, terminal: Terminal): Promise<void> {
  const epsilon = aboveZero(values, "epsilon", 4)
  const length = lengthOf(values)
  const isSeeded = values["seed"] !== undefined
  const seed = wholeNumber(values, "seed", 0, [0, Number.MAX_SAFE_INTEGER])
  const codings = await codingsOf(values)
  const counter = combinationCounter({ length })
  const reader = attributeReader()
  await pour(
    file,
    (chunk) => {
      counter.push(chunk)
      reader.push(chunk)
    },
    terminal,
  )
  const [combinations, data] = reading(file, () => [counter.end(), reader.end()] as const)
  if (combinations.records === 0) throw new Stop(exits.refused, "no-records", { file })
  holdTo(combinations, codings, file)
  const { records } = combinations
  const delta = shareOf(values, "delta", usualDelta(records))
  const options = { epsilon, delta, length }
  terminal.progress(() => terminal.say("cli.data.doing", { doing: "inventing", file: out }))
  const made = reading(file, () => synthesizePrivately(data, options, isSeeded ? seededBytes(seed) : randomBytes))
  const mark = `${out}.unpublishable`
  await rm(mark, { force: true })
  if (isSeeded) await write(mark, `${terminal.say("cli.data.unpublishable")}\n`)
  await write(out, made.text)
  const output = counted(made.text, length)
  // Leakage is a word of k-anonymous rows: here what is rare may come up, and tells on nobody.
  const { leakage: _, ...quality } = qualityOf(combinations, output, 1, length)
  const cost = { rho: made.budget.rho, spent: made.budget.spent, cap: made.cap, attributes: made.attributes }
  const told = { records, rows: output.records, ...options, ...cost, publishable: !isSeeded, ...quality, out }
  const coded = codedBy(combinations.columns, codings)
  terminal.progress("")
  if (values["json"]) return terminal.print(JSON.stringify({ ...told, codedBy: coded }))
  const { meanAbsoluteError, fabricated } = quality
  const plain = {
    records,
    rows: output.records,
    epsilon,
    delta: delta.toPrecision(2),
    meanAbsoluteError,
    fabricated,
    out,
  }
  terminal.print(terminal.say("cli.data.synthesized-privately", plain))
  terminal.print(codedByTold(coded, terminal))
  if (isSeeded) terminal.print(terminal.say("cli.data.unpublishable"))
}

const lengthOf = (values: Values): 2 | 3 => (wholeNumber(values, "length", 3, [2, 3]) === 2 ? 2 : 3)

function counted(text: string, length: number) {
  const counter = combinationCounter({ length })
  counter.push(new TextEncoder().encode(text))
  return counter.end()
}

/** Bytes that are the same for the same seed, for tests. */
function seededBytes(seed: number): RandomBytes {
  const chance = chanceOf(seed)
  return (bytes) => Uint8Array.from({ length: bytes }, () => chance.below(256))
}
