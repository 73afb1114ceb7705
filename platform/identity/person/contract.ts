import { Invitation } from "#platform/identity/invitation/invitation.ts"
import {
  type EndRefusal,
  FactorRemoval,
  Granted,
  type HandOverRefusal,
  HeldAppointment,
  KnownPerson,
  type PersonRefusal,
  personStatuses,
} from "#platform/identity/person/person.ts"
import { day } from "#platform/kernel/day.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

const params = z.object({ id: z.string().max(64) })
const appointment = z.object({ id: z.uuid() })

const filter = {
  party: z.string().max(100).optional(),
  role: z.string().max(64).optional(),
  status: z.enum(personStatuses).optional(),
  q: z.string().trim().max(200).optional(),
}

/** A person with their appointments and what these let them do today, said by the function that permits. */
export const PersonRecord = KnownPerson.extend({
  granted: z.array(Granted),
  invitation: Invitation.nullable(),
  /** When their second factor was last taken off by somebody else; to whoever may do that. */
  factorRemoved: FactorRemoval.nullable(),
  /** The acts on this very person that are the reader's to do now. */
  acts: z.array(z.string()),
  /** The appointments that are the reader's to end. */
  endable: z.array(z.uuid()),
})
export type PersonRecord = z.infer<typeof PersonRecord>

/** Lists people by name: all, or those of the States and organizations the asker administers. */
export const listPeople = endpoint({
  act: "person.list",
  method: "get",
  path: "/people",
  summary: "List people and what they are appointed to",
  query: Paging.extend(filter),
  output: page(KnownPerson),
  refusals: {},
})

/** How many people a file holds at most: it is made in memory. */
export const exportedAtMost = 20_000

/** The same as a file, whole; of more people than a file holds, none. */
export const exportPeople = endpoint({
  act: "person.export",
  method: "get",
  path: "/people/export",
  summary: "Export people and what they are appointed to",
  query: z.object(filter),
  output: z.object({ total: z.number().int(), items: z.array(KnownPerson) }),
  formats: { csv: "text/csv" },
  refusals: { "too-many-people": 422 },
})

export const getPerson = endpoint({
  act: "person.read",
  method: "get",
  path: "/people/{id}",
  summary: "Read a person, their appointments, and what they may do",
  params,
  output: PersonRecord,
  refusals: { "person-not-found": 404 },
})

const changing = {
  "person-not-found": 404,
  "person-is-built-in": 409,
  "own-person": 409,
  "person-not-active": 409,
  "person-not-disabled": 409,
  "person-erased": 409,
  "person-invented": 409,
  "no-second-factor": 409,
} as const satisfies Record<PersonRefusal | "person-not-found", RefusalStatus>

const done = z.object({ id: z.string() })

export const disablePerson = endpoint({
  act: "person.disable",
  method: "post",
  path: "/people/{id}/disable",
  summary: "Let a person in no more; their sessions and keys end",
  params,
  body: z.object({}),
  output: done,
  refusals: changing,
})

export const enablePerson = endpoint({
  act: "person.enable",
  method: "post",
  path: "/people/{id}/enable",
  summary: "Let a person in again",
  params,
  body: z.object({}),
  output: done,
  refusals: changing,
})

/** Erases what tells who a person is. Their id remains, and what they did remains under it. */
export const erasePerson = endpoint({
  act: "person.erase",
  method: "post",
  path: "/people/{id}/erase",
  summary: "Erase a person's data; the ledger stands",
  params,
  body: z.object({}),
  output: done,
  refusals: changing,
})

/** Takes off the second factor of somebody who lost it, with the reason. They are told, and set up anew where their role demands it. */
export const removeFactorOf = endpoint({
  act: "person.remove-second-factor",
  method: "post",
  path: "/people/{id}/second-factor/removal",
  summary: "Take the second factor off a person who lost it; their sessions and keys end",
  params,
  // Why is said in words, which may tell of people: it is kept with the person, and not in the ledger.
  secret: true,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  output: done,
  refusals: changing,
})

export const endAppointment = endpoint({
  act: "appointment.end",
  method: "post",
  path: "/appointments/{id}/end",
  summary: "End an appointment with a day, or at once",
  params: appointment,
  body: z.object({ lastDay: day.nullable() }),
  output: HeldAppointment.pick({ id: true, until: true, standing: true }),
  refusals: {
    "appointment-not-found": 404,
    "appointment-over": 409,
    "day-is-past": 422,
    "day-before-it-began": 422,
    "day-after-its-end": 422,
  } satisfies Record<EndRefusal | "appointment-not-found", RefusalStatus>,
})

/** Ends the old appointment with the eve of a day, and begins the new one on that day, in one act. */
export const handOver = endpoint({
  act: "appointment.hand-over",
  method: "post",
  path: "/nominations/{id}/hand-over",
  summary: "Hand an appointment over to whom an accepted nomination names",
  params: appointment,
  body: z.object({ day }),
  output: HeldAppointment.pick({ id: true, since: true, until: true }),
  refusals: {
    "nomination-not-found": 404,
    "nothing-to-hand-over": 409,
    "handed-over-already": 409,
    "day-is-past": 422,
    "day-before-it-began": 422,
    "ends-before-it-begins": 422,
    "seat-taken": 409,
  } satisfies Record<HandOverRefusal | "nomination-not-found" | "seat-taken", RefusalStatus>,
})
