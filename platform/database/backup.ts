import type { Foot, Head, Progress, Row, TableHead } from "#platform/database/archive.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { sql } from "#platform/database/sql.ts"
import { syncPath } from "#platform/database/sync.ts"
import { ownSchemas, ownTables, quoted, type Table } from "#platform/database/tables.ts"
import type { Kysely } from "kysely"
import { createHash, type Hash } from "node:crypto"
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { mkdir, readFile, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { finished } from "node:stream/promises"
import { createGzip, type Gzip } from "node:zlib"
import { z } from "zod"

const Migrations = z.array(z.object({ name: z.string(), digest: z.string() }))
const Sequence = z.object({ name: z.string(), value: z.coerce.string(), called: z.boolean() })

/**
 * Writes the whole store into one file, as it stands at one moment, while
 * others go on reading and writing. The file appears when it is whole; it can be
 * read by the owner alone, for it holds everything. Answers the rows of each table.
 */
export async function backUp(database: OpenDatabase, file: string, progress?: Progress): Promise<Foot["rows"]> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.part`
  const gzip = createGzip()
  const disk = createWriteStream(unfinished, { mode: 0o600 })
  gzip.on("error", (error) => disk.destroy(error))
  disk.on("error", (error) => gzip.destroy(error))
  gzip.pipe(disk)
  try {
    const transaction = database.kysely.transaction().setIsolationLevel("repeatable read").setAccessMode("read only")
    const written = await transaction.execute((db) => writeAll(db, { gzip, digest: createHash("sha256") }, progress))
    gzip.end()
    await finished(disk)
    await syncPath(unfinished)
    await rename(unfinished, file)
    await syncPath(dirname(file))
    return written
  } catch (error) {
    gzip.destroy()
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Backs up a store that is about to be migrated, and answers where to. */
export async function backUpBefore(database: OpenDatabase, migration: string, folder: string): Promise<string> {
  const now = new Date().toISOString().replace(/[:.]/g, "-")
  const file = join(folder, `${now}-before-${migration.replace(/\.sql$/, "")}.palermo`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await backUp(database, file)
  return file
}

type Archive = { readonly gzip: Gzip; readonly digest: Hash }

async function writeAll(db: Kysely<unknown>, archive: Archive, progress?: Progress): Promise<Foot["rows"]> {
  await sql`set local statement_timeout = 0`.execute(db)
  // A policy that hides rows from whoever backs up must be an error, never a smaller backup.
  await sql`set local row_security = off`.execute(db)
  const migrations = await sql`select name, digest from platform.migration order by name`.execute(db)
  const head: Head = {
    palermo: "backup",
    format: 1,
    version: await productVersion(),
    made: new Date().toISOString(),
    migrations: Migrations.parse(migrations.rows),
  }
  await write(archive, head)
  const rows: Record<string, number> = {}
  for (const table of await ownTables(db)) rows[table.name] = await writeTable(db, archive, table, progress)
  const foot: Foot = { rows, sequences: await sequences(db), sha256: archive.digest.copy().digest("hex") }
  await write(archive, foot)
  return rows
}

async function writeTable(db: Kysely<unknown>, archive: Archive, table: Table, progress?: Progress): Promise<number> {
  const bytes = table.columns.filter(({ type }) => type === "bytea").map(({ name }) => name)
  const head: TableHead = { table: table.name, columns: table.columns.map(({ name }) => name), bytes }
  await write(archive, head)
  const texts = table.columns.map(({ name, type }) =>
    type === "bytea" ? sql`translate(encode(${quoted(name)}, 'base64'), E'\n', '')` : sql`${quoted(name)}::text`,
  )
  await sql`
    declare backup no scroll cursor for
     select array[${sql.join(texts)}]::text[] as row from ${sql.raw(table.name)}`.execute(db)
  // A table of bytes may hold whole files in each row.
  const stretch = sql`fetch ${sql.raw(bytes.length > 0 ? "8" : "1000")} from backup`
  let count = 0
  for (;;) {
    const found = await stretch.execute(db)
    for (const each of found.rows as { row: Row }[]) await write(archive, each.row)
    count += found.rows.length
    if (found.rows.length === 0) break
    progress?.(table.name, count)
  }
  await sql`close backup`.execute(db)
  return count
}

async function sequences(db: Kysely<unknown>): Promise<Foot["sequences"]> {
  const found = await sql`
    select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value)::text as value,
           last_value is not null as called
      from pg_sequences where schemaname = any(${await ownSchemas()}) order by 1`.execute(db)
  return Object.fromEntries(found.rows.map((row) => Sequence.parse(row)).map(({ name, ...at }) => [name, at]))
}

async function write({ gzip, digest }: Archive, line: Head | TableHead | Row | Foot): Promise<void> {
  const text = `${JSON.stringify(line)}\n`
  digest.update(text)
  if (!gzip.write(text)) await once(gzip, "drain")
}

async function productVersion(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8")
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
