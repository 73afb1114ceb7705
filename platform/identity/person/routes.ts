import { allowAs } from "#platform/http/answer.ts"
import type { Context } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { invitationFor } from "#platform/identity/invitation/store.ts"
import { findNomination } from "#platform/identity/nomination/store.ts"
import { aboutOf } from "#platform/identity/nomination/deciding.ts"
import type { Parties } from "#platform/identity/parties.ts"
import * as contract from "#platform/identity/person/contract.ts"
import { peopleColumns } from "#platform/identity/person/people-file.ts"
import {
  disablable,
  enablable,
  endable,
  erasable,
  type Granted,
  handable,
  type KnownPerson,
  type PersonRefusal,
  relievable,
} from "#platform/identity/person/person.ts"
import * as store from "#platform/identity/person/store.ts"
import { reachOf } from "#platform/identity/reach.ts"
import { grantedBy } from "#platform/identity/right/rule.ts"
import { administrator, operator, permission } from "#platform/identity/rights.ts"
import { allRoles } from "#platform/identity/role/store.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { csvOf } from "#platform/kernel/csv.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import { notify } from "#platform/notify/notify.ts"
import { z } from "zod"

/** Serves the people of States, organizations and the Secretariat, and what they are appointed to. */
export function personRoutes({ serve, served }: Service, parties: Parties): void {
  serve(contract.listPeople, async ({ db, asker, today }, { query: { after, limit, ...wanted } }) => {
    const reach = reachOf(asker, "person.list", today)
    const within = { ...wanted, ...(reach && { parties: reach }) }
    const { total, items } = await store.peoplePage(db, await parties(db), within, today, { after, limit: limit + 1 })
    const shown = items.slice(0, limit)
    return allow({ total, items: shown, next: items.length > limit ? (shown.at(-1)?.id ?? null) : null })
  })

  serve(contract.exportPeople, async ({ db, asker, today }, { query, format }) => {
    const reach = reachOf(asker, "person.export", today)
    const wanted = { ...query, ...(reach && { parties: reach }) }
    const limit = contract.exportedAtMost
    const found = await store.peoplePage(db, await parties(db), wanted, today, { limit })
    if (found.total > limit) return refuse("too-many-people")
    if (format === "csv")
      return allowAs(csvOf(peopleColumns, peopleRows(found.items)), { filename: `people-${today}.csv` })
    return allow(found)
  })

  serve(contract.getPerson, async (context, { params }) => {
    const { db, now, asker, today } = context
    const person = await seen(context, parties, params.id)
    if (!person) return refuse("person-not-found")
    const whom = { ...person, builtIn: isBuiltIn(person.id) }
    const factor = await store.factorOf(db, person.id)
    const rules: Readonly<Record<string, boolean>> = {
      "person.disable": disablable(whom, asker.person).ok,
      "person.enable": enablable(whom).ok,
      "person.erase": erasable(whom, asker.person).ok,
      "person.remove-second-factor": relievable(whom, factor.hasOne, asker.person).ok,
    }
    const may = (act: string, party: string | null) =>
      permission({ asker, act, reads: false, today }, { party, person: person.id }).may
    return allow({
      ...person,
      granted: person.status === "active" ? await grantedTo(db, person, served, today) : [],
      invitation: await invitationFor(db, person.id, now),
      factorRemoved: may("person.remove-second-factor", null) ? factor.removed : null,
      acts: Object.keys(rules).filter((act) => rules[act] && may(act, null)),
      endable: person.appointments
        .filter(({ standing, party }) => standing !== "over" && may("appointment.end", party?.code ?? null))
        .map(({ id }) => id),
    })
  })

  changing({ serve }, parties)
  relieving({ serve }, parties)
  ending({ serve }, parties)
}

type Serving = Pick<Service, "serve">

function relieving({ serve }: Serving, parties: Parties): void {
  serve(contract.removeFactorOf, async (context, { params: { id }, body: { reason } }) => {
    const { db, now, person: by } = context
    const person = await seen(context, parties, id)
    if (!person) return refuse("person-not-found")
    const { hasOne } = await store.factorOf(db, id)
    const may = relievable({ ...person, builtIn: isBuiltIn(id) }, hasOne, by)
    if (!may.ok) return may
    // Who did the same a moment ago has done it.
    if (!(await store.takeOffFactor(db, id, reason, now))) return refuse("no-second-factor")
    await notify(db, {
      kind: "security-second-factor-taken",
      to: { person: id },
      about: { path: "/account" },
      facts: { reason },
      at: now,
    })
    tell(db, {
      subjects: [`person:${id}`],
      changes: changesOf({ secondFactor: true }, { secondFactor: false }),
    })
    return allow({ id })
  })
}

