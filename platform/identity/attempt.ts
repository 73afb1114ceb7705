import { rows, type Database } from "#platform/database/sql.ts"
import { hashOf } from "#platform/identity/session.ts"
import { z } from "zod"

/** After so many failures for one address a proof of work is asked for, whether anybody has that address or not. */
export const freeAttempts = 3
/** After so many it is locked to passwords until nobody has tried for a quarter of an hour, again known or not; a passkey still opens. */
export const lockedAttempts = 30
/** So many one-time codes may be tried in a quarter of an hour, by whoever has the password already. */
export const codesInAWhile = 10

/** What attempts are counted by: whom somebody says they are, as it cannot be read back. */
export const aboutAddress = (email: string): string => hashOf(`address ${email.toLowerCase()}`)
export const aboutCodes = (person: string): string => hashOf(`codes ${person}`)
export const aboutChange = (person: string): string => hashOf(`change ${person}`)

/** Counts an attempt before it is made; answers how many failed of late. To be done in a transaction of its own. */
export async function countAttempt(db: Database, about: string, now: Date): Promise<number> {
  const [found] = await rows(db, z.object({ n: z.int() }))`select identity.count_attempt(${about}, ${now}) as n`
  return found?.n ?? 0
}
