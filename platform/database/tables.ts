import { migrations } from "#platform/database/migrate.ts"
import { sql } from "#platform/database/sql.ts"
import type { Kysely } from "kysely"
import { z } from "zod"

/** A column as far as copying it needs to know. */
export const Column = z.object({ name: z.string(), type: z.string() })

/** A table of the product's own schemas: its name, ready to be put into SQL, and the columns that are written to. */
export const Table = z.object({ name: z.string(), columns: z.array(Column) })
export type Table = z.infer<typeof Table>

/** The schemas that the migrations make. Others may share the database; they are nobody's business here. */
export async function ownSchemas(): Promise<string[]> {
  const made = (await migrations()).flatMap(({ text }) =>
    [...text.matchAll(/^\s*create schema (?:if not exists )?([a-z_]+)/gim)].map(([, name = ""]) => name),
  )
  return [...new Set([...made, "platform"])]
}

/** The tables of the product, but for the one that remembers migrations; generated columns left out. */
export async function ownTables(db: Kysely<unknown>): Promise<Table[]> {
  const found = await sql`
    select format('%I.%I', nspname, relname) as name,
           coalesce(
             json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
               filter (where attname is not null),
             '[]'
           ) as columns
      from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace
      left join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
     where relkind = 'r' and nspname = any(${await ownSchemas()}) and (nspname, relname) <> ('platform', 'migration')
     group by nspname, relname
     order by nspname, relname`.execute(db)
  return found.rows.map((row) => Table.parse(row))
}

/** Nothing changes without a line in the ledger, so a store without one of a person's holds only what every new store is given. */
export async function isUntouched(db: Kysely<unknown>): Promise<boolean> {
  const found = await sql`select from ledger.entry where person <> 'platform' limit 1`.execute(db)
  return found.rows.length === 0
}

/** A name as SQL wants it where it may be anything. */
export const quoted = (name: string) => sql.raw(`"${name.replaceAll('"', '""')}"`)
