import type { OpenDatabase } from "#platform/database/open.ts"
import { everyone } from "#platform/http/context.ts"
import { findSession } from "#platform/identity/session.ts"

/** How the service learns who asks: by the secret in the browser's cookie, or it is the public. */
export const identifyBySession =
  ({ transaction }: Pick<OpenDatabase, "transaction">, clock: () => Date) =>
  async (secret: string | undefined): Promise<string> =>
    secret === undefined
      ? everyone
      : transaction(everyone, async (db) => (await findSession(db, secret, clock())) ?? everyone)
