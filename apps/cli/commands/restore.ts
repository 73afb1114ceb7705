import type { Command } from "#apps/cli/command.ts"
import { configuration } from "#apps/cli/configuration.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openStore } from "#apps/cli/open.ts"
import { operations } from "#apps/server/operations.ts"
import { backUpBefore } from "#platform/database/backup.ts"
import { restore } from "#platform/database/restore.ts"
import { isUntouched } from "#platform/database/tables.ts"
import { resolve } from "node:path"

/** `palermo restore FILE`: the store becomes what it was when the backup was made. No server may have it open. */
export const restoreBackup: Command = {
  usage: "FILE [--over] [--json]",
  options: { over: { type: "boolean" } },
  async run(given, values, { environment, say, print, progress, tell }) {
    const [file] = given
    if (file === undefined || given.length > 1) throw new Stop(exits.misused, "one-file")
    const over = values["over"] === true
    const { backups, ...store } = await openStore(configuration(environment))
    const { database } = store
    try {
      const isNew = await isUntouched(database.kysely)
      // What is about to be replaced is kept, so that this too can be undone.
      const kept = over && !isNew ? await backUpBefore(database, "restore", backups) : null
      const rows = await restore(database, resolve(file), { over, progress: (table, n) => progress(`${table} ${n}`) })
      const { lines, broken } = await operations.verify(store)
      const total = Object.values(rows).reduce((sum, n) => sum + n, 0)
      if (values["json"])
        print(JSON.stringify({ file: resolve(file), total, rows, kept, lines, whole: broken === null }))
      else {
        if (kept) tell(say("cli.restore.kept", { file: kept }))
        tell(say("cli.restore.done", { total, tables: Object.keys(rows).length }))
        tell(
          broken === null
            ? say("cli.verify.whole", { n: lines })
            : say(`cli.verify.broken.${broken.how}`, { line: broken.line }),
        )
      }
      return broken === null ? exits.done : exits.refused
    } finally {
      await database.close()
    }
  },
}
