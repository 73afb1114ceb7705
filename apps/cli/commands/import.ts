import type { Command, Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import { filesOf } from "#apps/cli/paths.ts"
import type { Record } from "#apps/cli/record.ts"
import { doubtLine } from "#apps/cli/summary.ts"
import { bringFiles, getImport, keepImport, listImports } from "#modules/decisions/contract.ts"
import type { Import } from "#modules/decisions/import.ts"
import { openAsBlob } from "node:fs"
import { basename } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { z } from "zod"

type Read = z.output<typeof getImport.output>

/** How many files are brought at once. */
const together = 20

/** `palermo import`: brings files, shows what was understood of each, and keeps it if told to or if the reader agrees. */
export const bring: Command = {
  usage: "FILE|DIR… [--keep] [--json]",
  options: { keep: { type: "boolean" } },
  async run(given, values, terminal) {
    if (given.length === 0) throw new Stop(exits.misused, "file-missing")
    const files = (await Promise.all(given.map(filesOf))).flatMap(({ files: each }) => each)
    const record = await openRecord(terminal.environment)
    try {
      const done: Read[] = []
      for (let from = 0; from < files.length; from += together) {
        terminal.progress(terminal.say("cli.import.bringing", { from, all: files.length }))
        const read = await bringAll(record, files.slice(from, from + together))
        for (const each of read) done.push(await settle(record, each, values["keep"] === true, terminal))
      }
      if (values["json"]) terminal.print(JSON.stringify({ imports: done }))
      else terminal.print(terminal.say("cli.import.done", counts(done)))
      return done.some(({ status }) => status === "refused") ? exits.refused : exits.done
    } finally {
      await record.close()
    }
  },
}

/** Brings files and waits until each was read. */
async function bringAll(record: Record, files: readonly string[]): Promise<Read[]> {
  const form = new FormData()
  for (const file of files) {
    const blob = await openAsBlob(file).catch(() => {
      throw new Stop(exits.unreadable, "file-unreadable", { file })
    })
    form.append("files", blob, basename(file))
  }
  const { batch, imports } = await record.ask(bringFiles, { body: form })
  let waiting: readonly Import[] = imports
  while (waiting.some(isUnderWay)) {
    await pause(150)
    waiting = (await record.ask(listImports, { query: { batch, limit: 500 } })).items
  }
  return Promise.all(imports.map(({ id }) => record.ask(getImport, { params: { id } })))
}

/** Shows what was understood, and keeps it if that is wished. */
async function settle(record: Record, read: Read, keep: boolean, terminal: Terminal): Promise<Read> {
  terminal.tell(preview(read, terminal))
  if (read.status !== "previewed") return read
  const wished = keep || (await terminal.ask(terminal.say("cli.import.keep-it")))
  if (!wished) return read
  let kept: Import = await record.ask(keepImport, { params: { id: read.id }, body: {} })
  while (isUnderWay(kept)) {
    await pause(100)
    kept = await record.ask(getImport, { params: { id: read.id } })
  }
  terminal.tell(`  ${terminal.say(`cli.import.${kept.status}`)} ${kept.slug ?? ""}`)
  return { ...read, ...kept }
}

const isUnderWay = ({ status }: Import): boolean => ["waiting", "reading", "keeping"].includes(status)

function preview({ name, status, refusal, preview: seen }: Read, { say }: Terminal): string {
  if (refusal) return `${name}: ${say(`problem.${refusal}`)}`
  if (!seen) return `${name}: ${say(`cli.import.${status}`)}`
  const head = [seen.symbol ?? seen.number, seen.title].filter((each) => each !== null).join(" · ")
  const { preambular, operative, notes, citations, mandates, doubts, effect } = seen
  return [
    `${name}: ${head}`,
    `  ${say("cli.read.counts", { preambular, operative, notes, citations })}`,
    `  ${say("cli.read.mandates", { n: mandates.length })} · ${say(`cli.import.${effect.kind}`)}`,
    ...doubts.slice(0, 3).map((doubt) => `  ? ${doubtLine(doubt, say)}`),
  ].join("\n")
}

function counts(done: readonly Read[]): { [name: string]: number } {
  const count = (...wanted: readonly string[]) => done.filter(({ status }) => wanted.includes(status)).length
  return {
    all: done.length,
    kept: count("kept"),
    unchanged: count("unchanged"),
    refused: count("refused"),
    waiting: count("previewed"),
  }
}
