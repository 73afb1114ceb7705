import { rows, sql, type Database } from "#platform/database/sql.ts"
import { partyInPlace, type Party } from "#platform/identity/party.ts"
import { FactorRemoval, type HeldAppointment, KnownPerson, standingOn } from "#platform/identity/person/person.ts"
import type { Language } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const Held = z.object({
  id: z.string(),
  person: z.string(),
  role: z.string(),
  names: Text.nullable(),
  party: z.string().nullable(),
  process: z.string().nullable(),
  since: z.iso.date(),
  until: z.iso.date().nullable(),
  basis: z.string(),
  nomination: z.uuid().nullable(),
  ended: z.boolean(),
})
/** An appointment as it is kept. */
export type Held = z.infer<typeof Held>

const Row = KnownPerson.omit({ appointments: true }).extend({ held: z.array(Held) })

const heldColumns = sql`
  a.id, a.person, a.role, r.names, a.party, a.process, a.since::text as since, a.until::text as until, a.nomination,
  coalesce((select n.basis from identity.nomination n where n.id = a.nomination), a.basis) as basis,
  a.ended is not null as ended`

const columns = sql`
  p.id, p.name, p.email, p.language, p.status, p.invented,
  coalesce((select jsonb_agg(to_jsonb(h) order by h.since desc, h.id)
              from (select ${heldColumns} from identity.appointment a join identity.role r on r.code = a.role
                     where a.person = p.id) as h), '[]') as held`

/** Whom a list of people is narrowed to. `parties` are those the asker administers; nothing stands for all. */
export type Wanted = {
  readonly party?: string | undefined
  readonly role?: string | undefined
  readonly status?: string | undefined
  readonly q?: string | undefined
  readonly parties?: readonly string[] | undefined
}

