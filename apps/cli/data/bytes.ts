import type { Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { Malformed } from "@palermo/statistics"
import { closeSync, createReadStream, openSync, writeFileSync } from "node:fs"
import { readFile, stat, writeFile } from "node:fs/promises"
import { Readable, pipeline } from "node:stream"
import { createGunzip, gunzipSync } from "node:zlib"

/** How many bytes are looked at together. */
const CHUNK = 1 << 18

/**
 * Hands on a file chunk by chunk, or what comes in where it is `-`, and says how far it is; what gzip packed is unpacked.
 * Ends the command where the file is not there, cannot be read, or is no table.
 */
export async function pour(file: string, push: (chunk: Uint8Array) => void, terminal: Terminal): Promise<void> {
  try {
    const size = file === "-" ? 0 : (await stat(file)).size
    let [read, last] = [0, performance.now()]
    const tellOf = (bytes: number): void => {
      read += bytes
      if (performance.now() - last < 200) return
      last = performance.now()
      // What comes in has no size; a packed file is told by what of it was read.
      const done = size > 0 ? `${Math.floor((100 * read) / size)} %` : `${Math.floor(read / 1e6)} MB`
      terminal.progress(() => terminal.say("cli.data.reading", { file, done }))
    }
    const source = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: CHUNK })
    for await (const chunk of unpacked(source, tellOf)) push(chunk)
    terminal.progress("")
  } catch (error) {
    throw stopFor(error, file)
  }
}

/** A whole file, for tables, or what comes in where it is `-`; what gzip packed is unpacked. */
export async function whole(file: string): Promise<Uint8Array> {
  try {
    const bytes = file === "-" ? await incoming() : await readFile(file)
    return isPacked(bytes) ? gunzipSync(bytes) : bytes
  } catch (error) {
    throw stopFor(error, file)
  }
}

/** Does what reads a table, and turns what is wrong with the table into the end of the command. */
export function reading<Read>(file: string, read: () => Read): Read {
  try {
    return read()
  } catch (error) {
    throw stopFor(error, file)
  }
}

/** Writes a file, replacing what was there; ends the command where it cannot be written. */
export async function write(file: string, content: string): Promise<void> {
  await writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(exits.unreadable, "file-not-written", { file, reason: error.code ?? error.message })
  })
}

/**
 * Writes a file piece by piece, for what would be long as a whole; `fill` is handed what takes the next piece. Ends the
 * command where it cannot be written.
 */
export function writePieces(file: string, fill: (take: (piece: string) => void) => void): void {
  let open: number | undefined
  try {
    const to = openSync(file, "w")
    open = to
    let held = ""
    fill((piece) => {
      held += piece
      if (held.length < CHUNK) return
      writeFileSync(to, held)
      held = ""
    })
    writeFileSync(to, held)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new Stop(exits.unreadable, "file-not-written", { file, reason: code })
  } finally {
    if (open !== undefined) closeSync(open)
  }
}

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

async function incoming(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of process.stdin) pieces.push(piece as Uint8Array) // no encoding was set, so these are bytes
  return Buffer.concat(pieces)
}

async function* unpacked(source: Readable, tellOf: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const chunks = told(source, tellOf)
  const first = await chunks.next()
  if (first.done) return
  const all = (async function* () {
    yield first.value
    yield* chunks
  })()
  if (!isPacked(first.value)) {
    yield* all
    return
  }
  // What goes wrong before the end ends the reading of what comes out, by the same error.
  const out = pipeline(Readable.from(all), createGunzip({ chunkSize: CHUNK }), () => {})
  for await (const chunk of out) yield chunk as Uint8Array
}

async function* told(source: Readable, tellOf: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    const bytes = chunk as Uint8Array // no encoding was set, so these are bytes
    tellOf(bytes.length)
    yield bytes
  }
}

function stopFor(error: unknown, file: string): unknown {
  if (error instanceof Malformed) {
    const { code, line, what } = error
    return new Stop(exits.refused, code, { file, line, what })
  }
  if (error instanceof Stop) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  return new Stop(exits.unreadable, code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
}
