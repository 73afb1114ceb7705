import type { Command } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import { existsSync } from "node:fs"
import { resolve } from "node:path"

/** `palermo backup FILE`: the whole store in one file, while the server goes on. */
export const backup: Command = {
  usage: "FILE [--json]",
  options: { over: { type: "boolean" } },
  async run(given, values, { environment, say, print, progress, tell }) {
    const [path] = given
    if (path === undefined || given.length > 1) throw new Stop(exits.misused, "one-file")
    // The server that may have to write it stands in another folder.
    const file = resolve(path)
    if (existsSync(file) && !values["over"]) throw new Stop(exits.refused, "file-exists", { file })
    const record = await openRecord(environment)
    try {
      const { rows } = await record.operate("backup", { file }, (table, n) => progress(`${table} ${n}`))
      const total = Object.values(rows).reduce((sum, n) => sum + n, 0)
      if (values["json"]) print(JSON.stringify({ file, total, rows }))
      else tell(say("cli.backup.done", { file, total, tables: Object.keys(rows).length }))
    } finally {
      await record.close()
    }
  },
}
