import { identify } from "#modules/decisions/identity.ts"
import { forces } from "#modules/decisions/mandate-kinds.ts"
import { anchorOf } from "#modules/decisions/requirement.ts"
import type { KnownBodies, KnownDocument, KnownRecord, KnownRequirement } from "#modules/decisions/starter/tables.ts"
import { soughtOf } from "#modules/decisions/store/asked.ts"
import { settleMandates } from "#modules/decisions/store/keeping.ts"
import { saveSessions } from "#modules/decisions/store/sessions.ts"
import { settleFollowed, settleProgress } from "#modules/decisions/store/settling.ts"
import { put } from "#modules/decisions/store/snapshot.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import type { Actor } from "#modules/directory/actor.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { createHash } from "node:crypto"
import { z } from "zod"

type Actors = ReadonlyMap<string, Actor>
type Placed = { readonly id: string; readonly identity: string; readonly slug: string; readonly isNew: boolean }

/**
 * Loads the documents, requirements and links the record begins with, as far
 * as they are not there. What came by import or was changed by a person since
 * stays; of requirements only our own words and functions are brought up to
 * date. Loading it again changes nothing.
 */
export async function saveRecord(db: Database, known: KnownRecord): Promise<void> {
  const actors = await actorsByCode(db)
  const placed = await placeDocuments(db, known.documents, actors)
  const mandates = await placeRequirements(db, known.requirements, placed, actors)
  await placeLinks(db, known, placed, mandates)
  await placeCitations(db, known, placed)
  await placeOutcomes(db, known, mandates)
  // The others have no mandates yet.
  const asking = [...new Set(known.requirements.map(({ document }) => document))].flatMap(
    (key) => placed.get(key) ?? [],
  )
  const fresh = asking.filter(({ isNew }) => isNew)
  for (const { id } of fresh) await settleMandates(db, id)
  if (fresh.length > 0)
    await settleFollowed(
      db,
      asking.map(({ id }) => id),
    )
}

async function placeDocuments(
  db: Database,
  documents: readonly KnownDocument[],
  actors: Actors,
): Promise<Map<string, Placed>> {
  const identified = documents.map((known) => ({ known, ...identityOf(known, actors) }))
  const there = await rows(db, z.object({ id: z.string(), identity: z.string(), slug: z.string() }))`
    select id, identity, slug from decisions.document where identity = any(${identified.map(({ key }) => key)}::text[])`
  const byIdentity = new Map(there.map((each) => [each.identity, each]))
  const placed = identified.map(({ known, key, symbol, slug }) => {
    const found = byIdentity.get(key)
    return {
      known,
      symbol,
      place: { id: found?.id ?? idOf(`document ${key}`), identity: key, slug: found?.slug ?? slug, isNew: !found },
    }
  })
  await put(
    db,
    "document",
    placed
      .filter(({ place }) => place.isNew)
      .map(({ known, symbol, place: { id, slug, identity } }) => ({
        ...{ id, slug, identity, symbol, number: known.number ?? null, body: known.body, kind: known.kind },
        ...{ stage: known.stage, session: known.session ?? null, adopted: known.adopted ?? null },
        ...{ dated: known.dated ?? null, agenda_item: known.agenda ?? null, sponsors: known.sponsors },
        ...{ titles: known.titles, read_in: null },
        sought: soughtOf([symbol, known.number, identity, ...Object.values(known.titles)].filter(Boolean).join(" ")),
      })),
  )
  return new Map(placed.map(({ known, place }) => [known.key, place]))
}

const identityOf = (known: KnownDocument, actors: Actors) =>
  identify({
    symbol: known.symbol ?? null,
    number: known.number ?? null,
    body: actors.get(known.body)?.names.en ?? known.body,
    kind: known.kind,
    session: known.session ?? null,
    title: known.titles.en ?? null,
    first: null,
  })

/** The documents of the starter record by what identifies them, with their keys. */
export async function starterDocuments(
  db: Database,
  documents: readonly KnownDocument[],
): Promise<[identity: string, key: string][]> {
  const actors = await actorsByCode(db)
  return documents.map((known) => [identityOf(known, actors).key, known.key])
}

