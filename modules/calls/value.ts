import { missingKinds } from "#modules/calls/fitting.ts"
import { day } from "#platform/kernel/day.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

export {
  faultsIn,
  grandTotal,
  knownIn,
  knownOf,
  missingKinds,
  type AnswerFault,
  type CodesOf,
} from "#modules/calls/fitting.ts"

const words = z.string().max(50_000)
const line = z.string().trim().max(500)

/** A file that belongs to an answer: its bytes by their hash, what it was called, and the language it is in. */
export const AttachedFile = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: line.min(1),
  type: line.min(1),
  size: z.number().int().min(0),
  language: z.enum(languages).nullable(),
})
export type AttachedFile = z.infer<typeof AttachedFile>

/** One cell of a table: a number of what is counted, or why there is none. */
export const Cell = z.strictObject({
  at: z.record(z.string(), z.string().max(50)),
  value: z.union([z.number().int().min(0), z.enum(missingKinds)]),
})
export type Cell = z.infer<typeof Cell>

const articles = line.default("")
const files = z.array(AttachedFile).max(50).default([])

/** What was answered, by the kind of the question; or why nothing was. Words are in the language the answer says. */
export const AnswerValue = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("missing"), why: z.enum(missingKinds), note: words.default("") }),
  z.strictObject({
    kind: z.literal("compliance"),
    answer: z.enum(["yes", "in-part", "no"]),
    articles,
    text: words.default(""),
    files,
  }),
  z.strictObject({ kind: z.literal("explanation"), text: words.min(1), files }),
  z.strictObject({ kind: z.literal("date"), date: day }),
  z.strictObject({ kind: z.literal("number"), number: z.number() }),
  z.strictObject({
    kind: z.literal("table"),
    cells: z.array(Cell).min(1).max(20_000),
    source: line.default(""),
    articles,
    note: words.default(""),
  }),
  z.strictObject({
    kind: z.literal("choice"),
    chosen: z.array(z.string().max(50)).min(1).max(300),
    other: line.default(""),
  }),
  z.strictObject({ kind: z.literal("file"), files: z.array(AttachedFile).min(1).max(50) }),
  z.strictObject({
    kind: z.literal("law"),
    laws: z
      .array(
        z.strictObject({
          title: line.min(1),
          citation: line.default(""),
          articles,
          date: day.nullable().default(null),
          link: z
            .url({ protocol: /^https?$/ })
            .max(1000)
            .nullable()
            .default(null),
          standing: z.enum(["in-force", "draft", "repealed"]),
          files,
        }),
      )
      .min(1)
      .max(100),
  }),
  z.strictObject({
    kind: z.literal("practice"),
    practices: z
      .array(
        z.strictObject({
          title: line.min(1),
          summary: words.min(1),
          since: day.nullable().default(null),
          result: words.default(""),
          link: z
            .url({ protocol: /^https?$/ })
            .max(1000)
            .nullable()
            .default(null),
          files,
        }),
      )
      .min(1)
      .max(50),
  }),
  z.strictObject({
    kind: z.literal("authority"),
    authorities: z
      .array(
        z.strictObject({
          // An office, never a person: nobody's name or own address belongs here.
          name: line.min(1),
          task: line.min(1),
          address: line.default(""),
          telephone: line.default(""),
          mail: z.union([z.literal(""), z.email().max(254)]).default(""),
          languages: z.array(z.enum(languages)).max(6).default([]),
        }),
      )
      .min(1)
      .max(100),
  }),
  z.strictObject({
    kind: z.literal("assistance"),
    needed: z.enum(["none", "to-answer", "to-implement", "both"]),
    text: words.default(""),
  }),
])
export type AnswerValue = z.infer<typeof AnswerValue>
