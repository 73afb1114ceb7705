import type { Found, FoundMandate } from "#modules/decisions/found.ts"
import type { Identity } from "#modules/decisions/identity.ts"
import { Known, KnownMandate, KnownProvision, type Plan } from "#modules/decisions/plan.ts"
import type { Mark } from "#modules/decisions/provision.ts"
import { soughtOf } from "#modules/decisions/store/asked.ts"
import { settleFollowed, settleProgress, settleThemes } from "#modules/decisions/store/settling.ts"
import { put } from "#modules/decisions/store/snapshot.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { randomUUID } from "node:crypto"
import { z } from "zod"

const Held = z.object({
  id: z.string(),
  slug: z.string(),
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  body: z.string().nullable(),
  kind: z.string(),
  stage: z.string(),
  session: z.string().nullable(),
  adopted: z.string().nullable(),
  dated: z.string().nullable(),
  agenda_item: z.string().nullable(),
  sponsors: z.array(z.string()),
  titles: z.record(z.string(), z.string()),
})
type Held = z.infer<typeof Held>

/** Finds the document of an identity and holds it still; nobody else makes one of that identity or address meanwhile. */
export async function holdIdentity(db: Database, { key, slug }: Identity): Promise<Held | undefined> {
  await claim(db, "document", key)
  const found = await documentOfIdentity(db, key, sql`for update`)
  if (!found) await claim(db, "slug", slug)
  return found
}

/** Lets nobody else keep the same bytes meanwhile, under whatever symbol they are told to be. */
export const holdBytes = (db: Database, file: string): Promise<void> => claim(db, "bytes", file)

