import { StoreFault } from "#platform/database/fault.ts"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { access } from "node:fs/promises"
import { createInterface } from "node:readline"
import { createGunzip } from "node:zlib"
import { z } from "zod"

/*
 * A backup is a gzip of lines of JSON: one that says what it is; for each table
 * one that names its columns, and one for each row; and one that closes it,
 * with the number of rows of each table and the SHA-256 of all lines before.
 * Values are in the text PostgreSQL writes them in, bytes in base64.
 */

/** The line a backup begins with. */
export const Head = z.object({
  palermo: z.literal("backup"),
  format: z.literal(1),
  version: z.string(),
  made: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
})
export type Head = z.infer<typeof Head>

/** The line before the rows of a table. */
export const TableHead = z.object({ table: z.string(), columns: z.array(z.string()), bytes: z.array(z.string()) })
export type TableHead = z.infer<typeof TableHead>

/** One row: the text of each column, in their order. */
export const Row = z.array(z.string().nullable())
export type Row = z.infer<typeof Row>

/** The line a backup ends with. */
export const Foot = z.object({
  rows: z.record(z.string(), z.number().int()),
  sequences: z.record(z.string(), z.object({ value: z.string(), called: z.boolean() })),
  sha256: z.string(),
})
export type Foot = z.infer<typeof Foot>

/** Whoever wants to know how far a backup or restore has come hears of each table and its rows so far. */
export type Progress = (table: string, rows: number) => void

type Visitor = {
  readonly head?: (head: Head) => Promise<void>
  readonly table?: (table: TableHead) => Promise<void>
  readonly row?: (row: Row) => Promise<void>
  readonly foot?: (foot: Foot) => Promise<void>
}

/**
 * Reads a backup from its beginning to its end, and tells the visitor what it
 * meets. Refuses, with `backup-damaged`, one that was changed or cut short; it
 * knows only at the end, so what the visitor did until then may have to be undone.
 */
export async function readArchive(file: string, visitor: Visitor): Promise<{ head: Head; foot: Foot }> {
  await access(file).catch(() => {
    throw new StoreFault("backup-not-found", `there is no ${file}`, { file })
  })
  const digest = createHash("sha256")
  const counts: Record<string, number> = {}
  let head: Head | undefined
  let table: TableHead | undefined
  let foot: Foot | undefined
  try {
    for await (const line of linesOf(file)) {
      if (foot) throw new Error("there is something after its end")
      const value: unknown = JSON.parse(line)
      if (!head) {
        head = Head.parse(value)
        await visitor.head?.(head)
      } else if (Array.isArray(value)) {
        if (!table || value.length !== table.columns.length) throw new Error("a row is out of place")
        await visitor.row?.(value as Row)
        counts[table.table] = (counts[table.table] ?? 0) + 1
      } else if (isFoot(value)) {
        foot = Foot.parse(value)
        if (foot.sha256 !== digest.copy().digest("hex")) throw new Error("its digest is another")
        if (JSON.stringify(foot.rows) !== JSON.stringify(counts)) throw new Error("rows are missing")
        await visitor.foot?.(foot)
      } else {
        table = TableHead.parse(value)
        counts[table.table] = 0
        await visitor.table?.(table)
      }
      digest.update(line).update("\n")
    }
    if (!head || !foot) throw new Error("it ends too early")
    return { head, foot }
  } catch (error) {
    throw damaged(file, error)
  }
}

const isFoot = (value: unknown): boolean => typeof value === "object" && value !== null && "sha256" in value

async function* linesOf(file: string): AsyncIterable<string> {
  const packed = createReadStream(file)
  const plain = createGunzip()
  // `pipe` keeps the errors of the first stream to itself.
  packed.on("error", (error) => plain.destroy(error))
  packed.pipe(plain)
  const lines = createInterface({ input: plain, crlfDelay: Infinity })
  let fault: Error | undefined
  plain.on("error", (error) => {
    fault = error
    lines.close()
  })
  try {
    yield* lines
  } finally {
    packed.destroy()
    plain.destroy()
  }
  if (fault) throw fault
}

/** What the file is to blame for; the faults of the database that reads it stay what they are. */
function damaged(file: string, error: unknown): unknown {
  const isOfDatabase = error instanceof StoreFault || (error instanceof Error && "severity" in error)
  if (isOfDatabase) return error
  const reason =
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error)
  return new StoreFault("backup-damaged", `${file} is not a whole backup: ${reason}`, { file, reason }, error)
}
