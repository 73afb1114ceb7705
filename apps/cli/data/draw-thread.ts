import { PIECE, type Share } from "#apps/cli/data/draw.ts"
import { estimatorOf, replicates } from "@palermo/statistics"
import { parentPort, workerData } from "node:worker_threads"

// A thread of `drawing`: it makes the estimator of the method it was handed, draws its replicates piece by piece, and ends.
const { method, counts, part } = workerData as Share // handed over by `drawing`
const estimator = estimatorOf(method)
const { seed, first = 0, many } = part
for (let from = 0; from < many; from += PIECE)
  parentPort?.postMessage(
    replicates(counts, estimator, { seed, first: first + from, many: Math.min(PIECE, many - from) }),
  )