/** Waits until nobody else has the thing in hand; it is ours until the transaction ends. */
async function claim(db: Database, kind: string, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${kind}), hashtext(${name}))`.execute(db)
}

/** Finds the document of an identity. */
export async function documentOfIdentity(db: Database, key: string, hold = sql``): Promise<Held | undefined> {
  const [document] = await rows(db, Held)`
    select id, slug, symbol, number, body, kind, stage, session, adopted, dated, agenda_item, sponsors, titles
      from decisions.document where identity = ${key} ${hold}`
  return document
}

/** What the record has of a document, as a further reading in a language must know it. */
export async function knownOf(db: Database, document: string, language: Language): Promise<Known> {
  const [head] = await rows(db, Known.pick({ readIn: true, languages: true }))`
    select d.read_in as "readIn",
           (select coalesce(array_agg(distinct v.language), '{}') from decisions.version v where v.document = d.id) as languages
      from decisions.document d where d.id = ${document}`
  const provisions = await rows(db, KnownProvision)`
    select p.id, p.anchor, p.kind, p.number, p.section, p.parent, p.depth, p.removed, w.opening, w.text,
           coalesce(w.text, (select o.text from decisions.wording o where o.provision = p.id limit 1)) as words
      from decisions.provision p left join decisions.wording w on w.provision = p.id and w.language = ${language}
     where p.document = ${document} order by p.ordinal, p.removed, p.id`
  const mandates = await rows(db, KnownMandate)`
    select id, provision, corrected, gone, as_read as read,
           (select jsonb_build_object('actor', actor, 'target', target, 'core', core) from decisions.requirement r where r.mandate = id) as glossed
      from decisions.mandate
     where document = ${document} order by ordinal, clause, part, id`
  return { readIn: head?.readIn ?? null, languages: head?.languages ?? [], provisions, mandates }
}

/** The file a text came in, its name, and when it was kept. */
export type Bytes = { readonly file: string; readonly name: string; readonly kept: Date }

/** Writes what was planned: the document, its version, paragraphs, words, notes, citations and mandates. */
export async function writePlan(
  db: Database,
  {
    plan,
    found,
    language,
    identity,
    held,
    bytes,
  }: {
    readonly plan: Plan
    readonly found: Found
    readonly language: Language
    readonly identity: Identity
    readonly held: Held | undefined
    readonly bytes: Bytes
  },
): Promise<string> {
  const document = held?.id ?? randomUUID()
  const row = await documentRow(db, document, plan, found, language, identity, held)
  await put(db, "document", [row])
  await writeVersion(db, document, plan, found, language, bytes)
  await put(
    db,
    "provision",
    plan.provisions.map((each) => ({ ...each, document })),
  )
  await writeWords(db, document, plan, found, language)
  await writeMandates(db, row, plan, language)
  await settleMandates(db, document)
  return document
}

async function documentRow(
  db: Database,
  id: string,
  plan: Plan,
  found: Found,
  language: Language,
  identity: Identity,
  held: Held | undefined,
) {
  // The text that gives the structure also tells what the document is; another language only adds what was not known.
  const gives = plan.readIn === language
  const told = <T>(now: T | null, before: T | null | undefined): T | null =>
    (gives ? (now ?? before) : (before ?? now)) ?? null
  const titles = { ...held?.titles, ...(found.title ? { [language]: found.title } : {}) }
  const symbol = told(identity.symbol, held?.symbol)
  const number = told(found.number, held?.number)
  return {
    id,
    slug: held?.slug ?? (await freeSlug(db, identity.slug)),
    identity: identity.key,
    symbol,
    number,
    body: told(found.body, held?.body),
    kind: found.kind === "other" ? (held?.kind ?? found.kind) : told(found.kind, held?.kind),
    stage: furthest(held?.stage, found.stage),
    session: told(found.session, held?.session),
    adopted: told(found.adopted, held?.adopted),
    dated: told(found.dated, held?.dated),
    agenda_item: told(found.agendaItem, held?.agenda_item),
    sponsors: gives && found.sponsors.length > 0 ? found.sponsors : (held?.sponsors ?? found.sponsors),
    titles,
    read_in: plan.readIn,
    sought: soughtOf([symbol, number, identity.key, ...Object.values(titles)].filter(Boolean).join(" ")),
  }
}

type DocumentRow = Awaited<ReturnType<typeof documentRow>>

/** How a day stands in the order of documents, as the database works it out for them. */
const recencyOf = (day: string | null): number => (Date.UTC(3000, 0, 1) - Date.parse(day ?? "1900-01-01")) / 86_400_000

async function freeSlug(db: Database, wish: string): Promise<string> {
  const [taken] = await rows(db, z.object({ slugs: z.array(z.string()) }))`
    select coalesce(array_agg(slug), '{}') as slugs from decisions.document
     where slug = ${wish} or starts_with(slug, ${`${wish}-`})`
  let slug = wish
  for (let turn = 2; taken?.slugs.includes(slug); turn += 1) slug = `${wish}-${turn}`
  return slug
}

/** A document has come as far as any of its texts says: what was once adopted is no draft again. */
const furthest = (before: string | undefined, now: Found["stage"]): string =>
  before === "adopted" || (before === "revised" && now === "draft") ? before : now

async function writeVersion(
  db: Database,
  document: string,
  plan: Plan,
  found: Found,
  language: Language,
  bytes: Bytes,
) {
  await sql`
    update decisions.version set current = false
     where document = ${document} and language = ${language} and current`.execute(db)
  const count = (kind: string) => found.provisions.filter((each) => each.kind === kind).length
  const reading = {
    confidence: found.confidence,
    preambular: count("preambular"),
    operative: count("operative"),
    notes: found.notes.length,
    mandates: found.mandates.length,
    doubts: found.doubts,
    conflicts: plan.effect.conflicts ?? 0,
  }
  const { file, name, kept } = bytes
  const { format, stage } = found
  await put(db, "version", [
    { id: randomUUID(), document, language, format, file, name, stage, reading, kept, current: true },
  ])
}

async function writeWords(db: Database, document: string, plan: Plan, found: Found, language: Language): Promise<void> {
  if (plan.unworded.length > 0)
    await sql`
      delete from decisions.wording
       where language = ${language} and provision = any(${[...plan.unworded]}::uuid[])`.execute(db)
  await sql`delete from decisions.note where document = ${document} and language = ${language}`.execute(db)
  await sql`delete from decisions.citation where document = ${document} and language = ${language}`.execute(db)
  const worded = plan.provisions.flatMap(({ id, found: words }) => (words ? [{ id, words }] : []))
  await put(
    db,
    "wording",
    worded.map(({ id, words: { number, opening, text, marks, confidence } }) => ({
      ...{ provision: id, language, document, number, opening, text, marks, confidence },
    })),
  )
  await put(
    db,
    "note",
    found.notes.map((note, ordinal) => ({ ...note, document, language, ordinal })),
  )
  const cited = [
    ...worded.flatMap(({ id, words }) => citedIn(words.marks, id)),
    ...found.notes.flatMap(({ marks }) => citedIn(marks, null)),
  ]
  await put(
    db,
    "citation",
    cited.map((each) => ({ ...each, id: randomUUID(), document, language })),
  )
}

/** The works a text names, each once. Places in the text itself, as "paragraph 3 above", are marks on it and no works. */
function citedIn(marks: readonly Mark[], provision: string | null) {
  const works = marks.flatMap((mark) =>
    mark.type === "citation" && mark.citation.kind !== "internal" ? mark.citation : [],
  )
  const once = new Map(works.map((work) => [`${work.kind} ${work.id}`, work]))
  return [...once.values()].map(({ kind, body, id, symbol, names }) => ({
    ...{ provision, kind, body, cited: id, symbol, names: names ?? null },
  }))
}

async function writeMandates(db: Database, of: DocumentRow, plan: Plan, language: Language): Promise<void> {
  const { id: document, slug, body, session } = of
  const { written, noted, retired } = plan.mandates
  if (retired.length > 0)
    await sql`update decisions.mandate set gone = 'retired' where id = any(${[...retired]}::uuid[])`.execute(db)
  if (noted.length > 0)
    await sql`
      update decisions.mandate m set as_read = n.read
        from jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) as n (id uuid, read jsonb) where m.id = n.id`.execute(
      db,
    )
  const said = await rows(db, z.object({ id: z.string(), said_status: z.string().nullable() }))`
    select id, said_status from decisions.mandate where document = ${document} and said_status is not null`
  const ordinals = new Map(plan.provisions.map(({ id, ordinal }) => [id, ordinal]))
  const recency = recencyOf(of.adopted ?? of.dated)
  const status = new Map(said.map((each) => [each.id, each.said_status]))
  await put(
    db,
    "mandate",
    written.map(({ id, provision, read, asked }) => ({
      ...rowOfRead(read),
      ...asked,
      ...{ id, document, provision, language, part: 0, corrected: false, gone: null, as_read: read },
      ...{ said_status: status.get(id) ?? null, slug, body, session, recency, ordinal: ordinals.get(provision) ?? 0 },
    })),
  )
}

/** A mandate's columns as the reader fills them; what is no column is passed over when it is written. */
export function rowOfRead(read: FoundMandate) {
  const { date, range } = read
  return {
    ...read,
    date_printed: date?.printed ?? null,
    date_kind: date?.kind ?? null,
    date_from: date?.from ?? null,
    date_to: date?.to ?? null,
    range_from: range?.[0] ?? null,
    range_to: range?.[1] ?? null,
  }
}

/**
 * Writes on every mandate of a document what follows from other rows: where it
 * stands in the orders of the register, what it is about, what was reported of
 * it, and what later texts did to it.
 */
export async function settleMandates(db: Database, document: string): Promise<void> {
  await settleThemes(db, document)
  await settleProgress(db, document)
  await settleFollowed(db, [document])
  await sql`
    update decisions.mandate m
       set slug = d.slug, body = d.body, session = d.session, recency = d.recency, ordinal = p.ordinal
      from decisions.document d, decisions.provision p
     where m.document = ${document} and d.id = m.document and p.id = m.provision
       and (m.slug, m.body, m.session, m.recency, m.ordinal)
           is distinct from (d.slug, d.body, d.session, d.recency, p.ordinal)`.execute(db)
}