/** Puts each requirement at its paragraph, and answers which mandate holds it, by document and reference. */
async function placeRequirements(
  db: Database,
  requirements: readonly KnownRequirement[],
  placed: ReadonlyMap<string, Placed>,
  actors: Actors,
): Promise<Map<string, string>> {
  const byDocument = Map.groupBy(requirements, ({ document }) => document)
  const held = new Map<string, string>()
  for (const [key, all] of byDocument) {
    const place = placed.get(key)
    if (!place) throw new Error(`the starter record knows no document ${key}`)
    if (place.isNew) await put(db, "provision", paragraphsOf(place.id, all))
    const free = await freeMandates(db, place.id)
    const written = all.map((known, ordinal) => {
      const anchor = anchorOf(known.reference)
      const mandate =
        free.held.get(known.reference) ??
        free.byAnchor.get(anchor) ??
        idOf(`mandate ${place.identity} ${known.reference}`)
      held.set(`${key} ${known.reference}`, mandate)
      return { known, ordinal, anchor, mandate }
    })
    const made = written.filter(
      ({ known, anchor }) =>
        !free.held.has(known.reference) && !free.byAnchor.has(anchor) && free.provisions.has(anchor),
    )
    await put(
      db,
      "mandate",
      made.map(({ known, anchor, mandate, ordinal }) =>
        mandateRow(known, actors, { id: mandate, document: place.id, provision: free.provisions.get(anchor), ordinal }),
      ),
    )
    const there = written.filter(({ anchor, known }) => free.provisions.has(anchor) || free.held.has(known.reference))
    await saveRequirements(db, place.id, there)
  }
  return held
}

/** The mandates of a document that already hold a requirement, and the first of each paragraph that holds none. */
async function freeMandates(db: Database, document: string) {
  const Row = z.object({
    anchor: z.string(),
    provision: z.string(),
    mandate: z.string().nullable(),
    reference: z.string().nullable(),
  })
  const found = await rows(db, Row)`
    select p.anchor, p.id as provision, m.id as mandate, r.reference from decisions.provision p
      left join decisions.mandate m on m.provision = p.id and (m.gone is null or exists (
           select from decisions.requirement q where q.mandate = m.id))
      left join decisions.requirement r on r.mandate = m.id
     where p.document = ${document} and not p.removed order by p.ordinal, m.clause desc, m.part desc`
  return {
    provisions: new Map(found.map(({ anchor, provision }) => [anchor, provision])),
    held: new Map(
      found.flatMap(({ reference, mandate }) => (reference && mandate ? [[reference, mandate] as const] : [])),
    ),
    byAnchor: new Map(
      found.flatMap(({ anchor, reference, mandate }) => (!reference && mandate ? [[anchor, mandate] as const] : [])),
    ),
  }
}

/** The paragraphs that hold requirements, and those they stand below, in the order of the text. */
function paragraphsOf(document: string, all: readonly KnownRequirement[]) {
  const anchors = all.flatMap(({ reference }) => {
    const anchor = anchorOf(reference)
    const [above = anchor] = anchor.split("__")
    return above === anchor ? [anchor] : [above, anchor]
  })
  return [...new Set(anchors)].map((anchor, ordinal) => {
    const [above, point] = anchor.split("__point_")
    const isPreambular = anchor.startsWith("pp_")
    return {
      ...{ id: idOf(`provision ${document} ${anchor}`), document, anchor, section: null, ordinal, removed: false },
      kind: point ? "sub" : isPreambular ? "preambular" : "operative",
      number: point ? `(${point})` : isPreambular ? null : (above ?? "").slice("para_".length),
      parent: point ? idOf(`provision ${document} ${above ?? ""}`) : null,
      depth: point ? 1 : 0,
    }
  })
}

function mandateRow(
  known: KnownRequirement,
  actors: Actors,
  at: {
    readonly id: string
    readonly document: string
    readonly provision: string | undefined
    readonly ordinal: number
  },
) {
  const asked = known.kind === "position" ? undefined : actors.get(known.actor ?? "")
  return {
    ...at,
    ...{ clause: 1, part: 0, language: "en", kind: known.kind, verb: known.verb, core: known.verb, class: known.class },
    ...{ level: forces[known.class], addressee: asked?.names.en ?? null, actor: asked?.code ?? null, inferred: false },
    ...{ target: asked?.target ?? "none", action: known.words.en ?? "", deliverable: null },
    ...{ date_printed: known.printed ?? null, date_kind: known.date ?? null },
    ...{ date_from: known.from ?? null, date_to: known.to ?? null, recurrence: null, report: null, resources: null },
    ...{ basis: [], confidence: 1, range_from: null, range_to: null, said_status: null, corrected: false, gone: null },
    ...{ as_read: null, slug: "", body: null, session: null, recency: 0 },
  }
}

