import { rows, sql, type Database } from "#platform/database/sql.ts"
import { type Account, LinkedAccount, Passkey, SessionOfMine } from "#platform/identity/account.ts"
import type { Provider } from "#platform/identity/provider.ts"
import { hashOf, sessionAtHand, utc } from "#platform/identity/session.ts"
import { partyInPlace, type Party } from "#platform/identity/party.ts"
import { Text } from "#platform/kernel/text.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

const instant = z.coerce.date().transform((at) => at.toISOString())
const Ways = z.object({
  password: instant.nullable().catch(null),
  secondFactor: z.object({ made: instant, codes: z.int() }).nullable(),
  demanded: z.boolean(),
  terms: z.object({ version: z.string(), accepted: instant }).nullable(),
  invented: z.boolean(),
})
const Self = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  language: z.enum(languages),
  ways: Ways,
})
const Linked = LinkedAccount.omit({ provider: true })

/** The account of whoever asks, as far as it can be told; their appointments are known already. */
export async function readAccount(
  db: Database,
  providers: readonly Provider[],
): Promise<Omit<Account, "providers" | "recent" | "appointments"> | undefined> {
  const [self] = await rows(db, Self)`
    select id as person, name, email, language, identity.own_ways() as ways
      from identity.person where id = current_setting('app.person')`
  if (!self) return undefined
  const { ways, ...person } = self
  const passkeys = await rows(db, Passkey)`
    select id, name, backed_up as "backedUp", ${utc("made")}, ${utc("used")}
      from identity.passkey where person = ${person.person} order by passkey.made, id`
  const linked = await rows(db, Linked)`
    select issuer, subject, ${utc("made")}, ${utc("used")}
      from identity.linked_account where person = ${person.person} order by linked_account.made, issuer, subject`
  const named = (issuer: string) => providers.find((each) => each.issuer === issuer)?.name ?? null
  return { ...person, ...ways, passkeys, linked: linked.map((each) => ({ ...each, provider: named(each.issuer) })) }
}

/** Changes what one is called, and in which language one is written to. */
export async function changeAccount(
  db: Database,
  { name, language }: { name?: string | undefined; language?: string | undefined },
): Promise<boolean> {
  const changed = await sql`
    update identity.person set name = coalesce(${name ?? null}, name), language = coalesce(${language ?? null}, language)
     where id = current_setting('app.person') and status = 'active'`.execute(db)
  return changed.numAffectedRows === 1n
}

/** Unlinks one's account at a provider; other sessions end, as they may have been opened by it. */
export async function unlink(
  db: Database,
  { issuer, subject }: { issuer: string; subject: string },
  session: string | undefined,
): Promise<boolean> {
  const gone = await sql`
    delete from identity.linked_account
     where issuer = ${issuer} and subject = ${subject} and person = current_setting('app.person')`.execute(db)
  if (gone.numAffectedRows !== 1n) return false
  await endSessions(db, session)
  return true
}

/** Where one is signed in: the browser that asks first, then by when each was seen. */
export async function listSessions(db: Database, secret: string | undefined, now: Date): Promise<SessionOfMine[]> {
  const here = secret === undefined ? undefined : await sessionAtHand(db, secret)
  return rows(db, SessionOfMine)`
    select id, way, device, ${utc("opened")}, ${utc("seen")}, ${utc("expires")}, id is not distinct from ${here?.id ?? null} as here
      from identity.session
     where person = current_setting('app.person') and session.expires > ${now}
     order by (id is not distinct from ${here?.id ?? null}) desc, session.seen desc`
}

/** Signs out one browser of one's own. */
export async function endSession(db: Database, id: string): Promise<boolean> {
  const ended = await sql`
    delete from identity.session where id = ${id} and person = current_setting('app.person')`.execute(db)
  return ended.numAffectedRows === 1n
}

/** Signs out all browsers of one's own, but the one of this secret. */
export async function endSessions(db: Database, but: string | undefined): Promise<void> {
  await sql`select identity.end_other_sessions(${but === undefined ? "" : hashOf(but)})`.execute(db)
}

const Held = z.object({
  id: z.string(),
  role: z.string(),
  names: Text.nullable(),
  party: z.string().nullable(),
  since: z.iso.date(),
  until: z.iso.date().nullable(),
})

/** What whoever asks is appointed to on a day, in words, whether or not it is in force before they did what they lack. */
export async function listOwnAppointments(
  db: Database,
  parties: ReadonlyMap<string, Party>,
  day: string,
): Promise<Account["appointments"]> {
  const held = await rows(db, Held)`
    select a.id, a.role, r.names, a.party, a.since::text as since, a.until::text as until
      from identity.appointment a join identity.role r on r.code = a.role
     where a.person = current_setting('app.person') and a.ended is null
       and ${day} between a.since and coalesce(a.until, 'infinity') order by a.since, a.id`
  return held.map((each) => ({ ...each, party: partyInPlace(parties, each.party) }))
}
