import { recordAt } from "#apps/cli/record.ts"
import { runHere } from "#apps/cli/here.ts"
import { bringFiles, getImport, keepImport, listImports } from "#modules/decisions/contract.ts"
import { readConfiguration } from "#apps/server/configuration.ts"
import { setTimeout as pause } from "node:timers/promises"
import { resolution } from "./resolution.ts"

/** Brings many documents, waits until each was read, and keeps them all; answers how long that took, in milliseconds. */
export async function importMany(data: string, many: number, databaseUrl?: string): Promise<number> {
  const read = readConfiguration({ PALERMO_DATA: data, PALERMO_LOG: "silent", DATABASE_URL: databaseUrl })
  if (!read.ok) throw new Error(read.wrong.join("\n"))
  const { socket, stop } = await runHere(read.configuration)
  const record = recordAt(socket, stop)
  try {
    const began = performance.now()
    const form = new FormData()
    for (let n = 0; n < many; n += 1) form.append("files", new Blob([resolution(n)]), `${n}.txt`)
    const { batch, imports } = await record.ask(bringFiles, { body: form })
    for (;;) {
      const { items } = await record.ask(listImports, { query: { batch, limit: 500 } })
      if (items.every(({ status }) => status !== "waiting" && status !== "reading")) break
      await pause(50)
    }
    for (const { id } of imports) {
      const { status } = await record.ask(getImport, { params: { id } })
      if (status === "previewed") await record.ask(keepImport, { params: { id }, body: {} })
    }
    return performance.now() - began
  } finally {
    await record.close()
  }
}
