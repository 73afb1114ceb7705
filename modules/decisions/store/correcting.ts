import {
  coreOf,
  Correction,
  edited,
  mergeable,
  undoable,
  type CorrectRefusal,
  type MergeRefusal,
  type UndoCorrectionRefusal,
} from "#modules/decisions/correction.ts"
import { FoundMandate } from "#modules/decisions/found.ts"
import { type Mandate, MandateWording } from "#modules/decisions/mandate.ts"
import { correctionColumns } from "#modules/decisions/store/corrections.ts"
import { unlessInUse } from "#modules/decisions/store/in-use.ts"
import { rowOfRead, settleMandates } from "#modules/decisions/store/keeping.ts"
import { mandateColumns, mandateOn, MandateRow } from "#modules/decisions/store/mandate-row.ts"
import { put, Snapshot } from "#modules/decisions/store/snapshot.ts"
import { recognizer } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { tellOfChange } from "#modules/decisions/store/telling.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { randomUUID } from "node:crypto"
import { z } from "zod"

/** Who corrects, and when. */
export type Hand = { readonly db: Database; readonly person: string; readonly now: Date }
type Id = Mandate["id"]

/** A mandate that is held for a change: its row, for undoing, and what it says. */
const Held = MandateRow.extend({ document: z.string(), row: z.record(z.string(), z.unknown()) })
type Held = z.infer<typeof Held>

/** Changes what a mandate says. */
export async function correct(
  hand: Hand,
  id: Id,
  change: { readonly [Field in keyof MandateWording]?: MandateWording[Field] | undefined },
): Promise<Result<Correction, CorrectRefusal | "mandate-not-found">> {
  const [held] = await hold(hand.db, [id])
  if (!held) return refuse("mandate-not-found")
  const after = edited(wordingOf(held), change)
  if (!after.ok) return after
  return allow(await write(hand, "edit", [held], [{ of: held, id, part: held.part, wording: after.value }]))
}

/** Splits a mandate. The first part stays the mandate it was, so that what hangs on it does not fall. */
export async function split(
  hand: Hand,
  id: Id,
  parts: readonly MandateWording[],
): Promise<Result<Correction, "mandate-not-found">> {
  const [held] = await hold(hand.db, [id])
  if (!held) return refuse("mandate-not-found")
  const after = parts.map((wording, index) => ({
    of: held,
    id: index === 0 ? held.id : (randomUUID() as Id),
    part: held.part + index,
    wording,
  }))
  return allow(await write(hand, "split", [held], after))
}

/** Merges mandates of one paragraph into the first of them. */
export async function merge(
  hand: Hand,
  ids: readonly Id[],
  wording: MandateWording,
): Promise<Result<Correction, MergeRefusal | "mandate-not-found">> {
  const asked = [...new Set(ids)]
  const held = await hold(hand.db, asked)
  const [first] = held
  if (!first || held.length < asked.length || held.length < 2) return refuse("mandate-not-found")
  const one = mergeable(held.map(({ provision }) => provision))
  if (!one.ok) return one
  return allow(await write(hand, "merge", held, [{ of: first, id: first.id, part: first.part, wording }]))
}

/** Drops what is no mandate. Its row stays, so that reading the text again does not bring it back. */
export async function drop(hand: Hand, id: Id): Promise<Result<Correction, "mandate-not-found">> {
  const [held] = await hold(hand.db, [id])
  return held ? allow(await write(hand, "drop", [held], [])) : refuse("mandate-not-found")
}