function changing({ serve }: Serving, parties: Parties): void {
  async function change(
    context: Context,
    id: string,
    rule: (whom: KnownPerson & { builtIn: boolean }) => Result<true, PersonRefusal>,
    /** Keeps it, and answers what became of them. */
    keep: () => Promise<KnownPerson["status"]>,
  ): Promise<Result<{ id: string }, PersonRefusal | "person-not-found">> {
    const person = await seen(context, parties, id)
    if (!person) return refuse("person-not-found")
    const may = rule({ ...person, builtIn: isBuiltIn(id) })
    if (!may.ok) return may
    const status = await keep()
    const gone = status === "erased" ? ({ name: "personal", email: "personal" } as const) : {}
    tell(context.db, {
      subjects: [`person:${id}`],
      changes: { ...changesOf({ status: person.status }, { status }), ...gone },
    })
    return allow({ id })
  }

  serve(contract.disablePerson, async (context, { params: { id } }) =>
    change(
      context,
      id,
      (whom) => disablable(whom, context.person),
      () => store.keepStatus(context.db, id, "disabled"),
    ),
  )
  serve(contract.enablePerson, async (context, { params: { id } }) =>
    change(context, id, enablable, async () =>
      store.keepStatus(context.db, id, (await cameIn(context.db, id)) ? "active" : "invited"),
    ),
  )
  serve(contract.erasePerson, async (context, { params: { id } }) =>
    change(
      context,
      id,
      (whom) => erasable(whom, context.person),
      () => store.eraseData(context.db, id, context.person, context.now),
    ),
  )
}

function ending({ serve }: Serving, parties: Parties): void {
  serve(contract.endAppointment, async ({ db, now, today, person, permission: permitted }, { params, body }) => {
    const held = await store.holdAppointment(db, params.id)
    if (!held || !permitted({ party: held.party, process: held.process, person: held.person }).may)
      return refuse("appointment-not-found")
    const may = endable(held, body.lastDay, today)
    if (!may.ok) return may
    await store.keepEnd(db, held, body.lastDay, person, now)
    const until = body.lastDay ?? (today < held.since ? held.since : today)
    const ended = body.lastDay === null
    tell(db, {
      subjects: [`appointment:${held.id}`, `person:${held.person}`],
      changes: changesOf({ until: held.until, ended: held.ended }, { until, ended }),
    })
    const known = await parties(db)
    return allow(store.heldInPlace({ ...held, until, ended }, known, today))
  })

  serve(contract.handOver, async ({ db, now, today, permission: permitted }, { params, body: { day } }) => {
    const asked = await findNomination(db, params.id)
    if (!asked || !permitted(aboutOf(asked)).may) return refuse("nomination-not-found")
    const old = asked.replaces === null ? undefined : await store.holdAppointment(db, asked.replaces)
    // Who handed over the same at the same time has done it by now, and may have handed over their own right to it.
    const nomination = await findNomination(db, params.id)
    if (!nomination) return refuse("nomination-not-found")
    const may = handable({ ...nomination, isMade: nomination.appointment !== null }, old, day, today)
    if (!may.ok) return may
    const { until, person } = nomination
    if (await store.isSeatTaken(db, { ...nomination, since: day }, nomination.replaces)) return refuse("seat-taken")
    const [made] = await rows(
      db,
      z.object({ id: z.uuid() }),
    )`select identity.hand_over(${params.id}, ${day}, ${now}) as id`
    if (!made) throw new Error("an appointment that was handed over is there")
    const was = old && { appointment: old.id, person: old.person, since: old.since, until: old.until }
    tell(db, {
      subjects: [`appointment:${made.id}`, `nomination:${params.id}`, ...(old ? [`appointment:${old.id}`] : [])],
      changes: changesOf(was ?? {}, { appointment: made.id, person, since: day, until }),
    })
    return allow({ id: made.id, since: day, until })
  })
}

/** A person whose record is the asker's to see, with the appointments that are. */
async function seen({ db, asker, today }: Context, parties: Parties, id: string): Promise<KnownPerson | undefined> {
  const reach = reachOf(asker, "person.read", today)
  const person = await store.findPerson(db, id, await parties(db), today, reach)
  return person && (reach === undefined || person.appointments.length > 0) ? person : undefined
}

/** What somebody may do today, by each of their appointments. */
async function grantedTo(
  db: Database,
  person: KnownPerson,
  served: readonly AnyEndpoint[],
  today: string,
): Promise<Granted[]> {
  const roles = new Map((await allRoles(db)).map((role) => [role.code, role]))
  return person.appointments
    .filter(({ standing }) => standing === "held")
    .flatMap(({ role, names, party, ...held }) => {
      const appointment = { ...held, role, party: party?.code ?? null }
      const given = grantedBy(appointment, roles.get(role)?.rights ?? [], served, today)
      return given.map((each) => ({ ...each, role, names, party }))
    })
}

/** Whether somebody ever came in: by an invitation they accepted, or without one. */
async function cameIn(db: Database, id: string): Promise<boolean> {
  const sent = await rows(db, z.object({ used: z.boolean() }))`
    select used is not null as used from identity.invitation where person = ${id}`
  return sent.length === 0 || sent.some(({ used }) => used)
}

const isBuiltIn = (id: string): boolean => [administrator, operator].includes(id)

/** A line for each appointment; whoever has none has one all the same. */
function peopleRows(people: readonly KnownPerson[]) {
  return people.flatMap((person) =>
    person.appointments.length === 0 ? [{ person }] : person.appointments.map((held) => ({ person, held })),
  )
}
