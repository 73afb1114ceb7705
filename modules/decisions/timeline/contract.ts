import { MandateFilter } from "#modules/decisions/filter.ts"
import { functionCodes, mandateStatuses, themes } from "#modules/decisions/mandate-kinds.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

const Count = z.number().int()

/** Counts what falls due when, in stretches of a month, a quarter or a year. What asks nobody is not counted. */
export const readTimeline = endpoint({
  act: "timeline.read",
  method: "get",
  path: "/timeline",
  summary: "Count what falls due when",
  query: MandateFilter.extend({
    by: z.enum(["month", "quarter", "year"]).default("year"),
    language: z.enum(languages).default("en"),
  }),
  output: z.object({
    /** In order of time; stretches in which nothing falls due are left out. */
    buckets: z.array(
      z.object({
        from: z.iso.date(),
        to: z.iso.date(),
        total: Count,
        statuses: z.array(z.object({ status: z.enum(mandateStatuses), count: Count })),
        targets: z.array(z.object({ target: z.enum(targets), count: Count })),
      }),
    ),
    total: Count,
    /** How many of those the filter leaves fall due on no day. */
    undated: Count,
  }),
  refusals: {},
})

/** Counts by theme and by function what the filter leaves. A mandate may count under several. */
export const listThemes = endpoint({
  act: "theme.list",
  method: "get",
  path: "/themes",
  summary: "Count mandates by theme and function",
  query: MandateFilter.extend({ language: z.enum(languages).default("en") }),
  output: z.object({
    themes: z.array(z.object({ theme: z.enum(themes), count: Count })),
    functions: z.array(z.object({ function: z.enum(functionCodes), count: Count })),
    total: Count,
  }),
  refusals: {},
})
