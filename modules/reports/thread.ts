import { endpoint } from "#platform/kernel/endpoint.ts"
import { z } from "zod"

/** Counts what there is of the later stages of the cycle, as far as the reader may see it: for the home page. */
export const readThread = endpoint({
  act: "overview.read-thread",
  method: "get",
  path: "/overview/thread",
  summary: "Count the calls, answers, releases of figures and report lines there are",
  output: z.object({ calls: z.int(), answers: z.int(), figures: z.int(), reportLines: z.int() }),
  refusals: {},
})
