import { PartyInPlace } from "#platform/identity/party.ts"
import { day } from "#platform/kernel/day.ts"
import { languages } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"
import { Letter } from "./letter.ts"

/** The fields that are held against the letter, one by one. */
export const checkedFields = ["name", "title", "email", "role"] as const

/** What an officer found of each field: the letter says so, or it does not. */
export const Checks = z.object({
  name: z.enum(["confirmed", "questioned"]),
  title: z.enum(["confirmed", "questioned"]),
  email: z.enum(["confirmed", "questioned"]),
  role: z.enum(["confirmed", "questioned"]),
})
export type Checks = z.infer<typeof Checks>

/** What can be said of a nomination, and said anew while nobody has decided. Dates are ISO dates, both within. */
export const Wording = z.object({
  role: z.string().max(64),
  process: z.string().trim().min(1).max(200).nullable(),
  name: z.string().trim().min(1).max(200),
  title: z.string().trim().max(200),
  email: z.email().max(254),
  language: z.enum(languages),
  letter: z.uuid(),
  /** How the letter is cited: "Note verbale 12/2018 of 3 May 2018". */
  basis: z.string().trim().min(1).max(500),
  since: day,
  until: day.nullable(),
  /** The appointment it takes over from, where one person follows another. */
  replaces: z.uuid().nullable(),
})
export type Wording = z.infer<typeof Wording>

/** What becomes of a nomination. Returned, it waits for whoever proposed it; the last three are for good. */
export const standings = ["proposed", "returned", "accepted", "refused", "withdrawn"] as const

/**
 * A nomination: somebody proposed for a role, for a State or organization, on
 * the basis of its letter. An officer holds it against the letter field by
 * field; accepted, it makes the person and the appointment.
 */
export const Nomination = z.object({
  ...Wording.omit({ letter: true, email: true }).shape,
  id: z.uuid(),
  party: PartyInPlace.nullable(),
  name: z.string(),
  email: z.string().nullable(),
  basis: z.string(),
  letter: Letter,
  status: z.enum(standings),
  checks: Checks.nullable(),
  made: z.iso.datetime(),
  decided: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  /** Whose data were erased: what was said of them is gone. */
  erased: z.boolean(),
})
export type Nomination = z.infer<typeof Nomination>

/** What was done with a nomination, by whom, with what they said. */
export const Step = z.object({
  kind: z.enum(["proposed", "corrected", "returned", "refused", "withdrawn", "accepted", "handed-over"]),
  person: z.string(),
  /** Their name, where the reader may know it. */
  by: z.string().nullable(),
  at: z.iso.datetime(),
  checks: Checks.nullable(),
  comment: z.string(),
})
export type Step = z.infer<typeof Step>

/** What the rules look at. */
export type Standing = {
  readonly status: Nomination["status"]
  readonly authors: readonly string[]
  /** Who it is, if they are known here already. */
  readonly person: string | null
}

/** Why a nomination cannot be decided. */
export type DecideRefusal = "nomination-not-open" | "own-nomination" | "own-proposal"

/** Whether somebody may hold a nomination against its letter: four eyes, so never what they proposed or what is about them. */
export function decidable({ status, authors, person }: Standing, by: string): Result<true, DecideRefusal> {
  if (status !== "proposed") return refuse("nomination-not-open")
  if (person === by) return refuse("own-nomination")
  return authors.includes(by) ? refuse("own-proposal") : allow(true)
}

/** Whether it is as the letter says in every field; one that is questioned is returned or refused, with the reason. */
export function acceptable(checks: Checks): Result<true, "field-questioned"> {
  return checkedFields.every((field) => checks[field] === "confirmed") ? allow(true) : refuse("field-questioned")
}

/** Whether it can still be said otherwise, or taken back. */
export function changeable({ status }: Pick<Standing, "status">): Result<true, "nomination-not-open"> {
  return status === "proposed" || status === "returned" ? allow(true) : refuse("nomination-not-open")
}

/** A role as a nomination asks for it. */
export type AskedRole = { readonly heldFor: "none" | "state" | "organization" | "any"; readonly retired: boolean }

/** Why somebody cannot be proposed so. */
export type ProposeRefusal = "role-retired" | "role-not-for-party" | "ends-before-it-begins"

/** Whether a role can be asked for, for that kind of party and time. A role held for nobody is asked for for nobody. */
export function proposable(
  role: AskedRole,
  party: "state" | "organization" | null,
  { since, until }: Pick<Wording, "since" | "until">,
): Result<true, ProposeRefusal> {
  if (role.retired) return refuse("role-retired")
  const isFor = role.heldFor === "none" ? party === null : party !== null && [party, "any"].includes(role.heldFor)
  if (!isFor) return refuse("role-not-for-party")
  return until !== null && until < since ? refuse("ends-before-it-begins") : allow(true)
}
