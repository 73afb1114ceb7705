import type { Terminal, Values } from "#apps/cli/command.ts"
import type { DataVerb } from "#apps/cli/commands/data.ts"
import { pour, reading, write } from "#apps/cli/data/bytes.ts"
import { codingsOf, ownCodesIn } from "#apps/cli/data/coding.ts"
import { earlierOf, ledgerColumns, note, readLedger, truthsOf } from "#apps/cli/data/ledger.ts"
import { namesIn, oneFile, outFile, wholeNumber } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import type { Cube } from "#modules/analysis/cube.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import { columnsOf, type Wanted } from "#modules/analysis/gate/truth.ts"
import { leastK } from "#modules/analysis/release.ts"
import { csvField, csvRows, Malformed, textOf, TOTAL, type Cross } from "@palermo/statistics"
import { createHash } from "node:crypto"
import { stat } from "node:fs/promises"

/**
 * `palermo data release`: lets a table of records, or of a table of counts, out once it is safe beside everything that left
 * by the same folder before. With `list` in place of a file it lists those. Ends with 1 where nothing can leave.
 */
export const release: DataVerb = async (files, values, terminal) => {
  const folder = values["ledger"]
  if (typeof folder !== "string" || folder === "") throw new Stop(exits.misused, "say-ledger")
  const ledger = await readLedger(folder)
  if (files.length === 1 && files[0] === "list") return list(ledger.releases, values, terminal)
  const file = oneFile(files)
  const out = outFile(values, files)
  const wanted = wantedOf(values)
  const codings = await codingsOf(values)
  const kept = namesIn(values, "keep").filter((name) => name !== "")
  const { digest, again } = await twice(file, terminal)
  const columns = ledgerColumns(ledger, [...columnsOf(wanted), ...kept], digest)
  const counter = counterOf(columns)
  await again(counter.push)
  const cross = reading(file, counter.end)
  const truths = truthsOf(ledger, columns, digest, cross)
  terminal.progress(() => terminal.say("cli.data.doing", { doing: "protecting", file: out }))
  const own = ownCodesIn(columnsOf(wanted), codings)
  const answer = await protectRelease(
    { snapshot: digest, wanted, earlier: earlierOf(ledger), truths },
    { codings, own },
  )
  terminal.progress("")
  if (!answer.ok) {
    const named = "dimensions" in answer ? answer.dimensions.join(", ") : ""
    throw new Stop(exits.refused, `release-${answer.refusal}`, { file, columns: named })
  }
  const { cube, proof } = answer
  const number = (ledger.releases.at(-1)?.number ?? 0) + 1
  await note(folder, { number, file, digest, wanted, proof, reviewer: null }, cube, cross)
  await write(out, written(cube))
  const told = { number, cells: proof.cells, withheld: proof.small + proof.beside, against: proof.against.length, out }
  const { unnamed = [] } = cube
  if (values["json"])
    return terminal.print(JSON.stringify({ ...told, blocksLeftOut: answer.blocksLeftOut, unnamed, reviewer: null }))
  if (number === 1) terminal.print(terminal.say("cli.data.ledger-begun", { folder }))
  terminal.print(terminal.say("cli.data.released", { ...told, left: answer.blocksLeftOut.length }))
  if (unnamed.length > 0)
    terminal.print(terminal.say("analysis.gate.unnamed", { k: wanted.k, columns: unnamed.join(", ") }))
  terminal.print(terminal.say("cli.data.nobody-else"))
}

/** A file that was read once for its digest, and can be read once more. */
type Twice = {
  readonly digest: string
  readonly again: (push: (chunk: Uint8Array) => void) => Promise<void>
}

/**
 * Reads a file for its digest, which tells by what it was counted before. It is read a second time to be counted, so that it
 * is never held whole; only what comes once, as by a pipe, is held. Ends the command where the second time it is another.
 */
async function twice(file: string, terminal: Terminal): Promise<Twice> {
  const comesOnce = file === "-" || (await stat(file).catch(() => undefined))?.isFile() === false
  const held: Uint8Array[] = []
  const hash = createHash("sha256")
  const first = (chunk: Uint8Array): void => {
    hash.update(chunk)
    if (comesOnce) held.push(chunk.slice())
  }
  await pour(file, first, terminal)
  const digest = hash.digest("hex")
  return {
    digest,
    async again(push) {
      if (comesOnce) return reading(file, () => held.splice(0).forEach(push))
      const second = createHash("sha256")
      const met: { fault?: () => never } = {}
      const next = (chunk: Uint8Array): void => {
        second.update(chunk)
        if (met.fault) return
        try {
          push(chunk)
        } catch (error) {
          // Whether it is another file is known at its end alone.
          met.fault = () => {
            throw error
          }
        }
      }
      await pour(file, next, terminal)
      if (second.digest("hex") !== digest) throw new Stop(exits.unreadable, "file-changed", { file })
      if (met.fault) reading(file, met.fault)
    },
  }
}

