import { Body, Clock, clockKinds, standingOf, type Source } from "#modules/decisions/bodies/body.ts"
import type { AgendaItem, listClocks } from "#modules/decisions/contract.ts"
import { anchorOf } from "#modules/decisions/requirement.ts"
import { Session } from "#modules/decisions/session.ts"
import { documentsWhere } from "#modules/decisions/store/in-place.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** A place as its row has it: the document by its identity. */
const Place = z.object({
  document: z.string().nullish(),
  name: z.string().nullish(),
  reference: z.string().nullish(),
  on: z.string().nullish(),
})
type Place = z.infer<typeof Place>

const BodyRow = z.object({
  code: z.string(),
  created: Place.nullable(),
  continued: z.array(Place),
  basis: Body.shape.basis,
  functions: z.array(
    z.object({ words: Text.optional(), document: z.string().nullish(), reference: z.string().nullish() }),
  ),
  officers: Body.shape.officers,
})
const ClockRow = z.object({
  id: Clock.shape.id,
  body: z.string(),
  kind: z.enum(clockKinds),
  words: Text,
  session: z.string().nullable(),
  due: z.string().nullable(),
  source: Place,
  outcome: z
    .object({ kind: z.enum(["met", "reported", "decided"]), on: z.string().nullish(), document: z.string().nullish() })
    .nullable(),
})

/** What a place leads to: its document, and the requirement and mandate at its paragraph. */
async function placesOf(db: Database, all: readonly Place[], language: Language) {
  const identities = [...new Set(all.flatMap(({ document }) => document ?? []))]
  const documents = new Map(
    (await documentsWhere(db, sql`d.identity = any(${identities}::text[])`, language)).map((each) => [
      each.identity,
      each,
    ]),
  )
  const Asked = z.object({ key: z.string(), mandate: z.string(), words: Text })
  const asked = await rows(db, Asked)`
    select d.identity || ' ' || r.reference as key, r.mandate, r.words from decisions.requirement r
      join decisions.document d on d.id = r.document where d.identity = any(${identities}::text[])`
  const requirements = new Map(asked.map((each) => [each.key, each]))
  const of = (place: Place) => requirements.get(`${place.document} ${place.reference}`)
  const lead = (place: Place): Source => ({
    document: documents.get(place.document ?? "") ?? null,
    name: place.name ?? null,
    reference: place.reference ?? null,
    anchor: /^(PP|OP)\d/.test(place.reference ?? "") ? anchorOf(place.reference ?? "") : null,
    mandate: (of(place)?.mandate ?? null) as Source["mandate"], // A requirement is a mandate's.
  })
  return { documents, lead, words: (place: Place) => of(place)?.words }
}

/** Bodies under a condition on `decisions.body b`, with their clocks as they stand on a day. */
export async function bodiesWhere(
  db: Database,
  condition: ReturnType<typeof sql>,
  language: Language,
  today: string,
): Promise<Body[]> {
  const found = await rows(db, BodyRow)`
    select code, created, continued, basis, functions, officers from decisions.body b where ${condition} order by code`
  const clocks = await rows(db, ClockRow)`
    select c.id, c.body, c.kind, c.words, c.session, c.due, c.source, c.outcome from decisions.clock c
      join decisions.body b on b.code = c.body where ${condition} order by c.due nulls last, c.kind, c.id`
  const all = [
    ...found.flatMap(({ created, continued, functions }) => [
      ...(created ? [created] : []),
      ...continued,
      ...functions,
    ]),
    ...clocks.flatMap(({ source, outcome }) => [source, { document: outcome?.document }]),
  ]
  const { documents, lead, words } = await placesOf(db, all, language)
  const clockOf = ({ source, outcome, ...clock }: z.infer<typeof ClockRow>): Clock => ({
    id: clock.id,
    kind: clock.kind,
    words: clock.words,
    session: clock.session,
    due: clock.due,
    standing: standingOf(clock.due, outcome, today),
    outcome: outcome && { on: outcome.on ?? null, document: documents.get(outcome.document ?? "") ?? null },
    source: lead(source),
  })
  return found.map(({ code, created, continued, basis, functions, officers }) => ({
    code,
    basis,
    officers,
    created: created && { ...lead(created), on: created.on ?? null },
    continued: continued.map((each) => ({ ...lead(each), on: each.on ?? null })),
    functions: functions.flatMap((each) => {
      const said = each.words ?? words(each)
      return said ? [{ words: said, source: each.words ? null : lead(each) }] : []
    }),
    clocks: clocks.filter(({ body }) => body === code).map(clockOf),
  }))
}

/** All bodies of which the record knows something, with their names. */
export async function bodyList(db: Database, language: Language, today: string) {
  const actors = await actorsByCode(db)
  const bodies = await bodiesWhere(db, sql`true`, language, today)
  return { items: bodies.map((body) => ({ ...body, names: actors.get(body.code)?.names ?? {} })) }
}