async function saveRequirements(
  db: Database,
  document: string,
  all: readonly { readonly known: KnownRequirement; readonly ordinal: number; readonly mandate: string }[],
): Promise<void> {
  const written = all.map(({ known, ordinal, mandate }) => ({
    ...{ mandate, document, reference: known.reference, ordinal, words: known.words, functions: known.functions },
    due: known.due,
  }))
  await sql`
    insert into decisions.requirement as r (mandate, document, reference, ordinal, words, due, functions)
    select mandate, document, reference, ordinal, words, due, functions
      from jsonb_populate_recordset(null::decisions.requirement, ${JSON.stringify(written)}::jsonb)
        on conflict (document, reference) do update
       set words = excluded.words, due = excluded.due, functions = excluded.functions
     where (r.words, r.due, r.functions) is distinct from (excluded.words, excluded.due, excluded.functions)`.execute(
    db,
  )
}

async function placeLinks(
  db: Database,
  known: KnownRecord,
  placed: ReadonlyMap<string, Placed>,
  mandates: ReadonlyMap<string, string>,
): Promise<void> {
  const lineage = known.lineage.map((link) => {
    const [later, earlier] = [
      mandates.get(`${link.later} ${link.reference}`),
      mandates.get(`${link.earlier} ${link.goes_back_to}`),
    ]
    return { id: idOf(`lineage ${later} ${earlier}`), later, earlier, kind: link.kind }
  })
  const successions = known.successions.map(({ later, earlier, kind }) => {
    const [after, before] = [placed.get(later)?.id, placed.get(earlier)?.id]
    return { id: idOf(`succession ${after} ${before}`), later: after, earlier: before, kind }
  })
  for (const [table, ends, links] of [
    ["lineage", "mandate", lineage],
    ["succession", "document", successions],
  ] as const) {
    const [into, of] = [sql.table(`decisions.${table}`), sql.table(`decisions.${ends}`)]
    const fresh = await rows(db, Link)`
      select l.id, l.later, l.earlier, l.kind
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l (id uuid, later uuid, earlier uuid, kind text)
       where not exists (select from ${into} t where t.later = l.later and t.earlier = l.earlier)
         and exists (select from ${of} o where o.id = l.later) and exists (select from ${of} o where o.id = l.earlier)`
    // Writing nothing would still tell everybody that the register changed.
    if (fresh.length === 0) continue
    await sql`
      insert into ${into} (id, later, earlier, kind, standing, origin)
      select l.id, l.later, l.earlier, l.kind, 'confirmed', 'record'
        from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as l (id uuid, later uuid, earlier uuid, kind text)`.execute(
      db,
    )
  }
}

const Link = z.object({ id: z.string(), later: z.string(), earlier: z.string(), kind: z.string() })

/** The day on which the outcomes of the starter record were written down. */
const writtenDown = "2026-11-22T00:00:00Z"

/** Reports what is known to have come of requirements, once: what a person undid stays undone. */
async function placeOutcomes(db: Database, known: KnownRecord, mandates: ReadonlyMap<string, string>): Promise<void> {
  const outcomes = known.outcomes.map(({ document, reference, ...said }) => {
    const mandate = mandates.get(`${document} ${reference}`)
    return { ...said, mandate, id: idOf(`outcome ${mandate} ${said.status}`) }
  })
  const made = await rows(db, z.object({ document: z.string() }))`
    insert into decisions.progress (id, mandate, document, status, note, reached, person, at)
    select o.id, m.id, m.document, o.status, o.note, o.reached, current_setting('app.person'), ${writtenDown}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
           as o (id uuid, mandate uuid, status text, note text, reached date)
      join decisions.mandate m on m.id = o.mandate
     where not exists (select from decisions.progress p where p.id = o.id) returning document`
  for (const document of new Set(made.map((each) => each.document))) await settleProgress(db, document)
}

