import type { Block } from "#modules/analysis/intake/encoded.ts"
import { sealBlock, type Chunk } from "#modules/analysis/store/boxes.ts"
import { sql, type Database } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { Buffer } from "node:buffer"
import { once } from "node:events"
import { createReadStream, createWriteStream } from "node:fs"

/** So many bytes of boxes go to the database in one statement. */
const batch = 4 * 1024 * 1024
/** What stands before each box: place, ordinal, rows, length, and the eight letters of its key. */
const headLength = 24

/** Locked records on their way to the database: they lie in a file, as they will lie in the table, while the rest is read. */
export type Spool = {
  readonly add: (block: Block) => Promise<void>
  readonly end: () => Promise<void>
}

/** Locks blocks of a snapshot away as they come, into a file. Nothing of them lies there open. */
export function spool(keys: Keyring, snapshot: string, path: string): Spool {
  const file = createWriteStream(path, { mode: 0o600, flags: "wx" })
  const failed = once(file, "error").then(([error]: unknown[]) => Promise.reject(error as Error)) // Streams fail by errors.
  failed.catch(() => undefined)
  return {
    async add(block) {
      for (const { place, ordinal, rows, key, box } of sealBlock(keys, snapshot, block)) {
        const head = Buffer.alloc(headLength)
        for (const [at, number] of [place, ordinal, rows, box.length].entries()) head.writeUInt32LE(number, at * 4)
        head.write(key, 16, "latin1")
        file.write(head)
        if (!file.write(box)) await Promise.race([once(file, "drain"), failed])
      }
    },
    async end() {
      file.end()
      await Promise.race([once(file, "close"), failed])
    },
  }
}

/** Puts the locked records of a file into the table of a snapshot, some megabytes at a time. */
export async function putRecords(db: Database, snapshot: string, path: string): Promise<void> {
  let waiting: Chunk[] = []
  let size = 0
  const put = async () => {
    if (waiting.length > 0) await insertChunks(db, snapshot, waiting)
    waiting = []
    size = 0
  }
  for await (const chunk of chunksIn(path)) {
    waiting.push(chunk)
    size += chunk.box.length
    if (size >= batch) await put()
  }
  await put()
}

/** Puts locked stretches of columns into the table of a snapshot. */
export async function insertChunks(db: Database, snapshot: string, chunks: readonly Chunk[]): Promise<void> {
  const values = chunks.map(
    ({ place, ordinal, rows, key, box }) =>
      sql`(${snapshot}::uuid, ${ordinal}::integer, ${place}::integer, ${rows}::integer, ${key}, ${box}::bytea)`,
  )
  await sql`insert into analysis.chunk (snapshot, ordinal, place, rows, key, box) values ${sql.join(values)}`.execute(
    db,
  )
}

async function* chunksIn(path: string): AsyncGenerator<Chunk> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    let at = 0
    for (;;) {
      const length = rest.length - at < headLength ? undefined : rest.readUInt32LE(at + 12)
      if (length === undefined || rest.length - at < headLength + length) break
      const [place, ordinal, rows] = [0, 4, 8].map((offset) => rest.readUInt32LE(at + offset))
      const key = rest.toString("latin1", at + 16, at + headLength)
      const box = Buffer.from(rest.subarray(at + headLength, at + headLength + length))
      yield { place: place ?? 0, ordinal: ordinal ?? 0, rows: rows ?? 0, key, box }
      at += headLength + length
    }
    rest = rest.subarray(at)
  }
  if (rest.length > 0) throw new Error("locked records were cut short on their way")
}