/** The clocks of all bodies, the earliest first. */
export async function clockList(
  db: Database,
  { kind, body, from, to, language }: z.infer<typeof listClocks.query>,
  today: string,
): Promise<z.infer<typeof listClocks.output>> {
  const { items } = await bodyList(db, language, today)
  const all = items.flatMap(({ code, names, clocks }) => clocks.map((clock) => ({ ...clock, body: code, names })))
  return {
    items: all
      .filter((each) => (kind ?? each.kind) === each.kind && (body ?? each.body) === each.body)
      .filter(({ due }) => (from === undefined || (due ?? "") >= from) && (to === undefined || (due ?? "9999") <= to))
      .sort((one, other) => (one.due ?? "9999").localeCompare(other.due ?? "9999") || one.id.localeCompare(other.id)),
  }
}

/** A session with its agenda: documents stand under the item they name, or under which they were laid before it. */
export async function sessionWithAgenda(db: Database, body: string, number: string, language: Language) {
  const [session] = await rows(db, Session)`
    select id, body, number, opens, closes, place, by_rule as "byRule" from decisions.session
     where body = ${body} and number::text = ${number}`
  const documents = await documentsWhere(db, sql`d.body = ${body} and d.session = ${number}`, language)
  const Item = z.object({ number: z.string(), titles: Text, tabled: z.array(z.string()) })
  const items = await rows(db, Item)`
    select i.number, i.titles, coalesce(array_agg(t.document) filter (where t.document is not null), '{}') as tabled
      from decisions.agenda_item i left join decisions.tabled t on t.item = i.id
     where i.body = ${body} and i.session = ${number} group by 1, 2`
  const Printed = z.object({ id: z.string(), item: z.string() })
  const printed = await rows(db, Printed)`
    select id, agenda_item as item from decisions.document
     where body = ${body} and session = ${number} and agenda_item is not null`
  const elsewhere = items.flatMap(({ tabled }) => tabled).filter((id) => !documents.some((each) => each.id === id))
  const all = [...documents, ...(await documentsWhere(db, sql`d.id = any(${elsewhere}::uuid[])`, language))]
  if (!session && all.length === 0 && items.length === 0) return undefined
  const under = new Map(printed.map((each) => [each.id, each.item]))
  const numbers = [...new Set([...items.map((each) => each.number), ...under.values()])].sort((one, other) =>
    one.localeCompare(other, "en", { numeric: true }),
  )
  const agenda = numbers.map((each): AgendaItem => {
    const known = items.find((item) => item.number === each)
    return {
      number: each,
      titles: known?.titles ?? {},
      documents: all.filter(({ id }) => under.get(id) === each || (known?.tabled.includes(id) ?? false)),
    }
  })
  const placed = new Set(agenda.flatMap((each) => each.documents.map(({ slug }) => slug)))
  const [counted] = await rows(db, z.object({ mandates: z.number() }))`
    select count(*)::int as mandates from decisions.mandate where body = ${body} and session = ${number} and gone is null`
  return {
    session: session ?? null,
    agenda,
    others: documents.filter(({ slug }) => !placed.has(slug)),
    mandates: counted?.mandates ?? 0,
  }
}

/** Writes down an agenda item with the documents laid before the session under it; answers `undefined` where one is not there. */
export async function saveAgendaItem(
  db: Database,
  at: { readonly body: string; readonly session: string; readonly number: string },
  said: { readonly titles: Text; readonly documents: readonly string[] },
  language: Language,
): Promise<AgendaItem | undefined> {
  const documents = await documentsWhere(db, sql`d.slug = any(${[...said.documents]}::text[])`, language)
  if (documents.length < new Set(said.documents).size) return undefined
  const [item] = await rows(db, z.object({ id: z.string() }))`
    insert into decisions.agenda_item (body, session, number, titles)
    values (${at.body}, ${at.session}, ${at.number}, ${JSON.stringify(said.titles)}::jsonb)
        on conflict (body, session, number) do update set titles = excluded.titles returning id`
  const ids = documents.map(({ id }) => id)
  await sql`delete from decisions.tabled where item = ${item?.id} and document <> all(${ids}::uuid[])`.execute(db)
  await sql`
    insert into decisions.tabled (item, document) select ${item?.id}::uuid, unnest(${ids}::uuid[]) on conflict do nothing`.execute(
    db,
  )
  return agendaItem(db, at, language)
}

/** An item of a session's agenda as it stands. */
export async function agendaItem(
  db: Database,
  { body, session, number }: { readonly body: string; readonly session: string; readonly number: string },
  language: Language,
): Promise<AgendaItem | undefined> {
  const whole = await sessionWithAgenda(db, body, session, language)
  return whole?.agenda.find((each) => each.number === number)
}

/** Takes an item off an agenda; says whether it was there. */
export async function removeAgendaItem(
  db: Database,
  { body, session, number }: { readonly body: string; readonly session: string; readonly number: string },
): Promise<boolean> {
  const gone = await rows(db, z.object({ id: z.string() }))`
    delete from decisions.agenda_item where body = ${body} and session = ${session} and number = ${number} returning id`
  return gone.length > 0
}
