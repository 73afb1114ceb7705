import { rows, sql, type Database } from "#platform/database/sql.ts"
import { toldOfFault } from "#platform/http/fault.ts"
import { enqueue } from "#platform/jobs/queue.ts"
import { reclaim, workOff, type Handlers } from "#platform/jobs/worker.ts"
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { hostname } from "node:os"
import { describe } from "node:test"
import { z } from "zod"
import { onPlatform, type As } from "../../tests/platform.ts"

const today = "2010-11-01"

const Row = z.object({ kind: z.string(), status: z.string(), attempts: z.number(), error: z.string().nullable() })
const jobs = (db: Database) => rows(db, Row)`select kind, status, attempts, error from jobs.job order by asked`

/** Lets the time pass that a job has to wait. */
const passTime = (as: As) => as("platform", (db) => sql`update jobs.job set run_after = clock_timestamp()`.execute(db))

describe("work for later", () => {
  onPlatform("is done once, in the order it was asked for, and noted in the ledger", { today }, async (all) => {
    for (const page of [1, 2, 3]) await all.as("amina", (db) => enqueue(db, "page.print", { page }))
    const printed: unknown[] = []
    const handlers: Handlers = {
      "page.print": async ({ payload, person, progress }) => {
        await progress(0.5)
        printed.push([person, payload])
      },
    }
    assert.equal(await all.work(handlers), 3)
    assert.equal(await all.work(handlers), 0)
    assert.deepEqual(
      printed,
      [1, 2, 3].map((page) => ["amina", { page }]),
    )
    assert.deepEqual([...new Set((await jobs(all.db)).map(({ status }) => status))], ["done"])
    const Line = z.object({ person: z.string(), act: z.string() })
    assert.deepEqual(await rows(all.db, Line)`select distinct person, act from ledger.entry`, [
      { person: "platform", act: "page.print" },
    ])
  })

  onPlatform("is forgotten with the act that asked for it", { today }, async ({ as, db }) => {
    const undone = as("amina", async (act) => {
      await enqueue(act, "page.print", {})
      throw new Error("undone")
    })
    await assert.rejects(undone, /undone/)
    assert.deepEqual(await jobs(db), [])
  })

  onPlatform("that fails tells why, but nobody's address", { today }, async ({ as, db, work }) => {
    await as("amina", (act) => enqueue(act, "page.print", {}))
    const refused = "550 5.1.1 <vera@lantern.example>: no such mailbox"
    await work({ "page.print": async () => Promise.reject(new Error(refused)) })
    assert.equal((await jobs(db))[0]?.error, "550 5.1.1 … no such mailbox")
    assert.equal(toldOfFault(new Error(refused)).message, "550 5.1.1 … no such mailbox")
  })

  onPlatform("waits while nobody does its kind, and until its time", { today }, async ({ as, db, work }) => {
    await as("amina", (act) => enqueue(act, "page.bind", {}))
    await as("amina", (act) => enqueue(act, "page.print", {}, new Date("2999-01-01")))
    assert.equal(await work({ "page.print": async () => undefined }), 0)
    assert.deepEqual(
      (await jobs(db)).map(({ status }) => status),
      ["waiting", "waiting"],
    )
  })

  onPlatform("is tried three times, then given up", { today }, async ({ as, db, work }) => {
    await as("amina", (act) => enqueue(act, "page.print", {}))
    const tried: boolean[] = []
    const givenUp: string[] = []
    const handlers: Handlers = {
      "page.print": {
        run: async ({ last, transaction }) => {
          tried.push(last)
          await transaction(async (step) => {
            await enqueue(step, "page.bind", {})
            throw new Error("out of paper")
          })
        },
        giveUp: async (_, error) => void givenUp.push(String(error)),
      },
    }
    assert.equal(await work(handlers), 1)
    assert.deepEqual(await jobs(db), [{ kind: "page.print", status: "waiting", attempts: 1, error: "out of paper" }])
    assert.equal(await work(handlers), 0, "not at once")
    for (const round of [2, 3]) {
      await passTime(as)
      assert.equal(await work(handlers), 1, `round ${round}`)
    }
    assert.deepEqual(tried, [false, false, true])
    assert.deepEqual(givenUp, ["Error: out of paper"])
    assert.deepEqual(await jobs(db), [{ kind: "page.print", status: "failed", attempts: 3, error: "out of paper" }])
    assert.deepEqual(await rows(db, z.unknown())`select from ledger.entry`, [])
  })

  onPlatform("that cannot even be given up keeps nothing else from being done", { today }, async ({ as, db }) => {
    for (const kind of ["page.print", "page.bind"]) await as("amina", (act) => enqueue(act, kind, {}))
    await as("platform", (act) => sql`update jobs.job set attempts = 2 where kind = 'page.print'`.execute(act))
    const handlers: Handlers = {
      "page.print": {
        run: async () => Promise.reject(new Error("out of paper")),
        giveUp: async () => Promise.reject(new Error("out of ink")),
      },
      "page.bind": async () => undefined,
    }
    const complaints: string[] = []
    const work = () =>
      workOff(
        { transaction: as },
        handlers,
        () => new Date(today),
        undefined,
        (error) => void complaints.push(String(error)),
      )
    assert.equal(await work(), 2)
    assert.deepEqual(complaints, ["Error: out of paper", "Error: out of ink"])
    assert.deepEqual(await jobs(db), [
      { kind: "page.print", status: "failed", attempts: 3, error: "out of paper" },
      { kind: "page.bind", status: "done", attempts: 1, error: null },
    ])
  })

  onPlatform("left in hand by a killed process is taken up again", { today }, async ({ as }) => {
    const { pid } = spawnSync(process.execPath, ["--version"])
    const leave = async (takenBy: string, since: string) => {
      await as("amina", (act) => enqueue(act, "page.print", { takenBy }))
      await as("platform", (act) =>
        sql`
          update jobs.job set status = 'running', attempts = 1, taken_by = ${takenBy},
                 taken_at = clock_timestamp() - ${since}::interval
           where status = 'waiting'`.execute(act),
      )
    }
    await leave(`${hostname()}/${pid}/gone`, "1 second")
    await leave(`${hostname()}/${process.ppid}/alive`, "1 second")
    await leave("elsewhere/1/heard-of", "1 minute")
    await leave("elsewhere/1/silent", "3 minutes")
    assert.equal(await reclaim({ transaction: as }), 2)
    const done: unknown[] = []
    const handlers: Handlers = { "page.print": async ({ payload, attempt }) => void done.push([payload, attempt]) }
    await workOff({ transaction: as }, handlers, () => new Date(today))
    const [gone, silent] = [{ takenBy: `${hostname()}/${pid}/gone` }, { takenBy: "elsewhere/1/silent" }]
    assert.deepEqual(done, [[gone, 2], [silent, 2]]) // prettier-ignore
  })

  onPlatform("that kills whoever does it is given up in the end", { today }, async ({ as, db, work }) => {
    await as("amina", (act) => enqueue(act, "page.print", {}))
    await as("platform", (act) => sql`update jobs.job set attempts = 3`.execute(act))
    let done = 0
    assert.equal(await work({ "page.print": async () => void (done += 1) }), 1)
    assert.equal(done, 0)
    assert.deepEqual(await jobs(db), [
      { kind: "page.print", status: "failed", attempts: 4, error: "cut short too often" },
    ])
  })
})
