import type { OpenDatabase } from "#platform/database/open.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { isRunning } from "#platform/jobs/running.ts"
import { withoutAddresses } from "#platform/kernel/address.ts"
import { record } from "#platform/ledger/ledger.ts"
import { hostname } from "node:os"
import { randomUUID } from "node:crypto"
import { z } from "zod"

/** The person who does what was asked for later. */
export const platform = "platform"

/** A piece of work in hand. */
export type Job = {
  readonly id: string
  readonly payload: unknown
  /** Who asked for it. */
  readonly person: string
  /** The how-manieth time it is tried; `last` says that there will be no other. */
  readonly attempt: number
  readonly last: boolean
  readonly now: () => Date
  /** One step of the work, kept or undone as a whole. Between steps the connection is free for others. */
  readonly transaction: <T>(work: (db: Database) => Promise<T>) => Promise<T>
  /** Tells how far the work is, from 0 to 1. Not to be called inside a step. */
  readonly progress: (fraction: number) => Promise<void>
  /** Has a fault written to the log that does not keep the work from being done. */
  readonly complain: (error: unknown) => void
  /** Aborted when the process stops. Work that throws its reason then was not tried, and is done by the next process. */
  readonly halted: AbortSignal
}

/** Does one kind of work. It may be begun again after it was cut short, so each step must bear being done twice. */
export type Handler = (job: Job) => Promise<void>

/** Who does which kind; `giveUp` is told when it has failed for the last time. */
export type Handlers = Readonly<
  Record<string, Handler | { readonly run: Handler; readonly giveUp: (job: Job, error: unknown) => Promise<void> }>
>

type Acting = Pick<OpenDatabase, "transaction">

const attempts = 3
/** How long to wait before the second and the third attempt. */
const pauses = ["10 seconds", "60 seconds"]
/** A job whose worker has not been heard of for so long is anybody's again. */
const lease = "2 minutes"
const heartbeat = 30_000

// Unlike a process id, this is never given out twice.
const self = `${hostname()}/${process.pid}/${randomUUID()}`

const Taken = z.object({
  id: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  attempts: z.number(),
  asked_by: z.string(),
})
type Taken = z.infer<typeof Taken>

/** Does the work that is due, one job after the other, until none is left or it is halted; answers how many there were. */
export async function workOff(
  database: Acting,
  handlers: Handlers,
  clock: () => Date,
  halted: AbortSignal = new AbortController().signal,
  complain: (error: unknown, kind: string) => void = () => undefined,
): Promise<number> {
  const kinds = Object.keys(handlers)
  for (let count = 0; ; count += 1) {
    const taken = halted.aborted ? undefined : await database.transaction(platform, (db) => take(db, kinds))
    if (taken === undefined) return count
    await run(database, handlers, clock, taken, { halted, complain })
  }
}

/** Gives back what a process that is no more had in hand. What has been tried often enough is given up. */
export async function reclaim({ transaction }: Acting): Promise<number> {
  const Running = z.object({ id: z.string(), taken_by: z.string(), late: z.boolean() })
  return transaction(platform, async (db) => {
    const running = await rows(db, Running)`
      select id, taken_by, taken_at < clock_timestamp() - ${lease}::interval as late from jobs.job
       where status = 'running' for update skip locked`
    const lost = running.filter(({ taken_by, late }) => late || isGone(taken_by)).map(({ id }) => id)
    if (lost.length > 0)
      await sql`update jobs.job set status = 'waiting', taken_by = null where id = any(${lost}::uuid[])`.execute(db)
    return lost.length
  })
}

async function take(db: Database, kinds: readonly string[]): Promise<Taken | undefined> {
  const [taken] = await rows(db, Taken)`
    update jobs.job
       set status = 'running', attempts = attempts + 1, progress = 0,
           taken_at = clock_timestamp(), taken_by = ${self}
     where id = (select id from jobs.job
                  where status = 'waiting' and run_after <= clock_timestamp() and kind = any(${kinds}::text[])
                  order by run_after, asked limit 1 for update skip locked)
    returning id, kind, payload, attempts, asked_by`
  return taken
}

async function run(
  { transaction }: Acting,
  handlers: Handlers,
  clock: () => Date,
  { id, kind, payload, attempts: attempt, asked_by }: Taken,
  { halted, complain }: { readonly halted: AbortSignal; readonly complain: (error: unknown, kind: string) => void },
): Promise<void> {
  const handler = handlers[kind]
  if (handler === undefined) throw new Error(`nobody does ${kind}`)
  const { run: does, giveUp } = typeof handler === "function" ? { run: handler, giveUp: undefined } : handler
  const mine = <T>(work: (db: Database) => Promise<T>) => transaction(platform, work)
  const note = (fraction: number) =>
    mine(async (db) => {
      await sql`update jobs.job set progress = ${fraction}, taken_at = clock_timestamp() where id = ${id}`.execute(db)
    })
  const job: Job = {
    id,
    payload,
    person: asked_by,
    attempt,
    last: attempt >= attempts,
    now: clock,
    transaction: mine,
    progress: note,
    complain: (error) => complain(error, kind),
    halted,
  }
  const alive = setInterval(
    () =>
      void mine((db) => sql`update jobs.job set taken_at = clock_timestamp() where id = ${id}`.execute(db)).catch(
        () => undefined,
      ),
    heartbeat,
  )
  alive.unref()
  try {
    // Cut short as often as it may fail, it is more likely the work than the machine.
    if (attempt > attempts) throw new Error("cut short too often")
    await does(job)
    await mine(async (db) => {
      await sql`update jobs.job set status = 'done', progress = 1, error = null where id = ${id}`.execute(db)
      await record(db, { at: clock(), person: platform, act: kind, params: JSON.stringify({ job: id }) })
    })
  } catch (error) {
    if (halted.aborted && error === halted.reason) return await mine((db) => handBack(db, id))
    complain(error, kind)
    try {
      if (job.last) await giveUp?.(job, error)
    } catch (second) {
      // Giving up may fail too; the job is given up all the same, and what is due after it is done.
      complain(second, kind)
    }
    await mine((db) => putBack(db, id, attempt, error))
  } finally {
    clearInterval(alive)
  }
}

async function putBack(db: Database, id: string, attempt: number, error: unknown): Promise<void> {
  // Who runs the platform reads why, but not whom a letter was to.
  const why = withoutAddresses(error instanceof Error ? error.message : String(error)).slice(0, 500)
  const pause = pauses[attempt - 1]
  const status = attempt >= attempts ? "failed" : "waiting"
  await sql`
    update jobs.job
       set status = ${status}, error = ${why}, taken_by = null, taken_at = null,
           run_after = clock_timestamp() + ${pause ?? "0"}::interval
     where id = ${id}`.execute(db)
}

/** Leaves a job as if it had not been taken. */
async function handBack(db: Database, id: string): Promise<void> {
  await sql`
    update jobs.job
       set status = 'waiting', attempts = attempts - 1, progress = 0, taken_by = null, taken_at = null
     where id = ${id}`.execute(db)
}

/** Whether the process that took a job ran on this machine, and runs no more. */
function isGone(takenBy: string): boolean {
  const [host, pid] = takenBy.split("/")
  if (host !== hostname() || takenBy === self) return false
  // The number of this process was given to another before, whose work it was.
  return Number(pid) === process.pid || !isRunning(Number(pid))
}
