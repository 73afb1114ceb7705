import type { Terminal, Values } from "#apps/cli/command.ts"
import type { DataVerb } from "#apps/cli/commands/data.ts"
import { whole, write } from "#apps/cli/data/bytes.ts"
import { aboutTable } from "#apps/cli/data/estimate.ts"
import { oneFile, outFile } from "#apps/cli/data/option.ts"
import { encodedLine, readPeople, type PersonFile } from "#apps/cli/data/person-file.ts"
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
import { createHmac, randomBytes } from "node:crypto"

/**
 * `palermo data link`: which records of several agencies are of one person. The
 * pairs go to `--out` as `a,b`, the table of overlaps to `--table`; counts, rates
 * and the estimate from the table are printed. `--encode` instead writes the encodings of one
 * agency's records under the key in the file `--key`, to be linked elsewhere
 * without names. The key is read from a file or the environment, because a command line is seen by all. Records that
 * are not encoded yet are linked under a key drawn for this run alone, where none is given; that is said.
 */
export const link: DataVerb = async (files, values, terminal) => {
  const out = outFile(values, files)
  const table = values["table"] === undefined ? undefined : outFile(values, files, "table")
  const key = await keyOf(values, terminal)
  if (values["encode"]) return encodeOne(oneFile(files), key, out, values, terminal)
  if (files.length < 2) throw new Stop(exits.misused, "two-agencies")
  const read: PersonFile[] = []
  for (const file of files) {
    terminal.progress(() => terminal.say("cli.data.doing", { doing: "encoding", file }))
    const one = await readPeople(file)
    if (read.some(({ agency }) => agency === one.agency))
      throw new Stop(exits.misused, "agency-named-twice", { name: one.agency })
    read.push(one)
  }
  // Encodings come under the agencies' key, and what is encoded under another is like nobody in them.
  if (!key && read.some((one) => "encoded" in one) && read.some((one) => "people" in one))
    throw new Stop(exits.misused, "key-missing")
  const needsKey = read.some((one) => "people" in one)
  const encode = under(key ?? randomBytes(32))
  const agencies = read.map((one): { readonly agency: string; readonly records: readonly EncodedRecord[] } => ({
    agency: one.agency,
    records: "encoded" in one ? one.encoded : one.people.map(encode),
  }))
  terminal.progress(() => terminal.say("cli.data.doing", { doing: "linking", file: out }))
  const weighed = weighFiles(agencies)
  const linked = linkAt(weighed)
  const { pairs, persons, rates } = linked
  await write(out, ["a,b", ...pairs.map(({ a, b }) => `${csvField(a)},${csvField(b)}`), ""].join("\n"))
  if (linked.table && table !== undefined) await write(table, tableText(linked.table))
  const said = {
    agencies: agencies.map(({ agency, records }) => ({ agency, records: records.length })),
    records: weighed.records.length,
    pairs: pairs.length,
    persons: persons.length,
    ...rates,
    ...(linked.table
      ? { histories: historiesOf(linked.table), ...estimates(linked.table, weighed), ...aboutTable(linked.table) }
      : {}),
    key: key || !needsKey ? "the agencies'" : "drawn for this run",
    out,
  }
  terminal.progress("")
  if (values["json"]) terminal.print(JSON.stringify(said))
  else {
    const share = (part: number): string => new Intl.NumberFormat(terminal.language, percent).format(part)
    const counts = { records: said.records, agencies: agencies.length, pairs: said.pairs, persons: said.persons }
    const [falseLinks, missedLinks] = [share(rates.falseLinks), share(rates.missedLinks)]
    terminal.print(terminal.say("cli.link.done", { ...counts, falseLinks, missedLinks, out }))
    if (needsKey && !key) terminal.print(terminal.say("cli.link.key-drawn"))
    terminal.print(terminal.say("cli.link.then"))
  }
  return exits.done
}

async function encodeOne(
  file: string,
  key: Uint8Array | undefined,
  out: string,
  values: Values,
  terminal: Terminal,
): Promise<number> {
  if (!key) throw new Stop(exits.misused, "key-missing")
  const read = await readPeople(file)
  if ("encoded" in read) throw new Stop(exits.refused, "encoded-already", { file })
  const encode = under(key)
  await write(out, read.people.map((person) => `${encodedLine(encode(person))}\n`).join(""))
  const told = { records: read.people.length, out }
  terminal.print(values["json"] ? JSON.stringify(told) : terminal.say("cli.link.encoded", told))
  return exits.done
}

const percent = { style: "percent", maximumFractionDigits: 1 } as const

/** The agencies' common key: what is in the file of `--key`, or else in PALERMO_LINK_KEY; nothing where neither is said. */
async function keyOf(values: Values, { environment }: Terminal): Promise<Uint8Array | undefined> {
  const { key: file } = values
  const from = typeof file === "string" ? file : "PALERMO_LINK_KEY"
  const spoken = environment["PALERMO_LINK_KEY"]
  const key = typeof file === "string" ? await whole(file) : spoken ? Buffer.from(spoken) : undefined
  if (key && key.length < 16) throw new Stop(exits.refused, "key-too-short", { file: from })
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
