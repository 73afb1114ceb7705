import { PartyInPlace } from "#platform/identity/party.ts"
import { Condition } from "#platform/kernel/appointment.ts"
import { languages } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** What becomes of a person: invited, let in, no more let in, or erased: then nothing tells who it was. */
export const personStatuses = ["invited", "active", "disabled", "erased"] as const

/** Somebody's appointment as the page of their State or organization shows it. Days are ISO dates, both within. */
export const HeldAppointment = z.object({
  id: z.uuid(),
  role: z.string(),
  names: Text.nullable(),
  party: PartyInPlace.nullable(),
  process: z.string().nullable(),
  since: z.iso.date(),
  until: z.iso.date().nullable(),
  /** How the letter it rests on is cited, and the nomination it was accepted by. */
  basis: z.string(),
  nomination: z.uuid().nullable(),
  standing: z.enum(["coming", "held", "over"]),
})
export type HeldAppointment = z.infer<typeof HeldAppointment>

/** Somebody who acts here, as far as whoever asks administers them: only those appointments are shown. */
export const KnownPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  language: z.enum(languages),
  status: z.enum(personStatuses),
  invented: z.boolean(),
  appointments: z.array(HeldAppointment),
})
export type KnownPerson = z.infer<typeof KnownPerson>

/** One thing a person may do: by which of their roles and for whom, and what must hold besides. */
export const Granted = z.object({
  act: z.string(),
  reads: z.boolean(),
  role: z.string(),
  names: Text.nullable(),
  party: PartyInPlace.nullable(),
  conditions: z.array(Condition),
})
export type Granted = z.infer<typeof Granted>

/** The status of an appointment on a day. */
export function standingOn(
  { since, until, ended }: { since: string; until: string | null; ended: boolean },
  today: string,
): HeldAppointment["standing"] {
  if (ended || (until !== null && until < today)) return "over"
  return since > today ? "coming" : "held"
}

/** Why somebody cannot be shut out, let in again or erased. */
export type PersonRefusal =
  | "person-is-built-in"
  | "own-person"
  | "person-not-active"
  | "person-not-disabled"
  | "person-erased"
  | "person-invented"
  | "no-second-factor"

type Whom = Pick<KnownPerson, "id" | "status" | "invented"> & { readonly builtIn: boolean }

/** Whether somebody can be shut out. Nobody shuts out themselves, nor those every record has. */
export function disablable({ id, status, builtIn }: Whom, by: string): Result<true, PersonRefusal> {
  if (status === "erased") return refuse("person-erased")
  if (builtIn) return refuse("person-is-built-in")
  if (id === by) return refuse("own-person")
  return status === "disabled" ? refuse("person-not-active") : allow(true)
}

/** Whether somebody can be let in again. Who is invented is let in or kept out by how the platform is set up, never by hand. */
export function enablable({ status, invented }: Whom): Result<true, PersonRefusal> {
  if (status === "erased") return refuse("person-erased")
  if (invented) return refuse("person-invented")
  return status === "disabled" ? allow(true) : refuse("person-not-disabled")
}

/** Whether somebody's data can be erased, for good. */
export function erasable({ id, status, builtIn }: Whom, by: string): Result<true, PersonRefusal> {
  if (status === "erased") return refuse("person-erased")
  if (builtIn) return refuse("person-is-built-in")
  return id === by ? refuse("own-person") : allow(true)
}

/** That somebody's second factor was taken off: when, and why, as far as who asks may know. */
export const FactorRemoval = z.object({ at: z.iso.datetime(), reason: z.string() })
export type FactorRemoval = z.infer<typeof FactorRemoval>

/** Whether the second factor can be taken off somebody who lost it: they have one, and are not who does it. */
export function relievable({ id, status }: Whom, hasOne: boolean, by: string): Result<true, PersonRefusal> {
  if (status === "erased") return refuse("person-erased")
  if (id === by) return refuse("own-person")
  return hasOne ? allow(true) : refuse("no-second-factor")
}

/** Why an appointment cannot end so. */
export type EndRefusal = "appointment-over" | "day-is-past" | "day-before-it-began" | "day-after-its-end"

type Term = { readonly since: string; readonly until: string | null; readonly ended: boolean }

/** Whether an appointment can end with a day, that day within; without one it ends at once. It never becomes longer. */
export function endable(held: Term, lastDay: string | null, today: string): Result<true, EndRefusal> {
  if (standingOn(held, today) === "over") return refuse("appointment-over")
  if (lastDay === null) return allow(true)
  if (lastDay < today) return refuse("day-is-past")
  if (held.until !== null && lastDay > held.until) return refuse("day-after-its-end")
  return lastDay < held.since ? refuse("day-before-it-began") : allow(true)
}

/** Why one appointment cannot hand over to another. */
export type HandOverRefusal =
  | "nothing-to-hand-over"
  | "handed-over-already"
  | "day-is-past"
  | "day-before-it-began"
  | "ends-before-it-begins"

type TakingOver = {
  readonly status: string
  readonly replaces: string | null
  readonly until: string | null
  readonly isMade: boolean
}

/**
 * Whether a nomination takes over on a day: it was accepted for that, the day is
 * to come or today, the old one had begun, and the new one is not over by then.
 */
export function handable(
  nomination: TakingOver,
  old: Term | undefined,
  day: string,
  today: string,
): Result<true, HandOverRefusal> {
  if (nomination.isMade) return refuse("handed-over-already")
  if (nomination.status !== "accepted" || nomination.replaces === null || !old) return refuse("nothing-to-hand-over")
  if (day < today) return refuse("day-is-past")
  if (nomination.until !== null && day > nomination.until) return refuse("ends-before-it-begins")
  return day <= old.since ? refuse("day-before-it-began") : allow(true)
}
