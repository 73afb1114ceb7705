import { recordAt, type Record } from "#apps/cli/record.ts"
import { lanterns } from "#modules/decisions/examples.ts"
import { bringFiles, getImport, keepImport, listMandates } from "#modules/decisions/contract.ts"
import { addReport, compileReport, getReport, readSnapshot } from "#modules/reports/contract.ts"
import { socketOf } from "#platform/database/hold.ts"
import assert from "node:assert/strict"
import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"

const main = new URL("../../apps/server/main.ts", import.meta.url).pathname

/** Starts a server as one process that can be killed. */
async function serverOn(folder: string): Promise<ChildProcess> {
  const { DATABASE_URL: _, ...surroundings } = process.env
  const env = { ...surroundings, PORT: "0", PALERMO_DATA: folder, PALERMO_LOG: "silent", TMPDIR: folder }
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] })
  let said = ""
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(piece)
    if (said.includes("serves at")) break
  }
  return child
}

/** Blocks enough that compiling them is not over before the blow falls. */
const blocks = Array.from({ length: 400 }, (_, n) => ({
  kind: "paragraph" as const,
  words: Object.fromEntries(["ar", "en", "es", "fr", "ru", "zh"].map((language) => [language, `${n} {n} {day}`])),
  parts: {
    n: { part: "replies", who: "asked", what: "replied", names: false, words: {} } as const,
    day: { part: "day", which: "taken" } as const,
  },
}))

async function begun(record: Record): Promise<string> {
  const form = new FormData()
  form.append("files", new Blob([lanterns]), "lanterns.txt")
  const { imports } = await record.ask(bringFiles, { body: form })
  const params = { id: imports[0]?.id ?? "" }
  while ((await record.ask(getImport, { params })).status !== "previewed") await pause(50)
  await record.ask(keepImport, { params, body: {} })
  const { items } = await record.ask(listMandates, { query: { q: "lantern" } })
  const body = { mandate: items[0]?.id ?? "", title: { en: "Lanterns" }, blocks }
  return (await record.ask(addReport, { body })).id
}

describe("a server that is killed while it compiles a report", () => {
  it("keeps the whole snapshot or none of it, and compiles when it is there again", { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "crash-compiling-"))
    let report = ""
    try {
      // What is cut short a third time is given up: it is more likely the work than the machine.
      for (const wait of [5, 120]) {
        const child = await serverOn(folder)
        const record = recordAt(await socketOf(folder))
        if (report === "") report = await begun(record)
        const asked = await record.ask(getReport, { params: { id: report } })
        if (asked.compiling === null) await record.ask(compileReport, { params: { id: report } })
        await pause(wait)
        child.kill("SIGKILL")
        await once(child, "exit")
      }
      const child = await serverOn(folder)
      const record = recordAt(await socketOf(folder))
      try {
        // What was cut short is taken up again by itself.
        for (let n = 0; n < 400; n += 1) {
          const { compiling, snapshot } = await record.ask(getReport, { params: { id: report } })
          // At no moment is there a snapshot that is not whole.
          if (snapshot) assert.equal((await record.ask(readSnapshot, { params: { id: report } })).blocks.length, 400)
          if (compiling === null) break
          await pause(200)
        }
        const { compiling, snapshot, fault } = await record.ask(getReport, { params: { id: report } })
        assert.deepEqual([compiling, fault], [null, null])
        assert.ok(snapshot)
      } finally {
        child.kill("SIGTERM")
        await once(child, "exit")
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