/** Adds a mandate that reading missed, as a further clause of its paragraph. */
export async function add(
  hand: Hand,
  provision: string,
  wording: MandateWording,
): Promise<Result<Correction, "provision-not-found">> {
  const Place = z.object({ document: z.string(), language: z.string(), clause: z.number() })
  const [place] = await rows(hand.db, Place)`
    select p.document, coalesce(d.read_in, (select language from decisions.wording where provision = p.id limit 1)) as language,
           (select coalesce(max(clause), 0) + 1 from decisions.mandate where provision = p.id) as clause
      from decisions.provision p join decisions.document d on d.id = p.document
     where p.id = ${provision} and not p.removed for update of d`
  if (!place) return refuse("provision-not-found")
  const row = {
    ...{
      id: randomUUID(),
      document: place.document,
      provision,
      clause: place.clause,
      part: 0,
      language: place.language,
    },
    ...{ confidence: 1, basis: [], range_from: null, range_to: null, said_status: null, as_read: null },
  }
  return allow(await keep(hand, "add", [], [{ ...row, ...(await columnsOf(hand.db, wording, place.document)) }]))
}

/** Undoes a correction: mandates it made go, those it changed say again what they said, or what the text now says. */
export async function undo(
  { db }: Hand,
  id: Correction["id"],
): Promise<Result<Correction, UndoCorrectionRefusal | "correction-not-found">> {
  const Undoing = Made.extend({ touch: z.coerce.number(), undone: z.boolean(), touched: z.array(z.string()) })
  const [made] = await rows(db, Undoing)`
    select document, touch, undone, made, touched, rows from decisions.correction where id = ${id} for update`
  if (!made) return refuse("correction-not-found")
  await sql`select from decisions.document where id = ${made.document} for update`.execute(db)
  const [later] = await rows(db, z.object({ id: z.string(), name: z.string() }))`
    select id, kind as name from decisions.correction
     where document = ${made.document} and touch > ${made.touch}::bigint and not undone and touched && ${made.touched}::uuid[]
     order by touch desc limit 1`
  const may = undoable(made.undone, later !== undefined)
  if (!may.ok && may.refusal === "correction-not-latest")
    throw new Problem(409, may.refusal, { first: { kind: "correction", ...later } })
  if (!may.ok) return may
  await unlessInUse(() => takeBack(db, made))
  await sql`
    update decisions.correction set undone = true, undone_touch = nextval('decisions.touch') where id = ${id}`.execute(
    db,
  )
  const [correction] = await rows(db, Correction)`
    select ${correctionColumns} from decisions.correction c where c.id = ${id}`
  return correction ? allow(correction) : refuse("correction-not-found")
}

/** What a correction left: mandates it made, and the rows of those it changed as they were before. */
const Made = z.object({ document: z.string(), made: z.array(z.string()), rows: Snapshot.valueType })

async function takeBack(db: Database, { document, made, rows: were }: z.infer<typeof Made>): Promise<void> {
  await sql`delete from decisions.mandate where id = any(${made}::uuid[])`.execute(db)
  await put(db, "mandate", await asTheyWere(db, were))
  await settleMandates(db, document)
}

/**
 * Takes back what was made before a touch of a document and undone after it:
 * to be called when the document was made as it was at that touch, where these
 * corrections still stood.
 */
export async function takeBackUndone(db: Database, document: string, touch: number): Promise<void> {
  const undone = await rows(db, Made)`
    select document, made, rows from decisions.correction
     where document = ${document} and touch < ${touch}::bigint and undone_touch > ${touch}::bigint
     order by touch desc`
  for (const each of undone) await takeBack(db, each)
}

async function hold(db: Database, ids: readonly Id[]): Promise<Held[]> {
  await sql`
    select from decisions.document where id in (select document from decisions.mandate where id = any(${ids}::uuid[]))
     order by id for update`.execute(db)
  return rows(db, Held)`
    select ${mandateColumns}, m.document, to_jsonb(m) as row from decisions.mandate m
     where m.id = any(${ids}::uuid[]) and m.gone is null order by m.ordinal, m.clause, m.part, m.id`
}

type Said = { readonly of: Held; readonly id: Id; readonly part: number; readonly wording: MandateWording }

