import { rows, type Database } from "#platform/database/sql.ts"
import { Asker } from "#platform/kernel/appointment.ts"
import { administrator } from "#platform/identity/rights.ts"
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
    select identity.find_asker(${hashOf(shown)}, ${now}, ${idle}::interval) as asker`
  return found?.asker ?? undefined
}

/** Ends a session; to end what has ended already is no fault. */
export async function closeSession(db: Database, shown: string, now: Date): Promise<void> {
  await rows(db, z.unknown())`select identity.close_session(${hashOf(shown)}, ${now})`
}

/** A secret nobody guesses: 256 random bits, as text. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

/** What is kept of a secret: its SHA-256, which leads nowhere back. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex")
