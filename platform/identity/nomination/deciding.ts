import type { Database } from "#platform/database/sql.ts"
import type { Context } from "#platform/http/context.ts"
import { invite, type Made } from "#platform/identity/invitation/store.ts"
import {
  acceptable,
  type Checks,
  decidable,
  type DecideRefusal,
  proposable,
  type ProposeRefusal,
  type Wording,
} from "#platform/identity/nomination/nomination.ts"
import { tellNomination } from "#platform/identity/nomination/line.ts"
import {
  holdNomination,
  isNominated,
  isOwnLetter,
  keepDecision,
  type Decision,
  type Kept,
} from "#platform/identity/nomination/store.ts"
import type { Party } from "#platform/identity/party.ts"
import { standingOn } from "#platform/identity/person/person.ts"
import { admit, appoint, findAppointment, isSeatTaken } from "#platform/identity/person/store.ts"
import { permission } from "#platform/identity/rights.ts"
import { isGuarded, type Role } from "#platform/identity/role/role.ts"
import { findRole } from "#platform/identity/role/store.ts"
import type { Asker } from "#platform/kernel/appointment.ts"
import { tellAuthors } from "#platform/identity/nomination/telling.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

type Hand = Pick<Context, "db" | "now" | "today" | "person" | "asker" | "permission">

/** What a nomination is about, as the rights ask for it. */
export const aboutOf = ({ party, process, person }: Pick<Kept, "party" | "process" | "person">) => ({
  party,
  process,
  ...(person !== null && { person }),
})

/** Whether somebody may have to do with a role: those that administer the platform are for those who do. */
export const mayGive = (asker: Asker, { rights }: Pick<Role, "rights">, today: string): boolean =>
  !rights.some(({ act }) => isGuarded(act)) || permission({ asker, act: "role.copy", reads: false, today }).may

type Said = Wording & { readonly party: string | null }
type SayRefusal =
  | ProposeRefusal
  | "role-not-found"
  | "role-is-for-administrators"
  | "party-not-found"
  | "letter-not-found"
  | "replaced-not-found"
  | "already-nominated"

/** Whether a nomination may be said so: the role, the party, the letter and whom it replaces are there and go together. */
export async function sayable(
  { db, asker, today }: Hand,
  parties: ReadonlyMap<string, Party>,
  said: Said,
  before: Kept | null,
): Promise<Result<true, SayRefusal>> {
  const role = await findRole(db, said.role)
  if (!role) return refuse("role-not-found")
  if (!mayGive(asker, role, today)) return refuse("role-is-for-administrators")
  const party = said.party === null ? null : parties.get(said.party)
  if (party === undefined) return refuse("party-not-found")
  const may = proposable(role, party?.kind ?? null, said)
  if (!may.ok) return may
  if (said.letter !== before?.letter.id && !(await isOwnLetter(db, said.letter))) return refuse("letter-not-found")
  if (said.replaces !== null && !(await isReplaceable(db, said, today))) return refuse("replaced-not-found")
  return (await isNominated(db, said, before?.id ?? null)) ? refuse("already-nominated") : allow(true)
}

/** Whether whoever is replaced holds the same: the role, for that party, in that process. */
async function isReplaceable(db: Database, { replaces, role, party, process }: Said, today: string): Promise<boolean> {
  const old = await findAppointment(db, replaces ?? "")
  if (old === undefined || standingOn(old, today) === "over") return false
  return old.role === role && old.party === party && old.process === process
}

type HoldRefusal = DecideRefusal | "nomination-not-found" | "role-is-for-administrators"

/** Holds a nomination still for whoever is to decide about it, if that is theirs to do. */
async function heldToDecide(hand: Hand, id: string): Promise<Result<Kept, HoldRefusal>> {
  const nomination = await holdNomination(hand.db, id)
  if (!nomination) return refuse("nomination-not-found")
  const may = hand.permission(aboutOf(nomination))
  if (!may.may) return refuse(may.why === "not-own" ? "own-nomination" : "nomination-not-found")
  const role = await findRole(hand.db, nomination.role)
  if (!role || !mayGive(hand.asker, role, hand.today)) return refuse("role-is-for-administrators")
  const open = decidable(nomination, hand.person)
  return open.ok ? allow(nomination) : open
}

/** Returns a nomination or refuses it, with the reason. */
export async function decideAgainst(
  hand: Hand,
  id: string,
  said: Decision & { readonly status: "returned" | "refused" },
): Promise<Result<{ id: string }, HoldRefusal>> {
  const held = await heldToDecide(hand, id)
  if (!held.ok) return held
  await keepDecision(hand.db, id, said, hand.person, hand.now)
  await tellAuthors(hand.db, held.value, said.status, hand.now)
  await tellNomination(hand.db, id, held.value)
  return allow({ id })
}

type AcceptRefusal = HoldRefusal | "field-questioned" | "person-not-let-in" | "seat-taken" | "role-retired"

/** Accepts a nomination: makes the person where they are not here yet, the appointment where nobody is replaced, the invitation. */
export async function accept(
  hand: Hand,
  id: string,
  { checks, comment }: { checks: Checks; comment: string },
): Promise<Result<{ nomination: Kept; made: Made | undefined }, AcceptRefusal>> {
  const { db, now, person } = hand
  const held = await heldToDecide(hand, id)
  if (!held.ok) return held
  const confirmed = acceptable(checks)
  if (!confirmed.ok) return confirmed
  const nomination = held.value
  if ((await findRole(db, nomination.role))?.retired !== false) return refuse("role-retired")
  if (nomination.replaces === null && (await isSeatTaken(db, nomination))) return refuse("seat-taken")
  const { name, email, language } = nomination
  if (email === null) return refuse("nomination-not-open")
  const nominee = await admit(db, { name, email, language }, now)
  // Whose address it is may have become known since it was proposed.
  if (nominee.id === person) return refuse("own-nomination")
  if (nominee.status === "disabled" || nominee.status === "erased") return refuse("person-not-let-in")
  await keepDecision(db, id, { status: "accepted", checks, comment, nominee: nominee.id }, person, now)
  const others = [`person:${nominee.id}`]
  if (nomination.replaces === null) {
    const made = await appoint(db, { ...nomination, person: nominee.id, nomination: id }, nomination.since, now)
    others.push(`appointment:${made}`)
  }
  await tellAuthors(db, nomination, "accepted", now)
  await tellNomination(db, id, nomination, others)
  return allow({ nomination, made: nominee.status === "invited" ? await invite(db, id, now) : undefined })
}
