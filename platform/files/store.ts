import { rows, sql, type Database } from "#platform/database/sql.ts"
import { createHash } from "node:crypto"
import { z } from "zod"

/** A kept file: the SHA-256 of its bytes, by which it is known, and how many there are. */
export const File = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), size: z.coerce.number().int() })
export type File = z.infer<typeof File>

/** Keeps bytes under their hash, in the transaction of the act that brought them; the same bytes are kept once. */
export async function keepFile(db: Database, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<File> {
  const bytes = content instanceof Uint8Array ? content : await gather(content)
  const file = { hash: createHash("sha256").update(bytes).digest("hex"), size: bytes.byteLength }
  await sql`
    insert into files.file (hash, size, bytes) values (${file.hash}, ${file.size}, ${Buffer.from(bytes)})
        on conflict do nothing`.execute(db)
  await sql`
    select set_config('app.brought', concat_ws(',', nullif(current_setting('app.brought', true), ''), ${file.hash}::text), true)
  `.execute(db)
  return file
}

/** The bytes that were kept under a hash, or nothing. */
export async function readFile(db: Database, hash: string): Promise<Uint8Array | undefined> {
  const [file] = await rows(db, z.object({ bytes: z.instanceof(Uint8Array) }))`
    select bytes from files.file where hash = ${hash}`
  return file?.bytes
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
