import {
  readArchive,
  type Foot,
  type Head,
  type Progress,
  type Row,
  type TableHead,
} from "#platform/database/archive.ts"
import { StoreFault } from "#platform/database/fault.ts"
import { applyIn, migrations, prepareMigrations, type Asks, type Migration } from "#platform/database/migrate.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { sql } from "#platform/database/sql.ts"
import { isUntouched, ownSchemas, ownTables, quoted, type Table } from "#platform/database/tables.ts"
import { CompiledQuery, type Kysely } from "kysely"
import { z } from "zod"

/** How many rows, or how many units of text, are sent at once. */
const stretch = { rows: 500, units: 4_000_000 }

type Setting = {
  /** Takes the place of what the store holds. */
  readonly over?: boolean
  readonly progress?: Progress
}

/**
 * Makes a store what it was when the backup was made, and answers the rows of
 * each table. All of it is one transaction. The backup is read to its end before
 * anything is touched; refused are a damaged one, one of a newer version of the
 * product, and a store in which somebody has acted, unless `over` is said.
 *
 * Nobody is signed in afterwards: sessions, links and what was begun are gone,
 * and keys are revoked, as some of them may have been ended since.
 *
 * An older backup is restored into the shape it was made in, then migrated.
 */
export async function restore(database: OpenDatabase, file: string, setting: Setting = {}): Promise<Foot["rows"]> {
  const { head } = await readArchive(file, {})
  const { before, after } = await plan(head)
  const rows = await database.kysely.transaction().execute(async (db) => {
    await sql`set local statement_timeout = 0`.execute(db)
    if (!setting.over && !(await isUntouched(db)))
      throw new StoreFault("store-not-empty", "the store is in use already")
    const client = clientOf(db)
    if (after.length > 0) {
      await sql`drop schema if exists ${sql.join((await ownSchemas()).map(quoted))} cascade`.execute(db)
      await prepareMigrations(client)
      for (const migration of before) await applyIn(client, migration)
    }
    const restored = await load(db, file, setting.progress)
    for (const migration of after) await applyIn(client, migration)
    // Who was signed out since, and whose key was revoked, must not be let in again by an old store.
    await sql`select identity.end_all_begun(now())`.execute(db)
    return restored
  })
  await database.sync()
  return rows
}

/** Splits the migrations into those the backup was made with and those it has yet to go through. */
async function plan({ migrations: made, version }: Head): Promise<{ before: Migration[]; after: Migration[] }> {
  const all = await migrations()
  const known = new Map(all.map(({ name, digest }) => [name, digest]))
  const foreign = made.find(({ name, digest }) => known.get(name) !== digest)
  if (foreign)
    throw new StoreFault("backup-newer", `this version does not know ${foreign.name}`, { name: foreign.name, version })
  const names = new Set(made.map(({ name }) => name))
  return { before: all.filter(({ name }) => names.has(name)), after: all.filter(({ name }) => !names.has(name)) }
}