/** One stretch of people by name, and how many there are; each with the appointments the asker may see. */
export async function peoplePage(
  db: Database,
  parties: ReadonlyMap<string, Party>,
  wanted: Wanted,
  today: string,
  { after, limit }: { after?: string | undefined; limit?: number | undefined } = {},
): Promise<{ total: number; items: KnownPerson[] }> {
  const has = (condition: ReturnType<typeof sql>) =>
    sql`exists (select from identity.appointment a where a.person = p.id and ${condition})`
  const which = sql.join(
    [
      wanted.status ? sql`p.status = ${wanted.status}` : sql`p.status <> 'erased'`,
      wanted.parties ? has(sql`a.party = any (${wanted.parties})`) : sql`true`,
      wanted.party || wanted.role
        ? has(
            sql`${wanted.party ? sql`a.party = ${wanted.party}` : sql`true`} and ${wanted.role ? sql`a.role = ${wanted.role}` : sql`true`}`,
          )
        : sql`true`,
      wanted.q ? sql`position(lower(${wanted.q}) in lower(concat_ws(' ', p.name, p.email))) > 0` : sql`true`,
    ],
    sql` and `,
  )
  const from = after
    ? sql`(lower(p.name), p.id) > (select lower(b.name), b.id from identity.person b where b.id = ${after})`
    : sql`true`
  const items = await rows(db, Row)`
    select ${columns} from identity.person p where ${which} and ${from} order by lower(p.name), p.id limit ${limit ?? null}`
  const [counted] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from identity.person p where ${which}`
  return { total: counted?.total ?? 0, items: items.map((row) => known(row, parties, today, wanted.parties)) }
}

/** Finds a person among those the asker may see; only the appointments of `within` are told. */
export async function findPerson(
  db: Database,
  id: string,
  parties: ReadonlyMap<string, Party>,
  today: string,
  within?: readonly string[],
): Promise<KnownPerson | undefined> {
  const [row] = await rows(db, Row)`select ${columns} from identity.person p where p.id = ${id}`
  return row && known(row, parties, today, within)
}

function known(
  { held, ...person }: z.infer<typeof Row>,
  parties: ReadonlyMap<string, Party>,
  today: string,
  within?: readonly string[],
): KnownPerson {
  const told = held.filter(({ party }) => !within || (party !== null && within.includes(party)))
  return { ...person, appointments: told.map((each) => heldInPlace(each, parties, today)) }
}

/** An appointment as a page shows it. */
export function heldInPlace(
  { id, role, names, party, process, since, until, basis, nomination, ended }: Held,
  parties: ReadonlyMap<string, Party>,
  today: string,
): HeldAppointment {
  const standing = standingOn({ since, until, ended }, today)
  return { id, role, names, party: partyInPlace(parties, party), process, since, until, basis, nomination, standing }
}

/** Finds an appointment and holds it still, for whoever means to end it. */
export async function holdAppointment(db: Database, id: string): Promise<Held | undefined> {
  const [found] = await rows(db, Held)`
    select ${heldColumns} from identity.appointment a join identity.role r on r.code = a.role where a.id = ${id} for update of a`
  return found
}

/** Finds an appointment among those the asker may see. */
export async function findAppointment(db: Database, id: string): Promise<Held | undefined> {
  const [found] = await rows(db, Held)`
    select ${heldColumns} from identity.appointment a join identity.role r on r.code = a.role where a.id = ${id}`
  return found
}

/** Ends an appointment with a day, that day within; with nothing, at once. */
export async function keepEnd(
  db: Database,
  { id, since }: Held,
  lastDay: string | null,
  by: string,
  now: Date,
): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  const until = lastDay ?? (today < since ? since : today)
  const ended = lastDay === null ? { at: now, by } : { at: null, by: null }
  await sql`
    update identity.appointment set until = ${until}, ended = ${ended.at}, ended_by = ${ended.by} where id = ${id}`.execute(
    db,
  )
}

/** Whether a State's one seat is taken by somebody else in a time: it has one focal point, in each process. Who gives it at the same time waits. */
export async function isSeatTaken(
  db: Database,
  {
    role,
    party,
    process,
    since,
    until,
  }: { role: string; party: string | null; process: string | null; since: string; until: string | null },
  besides: string | null = null,
): Promise<boolean> {
  if (role !== "focal-point") return false
  // The lock of the database's own check, taken before it is looked: what is given meanwhile is seen here, and said in words.
  await sql`select pg_advisory_xact_lock(hashtext('focal-point ' || ${party}::text))`.execute(db)
  const found = await rows(db, z.object({ id: z.string() }))`
    select a.id from identity.appointment a
     where a.role = ${role} and a.party is not distinct from ${party} and a.ended is null and a.id::text is distinct from ${besides}
       and (a.process is null or ${process}::text is null or a.process = ${process})
       and daterange(a.since, a.until, '[]') && daterange(${since}::date, ${until}::date, '[]')`
  return found.length > 0
}

/** Makes the appointment an accepted nomination asks for, from a day. */
export async function appoint(
  db: Database,
  made: {
    person: string
    role: string
    party: string | null
    process: string | null
    until: string | null
    nomination: string
  },
  since: string,
  now: Date,
): Promise<string> {
  const { person, role, party, process, until, nomination } = made
  const [added] = await rows(db, z.object({ id: z.string() }))`
    insert into identity.appointment (person, role, party, process, since, until, nomination, made)
    values (${person}, ${role}, ${party}, ${process}, ${since}, ${until}, ${nomination}, ${now})
    returning id`
  if (!added) throw new Error("an appointment that was made is there")
  return added.id
}

/** Whoever has an address, or a new person who is invited: known by an id that tells nothing of them. */
export async function admit(
  db: Database,
  { name, email, language }: { name: string; email: string; language: Language },
  now: Date,
): Promise<{ id: string; status: KnownPerson["status"] }> {
  const Admitted = KnownPerson.pick({ id: true, status: true })
  const find = () => rows(db, Admitted)`select id, status from identity.person where lower(email) = lower(${email})`
  const [there] = await find()
  if (there) return there
  await sql`
    insert into identity.person (id, name, email, language, status, made)
    values ('p-' || replace(gen_random_uuid()::text, '-', ''), ${name}, ${email}, ${language}, 'invited', ${now})
        on conflict do nothing`.execute(db)
  const [made] = await find()
  if (!made) throw new Error("a person who was admitted is there")
  return made
}

/** Whether somebody has a second factor, as far as who asks may take it off, and when it last was. */
export async function factorOf(
  db: Database,
  person: string,
): Promise<{ hasOne: boolean; removed: FactorRemoval | null }> {
  const Found = z.object({ hasOne: z.boolean(), removed: FactorRemoval.nullable() })
  const [found] = await rows(db, Found)`
    select identity.has_second_factor(${person}) as "hasOne",
           (select jsonb_build_object('at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', r.reason)
              from identity.factor_removal r where r.person = ${person} order by r.at desc limit 1) as removed`
  return found ?? { hasOne: false, removed: null }
}

/** Takes the second factor off somebody who lost it: their sessions, what they began and their keys end by that. */
export async function takeOffFactor(db: Database, person: string, reason: string, now: Date): Promise<boolean> {
  const [done] = await rows(db, z.object({ done: z.boolean() }))`
    select identity.take_off_second_factor(${person}, ${reason}, ${now}) as done`
  return done?.done ?? false
}

/** Lets somebody in no more, or in again: sessions, links and keys end by the law of the database. */
export async function keepStatus<S extends "active" | "disabled" | "invited">(
  db: Database,
  id: string,
  status: S,
): Promise<S> {
  await sql`update identity.person set status = ${status} where id = ${id}`.execute(db)
  return status
}

/** Takes out what tells who somebody is, wherever it stands; what they did stays under their id. */
export async function eraseData(db: Database, id: string, by: string, now: Date): Promise<"erased"> {
  // Also what was decided before anybody knew whose address it is.
  const own = sql`
    select n.id from identity.nomination n
     where n.person = ${id} or lower(n.email) = (select lower(p.email) from identity.person p where p.id = ${id})`
  await sql`
    update identity.letter set name = ''
     where id in (select n.letter from identity.nomination n where n.id in (${own}))`.execute(db)
  await sql`update identity.nomination_step set comment = 'erased' where comment <> '' and nomination in (${own})`.execute(
    db,
  )
  await sql`
    update identity.invitation set withdrawn = ${now} where person = ${id} and used is null and withdrawn is null`.execute(
    db,
  )
  await sql`
    update identity.nomination
       set name = '', title = '', email = null, basis = '', erased = true,
           status = case when status in ('proposed', 'returned') then 'withdrawn' else status end,
           decided = case when status = 'returned' then null else decided end,
           decided_by = case when status = 'returned' then null else decided_by end
     where id in (${own})`.execute(db)
  await sql`
    update identity.appointment a
       set until = least(coalesce(a.until, 'infinity'::date), greatest(a.since, ${now.toISOString().slice(0, 10)}::date)),
           ended = ${now}, ended_by = ${by}
     where a.person = ${id} and a.ended is null`.execute(db)
  await sql`update identity.person set name = '', email = null, status = 'erased' where id = ${id}`.execute(db)
  return "erased"
}
