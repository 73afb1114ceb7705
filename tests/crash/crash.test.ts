import type { OpenDatabase } from "#platform/database/open.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { verify } from "#platform/ledger/verify.ts"
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { killedAfter } from "./killing.ts"
import { emptyPostgres } from "./postgres.ts"

const writer = fileURLToPath(new URL("writer.ts", import.meta.url))
/** How long each writer goes on after its first act, in milliseconds: the blow falls at another place each time. */
const lives = [40, 170, 333]

/** The files a writer said were kept before it was killed. */
const killedWhileWriting = async (where: string, life: number): Promise<string[]> =>
  (await killedAfter(life, "writer.ts", where)).flatMap((line) => line.split(" ").filter(Boolean))

/** Whole: what was told is there, no act is there by half, and the ledger is as it was written. */
async function assertWhole({ pool, transaction }: OpenDatabase, told: readonly string[]): Promise<void> {
  const files = await pool.query<{ hash: string }>("select hash from files.file")
  const there = new Set(files.rows.map(({ hash }) => hash))
  assert.deepEqual(
    told.filter((hash) => !there.has(hash)),
    [],
    "what was kept is there",
  )
  const lines = await pool.query<{ hash: string }>(
    "select json_array_elements_text(params -> 'files') as hash from ledger.entry where act = 'file.keep'",
  )
  assert.deepEqual(
    new Set(lines.rows.map(({ hash }) => hash)),
    there,
    "every file has its line, and every line its files",
  )
  assert.equal((await verify((work) => transaction("platform", work))).broken, null)
}

describe("a process that is killed while it writes", () => {
  it("loses at most the act in hand, in the embedded database", { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "crash-"))
    const told: string[] = []
    for (const life of lives) {
      told.push(...(await killedWhileWriting(folder, life)))
      const store = await openPglite(folder)
      await assertWhole(store, told)
      await store.close()
    }
    assert.ok(told.length >= lives.length * 5)
    await rm(folder, { recursive: true })
  })

  const skip = !process.env["TEST_DATABASE_URL"] && "TEST_DATABASE_URL is not set"
  it("loses at most the act in hand, in PostgreSQL", { skip, timeout: 120_000 }, async () => {
    await using postgres = await emptyPostgres()
    const told: string[] = []
    for (const life of lives) {
      told.push(...(await killedWhileWriting(postgres.url, life)))
      const store = await openPostgres(postgres.url)
      await assertWhole(store, told)
      await store.close()
    }
    assert.ok(told.length >= lives.length * 5)
  })

  it("leaves nothing half made when it was making the store", { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "crash-first-"))
    const child = spawn(process.execPath, [writer, folder], { stdio: "ignore", detached: true })
    await pause(1500)
    // The process that makes the cluster falls with the one that asked for it.
    process.kill(-(child.pid ?? 0), "SIGKILL")
    await once(child, "close")
    const store = await openPglite(folder)
    await assertWhole(store, [])
    await store.close()
    await rm(folder, { recursive: true })
  })
})
