import type { OpenDatabase } from "#platform/database/open.ts"
import { sql } from "#platform/database/sql.ts"
import { ownTables } from "#platform/database/tables.ts"

/** Every row of every table of a store, as text, in an order of its own: what two stores must have alike to be the same. */
export async function everything({ kysely }: OpenDatabase): Promise<{ [table: string]: unknown[] }> {
  const all: { [table: string]: unknown[] } = {}
  for (const { name } of await ownTables(kysely)) {
    const found = await sql`select t::text as row from ${sql.raw(name)} as t order by t::text collate "C"`.execute(
      kysely,
    )
    all[name] = found.rows
  }
  return all
}
