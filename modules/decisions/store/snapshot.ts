import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** The tables a document consists of, those others hang on first, with every column that is not worked out. */
const tables = {
  document: {
    key: "id",
    of: "id",
    columns:
      "id slug identity symbol number body kind stage session adopted dated agenda_item sponsors titles read_in sought",
  },
  version: { key: "id", of: "document", columns: "id document language format file name stage reading kept current" },
  provision: {
    key: "id",
    of: "document",
    columns: "id document anchor kind number section parent ordinal depth removed",
  },
  wording: {
    key: "provision, language",
    of: "document",
    columns: "provision language document number opening text marks confidence",
  },
  note: {
    key: "document, language, ordinal",
    of: "document",
    columns: "document language ordinal mark text marks ibidem",
  },
  citation: { key: "id", of: "document", columns: "id document provision language kind body cited symbol names" },
  mandate: {
    key: "id",
    of: "document",
    columns:
      "id document provision clause part language kind verb core class level addressee actor inferred target action deliverable " +
      "date_printed date_kind date_from date_to recurrence report resources basis confidence range_from range_to said_status " +
      "corrected gone as_read slug body session recency ordinal",
  },
} as const

type Table = keyof typeof tables
const names = Object.keys(tables) as Table[]

/** Every row of a document as it now is. */
export const Snapshot = z.record(z.string(), z.array(z.record(z.string(), z.unknown())))
export type Snapshot = z.infer<typeof Snapshot>

/** Takes down every row of a document, so that it can be made again as it was. */
export async function snapshotOf(db: Database, document: string): Promise<Snapshot> {
  const taken: Snapshot = {}
  for (const name of names) {
    const { of, columns } = tables[name]
    const [row] = await rows(db, z.object({ rows: Snapshot.valueType }))`
      select coalesce(jsonb_agg(to_jsonb(t)), '[]') as rows
        from (select ${listed(columns)} from ${sql.table(`decisions.${name}`)} where ${sql.ref(of)} = ${document}) t`
    taken[name] = row?.rows ?? []
  }
  return taken
}

/** Makes a document as it was: what came since goes, what went comes back, what changed is as before. */
export async function restore(db: Database, document: string, before: Snapshot | null): Promise<void> {
  await sql`set constraints all deferred`.execute(db)
  for (const name of names.toReversed()) {
    const { key, of } = tables[name]
    const was = JSON.stringify(before?.[name] ?? [])
    await sql`
      delete from ${sql.table(`decisions.${name}`)}
       where ${sql.ref(of)} = ${document}
         and (${sql.raw(key)}) not in (select ${sql.raw(key)} from ${recordset(name, was)} as was)`.execute(db)
  }
  for (const name of names) if (before?.[name]?.length) await put(db, name, before[name])
  await sql`set constraints all immediate`.execute(db)
}

/** Writes rows of a table, over those of the same key; a row that is as it was is not written again. */
export async function put(db: Database, name: Table, written: readonly unknown[]): Promise<void> {
  if (written.length === 0) return
  const { key, columns } = tables[name]
  const others = columns.split(" ").filter((column) => !key.split(", ").includes(column))
  const is = sql.join(others.map((column) => sql.ref(`t.${column}`)))
  const willBe = sql.join(others.map((column) => sql.ref(`excluded.${column}`)))
  await sql`
    insert into ${sql.table(`decisions.${name}`)} as t (${listed(columns)})
    select ${listed(columns)} from ${recordset(name, JSON.stringify(written))} as was
        on conflict (${sql.raw(key)}) do update
       set ${sql.join(others.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}
     where (${is}) is distinct from (${willBe})`.execute(db)
}

const listed = (columns: string) => sql.join(columns.split(" ").map((column) => sql.ref(column)))

const recordset = (name: Table, json: string) =>
  sql`jsonb_populate_recordset(null::${sql.table(`decisions.${name}`)}, ${json}::jsonb)`