async function load(db: Kysely<unknown>, file: string, progress?: Progress): Promise<Foot["rows"]> {
  const tables = await ownTables(db)
  const reattach = await detach(db, tables)
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.raw(name)))}`.execute(db)
  let into: ((row: Row) => Promise<void>) | undefined
  let flush: () => Promise<void> = async () => undefined
  const { foot } = await readArchive(file, {
    table: async (head) => {
      await flush()
      const writer = writerTo(db, columnsOf(tables, head), progress)
      into = writer.add
      flush = writer.flush
    },
    row: async (row) => into?.(row),
    foot: () => flush(),
  })
  for (const [name, { value, called }] of Object.entries(foot.sequences))
    await sql`select setval(${name}::regclass, ${value}::bigint, ${called})`.execute(db)
  await reattach()
  return foot.rows
}

function columnsOf(tables: readonly Table[], head: TableHead): Table {
  const table = tables.find(({ name }) => name === head.table)
  const columns = head.columns.map((name) => table?.columns.find((column) => column.name === name))
  if (!table || columns.some((column) => column === undefined))
    throw new Error(`${head.table} of the backup is not a table of its migrations`)
  return { name: table.name, columns: columns.filter((column) => column !== undefined) }
}

/** Gathers rows and writes them many at a time: each column travels as one array of texts. */
function writerTo(db: Kysely<unknown>, table: Table, progress?: Progress) {
  let waiting: Row[] = []
  let units = 0
  let count = 0
  const names = table.columns.map((_, index) => sql.raw(`c${index}`))
  const values = table.columns.map(({ type }, index) =>
    type === "bytea" ? sql.raw(`decode(c${index}, 'base64')`) : sql.raw(`c${index}::${type}`),
  )

  async function flush(): Promise<void> {
    if (waiting.length === 0) return
    const arrays = table.columns.map((_, index) => sql`${waiting.map((row) => row[index] ?? null)}::text[]`)
    await sql`
      insert into ${sql.raw(table.name)} (${sql.join(table.columns.map(({ name }) => quoted(name)))})
      overriding system value
      select ${sql.join(values)} from unnest(${sql.join(arrays)}) as given (${sql.join(names)})`.execute(db)
    count += waiting.length
    waiting = []
    units = 0
    progress?.(table.name, count)
  }

  async function add(row: Row): Promise<void> {
    waiting.push(row)
    for (const text of row) units += text?.length ?? 0
    if (waiting.length >= stretch.rows || units >= stretch.units) await flush()
  }

  return { add, flush }
}

const Reference = z.object({ table: z.string(), name: z.string(), definition: z.string() })
const Trigger = z.object({ table: z.string(), name: z.string(), state: z.enum(["O", "D", "R", "A"]) })

/**
 * Takes off the tables what would stand in the way of rows that come as they
 * once were: references, which may run in circles, and triggers, whose effects
 * are in the rows already. What it answers puts all of it back, and the database
 * then checks every reference again.
 */
async function detach(db: Kysely<unknown>, tables: readonly Table[]): Promise<() => Promise<void>> {
  const ours = sql`format('%I.%I', nspname, relname) = any(${tables.map(({ name }) => name)})`
  const from = sql`join pg_class on pg_class.oid = owner join pg_namespace on pg_namespace.oid = relnamespace`
  const references = await sql`
    select format('%I.%I', nspname, relname) as table, name, definition
      from (select conrelid as owner, conname as name, pg_get_constraintdef(oid) as definition
              from pg_constraint where contype = 'f' and conparentid = 0) as reference
      ${from} where ${ours}`.execute(db)
  const triggers = await sql`
    select format('%I.%I', nspname, relname) as table, name, state
      from (select tgrelid as owner, tgname as name, tgenabled as state from pg_trigger where not tgisinternal) as trigger
      ${from} where ${ours}`.execute(db)
  const cut = references.rows.map((row) => Reference.parse(row))
  const stilled = triggers.rows.map((row) => Trigger.parse(row))
  const alter = (table: string, change: ReturnType<typeof sql>) =>
    sql`alter table ${sql.raw(table)} ${change}`.execute(db)
  for (const { table, name } of cut) await alter(table, sql`drop constraint ${quoted(name)}`)
  for (const { table, name } of stilled) await alter(table, sql`disable trigger ${quoted(name)}`)
  const word = { O: "enable", D: "disable", R: "enable replica", A: "enable always" } as const
  return async () => {
    await sql`set constraints all immediate`.execute(db)
    for (const { table, name, state } of stilled)
      await alter(table, sql`${sql.raw(word[state])} trigger ${quoted(name)}`)
    for (const { table, name, definition } of cut)
      await alter(table, sql`add constraint ${quoted(name)} ${sql.raw(definition)}`)
  }
}

/** The transaction, in the shape in which migrations take a connection. */
const clientOf = (db: Kysely<unknown>): Asks => ({
  query: (text, values = []) => db.executeQuery(CompiledQuery.raw(text, values)),
})
