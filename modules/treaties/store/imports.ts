import { understand } from "#modules/treaties/act-file.ts"
import { ActImport, RawLine, type ImportLine } from "#modules/treaties/import.ts"
import { actColumns, addActs, holdRecord, removeActs } from "#modules/treaties/store/acts.ts"
import { refusalOf, type By } from "#modules/treaties/store/changing.ts"
import { recordIn } from "#modules/treaties/store/record.ts"
import { readTable } from "#modules/treaties/store/table.ts"
import { Act } from "#modules/treaties/act.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

const columns = sql`
  i.id, i.name, i.size, i.status, i.refusal, i.person, jsonb_array_length(i.lines) as rows,
  to_char(i.brought at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as brought`

const Held = ActImport.extend({ lines: z.array(RawLine) })

type Came = { readonly name: string; readonly hash: string; readonly size: number; readonly bytes: Uint8Array }

/** Reads a file of acts and keeps its rows until somebody decides; a file that is no table is refused with its reason. */
export async function bring(db: Database, { name, hash, size, bytes }: Came, { person, now }: By): Promise<ActImport> {
  const read = readTable(bytes)
  const [status, refusal, lines] = read.ok ? ["previewed", null, read.value] : ["refused", read.refusal, []]
  const [added] = await rows(db, ActImport)`
    insert into treaties.import as i (name, file, size, status, refusal, lines, person, brought)
    values (${name}, ${hash}, ${size}, ${status}, ${refusal}, ${JSON.stringify(lines)}::jsonb, ${person}, ${now})
    returning ${columns}`
  if (!added) throw new Error("an import that was added is there")
  return added
}

/** Finds an import with its rows, each held against the record as it is now. */
export async function previewOf(db: Database, id: ActImport["id"], today: string) {
  const [found] = await rows(db, Held)`select ${columns}, i.lines from treaties.import i where i.id = ${id}`
  if (!found) return undefined
  const lines = found.status === "previewed" ? await understood(db, found, today) : found.lines.map(asKept)
  const wrong = lines.filter(({ faults }) => faults.length > 0).length
  const doubtful = lines.filter(({ doubts }) => doubts.length > 0).length
  return { ...found, lines, good: lines.length - wrong, wrong, doubtful }
}

/** One stretch of the imports, newest first. */
export async function importPage(
  db: Database,
  { after, limit, status }: { after?: string | undefined; limit: number; status?: string | undefined },
) {
  const which = status ? sql`i.status = ${status}` : sql`true`
  const place = after !== undefined && /^\d{1,18}$/.test(after) ? sql`i.number < ${after}::bigint` : sql`true`
  const found = await rows(db, ActImport.extend({ number: z.coerce.string() }))`
    select ${columns}, i.number from treaties.import i where ${which} and ${place} order by i.number desc limit ${limit + 1}`
  const [count] = await rows(db, z.object({ total: z.coerce.number() }))`
    select count(*) as total from treaties.import i where ${which}`
  const items = found.slice(0, limit)
  return { total: count?.total ?? 0, items, next: found.length > limit ? (items.at(-1)?.number ?? null) : null }
}

/** Keeps all the acts of a file, or none: a row that is wrong by now keeps all of them out. */
export async function keep(
  db: Database,
  id: ActImport["id"],
  { now, today }: By,
): Promise<Result<ActImport, "import-not-found" | "import-not-previewed" | "import-has-faults">> {
  await holdRecord(db)
  const held = await hold(db, id)
  if (!held) return refuse("import-not-found")
  if (held.status !== "previewed") return refuse("import-not-previewed")
  const lines = await understood(db, held, today)
  const acts = lines.flatMap(({ id: act, act: wording }) =>
    wording ? [{ ...wording, id: act, origin: "import" as const }] : [],
  )
  if (acts.length < lines.length) return refuse("import-has-faults")
  await addActs(db, acts, now, id)
  return allow(await mark(db, held, "kept"))
}

/** Puts a file aside that was not kept. */
export async function discard(
  db: Database,
  id: ActImport["id"],
): Promise<Result<ActImport, "import-not-found" | "import-not-previewed">> {
  const held = await hold(db, id)
  if (!held) return refuse("import-not-found")
  if (held.status !== "previewed" && held.status !== "refused") return refuse("import-not-previewed")
  return allow(await mark(db, held, "discarded"))
}

/** Takes the acts of a kept file out again, if nobody changed one since and nothing stands on them. */
export async function undoImport(
  db: Database,
  id: ActImport["id"],
  today: string,
): Promise<Result<ActImport, "import-not-found" | "import-not-kept" | "act-changed-since" | "others-stand-on-it">> {
  await holdRecord(db)
  const held = await hold(db, id)
  if (!held) return refuse("import-not-found")
  if (held.status !== "kept") return refuse("import-not-kept")
  const all = await rows(db, Act.extend({ gone: z.boolean() }))`
    select ${actColumns}, gone from treaties.act where import = ${id}`
  if (all.some(({ corrected }) => corrected)) return refuse("act-changed-since")
  const acts = all.filter(({ gone }) => !gone)
  if (refusalOf(await recordIn(db), [], acts, today)) return refuse("others-stand-on-it")
  await removeActs(
    db,
    acts.map((act) => act.id),
  )
  return allow(await mark(db, held, "undone"))
}

/** Which instruments the acts of a file are of and whose they are, as the ledger names them. */
export async function concernedBy(db: Database, id: ActImport["id"]): Promise<string[]> {
  const found = await rows(db, z.object({ subject: z.string() }))`
    select distinct subject from treaties.act a,
           unnest(array['treaty:' || a.instrument, 'actor:' || a.participant]) as subject
     where a.import = ${id} order by subject desc`
  return found.map(({ subject }) => subject)
}

async function understood(db: Database, held: z.infer<typeof Held>, today: string): Promise<ImportLine[]> {
  const record = await recordIn(db)
  return understand(held.lines, held.name, { ...record, today })
}

const asKept = (line: RawLine): ImportLine => ({ ...line, act: null, faults: [], doubts: [] })

async function hold(db: Database, id: ActImport["id"]): Promise<z.infer<typeof Held> | undefined> {
  const [held] = await rows(db, Held)`select ${columns}, i.lines from treaties.import i where i.id = ${id} for update`
  return held
}

async function mark(db: Database, held: ActImport, status: ActImport["status"]): Promise<ActImport> {
  // A refused file keeps the reason for which it was.
  const to = held.status === "refused" ? "refused" : status
  await sql`update treaties.import set status = ${to} where id = ${held.id}`.execute(db)
  return { ...held, status: to }
}
