import { configuration } from "#apps/cli/configuration.ts"
import { recordAt, type Record } from "#apps/cli/record.ts"
import type { Configuration } from "#apps/server/configuration.ts"
import type { Store } from "#apps/server/operations.ts"
import { StoreFault } from "#platform/database/fault.ts"
import { isHeld, socketOf } from "#platform/database/hold.ts"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"

/**
 * Opens the way to the record: through the server, where one has the data folder
 * open; else the whole platform runs in this process until the command is done,
 * without a port, and is asked through a socket just the same.
 */
export async function openRecord(environment: NodeJS.ProcessEnv): Promise<Record> {
  const settings = configuration(environment)
  for (let tries = 20; ; tries -= 1) {
    if (settings.databaseUrl === undefined && (await isHeld(settings.data)))
      return recordAt(await socketOf(settings.data))
    const { runHere } = await import("#apps/cli/here.ts")
    try {
      const { socket, stop } = await runHere(settings)
      return recordAt(socket, stop)
    } catch (error) {
      // A server that took the folder since we looked will be spoken to in a moment.
      const isTaken = error instanceof StoreFault && error.code === "store-in-use"
      if (!isTaken || tries === 0) throw error
      await pause(100)
    }
  }
}

/** Opens the store itself, which no server may have open; it is brought up to date, unless it is only to be looked at. */
export async function openStore(
  { databaseUrl, databaseOwnerUrl, data, host, port, origin }: Configuration,
  asIs = false,
): Promise<Store & { readonly backups: string }> {
  const backups = join(data, "backups")
  const database =
    databaseUrl === undefined
      ? await (await import("#platform/database/pglite.ts")).openPglite(data, { asIs })
      : await (
          await import("#platform/database/postgres.ts")
        ).openPostgres(databaseOwnerUrl ?? databaseUrl, { backups, asIs })
  const { operator } = await import("#platform/identity/rights.ts")
  return { database, origin: origin ?? `http://${host}:${port}`, person: operator, data, backups }
}

/** Whether there is an embedded database in the data folder yet. */
export const isStoreMade = (data: string): boolean => existsSync(join(data, "pglite"))
