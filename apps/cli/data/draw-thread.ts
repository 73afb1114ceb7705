import type { Share } from "#apps/cli/data/draw.ts"
import { estimatorOf, replicates } from "@palermo/statistics"
import { parentPort, workerData } from "node:worker_threads"

// A thread of `drawing`: it makes the estimator of the method it was handed, draws its replicates, and ends.
const { method, counts, part } = workerData as Share // handed over by `drawing`
parentPort?.postMessage(replicates(counts, estimatorOf(method), part))
