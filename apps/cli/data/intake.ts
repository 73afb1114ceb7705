import type { Terminal, Values } from "#apps/cli/command.ts"
import { namesIn, oneOf } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { datasetKinds } from "#modules/analysis/dataset.ts"
import { contradictingChoices, type Block, type Read } from "#modules/analysis/intake/encoded.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { readSnapshot, type IntakeOptions } from "#modules/analysis/intake/intake.ts"
import { fileSource, watched } from "#modules/analysis/intake/source.ts"
import { starterActors } from "#modules/directory/door.ts"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"

/** The layouts that may be asked for. */
const known = ["plain", "htcds", "ctdc", "glotip", "sdmx"] as const

/** How the options say that data are to be read, with the States of the record that is shipped. Ends the command where one cannot be. */
export async function intakeOptions(values: Values): Promise<IntakeOptions> {
  const layout = oneOf(values, "layout", known)
  const kind = oneOf(values, "kind", datasetKinds)
  const contradicting = oneOf(values, "contradicting", contradictingChoices)
  return {
    states: await starterActors(),
    today: new Date().toISOString().slice(0, 10),
    leaveOut: namesIn(values, "leave-out"),
    ...(layout && { layout }),
    ...(kind && { kind }),
    ...(contradicting && { contradicting }),
  }
}

/**
 * Reads a file through, block by block, and answers what is known of it; says how far it is. `-` is what comes in, which is
 * laid on the disk first, for some files are read from their end. Ends the command where it cannot be read, with the column
 * that is to blame.
 */
export async function readThrough(
  file: string,
  options: IntakeOptions,
  terminal: Terminal,
  take: (block: Block) => Promise<void> | void = () => undefined,
): Promise<Read> {
  await using at = file === "-" ? await incoming() : here(file)
  const source = await fileSource(at.path).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
  })
  try {
    const far = { rows: 0, bytes: 0, size: source.size }
    const tellOf = (): void => terminal.progress(() => terminal.say("cli.data.rows-read", { file, ...farTold(far) }))
    const looked = watched(source, (bytes) => void (far.bytes = bytes))
    const onRows = (rows: number): void => {
      far.rows = rows
      tellOf()
    }
    const blocks = readSnapshot(looked, { ...options, onRows })
    for (;;) {
      const { value, done } = await blocks.next()
      if (done) return value
      await take(value)
    }
  } catch (error) {
    throw stopFor(error, file, terminal)
  } finally {
    terminal.progress("")
    await source.close()
  }
}

/** How far a file was read, as a sentence takes it: rows, and the share of its bytes, where it is read by its bytes. */
export const farTold = ({
  rows,
  bytes,
  size,
}: {
  readonly rows: number
  readonly bytes: number
  readonly size: number
}) => ({
  rows,
  done: bytes === 0 ? "–" : `${Math.floor((100 * bytes) / size)} %`,
})

type At = AsyncDisposable & { readonly path: string }

const here = (path: string): At => ({ path, [Symbol.asyncDispose]: async () => undefined })

async function incoming(): Promise<At> {
  const folder = await mkdtemp(join(tmpdir(), "palermo-data-"))
  const path = join(folder, "in")
  await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }))
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

function stopFor(error: unknown, file: string, { say }: Terminal): unknown {
  if (error instanceof IntakeFault) {
    const { code, column, says, line, all } = error
    const columns =
      all.length > 0 ? all.map((each) => `“${each.column}” (${say(`analysis.identifying.${each.says}`)})`) : []
    const named = columns.length > 0 ? columns.join(", ") : (column ?? "")
    return new Stop(exits.refused, code, {
      file,
      line,
      column: column ?? "",
      columns: named,
      says: says ?? "",
      what: column ?? "",
    })
  }
  const { code } = error as NodeJS.ErrnoException
  return error instanceof Stop || code !== "EISDIR" ? error : new Stop(exits.unreadable, "file-unreadable", { file })
}

/** What stands in the way of keeping what was read: remarks that are faults, and values that wait for repair. */
export const inTheWay = ({ remarks, repairs }: Pick<Read, "remarks" | "repairs">) => ({
  faults: remarks.filter(({ fault }) => fault).length,
  open: repairs.filter(({ meaning }) => meaning === undefined).length,
})
