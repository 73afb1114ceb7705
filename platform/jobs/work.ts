import type { OpenDatabase } from "#platform/database/open.ts"
import { reclaim, workOff, type Handlers } from "#platform/jobs/worker.ts"

/** Somebody at work in this process. */
export type Worker = {
  /** Says that there may be something to do: an act that asked for work was kept. */
  readonly wake: () => void
  /** Takes nothing new, halts what can be, and waits for what is in hand; a step that is not done by then is taken up by the next process. */
  readonly stop: () => Promise<void>
}

type Options = {
  /** How often to look unasked, for work that another process asked for or that had to wait. */
  readonly every?: number
  /** How long stopping waits for the job in hand. */
  readonly patience?: number
  readonly complain?: (error: unknown, kind: string) => void
}

/**
 * Works on what was asked for later, one job at a time, until stopped. First
 * it gives back what a killed process left in hand.
 */
export function work(
  database: Pick<OpenDatabase, "transaction">,
  handlers: Handlers,
  clock: () => Date,
  { every = 5000, patience = 10_000, complain = () => undefined }: Options = {},
): Worker {
  const halt = new AbortController()
  let due = true
  let rouse: () => void = () => undefined

  const rest = () =>
    new Promise<void>((resume) => {
      const timer = setTimeout(resume, every)
      timer.unref()
      rouse = () => {
        clearTimeout(timer)
        resume()
      }
      if (due || halt.signal.aborted) rouse()
    })

  async function round(): Promise<void> {
    due = false
    try {
      await reclaim(database)
      await workOff(database, handlers, clock, halt.signal, complain)
    } catch (error) {
      // The database is away; the next round finds out whether it has come back.
      if (!halt.signal.aborted) complain(error, "worker")
    }
  }

  async function days(): Promise<void> {
    while (!halt.signal.aborted) {
      await round()
      await rest()
    }
  }
  const ended = days()

  return {
    wake() {
      due = true
      rouse()
    },
    async stop() {
      halt.abort()
      rouse()
      let timer: NodeJS.Timeout | undefined
      const tired = new Promise<void>((resume) => (timer = setTimeout(resume, patience)))
      await Promise.race([ended, tired])
      clearTimeout(timer)
    },
  }
}
