import { keptCheckpoint } from "#apps/server/notary.ts"
import type { Progress } from "#platform/database/archive.ts"
import { backUp } from "#platform/database/backup.ts"
import { standing } from "#platform/database/migrate.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { sql } from "#platform/database/sql.ts"
import { operator } from "#platform/identity/rights.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import { platform as worker } from "#platform/jobs/worker.ts"
import { verify } from "#platform/ledger/verify.ts"
import { readCheckpoint } from "#platform/proof/checkpoint.ts"
import { z } from "zod"

/** The store an operation is done on, the address people reach it at, and the folder that is kept beside it. */
export type Store = {
  readonly database: OpenDatabase
  readonly origin: string
  readonly person: string
  readonly data: string
}

/**
 * What is done on the store as a whole, by whoever has it open: the command line
 * itself, or the running server for it. None of it is served to the network.
 */
export const operations = {
  /**
   * Reads the whole ledger and answers how it was found. It is held against the last checkpoint that was signed here,
   * and against another, where one is given that somebody kept. Others act meanwhile.
   */
  verify: async ({ database, data }: Store, { checkpoint }: Input = {}, progress?: Progress) => {
    const kept = [checkpoint, await keptCheckpoint(data)].flatMap((text) => readCheckpoint(text ?? "") ?? [])
    // The ledger is read as the platform, which sees all of it: people see what is theirs.
    const found = await verify((work) => database.transaction(worker, work, "reading"), {
      kept,
      progress: (lines) => progress?.("ledger", lines),
    })
    return { ...found, kept: kept.map(({ size }) => size) }
  },

  /** Writes the whole store into a file of this machine. */
  backup: async ({ database }: Store, { file }: Input, progress: Progress) => ({
    file,
    rows: await backUp(database, file ?? "", progress),
  }),

  /** Makes a new link that signs the operator in, who accepts the first officer where nobody else is there to. */
  operatorLink: ({ database, origin, person }: Store) =>
    database.transaction(person, async (db) => ({ link: linkTo(origin, await makeLink(db, new Date(), operator)) })),

  /** Makes a new link that signs the administrator in; those made before are good no more. */
  link: ({ database, origin, person }: Store) =>
    database.transaction(person, async (db) => ({ link: linkTo(origin, await makeLink(db, new Date())) })),

  /** Says what kind of database it is, and how it stands. */
  inspect: async ({ database }: Store) => {
    const { applied, pending } = await standing(database.pool)
    const about = await sql`
      select current_setting('server_version') as version,
             (select coalesce(array_agg(extname::text order by extname), '{}') from pg_extension) as extensions
    `.execute(database.kysely)
    return {
      kind: database.kind,
      ...About.parse(about.rows[0]),
      applied: applied.length,
      pending: pending.map((each) => each.name),
    }
  },
}

/** The name of an operation. */
export type Operation = keyof typeof operations
/** What an operation answers. */
export type Outcome<Name extends Operation> = Awaited<ReturnType<(typeof operations)[Name]>>
export type Input = { readonly file?: string | undefined; readonly checkpoint?: string | undefined }

const About = z.object({ version: z.string(), extensions: z.array(z.string()) })
