import type { Draw, replicates } from "@palermo/statistics"
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"

/** Fewer replicates than this are not worth a thread. */
const worthAThread = 200

/**
 * Draws replicates over as many threads as there are cores. Each replicate has its own stream of chance, so what comes
 * out does not depend on how many threads there were.
 */
export function drawing(seed: number, many: number, threads = availableParallelism()): Draw {
  return async (method, counts) => {
    const shared = Math.min(threads, Math.ceil(many / worthAThread))
    const each = Math.ceil(many / Math.max(1, shared))
    const parts = Array.from({ length: shared }, (_, at) => ({
      seed,
      first: at * each,
      many: Math.max(0, Math.min(each, many - at * each)),
    }))
    const drawn = await Promise.all(parts.map((part) => inThread({ method, counts, part })))
    return Float64Array.from(drawn.flatMap((part) => [...part]))
  }
}

/** What a thread is given: a method, the table, and which replicates are its own. */
export type Share = {
  readonly method: Parameters<Draw>[0]
  readonly counts: Float64Array
  readonly part: Parameters<typeof replicates>[2]
}

function inThread(share: Share): Promise<Float64Array> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL("./draw-thread.ts", import.meta.url), { workerData: share })
    worker.once("message", (drawn: Float64Array) => done(drawn))
    worker.once("error", fail)
  })
}
