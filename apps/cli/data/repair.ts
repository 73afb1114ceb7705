import type { DataVerb } from "#apps/cli/commands/data.ts"
import { whole, write } from "#apps/cli/data/bytes.ts"
import { inTheWay, intakeOptions, readThrough } from "#apps/cli/data/intake.ts"
import { oneFile, outFile } from "#apps/cli/data/option.ts"
import { rowsOf } from "#apps/cli/data/rows.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import type { Block, Read } from "#modules/analysis/intake/encoded.ts"
import type { SnapshotMending, SnapshotRepair } from "#modules/analysis/snapshot.ts"
import { csvField } from "@palermo/statistics"
import { createWriteStream, type WriteStream } from "node:fs"
import { once } from "node:events"

/** In the column of meanings: the value tells nothing. */
const nothing = "-"

/**
 * `palermo data repair`: reads data as they would be brought and writes them in our codes. What is in no list is never
 * guessed: with `--ask-file` it is written to a file with what it may mean, where a person says what it means and passes the
 * file back with `--mendings`. Nothing is written to `--out` before all is said and nothing else is wrong. The file is read
 * twice: once for what waits, once to write.
 */
export const repair: DataVerb = async (files, values, terminal) => {
  const file = oneFile(files)
  const { mendings: mended, "ask-file": asked } = values
  const others = typeof mended === "string" ? [...files, mended] : files
  const out = outFile(values, others)
  const ask = asked === undefined ? undefined : outFile(values, [...others, out], "ask-file")
  const said = typeof mended === "string" ? await mendingsIn(mended) : []
  const options = { ...(await intakeOptions(values)), mendings: said.map(({ mending }) => mending) }
  const read = await readThrough(file, options, terminal)
  const { faults, open } = inTheWay(read)
  holdMendings(said, read, typeof mended === "string" ? mended : "")
  if (open > 0) {
    if (ask !== undefined) await write(ask, askedOf(read.repairs))
    if (values["json"]) terminal.print(JSON.stringify({ file, open, faults, asked: ask ?? null }))
    else
      terminal.print(
        terminal.say(ask === undefined ? "cli.data.unsaid" : "cli.data.asked", { values: open, file: ask ?? file }),
      )
    return exits.refused
  }
  if (faults > 0) throw new Stop(exits.refused, "data-has-faults", { file })
  await writeRepaired(out, read, (take) => readThrough(file, { ...options, digest: read.digest }, terminal, take))
  const told = { rows: read.records, mended: read.repairs.length, taken: read.taken.length, out }
  terminal.print(values["json"] ? JSON.stringify(told) : terminal.say("cli.data.repaired", told))
  return exits.done
}

/** What waits for repair, as the file a person fills in. */
const askedOf = (repairs: readonly SnapshotRepair[]): string =>
  [
    "column,value,times,meaning,suggestions",
    ...repairs.map(({ column, value, times, meaning, suggestions }) =>
      [
        ...[column, value, String(times), meaning === undefined ? "" : (meaning ?? nothing)],
        suggestions.map(({ code, near }) => `${code} ${near.toFixed(2)}`).join("; "),
      ]
        .map(csvField)
        .join(","),
    ),
    "",
  ].join("\n")

/** A meaning somebody said, and the line it stands in. */
export type Said = { readonly line: number; readonly mending: SnapshotMending }

/** What a person said in the file that waited for them; where nothing stands, nothing was said. */
export async function mendingsIn(file: string): Promise<Said[]> {
  const { heads, rows, lines } = rowsOf(await whole(file), file)
  const [column, value, meaning] = ["column", "value", "meaning"].map((head) => heads.indexOf(head))
  if (column === undefined || value === undefined || meaning === undefined || Math.min(column, value, meaning) < 0)
    throw new Stop(exits.refused, "mendings-heads", { file })
  return rows.flatMap((row, at) => {
    const code = row[meaning] ?? ""
    if (code === "") return []
    const mending = { column: row[column] ?? "", value: row[value] ?? "", meaning: code === nothing ? null : code }
    return [{ line: lines[at] ?? 0, mending }]
  })
}

/** Ends the command where a meaning that was said is no code of the column's list. */
function holdMendings(said: readonly Said[], { repairs }: Read, file: string): void {
  const open = new Set(
    repairs.flatMap(({ column, value, meaning }) => (meaning === undefined ? [`${column}\n${value}`] : [])),
  )
  const wrong = said.find(({ mending }) => open.has(`${mending.column}\n${mending.value}`))
  if (wrong)
    throw new Stop(exits.refused, "meaning-not-in-list", {
      file,
      line: wrong.line,
      column: wrong.mending.column,
      meaning: wrong.mending.meaning ?? "",
    })
}

/** Writes the table in our codes, a block at a time; of figures also what each cell is at least and at most. */
async function writeRepaired(
  out: string,
  read: Read,
  blocks: (take: (block: Block) => Promise<void>) => Promise<Read>,
): Promise<void> {
  const dictionaries = read.dictionaries.map(({ values }) => values.map(csvField))
  const isFigures = read.kind === "figures"
  const heads = [...read.dictionaries.map(({ column }) => column), ...(isFigures ? ["value", "low", "high"] : [])]
  const stream = createWriteStream(out)
  const failed = once(stream, "error").then(([error]: NodeJS.ErrnoException[]) => {
    throw new Stop(exits.unreadable, "file-not-written", { file: out, reason: error?.code ?? "" })
  })
  const done = async () => {
    await put(stream, `${heads.map(csvField).join(",")}\n`)
    await blocks(({ rows, codes, low, high }) => {
      let text = ""
      for (let row = 0; row < rows; row++) {
        const cells = codes.map((column, at) => dictionaries[at]?.[column[row] ?? 0] ?? "")
        if (low && high) cells.push(...amount(low[row] ?? 0, high[row] ?? 0))
        text += `${cells.join(",")}\n`
      }
      return put(stream, text)
    })
    stream.end()
    await once(stream, "finish")
  }
  await Promise.race([done(), failed])
}

/** A cell that is not known exactly has no value, but its bounds. */
const amount = (low: number, high: number): string[] => [
  ...[low === high ? String(low) : "", String(low)],
  // What was withheld may be any number.
  high < Infinity ? String(high) : "",
]

async function put(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain")
}
