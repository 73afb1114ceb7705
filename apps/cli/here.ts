import { openStore } from "#apps/cli/open.ts"
import type { Configuration } from "#apps/server/configuration.ts"
import { localDoor } from "#apps/server/door.ts"
import { jobHandlers, loadStarter } from "#apps/server/modules.ts"
import { knownVerifiers, openNotary } from "#apps/server/notary.ts"
import { platform } from "#apps/server/platform.ts"
import { holdDirectory, socketOf } from "#platform/database/hold.ts"
import { theOperator } from "#platform/identity/identify.ts"
import { permission } from "#platform/identity/rights.ts"
import { work, type Worker } from "#platform/jobs/work.ts"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

/**
 * Runs the platform in this process for one command, without a port. It is asked
 * through the socket of a folder: the data folder, which it holds, or, where the
 * record is in PostgreSQL, one that is this process's alone.
 */
export async function runHere(settings: Configuration): Promise<{ socket: string; stop: () => Promise<void> }> {
  const store = await openStore(settings)
  const { database } = store
  const own = database.hold ? undefined : await mkdtemp(join(tmpdir(), "palermo-"))
  const hold = database.hold ?? (await holdDirectory(own ?? settings.data))
  await loadStarter(database, new Date(), settings).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  const clock = () => new Date()
  // A key is made where a server runs; a command signs with it, if it has it at hand.
  const notary = (await knownVerifiers(settings)).length > 0 ? await openNotary(settings) : undefined
  // A command that only asks must not take up work that waits for the server beside it.
  let working: Worker | undefined
  const wake = () => (working ??= work(database, jobHandlers, clock, { complain })).wake()
  const { transaction, kind } = database
  const { app } = platform(
    {
      transaction,
      clock,
      identify: () => theOperator(database, clock()),
      permission,
      wake,
      level: settings.log,
      notary,
    },
    kind,
  )
  await app.ready()
  const complain = (error: unknown, of: string) => app.log.error({ err: error, job: of })
  hold.answer(localDoor(store, (request, response) => app.routing(request, response)))

  async function stop(): Promise<void> {
    await app.close()
    await working?.stop()
    if (own) await hold.letGo()
    await database.close()
    if (own) await rm(own, { recursive: true, force: true })
  }
  return { socket: await socketOf(own ?? settings.data), stop }
}
