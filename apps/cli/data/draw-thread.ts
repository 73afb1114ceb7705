import { PIECE, type Share } from "#apps/cli/data/draw.ts"
import { answering } from "#platform/jobs/answering.ts"
import { estimatorOf, replicates } from "@palermo/statistics"

// A thread of `drawing`: it makes the estimator of the method it was handed, draws its replicates piece by piece, and ends.
answering((order, tell) => {
  const { method, counts, part } = order as Share // handed over by `drawing`
  const estimator = estimatorOf(method)
  const { seed, first = 0, many } = part
  for (let from = 0; from < many; from += PIECE)
    tell(replicates(counts, estimator, { seed, first: first + from, many: Math.min(PIECE, many - from) }))
  return { answer: null }
})
