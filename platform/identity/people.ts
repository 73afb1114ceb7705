import { rows, sql, type Database } from "#platform/database/sql.ts"
import { cast, castSince } from "#platform/identity/cast.ts"
import { administrator, operator } from "#platform/identity/rights.ts"
import { shippedRoles } from "#platform/identity/roles.ts"
import { z } from "zod"

/** Who every record has: who administers it, and whoever works at the machine that holds it. */
const builtIn = [
  { id: administrator, name: "Administrator", roles: ["administrator"] },
  { id: operator, name: "Operator", roles: ["administrator", "secretariat"] },
]

/**
 * Brings the shipped roles and the people every record has up to date, and lets
 * the invented cast in or keeps it out. Loading it again changes nothing;
 * answers how many rows were changed.
 */
export async function loadPeople(db: Database, now: Date, invented: boolean): Promise<number> {
  const changes = [await loadRoles(db, now)]
  const people = builtIn.map(({ id, name }) => ({ id, name, language: "en", invented: false }))
  const played = cast.map(({ id, name, language }) => ({ id, name, language, invented: true }))
  changes.push(await addPeople(db, invented ? [...people, ...played] : people, now))
  const held = [
    ...builtIn.flatMap(({ id, roles }) => roles.map((role) => ({ person: id, role, since: castSince }))),
    ...(invented ? cast : []).flatMap(({ id, appointments }) =>
      appointments.map((each) => ({ person: id, since: castSince, ...each })),
    ),
  ]
  changes.push(await addAppointments(db, held, now))
  const [kept] = await rows(db, Count)`
    with changed as (
      update identity.person set status = ${invented ? "active" : "disabled"}
       where invented and status = ${invented ? "disabled" : "active"} returning id)
    select count(*)::int as n from changed`
  return changes.reduce((sum, n) => sum + n, kept?.n ?? 0)
}

const Count = z.object({ n: z.number() })

async function loadRoles(db: Database, now: Date): Promise<number> {
  const roles = shippedRoles.map(({ code, heldFor }) => ({ code, held_for: heldFor, shipped: true, made: now }))
  const given = shippedRoles.flatMap(({ code, rights }) =>
    rights.map(({ act, conditions }) => ({ role: code, act, conditions })),
  )
  const [changed] = await rows(db, Count)`
    with said as (select * from jsonb_populate_recordset(null::identity.role_right, ${JSON.stringify(given)}::jsonb)),
    roles as (
      insert into identity.role
      select * from jsonb_populate_recordset(null::identity.role, ${JSON.stringify(roles)}::jsonb)
          on conflict (code) do update set retired = null where role.retired is not null
      returning code),
    gone as (
      delete from identity.role_right r using identity.role o
       where o.code = r.role and o.shipped
         and not exists (select from said s where (s.role, s.act, s.conditions) = (r.role, r.act, r.conditions))
      returning r.role, r.act)
    select (select count(*) from roles)::int + (select count(*) from gone)::int as n`
  // What is new is added once what it stands in the place of is gone.
  const [added] = await rows(db, Count)`
    with added as (
      insert into identity.role_right
      select * from jsonb_populate_recordset(null::identity.role_right, ${JSON.stringify(given)}::jsonb)
          on conflict do nothing returning role)
    select count(*)::int as n from added`
  return (changed?.n ?? 0) + (added?.n ?? 0)
}

async function addPeople(
  db: Database,
  people: readonly { id: string; name: string; language: string; invented: boolean }[],
  now: Date,
): Promise<number> {
  const added = people.map((each) => ({ ...each, status: "active", made: now }))
  const found = await sql`
    insert into identity.person
    select * from jsonb_populate_recordset(null::identity.person, ${JSON.stringify(added)}::jsonb)
        on conflict (id) do nothing`.execute(db)
  return Number(found.numAffectedRows ?? 0)
}

async function addAppointments(
  db: Database,
  held: readonly { person: string; role: string; party?: string; since: string; until?: string }[],
  now: Date,
): Promise<number> {
  // An appointment that somebody ended stays ended: what was there once is not made again.
  const found = await sql`
    insert into identity.appointment (person, role, party, since, until, made)
    select h.person, h.role, h.party, h.since, h.until, ${now}
      from jsonb_to_recordset(${JSON.stringify(held)}::jsonb)
           as h (person text, role text, party text, since date, until date)
     where not exists (select from identity.appointment a where a.person = h.person and a.role = h.role)`.execute(db)
  return Number(found.numAffectedRows ?? 0)
}
