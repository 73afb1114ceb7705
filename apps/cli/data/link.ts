import type { Values } from "#apps/cli/command.ts"
import type { DataVerb } from "#apps/cli/commands/data.ts"
import { aboutTable } from "#apps/cli/data/estimate.ts"
import { oneFile, outFile } from "#apps/cli/data/option.ts"
import { encodedLine, readPeople } from "#apps/cli/data/person-file.ts"
import { bytesOf } from "#apps/cli/data/rows.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import {
  byStepwise,
  csvField,
  encoder,
  linkAbove,
  linkAt,
  weighFiles,
  type CaptureTable,
  type EncodedRecord,
  type Files,
  type PersonRecord,
} from "@palermo/statistics"
import { createHmac } from "node:crypto"
import { writeFile } from "node:fs/promises"

/**
 * `palermo data link`: which records of several agencies are of one person. The
 * pairs go to `--out` as `a,b`, the table of overlaps to `--table`; counts, rates
 * and the estimate from the table are printed. `--encode` instead writes the encodings of one
 * agency's records under the key in the file `--key`, to be linked elsewhere
 * without names. The key is read from a file, because a command line is seen by all.
 */
export const link: DataVerb = async (files, values, terminal) => {
  const out = outFile(values)
  const key = await keyOf(values)
  if (values["encode"]) {
    if (!key) throw new Stop(exits.misused, "key-missing")
    const read = await readPeople(oneFile(files))
    if ("encoded" in read) throw new Stop(exits.refused, "encoded-already", { file: files[0] ?? "" })
    const encode = under(key)
    await writeFile(out, read.people.map((person) => `${encodedLine(encode(person))}\n`).join(""))
    const told = { records: read.people.length, out }
    terminal.print(values["json"] ? JSON.stringify(told) : terminal.say("cli.link.encoded", told))
    return exits.done
  }
  if (files.length < 2) throw new Stop(exits.misused, "two-agencies")
  const encode = under(key ?? ownKey)
  const agencies: { readonly agency: string; readonly records: readonly EncodedRecord[] }[] = []
  for (const file of files) {
    const read = await readPeople(file)
    agencies.push({ agency: read.agency, records: "encoded" in read ? read.encoded : read.people.map(encode) })
  }
  const weighed = weighFiles(agencies)
  const { pairs, persons, table, rates } = linkAt(weighed)
  await writeFile(out, ["a,b", ...pairs.map(({ a, b }) => `${csvField(a)},${csvField(b)}`), ""].join("\n"))
  if (table && typeof values["table"] === "string") await writeFile(values["table"], tableText(table))
  const said = {
    agencies: agencies.map(({ agency, records }) => ({ agency, records: records.length })),
    records: weighed.records.length,
    pairs: pairs.length,
    persons: persons.length,
    ...rates,
    ...(table ? { histories: historiesOf(table), ...estimates(table, weighed), ...aboutTable(table) } : {}),
    out,
  }
  if (values["json"]) terminal.print(JSON.stringify(said))
  else {
    const share = (part: number): string => new Intl.NumberFormat(terminal.language, percent).format(part)
    const counts = { records: said.records, agencies: agencies.length, pairs: said.pairs, persons: said.persons }
    const [falseLinks, missedLinks] = [share(rates.falseLinks), share(rates.missedLinks)]
    terminal.print(terminal.say("cli.link.done", { ...counts, falseLinks, missedLinks, out }))
    terminal.print(terminal.say("cli.link.then"))
  }
  return exits.done
}

const percent = { style: "percent", maximumFractionDigits: 1 } as const

/** Where all files are read in one process and nothing of the encodings leaves it, a key keeps nobody out. */
const ownKey = Buffer.from("palermo data link")

async function keyOf(values: Values): Promise<Uint8Array | undefined> {
  const file = values["key"]
  if (typeof file !== "string") return undefined
  const key = await bytesOf(file)
  if (key.length < 16) throw new Stop(exits.refused, "key-too-short", { file })
  return key
}

const under = (key: Uint8Array): ((person: PersonRecord) => EncodedRecord) =>
  encoder((text) => createHmac("sha256", key).update(text).digest())

const historiesOf = ({ lists, counts }: CaptureTable) =>
  [...counts].flatMap((cases, history) =>
    cases === 0 ? [] : [{ on: lists.filter((_, list) => (history >> list) & 1), cases }],
  )

/** A table of overlaps as `palermo data estimate` reads it. */
const tableText = ({ lists, counts }: CaptureTable): string => {
  const rows = [...counts].flatMap((cases, history) =>
    cases === 0 ? [] : [`${lists.map((_, list) => (history >> list) & 1).join()},${cases}`],
  )
  return [`${lists.map(csvField).join()},cases`, ...rows, ""].join("\n")
}

/** The estimate from the links, and from links that are made less and more easily: how far it hangs on them. */
function estimates(table: CaptureTable, files: Files) {
  const of = (one: CaptureTable | undefined) => {
    const outcome = one && byStepwise(one, 0.02)
    return outcome && "point" in outcome ? outcome.point.estimate : null
  }
  const at = (above: number) => of(linkAt(files, above).table)
  return { estimate: of(table), estimateByFewerLinks: at(0), estimateByMoreLinks: at(2 * linkAbove) }
}