/** What documents name that have no text yet; a text that comes names for itself. */
async function placeCitations(db: Database, known: KnownRecord, placed: ReadonlyMap<string, Placed>): Promise<void> {
  const details = new Map(known.documents.map((each) => [each.key, each]))
  const written = known.citations.flatMap(({ document, reference, cited }) => {
    const [from, to, named] = [placed.get(document), placed.get(cited), details.get(cited)]
    if (!from || !to || !named) throw new Error(`the starter record knows no document ${from ? cited : document}`)
    if (!from.isNew) return []
    const isAct = named.kind === "resolution" || named.kind === "decision"
    return {
      ...{ id: idOf(`citation ${from.identity} ${reference} ${to.identity}`), document: from.id, language: "en" },
      provision: idOf(`provision ${from.id} ${anchorOf(reference)}`),
      ...{ kind: isAct ? named.kind : "document", body: null, cited: named.number ?? named.symbol ?? cited },
      ...{ symbol: named.symbol ?? null, names: to.identity },
    }
  })
  await put(db, "citation", written)
}

/** Loads what is known of bodies and of their agendas. */
export async function saveBodies(db: Database, known: KnownBodies, documents: readonly KnownDocument[]): Promise<void> {
  const actors = await actorsByCode(db)
  const keys = new Map(documents.map((each) => [each.key, identityOf(each, actors).key]))
  const place = <T extends { readonly document: string | null }>(said: T) => ({
    ...said,
    document: keys.get(said.document ?? "") ?? null,
  })
  const functionOf = (each: KnownBodies["bodies"][number]["functions"][number]) => {
    if (typeof each !== "string") return { words: each }
    const [key = "", reference = ""] = each.split(" ")
    return { document: keys.get(key) ?? null, reference }
  }
  const bodies = known.bodies.map(({ code, created, continued, basis, functions, officers }) => ({
    ...{ code, basis, officers, created: created && place(created), continued: continued.map(place) },
    functions: functions.map(functionOf),
  }))
  const clocks = known.bodies.flatMap(({ code, clocks: all }) =>
    all.map(({ kind, words, session, due, source, outcome }) => ({
      ...{ id: idOf(`clock ${code} ${kind} ${session ?? due}`), body: code, kind, words, session, due },
      ...{ source: place(source), outcome: outcome ? place({ ...outcome, document: outcome.document ?? null }) : null },
    })),
  )
  await sql`
    insert into decisions.body as b
    select * from jsonb_populate_recordset(null::decisions.body, ${JSON.stringify(bodies)}::jsonb)
        on conflict (code) do update
       set created = excluded.created, continued = excluded.continued, basis = excluded.basis,
           functions = excluded.functions, officers = excluded.officers
     where b is distinct from excluded`.execute(db)
  await sql`
    insert into decisions.clock as c
    select * from jsonb_populate_recordset(null::decisions.clock, ${JSON.stringify(clocks)}::jsonb)
        on conflict (id) do update
       set words = excluded.words, due = excluded.due, source = excluded.source, outcome = excluded.outcome
     where c is distinct from excluded`.execute(db)
  await saveSessions(
    db,
    known.sessions.map((each) => ({ ...each, byRule: false })),
  )
  await saveAgenda(db, known, keys)
}

async function saveAgenda(db: Database, known: KnownBodies, keys: ReadonlyMap<string, string>): Promise<void> {
  const items = known.agenda.map(({ documents, ...item }) => ({
    ...{ ...item, id: idOf(`item ${item.body} ${item.session} ${item.number}`) },
    documents: documents.flatMap((key) => keys.get(key) ?? []),
  }))
  const made = await rows(db, z.object({ id: z.string() }))`
    insert into decisions.agenda_item (id, body, session, number, titles)
    select id, body, session, number, titles from jsonb_populate_recordset(null::decisions.agenda_item, ${JSON.stringify(items)}::jsonb)
        on conflict (body, session, number) do nothing returning id`
  const ids = new Set(made.map(({ id }) => id))
  const tabled = items
    .filter(({ id }) => ids.has(id))
    .flatMap(({ id, documents }) => documents.map((identity) => ({ item: id, identity })))
  await sql`
    insert into decisions.tabled (item, document)
    select t.item, d.id from jsonb_to_recordset(${JSON.stringify(tabled)}::jsonb) as t (item uuid, identity text)
      join decisions.document d on d.identity = t.identity on conflict do nothing`.execute(db)
}

/** The identifier of a row the record begins with: the same in every store and every release (UUID version 5). */
function idOf(name: string): string {
  const hash = createHash("sha1").update(`palermo decisions ${name}`).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
