import type { Progress } from "#platform/database/archive.ts"
import { backUp } from "#platform/database/backup.ts"
import { standing } from "#platform/database/migrate.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import { verify } from "#platform/ledger/ledger.ts"
import { z } from "zod"

/** The store an operation is done on, and the address people reach it at. */
export type Store = { readonly database: OpenDatabase; readonly origin: string; readonly person: string }

/**
 * What is done on the store as a whole, by whoever has it open: the command line
 * itself, or the running server for it. None of it is served to the network.
 */
export const operations = {
  /** Walks the ledger; answers how many lines it has and the first that is not as it was written. */
  verify: ({ database, person }: Store) =>
    database.transaction(person, async (db) => {
      const [count] = await rows(db, z.object({ lines: z.coerce.number() }))`select count(*) as lines from ledger.entry`
      return { lines: count?.lines ?? 0, broken: (await verify(db)) ?? null }
    }),

  /** Writes the whole store into a file of this machine. */
  backup: async ({ database }: Store, { file }: Input, progress: Progress) => ({
    file,
    rows: await backUp(database, file ?? "", progress),
  }),

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
export type Input = { readonly file?: string }

const About = z.object({ version: z.string(), extensions: z.array(z.string()) })
