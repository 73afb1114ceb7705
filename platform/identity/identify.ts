import type { OpenDatabase } from "#platform/database/open.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { everyone } from "#platform/http/context.ts"
import { Asker } from "#platform/kernel/appointment.ts"
import { operator, thePublic } from "#platform/identity/rights.ts"
import { findKeyAsker, keyShown } from "#platform/identity/key.ts"
import { findAsker } from "#platform/identity/session.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { z } from "zod"

/** How the service learns who asks: by the secret in the browser's cookie, or it is the public. */
export const identifyBySession =
  ({ transaction }: Pick<OpenDatabase, "transaction">, clock: () => Date) =>
  async (secret: string | undefined): Promise<Asker> =>
    secret === undefined
      ? thePublic
      : transaction(everyone, async (db) => (await findAsker(db, secret, clock())) ?? thePublic)

/**
 * How the service learns who asks where programs ask too: by the key in the
 * `Authorization` header, and then by nothing else, or by the browser's cookie.
 * Refuses (401) a key that is none, is over, or is not good from there.
 */
export const identifyByKeyOrSession = (
  database: Pick<OpenDatabase, "transaction">,
  clock: () => Date,
): ((secret: string | undefined, request: Asked) => Promise<Asker>) => {
  const bySession = identifyBySession(database, clock)
  return async (secret, { headers, ip }) => {
    const key = keyShown(headers.authorization)
    if (key === undefined) return bySession(secret)
    const asker = await database.transaction(everyone, (db) => findKeyAsker(db, key, ip, clock()))
    if (!asker) throw new Problem(401, "key-not-valid")
    return asker
  }
}

/** What is looked at of a request to learn who asks. */
type Asked = { readonly headers: { readonly authorization?: string | undefined }; readonly ip: string }

/** Whose transaction it is, with what they may on a day; nobody if they are not there or no more let in. */
export async function introduce(db: Database, day: string): Promise<Asker | undefined> {
  const [found] = await rows(db, z.object({ asker: Asker.nullable() }))`
    select identity.introduce_myself(${day}) as asker`
  return found?.asker ?? undefined
}

/** Whoever works at the machine that holds the record: may there what they are appointed to like anybody, and could do all to the store anyway. */
export async function theOperator({ transaction }: Pick<OpenDatabase, "transaction">, now: Date): Promise<Asker> {
  const day = now.toISOString().slice(0, 10)
  const found = await transaction(operator, (db) => introduce(db, day), "reading")
  if (!found) throw new Error("the people every record has are not loaded")
  return found
}
