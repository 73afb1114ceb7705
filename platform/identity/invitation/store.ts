import { rows, sql, type Database } from "#platform/database/sql.ts"
import { type Invitation, invitationLasts, Offer, standingOf } from "#platform/identity/invitation/invitation.ts"
import { hashOf, newSecret, openingFor, type Opening } from "#platform/identity/session.ts"
import { termsVersion } from "#platform/identity/terms.ts"
import type { Language } from "#platform/kernel/language.ts"
import { z } from "zod"

/** An invitation that was just made: what proves it, told here and never again, and until when it is good. */
export type Made = { readonly token: string; readonly expires: Date }

/** Makes the link by which whom an accepted nomination made comes in; nothing, where they are in already. */
export async function invite(db: Database, nomination: string, now: Date): Promise<Made | undefined> {
  const made = { token: newSecret(), expires: new Date(now.getTime() + invitationLasts) }
  const [sent] = await rows(db, z.object({ id: z.uuid().nullable() }))`
    select identity.invite(${nomination}, ${hashOf(made.token)}, ${now}, ${made.expires}) as id`
  return sent?.id ? made : undefined
}

const Kept = z.object({
  made: z.date(),
  made_by: z.string(),
  expires: z.date(),
  used: z.date().nullable(),
  withdrawn: z.date().nullable(),
})

/** The latest invitation of a nomination, where there is one. */
export async function invitationOf(db: Database, nomination: string, now: Date): Promise<Invitation | null> {
  const [found] = await rows(db, Kept)`
    select i.made, i.made_by, i.expires, i.used, i.withdrawn from identity.invitation i
     where i.nomination = ${nomination} order by i.made desc, i.withdrawn desc nulls first limit 1`
  return found ? told(found, now) : null
}

/** The latest invitation of a person, among those the asker may see. */
export async function invitationFor(db: Database, person: string, now: Date): Promise<Invitation | null> {
  const [found] = await rows(db, Kept)`
    select i.made, i.made_by, i.expires, i.used, i.withdrawn from identity.invitation i
     where i.person = ${person} order by i.made desc, i.withdrawn desc nulls first limit 1`
  return found ? told(found, now) : null
}

const told = (kept: z.infer<typeof Kept>, now: Date): Invitation => ({
  made: kept.made.toISOString(),
  madeBy: kept.made_by,
  expires: kept.expires.toISOString(),
  standing: standingOf(kept, now),
})

/** Withdraws the open invitation of a nomination; says whether there was one. */
export async function withdrawInvitation(db: Database, nomination: string, now: Date): Promise<boolean> {
  const done = await sql`
    update identity.invitation set withdrawn = ${now}
     where nomination = ${nomination} and used is null and withdrawn is null`.execute(db)
  return Number(done.numAffectedRows ?? 0) > 0
}

const Read = Offer.omit({ party: true }).extend({ party: z.string().nullable() })
/** An invitation as its link tells it, with the party by its code. */
export type Read = z.infer<typeof Read>

/** What the invitation of a link says; nothing, of what is none. */
export async function readInvitation(db: Database, token: string, now: Date): Promise<Read | undefined> {
  const [found] = await rows(db, z.object({ offer: Read.nullable() }))`
    select identity.read_invitation(${hashOf(token)}, ${now}) as offer`
  return found?.offer ?? undefined
}

/** Lets whoever holds the link in, once, and opens their first session; or nothing, where it is not good (any more). */
export async function acceptInvitation(
  db: Database,
  { token, language, agent }: { token: string; language: Language; agent: string },
  now: Date,
): Promise<Opening | undefined> {
  const opening = openingFor(agent, now)
  const [found] = await rows(db, z.object({ person: z.string().nullable() }))`
    select identity.accept_invitation(${hashOf(token)}, ${hashOf(opening.secret)}, ${opening.device}, ${language},
                                      ${termsVersion}, ${now}, ${opening.until}) as person`
  return found?.person ? opening : undefined
}
