import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Session } from "#platform/http/context.ts"
import { Asker } from "#platform/kernel/appointment.ts"
import { administrator } from "#platform/identity/rights.ts"
import { deviceOf } from "#platform/identity/device.ts"
import { termsVersion } from "#platform/identity/terms.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { createHash, randomBytes } from "node:crypto"
import { z } from "zod"

const hour = 60 * 60 * 1000
/** A link is good for a day. */
const linkLasts = 24 * hour
/** A browser stays signed in for thirty days at most, */
const sessionLasts = 30 * 24 * hour
/** and for twelve hours without being seen. */
const idle = "12 hours"

const Whose = z.object({ person: z.string().nullable() })

/**
 * Makes the token of a link that signs somebody in, once, within a day; links
 * made for them before and not used are good no more. The token is told here
 * and never again: only its hash is kept.
 */
export async function makeLink(db: Database, now: Date, person: string = administrator): Promise<string> {
  const token = newSecret()
  const expires = new Date(now.getTime() + linkLasts)
  await rows(db, z.unknown())`select identity.make_link(${hashOf(token)}, ${person}, ${now}, ${expires})`
  return token
}

/** The address a token is given out as. It stands behind the `#`, which browsers keep to themselves, so no log has it. */
export const linkTo = (origin: string, token: string): string => `${origin}/en/sign-in#${token}`

/** Whether an administrator is signed in anywhere. */
export async function isAdministratorSignedIn(db: Database, now: Date): Promise<boolean> {
  const [found] = await rows(db, z.object({ found: z.boolean() }))`
    select identity.has_session(${administrator}, ${now}, ${idle}::interval) as found`
  return found?.found ?? false
}

/** A browser just signed in: who it is, and the secret it will show. */
export type Opened = { readonly person: string; readonly secret: string; readonly until: Date }

/** Uses up a link for a session, or answers nothing if it is not a link, not any more, or used. */
export async function openSession(db: Database, token: string, now: Date): Promise<Opened | undefined> {
  const opened = { secret: newSecret(), until: new Date(now.getTime() + sessionLasts) }
  const [whose] = await rows(db, Whose)`
    select identity.open_session(${hashOf(token)}, ${hashOf(opened.secret)}, ${now}, ${opened.until}) as person`
  return whose?.person ? { person: whose.person, ...opened } : undefined
}

/** Whose session a secret is and what they may today, or nobody's. */
export async function findAsker(db: Database, shown: string, now: Date): Promise<Asker | undefined> {
  const [found] = await rows(db, z.object({ asker: Asker.nullable() }))`
    select identity.find_asker(${hashOf(shown)}, ${now}, ${idle}::interval, ${termsVersion}) as asker`
  return found?.asker ?? undefined
}

/** What a session is opened with: the secret the browser will show, what the browser is, and until when. */
export type Opening = { readonly secret: string; readonly device: string; readonly now: Date; readonly until: Date }

/** A session that is about to be opened: always with a new secret, whatever the browser showed before. */
export const openingFor = (agent: string, now: Date): Opening => ({
  ...{ secret: newSecret(), device: deviceOf(agent), now },
  until: new Date(now.getTime() + sessionLasts),
})

/** Notes what a session that was opened by a link was opened from. */
export const nameDevice = (db: Database, secret: string, agent: string): Promise<unknown> =>
  sql`select identity.name_device(${hashOf(secret)}, ${deviceOf(agent)})`.execute(db)

const AtHand = z.object({ id: z.uuid(), opened: z.coerce.date(), strong: z.boolean() })

/** The session that asks, as its person may know it. */
export async function sessionAtHand(db: Database, secret: string): Promise<z.infer<typeof AtHand> | undefined> {
  const [found] = await rows(db, z.object({ session: AtHand.nullable() }))`
    select identity.session_at_hand(${hashOf(secret)}) as session`
  return found?.session ?? undefined
}

/**
 * Whether the session that asks is young enough to change how its person signs
 * in: that is done within a quarter of an hour, and not by a browser somebody
 * left alone.
 */
export async function isFresh(db: Database, { secret }: Pick<Session, "secret">, now: Date): Promise<boolean> {
  const here = secret === undefined ? undefined : await sessionAtHand(db, secret)
  return here !== undefined && now.getTime() - here.opened.getTime() <= hour / 4
}

/**
 * Whether the session that asks may change how its person signs in: it is young
 * enough, and where they have a passkey or one-time codes it was begun with one.
 */
export async function mayChangeWays(
  db: Database,
  session: Pick<Session, "secret">,
  now: Date,
): Promise<Result<true, "sign-in-not-recent" | "sign-in-not-sure">> {
  if (!(await isFresh(db, session, now))) return refuse("sign-in-not-recent")
  const [found] = await rows(db, z.object({ sure: z.boolean() }))`
    select identity.is_sure(${hashOf(session.secret ?? "")}) as sure`
  return found?.sure ? allow(true) : refuse("sign-in-not-sure")
}

/** A column of an instant, as the contracts write it. */
export const utc = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${sql.ref(column)}`

/** Ends a session; to end what has ended already is no fault. */
export async function closeSession(db: Database, shown: string, now: Date): Promise<void> {
  await rows(db, z.unknown())`select identity.close_session(${hashOf(shown)}, ${now})`
}

/** A secret nobody guesses: 256 random bits, as text. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

/** What is kept of a secret: its SHA-256, which leads nowhere back. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex")