/** What the options say of a release. */
function wantedOf(values: Values): Wanted {
  const audience = values["for-governments"] === true ? "parties" : "public"
  const names = (option: string) => [...new Set(namesIn(values, option).filter((name) => name !== ""))]
  const crossed = names("by")
  if (crossed.length === 0) throw new Stop(exits.misused, "say-by")
  const filters = new Map<string, string[]>()
  for (const word of names("only")) {
    const at = word.indexOf("=")
    if (at < 1) throw new Stop(exits.misused, "only-is-column-and-code", { what: word })
    filters.set(word.slice(0, at), [...(filters.get(word.slice(0, at)) ?? []), word.slice(at + 1)])
  }
  const within = names("within")
  return {
    ...{ by: within, tables: [crossed.filter((name) => !within.includes(name))], audience },
    filters: [...filters].map(([column, codes]) => ({ column, codes })),
    k: wholeNumber(values, "k", leastK[audience], [leastK[audience], 100_000]),
  }
}

/** What is handed chunks of a table, and in the end what they count. */
type Counter = { readonly push: (chunk: Uint8Array) => void; readonly end: () => Cross }

/** Counts records by columns, or adds up a table of counts, whose last column is `freq`. Throws `Malformed`. */
function counterOf(columns: readonly string[]): Counter {
  const labels = columns.map(() => new Map<string, number>())
  const found = new Map<string, { codes: Int32Array; count: number }>()
  let places: number[] | undefined
  let freq = -1
  const reader = csvRows((row) => {
    if (!places) {
      const head = Array.from({ length: row.count }, (_, at) => textOf(row, at).trim())
      freq = head.at(-1)?.toLowerCase() === "freq" ? head.length - 1 : -1
      places = columns.map((column) => {
        const at = head.indexOf(column)
        if (at < 0) throw new Malformed("column-not-found", row.line, column)
        return at
      })
      return
    }
    const count = freq < 0 ? 1 : Number(textOf(row, freq))
    if (!Number.isSafeInteger(count) || count < 0) throw new Malformed("not-a-count", row.line, textOf(row, freq))
    const codes = Int32Array.from(places, (at, of) => {
      const own = labels[of] ?? new Map<string, number>()
      const label = textOf(row, at).trim()
      const code = own.get(label) ?? own.size
      own.set(label, code)
      return code
    })
    const known = found.get(codes.join())
    if (known) known.count += count
    else if (count > 0) found.set(codes.join(), { codes, count })
  })
  return {
    push: reader.push,
    end() {
      reader.end()
      if (!places) throw new Malformed("no-header", 0)
      return {
        names: columns,
        labels: labels.map((own) => [...own.keys()]),
        each(visit) {
          for (const { codes, count } of found.values()) visit(codes, count)
        },
      }
    },
  }
}

/** A release as a file: a column for each dimension, `Total` where it is summed, `value` empty where it is withheld, a whole block too. */
function written({ dimensions, places, values, withheld, by, left = [] }: Cube): string {
  const rows = Array.from(values, (value, cell) => {
    const codes = dimensions.map(({ codes: own }, at) => own[places[cell * dimensions.length + at] ?? 0] ?? TOTAL)
    const isWithheld = withheld[cell] === 1
    return [...codes.map(csvField), isWithheld ? "" : String(value), String(isWithheld)].join(",")
  })
  for (const block of left)
    rows.push([...dimensions.map(({ name }) => csvField(block[by.indexOf(name)] ?? TOTAL)), "", "true"].join(","))
  // By their codes, so that the order tells nothing.
  rows.sort((a, b) => (a < b ? -1 : 1))
  return `${[[...dimensions.map(({ name }) => csvField(name)), "value", "suppressed"].join(","), ...rows].join("\n")}\n`
}

/** Lists what left by a folder. */
function list(releases: Awaited<ReturnType<typeof readLedger>>["releases"], values: Values, terminal: Terminal): void {
  const lines = releases.map(({ number, file, wanted, proof, reviewer }) => ({
    ...{
      number,
      file,
      reviewer,
      k: wanted.k,
      audience: wanted.audience,
      cells: proof.cells,
      withheld: proof.small + proof.beside,
    },
    columns: [...wanted.by, ...wanted.tables.flat()].join(", "),
  }))
  if (values["json"]) return terminal.print(JSON.stringify(lines))
  if (lines.length === 0) return terminal.print(terminal.say("cli.data.nothing-released"))
  for (const line of lines) terminal.print(terminal.say("cli.data.release-line", { ...line, reviewer: "" }))
  terminal.print(terminal.say("cli.data.nobody-else-in-all"))
}
