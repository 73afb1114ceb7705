import type { listImports } from "#modules/decisions/contract.ts"
import { Found } from "#modules/decisions/found.ts"
import { type Effect, Import, Preview } from "#modules/decisions/import.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { Snapshot } from "#modules/decisions/store/snapshot.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

const importColumns = sql`
  i.id, i.batch, i.name, i.file, i.size, i.format, i.status, i.refusal, i.progress, i.person, i.effect,
  to_char(i.brought at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as brought,
  (select d.slug from decisions.document d where d.id = i.document) as slug`

/** An import with what only keeping and undoing need. */
const HeldImport = Import.extend({
  reading: Found.nullable(),
  document: z.string().nullable(),
  touch: z.coerce.number().nullable(),
  before: Snapshot.nullable(),
})
export type HeldImport = z.infer<typeof HeldImport>

/** Puts a file in the waiting room; one whose bytes the record has already is done at once. */
export async function addImport(
  db: Database,
  {
    batch,
    name,
    file,
    size,
    person,
    brought,
  }: Pick<Import, "batch" | "name" | "file" | "size" | "person"> & { brought: Date },
): Promise<Import> {
  const [row] = await rows(db, z.object({ id: Import.shape.id }))`
    insert into decisions.import (batch, name, file, size, person, brought, status, format, progress, document)
    select ${batch}, ${name}, ${file}, ${size}, ${person}, ${brought}, case when v.id is null then 'waiting' else 'unchanged' end,
           v.format, case when v.id is null then 0 else 1 end, v.document
      from (select) as one left join decisions.version v on v.file = ${file}
    returning id`
  const added = row && (await findImport(db, row.id))
  if (!added) throw new Error("an import that was added is there")
  return added
}

/** Finds an import. */
export async function findImport(db: Database, id: Import["id"]): Promise<Import | undefined> {
  const [found] = await rows(db, Import)`select ${importColumns} from decisions.import i where i.id = ${id}`
  return found
}

/** Finds an import with its preview. */
export async function findPreview(db: Database, id: Import["id"]) {
  const [found] = await rows(db, Import.extend({ preview: Preview.nullable() }))`
    select ${importColumns}, i.preview from decisions.import i where i.id = ${id}`
  return found
}

/** Finds an import and holds it still, for whoever means to decide about it. */
export async function holdImport(db: Database, id: Import["id"]): Promise<HeldImport | undefined> {
  const [held] = await rows(db, HeldImport)`
    select ${importColumns}, i.reading, i.document, i.touch, i.before from decisions.import i where i.id = ${id} for update`
  return held
}

/** All imports of a batch, in the order its files came. */
export const importsOf = (db: Database, batch: string): Promise<Import[]> =>
  rows(db, Import)`select ${importColumns} from decisions.import i where i.batch = ${batch} order by i.number`

/** One stretch of the imports, newest first; of one batch if asked. */
export async function importPage(
  db: Database,
  { batch, status, after, limit }: z.infer<typeof listImports.query>,
): Promise<z.infer<typeof listImports.output>> {
  const list = `imports ${batch ?? ""} ${status ?? ""}`
  const at = readCursor(list, z.tuple([z.number()]), after)
  const which = sql`${batch ? sql`i.batch = ${batch}` : sql`true`} and ${status ? sql`i.status = ${status}` : sql`true`}`
  const found = await rows(db, Import.extend({ place: z.coerce.number() }))`
    select ${importColumns}, i.number as place from decisions.import i
     where ${which} and ${at ? sql`i.number < ${at[0]}::bigint` : sql`true`} order by i.number desc limit ${limit + 1}`
  const [counted] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from decisions.import i where ${which}`
  return { total: counted?.total ?? 0, ...stretchOf(list, found, limit, ({ place }) => [place]) }
}

/** What may change of an import. */
type Change = {
  readonly status?: Import["status"]
  readonly refusal?: Import["refusal"]
  readonly progress?: number
  readonly format?: Import["format"]
  readonly preview?: Preview | null
  readonly effect?: Effect | null
  readonly reading?: Found | null
  readonly document?: string | null
  readonly touch?: number | null
  readonly before?: Snapshot | null
}

const json = new Set(["preview", "effect", "reading", "before"])

/** Changes an import, and answers it as it now is. */
export async function changeImport(db: Database, id: Import["id"], change: Change): Promise<Import> {
  const set = Object.entries(change).map(([name, value]) => {
    const written = json.has(name) && value !== null ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`
    return sql`${sql.ref(name)} = ${written}`
  })
  await sql`update decisions.import set ${sql.join(set)} where id = ${id}`.execute(db)
  const found = await findImport(db, id)
  if (!found) throw new Error("an import that was changed is there")
  return found
}

/** Changes all of a batch that stand so and whose language is known. */
export async function changeBatch(
  db: Database,
  batch: string,
  from: Import["status"],
  to: Import["status"],
): Promise<void> {
  await sql`
    update decisions.import set status = ${to}
     where batch = ${batch} and status = ${from} and reading ->> 'language' is not null`.execute(db)
}

/** The next number in the order in which the record is touched. */
export async function nextTouch(db: Database): Promise<number> {
  const [row] = await rows(db, z.object({ touch: z.coerce.number() }))`select nextval('decisions.touch') as touch`
  if (!row) throw new Error("a sequence always has a next number")
  return row.touch
}

/** The latest act that touched a document after a given one, whatever it was, and must be undone before it. */
export async function laterTouch(db: Database, document: string, touch: number) {
  const Later = z.object({
    kind: z.enum(["import", "correction", "progress", "linking"]),
    id: z.string(),
    name: z.string(),
  })
  const [later] = await rows(db, Later)`
    select 'import' as kind, id, name, touch from decisions.import
     where document = ${document} and status = 'kept' and touch > ${touch}::bigint
     union all
    select 'correction', id, kind, touch from decisions.correction
     where document = ${document} and not undone and touch > ${touch}::bigint
     union all
    select 'progress', id, coalesce(status, 'nothing'), touch from decisions.progress
     where document = ${document} and not undone and touch > ${touch}::bigint
     union all
    select 'linking', k.id, k.after ->> 'kind', k.touch from decisions.linking k
     where not k.undone and k.touch > ${touch}::bigint
       and (k.succession in (select id from decisions.succession where ${document}::uuid in (later, earlier))
            or k.lineage in (select l.id from decisions.lineage l join decisions.mandate m on m.id in (l.later, l.earlier)
                              where m.document = ${document}))
     order by touch desc limit 1`
  return later
}

/** The document that has these bytes among its versions. */
export async function documentOfBytes(db: Database, file: string): Promise<string | undefined> {
  const [row] = await rows(db, z.object({ document: z.string() }))`
    select document from decisions.version where file = ${file}`
  return row?.document
}
