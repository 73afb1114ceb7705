import type { Command, Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import { filesOf } from "#apps/cli/paths.ts"
import type { Record } from "#apps/cli/record.ts"
import { doubtLine } from "#apps/cli/summary.ts"
import { bringFiles, getImport, keepBatch, keepImport, listImports } from "#modules/decisions/contract.ts"
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
        if (values["keep"]) done.push(...(await keepAll(record, read, terminal)))
        else for (const each of read) done.push(await settle(record, each, terminal))
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
  await untilSettled(record, batch)
  return Promise.all(imports.map(({ id }) => record.ask(getImport, { params: { id } })))
}

/** Shows what was understood of files that were brought together, keeps all of them at once, and says what that did. */
async function keepAll(record: Record, read: readonly Read[], terminal: Terminal): Promise<Read[]> {
  const [first] = read
  if (!first) return []
  await record.ask(keepBatch, { body: { batch: first.batch } })
  const { items } = await untilSettled(record, first.batch)
  return read.map((each) => {
    terminal.tell(preview(each, terminal))
    return settled(each, items.find(({ id }) => id === each.id) ?? each, terminal)
  })
}

/** Shows what was understood, and keeps it if that is wished. */
async function settle(record: Record, read: Read, terminal: Terminal): Promise<Read> {
  const { effect } = read.preview ?? {}
  terminal.tell(preview(read, terminal) + (effect ? ` · ${terminal.say(`cli.import.${effect.kind}`)}` : ""))
  if (read.status !== "previewed" || !(await terminal.ask(terminal.say("cli.import.keep-it")))) return read
  return settled(read, await record.ask(keepImport, { params: { id: read.id }, body: {} }), terminal)
}

/** Says what became of a file: what keeping it did, which others kept before it may have made another thing than was seen. */
function settled(read: Read, now: Import, { tell, say }: Terminal): Read {
  const { status, effect } = now
  const did = effect ? [say(`cli.import.${effect.kind}`)] : []
  if (status !== read.status) tell(`  ${[say(`cli.import.${status}`), now.slug ?? "", ...did].join(" · ")}`)
  return { ...read, ...now, preview: read.preview && { ...read.preview, effect: effect ?? read.preview.effect } }
}

async function untilSettled(record: Record, batch: string) {
  for (;;) {
    const all = await record.ask(listImports, { query: { batch, limit: 500 } })
    if (!all.items.some(isUnderWay)) return all
    await pause(150)
  }
}

const isUnderWay = ({ status }: Import): boolean => ["waiting", "reading", "keeping"].includes(status)

function preview({ name, status, refusal, preview: seen }: Read, { say }: Terminal): string {
  if (refusal) return `${name}: ${say(`problem.${refusal}`)}`
  if (!seen) return `${name}: ${say(`cli.import.${status}`)}`
  const head = [seen.symbol ?? seen.number, seen.title].filter((each) => each !== null).join(" · ")
  const { preambular, operative, notes, citations, mandates, doubts } = seen
  return [
    `${name}: ${head}`,
    `  ${say("cli.read.counts", { preambular, operative, notes, citations })}`,
    ...doubts.slice(0, 3).map((doubt) => `  ? ${doubtLine(doubt, say)}`),
    `  ${say("cli.read.mandates", { n: mandates.length })}`,
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
