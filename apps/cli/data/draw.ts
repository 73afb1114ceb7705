import { inThread } from "#platform/jobs/thread.ts"
import type { Draw, replicates } from "@palermo/statistics"
import { availableParallelism } from "node:os"
import { z } from "zod"

/** Fewer replicates than this are not worth a thread. */
const worthAThread = 200

/** So many are drawn between two words of how far it is. */
export const PIECE = 100

/**
 * Draws replicates over as many threads as there are cores, and says how many are drawn. Each replicate has its own
 * stream of chance, so what comes out does not depend on how many threads there were.
 */
export function drawing(
  seed: number,
  many: number,
  tell: (drawn: number) => void = () => {},
  threads = availableParallelism(),
): Draw {
  return async (method, counts) => {
    const shared = Math.min(threads, Math.ceil(many / worthAThread))
    const each = Math.ceil(many / Math.max(1, shared))
    const parts = Array.from({ length: shared }, (_, at) => ({
      seed,
      first: at * each,
      many: Math.max(0, Math.min(each, many - at * each)),
    }))
    let drawn = 0
    const one = (piece: Float64Array): void => tell((drawn += piece.length))
    const all = await Promise.all(parts.map((part) => drawnBeside({ method, counts, part }, one)))
    return Float64Array.from(all.flat().flatMap((piece) => [...piece]))
  }
}

/** What a thread is given: a method, the table, and which replicates are its own. */
export type Share = {
  readonly method: Parameters<Draw>[0]
  readonly counts: Float64Array
  readonly part: Parameters<typeof replicates>[2]
}

const place = new URL("draw-thread.ts", import.meta.url)
const speaking = { answer: z.null(), word: z.instanceof(Float64Array) }

async function drawnBeside(share: Share, tell: (piece: Float64Array) => void): Promise<Float64Array[]> {
  const pieces: Float64Array[] = []
  const keep = (piece: Float64Array): void => {
    pieces.push(piece)
    tell(piece)
  }
  await inThread(place, speaking, share, { tell: keep })
  return pieces
}
