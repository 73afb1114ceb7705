import { rows, sql } from "#platform/database/sql.ts"
import { enqueue } from "#platform/jobs/queue.ts"
import { work, type Worker } from "#platform/jobs/work.ts"
import type { Handler } from "#platform/jobs/worker.ts"
import assert from "node:assert/strict"
import { afterEach, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { z } from "zod"
import { testDatabase } from "../../tests/platform.ts"

const clock = () => new Date()
const minute = 60_000

/** Waits until something is so, for five seconds at most. */
async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    assert.ok(waited < 5000, "waited in vain")
    await pause(10)
  }
}

describe("a worker", () => {
  let worker: Worker | undefined
  afterEach(async () => {
    await worker?.stop()
    const { pool } = await testDatabase()
    // What a worker does is kept, not rolled back, so the test clears it away itself.
    await pool.query("delete from jobs.job where kind like 'test.%'")
    await pool.query("delete from ledger.entry where act like 'test.%'")
    await pool.query("delete from ledger.subtree where line > (select coalesce(max(number), 0) from ledger.entry)")
  })

  it("begins as soon as it is woken, and leaves the connection free between steps", async () => {
    const database = await testDatabase()
    const steps: string[] = []
    let between: () => void = () => undefined
    const waiting = new Promise<void>((resume) => (between = resume))
    worker = work(
      database,
      {
        "test.read": async ({ transaction, progress }) => {
          await transaction(async () => void steps.push("first"))
          await progress(0.5)
          await waiting
          await transaction(async () => void steps.push("second"))
        },
      },
      clock,
      { every: minute },
    )
    await database.transaction("amina", (db) => enqueue(db, "test.read", {}))
    worker.wake()
    await until(() => steps.length === 1)
    const seen = await database.transaction(
      "amina",
      (db) => rows(db, z.object({ status: z.string() }))`select status from jobs.job where kind = 'test.read'`,
    )
    assert.deepEqual(seen, [{ status: "running" }])
    between()
    await until(() => steps.length === 2)
  })

  it("looks by itself for what others asked for", async () => {
    const database = await testDatabase()
    let done = 0
    worker = work(database, { "test.look": async () => void (done += 1) }, clock, { every: 20 })
    await pause(50)
    await database.transaction("amina", (db) => enqueue(db, "test.look", {}))
    await until(() => done === 1)
  })

  it("ends what it has in hand before it stops, and begins nothing more", async () => {
    const database = await testDatabase()
    let [begun, ended] = [0, 0]
    await database.transaction("amina", async (db) => {
      await enqueue(db, "test.slow", {})
      await enqueue(db, "test.slow", {})
    })
    const slow = async () => {
      begun += 1
      await pause(100)
      ended += 1
    }
    worker = work(database, { "test.slow": slow }, clock, { every: 20 })
    await until(() => begun === 1)
    await worker.stop()
    assert.deepEqual([begun, ended], [1, 1])
    await pause(60)
    assert.equal(begun, 1)
  })

  it("halts what can be halted when it stops, which the next one does as if it had not been tried", async () => {
    const database = await testDatabase()
    const complaints: string[] = []
    const complain = (error: unknown) => void complaints.push(String(error))
    await database.transaction("amina", (db) => enqueue(db, "test.long", {}))
    let begun = false
    const long: Handler = async ({ halted }) => {
      begun = true
      await pause(minute, undefined, { signal: halted }).catch(() => halted.throwIfAborted())
    }
    worker = work(database, { "test.long": long }, clock, { every: 20, complain })
    await until(() => begun)
    await worker.stop()
    const Left = z.object({ status: z.string(), attempts: z.number(), error: z.null() })
    const left = () =>
      database.transaction(
        "amina",
        (db) => rows(db, Left)`select status, attempts, error from jobs.job where kind = 'test.long'`,
      )
    assert.deepEqual([await left(), complaints], [[{ status: "waiting", attempts: 0, error: null }], []])
    const tried: number[] = []
    worker = work(database, { "test.long": async ({ attempt }) => void tried.push(attempt) }, clock, { every: 20 })
    await until(() => tried.length > 0)
    assert.deepEqual(tried, [1])
  })

  it("has a fault written down that does not keep the work from being done", async () => {
    const database = await testDatabase()
    const complaints: string[] = []
    const complain = (error: unknown, kind: string) => void complaints.push(`${kind} ${String(error)}`)
    const odd: Handler = async (job) => job.complain("one file of many")
    await database.transaction("amina", (db) => enqueue(db, "test.odd", {}))
    worker = work(database, { "test.odd": odd }, clock, { every: 20, complain })
    await until(() => complaints.length > 0)
    assert.deepEqual(complaints, ["test.odd one file of many"])
  })

  it("outlives a database that is away for a while", async () => {
    const database = await testDatabase()
    let [away, done] = [true, 0]
    const complaints: string[] = []
    const transaction: typeof database.transaction = (person, act) =>
      away ? Promise.reject(new Error("connection lost")) : database.transaction(person, act)
    const complain = (error: unknown) => void complaints.push(String(error))
    worker = work({ transaction }, { "test.away": async () => void (done += 1) }, clock, { every: 20, complain })
    await until(() => complaints.length > 0)
    away = false
    await database.transaction("amina", (db) => enqueue(db, "test.away", {}))
    await until(() => done === 1)
    const kept = await database.transaction("amina", (db) =>
      sql`select from jobs.job where kind = 'test.away'`.execute(db),
    )
    assert.equal(kept.rows.length, 1)
  })
})