/** Writes mandates as a person now says them; of those that were before, what is not said any more is dropped. */
async function write(hand: Hand, kind: Correction["kind"], before: readonly Held[], after: readonly Said[]) {
  const said = []
  for (const { of, id, part, wording } of after) {
    // What the reader made of it belongs to the mandate it was, not to what was split off.
    const own = id === of.id ? {} : { id, as_read: null, said_status: null }
    const addressed = wording.addressee === of.addressee ? { actor: of.actor, inferred: of.inferred } : {}
    said.push({ ...of.row, ...(await columnsOf(hand.db, wording, of.document)), ...addressed, ...own, part })
  }
  const staying = new Set(after.map(({ id }) => id))
  const dropped = before
    .filter(({ id }) => !staying.has(id))
    .map(({ row }) => ({ ...row, gone: "dropped", corrected: true }))
  return keep(hand, kind, before, [...said, ...dropped])
}

async function keep(
  { db, person, now }: Hand,
  kind: Correction["kind"],
  before: readonly Held[],
  written: readonly Readonly<Record<string, unknown>>[],
): Promise<Correction> {
  await put(
    db,
    "mandate",
    written.map((row) => ({ ...place, ...row })),
  )
  const ids = written.map(({ id }) => String(id))
  const was = new Set<string>(before.map(({ id }) => id))
  const one = z.object({ document: z.string(), provision: z.string() }).parse(written[0])
  await settleMandates(db, one.document)
  const after = await rows(db, MandateRow)`
    select ${mandateColumns} from decisions.mandate m where m.id = any(${ids}::uuid[]) and m.gone is null
     order by m.clause, m.part, m.id`
  const [correction] = await rows(db, Correction)`
    insert into decisions.correction as c (kind, document, provision, person, at, before, after, rows, made, touched)
    values (${kind}, ${one.document}, ${one.provision}, ${person}, ${now},
            ${JSON.stringify(before.map(saying))}::jsonb, ${JSON.stringify(after.map(saying))}::jsonb,
            ${JSON.stringify(before.map(({ row }) => row))}::jsonb,
            ${ids.filter((id) => !was.has(id))}::uuid[], ${[...new Set([...was, ...ids])]}::uuid[])
    returning ${correctionColumns}`
  if (!correction) throw new Error("a correction that was written down is there")
  await tellOfChange(db, [...was], now)
  return correction
}

const place = { slug: "", recency: 0, ordinal: 0 }

/** The columns a person's wording fills. */
async function columnsOf(db: Database, wording: MandateWording, document: string) {
  const { date, report, ...said } = wording
  const recognize = await recognizer(db)
  const [speaks] = await rows(db, z.object({ body: z.string().nullable() }))`
    select body from decisions.document where id = ${document}`
  return {
    ...said,
    core: coreOf(wording.verb),
    report,
    actor: wording.addressee ? (recognize(wording.addressee, { body: speaks?.body ?? null })?.code ?? null) : null,
    inferred: false,
    date_printed: date?.printed ?? null,
    date_kind: date?.kind ?? null,
    date_from: date?.from ?? null,
    date_to: date?.to ?? null,
    corrected: true,
    gone: null,
  }
}

/** Rows as they were; what no person had changed before takes what the text says by now. */
async function asTheyWere(db: Database, was: readonly Readonly<Record<string, unknown>>[]) {
  const Read = z.object({ id: z.string(), provision: z.string(), read: FoundMandate.nullable() })
  const now = await rows(db, Read)`
    select id, provision, as_read as read from decisions.mandate where id = any(${was.map(({ id }) => String(id))}::uuid[])`
  const reads = new Map(now.map((each) => [each.id, each]))
  return was.map((row) => {
    const since = reads.get(String(row["id"]))
    const said = row["corrected"] === true || !since?.read ? {} : rowOfRead(since.read)
    return { ...row, ...said, as_read: since?.read ?? row["as_read"], provision: since?.provision ?? row["provision"] }
  })
}

const wordingOf = (row: MandateRow): MandateWording => MandateWording.parse(mandateOn(row, "0001-01-01"))
const saying = (row: MandateRow) => ({ ...wordingOf(row), id: row.id })
