import type { Known } from "#modules/calls/condition.ts"
import type { Dimension, Question } from "#modules/calls/question.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

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

/** Why there is a blank. Told apart from zero and from each other, in every table and sentence. */
export const missingKinds = ["not-available", "not-applicable", "withheld"] as const

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
  z.strictObject({ kind: z.literal("date"), date: z.iso.date() }),
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
          date: z.iso.date().nullable().default(null),
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
          since: z.iso.date().nullable().default(null),
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

/** What is wrong with an answer, and at which place of it. */
export type AnswerFault = {
  readonly place: string
  readonly fault:
    | "answer-of-another-kind"
    | "option-not-offered"
    | "only-one-chosen"
    | "number-too-small"
    | "number-too-large"
    | "number-not-whole"
    | "cell-outside"
    | "cell-twice"
}

/** The codes a dimension of a table takes; nothing where it takes the code of any State. */
export type CodesOf = (dimension: Dimension) => ReadonlySet<string>

/** Finds what is wrong with an answer to a question; nothing where it fits. */
export function faultsIn(question: Question, value: AnswerValue, codesOf: CodesOf): AnswerFault[] {
  if (value.kind === "missing") return []
  if (value.kind !== question.kind) return [{ place: "", fault: "answer-of-another-kind" }]
  if (value.kind === "choice") return faultsOfChoice(question, value.chosen)
  if (value.kind === "number") return faultsOfNumber(question, value.number)
  if (value.kind === "table") return faultsOfTable(question, value.cells, codesOf)
  return []
}

function faultsOfChoice({ options, many }: Question, chosen: readonly string[]): AnswerFault[] {
  const offered = new Set(options.map(({ code }) => code))
  const faults = chosen.flatMap((each, n): AnswerFault[] =>
    offered.has(each) ? [] : [{ place: `chosen.${n}`, fault: "option-not-offered" }],
  )
  return !many && chosen.length > 1 ? [...faults, { place: "chosen", fault: "only-one-chosen" }] : faults
}

function faultsOfNumber({ bounds }: Question, number: number): AnswerFault[] {
  if (!bounds) return []
  const faults: AnswerFault[] = []
  if (bounds.least !== null && number < bounds.least) faults.push({ place: "number", fault: "number-too-small" })
  if (bounds.most !== null && number > bounds.most) faults.push({ place: "number", fault: "number-too-large" })
  if (bounds.whole && !Number.isInteger(number)) faults.push({ place: "number", fault: "number-not-whole" })
  return faults
}

function faultsOfTable({ dimensions }: Question, cells: readonly Cell[], codesOf: CodesOf): AnswerFault[] {
  const codes = dimensions.map((each) => [each.code, codesOf(each)] as const)
  const seen = new Set<string>()
  return cells.flatMap(({ at }, n): AnswerFault[] => {
    const key = JSON.stringify(codes.map(([code]) => at[code]))
    const isInside =
      Object.keys(at).length === codes.length &&
      codes.every(([code, all]) => at[code] !== undefined && (at[code] === "total" || all.has(at[code])))
    if (!isInside) return [{ place: `cells.${n}`, fault: "cell-outside" }]
    if (seen.has(key)) return [{ place: `cells.${n}`, fault: "cell-twice" }]
    seen.add(key)
    return []
  })
}

/** What conditions see of an answer; nothing of one that is missing, or of a kind that conditions cannot compare. */
export function knownOf(value: AnswerValue): number | string | readonly string[] | undefined {
  switch (value.kind) {
    case "compliance":
      return value.answer
    case "explanation":
      return value.text
    case "date":
      return value.date
    case "number":
      return value.number
    case "choice":
      return value.chosen
    case "assistance":
      return value.needed
    case "table":
      return grandTotal(value.cells)
    case "missing":
      return undefined
    default:
      return "given"
  }
}

/** The answers given so far, as conditions see them, by the code of their question. */
export function knownIn(values: Iterable<readonly [code: string, value: AnswerValue]>): Known {
  const known = new Map<string, number | string | readonly string[]>()
  for (const [code, value] of values) {
    const seen = knownOf(value)
    if (seen !== undefined) known.set(code, seen)
  }
  return known
}

/** The cell in which every dimension says `total`; nothing where none was given, or no number. */
export function grandTotal(cells: readonly Cell[]): number | undefined {
  const total = cells.find(({ at }) => Object.values(at).every((code) => code === "total"))?.value
  return typeof total === "number" ? total : undefined
}
