import { endpoint } from "#platform/kernel/endpoint.ts"
import { z } from "zod"

/** Whether the server is well, for whoever watches over it. It tells nothing of anybody. */
export const getHealth = endpoint({
  act: "health.read",
  method: "get",
  path: "/health",
  summary: "Whether the server is ready",
  output: z.object({
    ready: z.boolean(),
    version: z.string(),
    database: z.enum(["pglite", "postgres"]),
  }),
  refusals: {},
})
