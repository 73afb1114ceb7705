import type { OpenDatabase } from "#platform/database/open.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { everyone } from "#platform/http/context.ts"
import { Asker } from "#platform/kernel/appointment.ts"
import { operator, thePublic } from "#platform/identity/rights.ts"
import { findAsker } from "#platform/identity/session.ts"
import { z } from "zod"

/** How the service learns who asks: by the secret in the browser's cookie, or it is the public. */
export const identifyBySession =
  ({ transaction }: Pick<OpenDatabase, "transaction">, clock: () => Date) =>
  async (secret: string | undefined): Promise<Asker> =>
    secret === undefined
      ? thePublic
      : transaction(everyone, async (db) => (await findAsker(db, secret, clock())) ?? thePublic)

/** Somebody by their id, with what they may on a day; nobody if they are not there or no more let in. */
export async function introduce(db: Database, person: string, day: string): Promise<Asker | undefined> {
  const [found] = await rows(db, z.object({ asker: Asker.nullable() }))`
    select identity.introduce(${person}, ${day}) as asker`
  return found?.asker ?? undefined
}

/** Whoever works at the machine that holds the record: may there what they are appointed to like anybody, and could do all to the store anyway. */
export async function theOperator({ transaction }: Pick<OpenDatabase, "transaction">, now: Date): Promise<Asker> {
  const day = now.toISOString().slice(0, 10)
  const found = await transaction(operator, (db) => introduce(db, operator, day), "reading")
  if (!found) throw new Error("the people every record has are not loaded")
  return found
}
