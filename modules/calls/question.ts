import { questionKinds, tableLists } from "#modules/calls/question-kinds.ts"
import { id } from "#platform/kernel/id.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

export { questionKinds, tableLists, type QuestionKind } from "#modules/calls/question-kinds.ts"

/** The code of a question: stable for ever, lower case, parts by full stops: `tip.5.criminalized`. */
export const QuestionCode = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$/)

const Option = z.strictObject({ code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/), label: Text })
export type Option = z.infer<typeof Option>

/** A dimension of a table: a list of codes known to the platform, or one of its own with its options. */
export const Dimension = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/),
  label: Text,
  list: z.enum(tableLists),
  options: z.array(Option).max(300).default([]),
})
export type Dimension = z.infer<typeof Dimension>

/** Where a question hangs: an article and paragraph of a treaty, or a mandate. */
export const Anchor = z.union([
  z.strictObject({
    instrument: z.string().max(50),
    article: z.string().max(20),
    paragraph: z.string().max(20).nullable(),
  }),
  z.strictObject({ mandate: id("mandate") }),
])
export type Anchor = z.infer<typeof Anchor>

/** What is asked, apart from its name and its edition. */
export const QuestionWording = z.strictObject({
  kind: z.enum(questionKinds),
  label: Text,
  hint: Text.default({}),
  anchors: z.array(Anchor).max(20),
  /** Asked once and true until changed, or anew for each year. */
  per: z.enum(["standing", "year"]),
  /** What may be chosen, where the kind is `choice`. */
  options: z.array(Option).max(300).default([]),
  many: z.boolean().default(false),
  /** By what a table is broken down, and what it counts, where the kind is `table`. */
  dimensions: z.array(Dimension).max(4).default([]),
  /** Classification of offences or indicator the cells belong to: `0204`, `victims`. */
  measure: z.string().max(50).nullable().default(null),
  /** Bounds of a number; whole says that parts make no sense. */
  bounds: z
    .strictObject({ least: z.number().nullable(), most: z.number().nullable(), whole: z.boolean() })
    .nullable()
    .default(null),
})
export type QuestionWording = z.infer<typeof QuestionWording>

/**
 * A question of the bank. Its code never changes and is what answers are kept
 * under; a correction of its words is a new edition, a question that asks
 * something else is another question.
 */
export const Question = QuestionWording.extend({
  code: QuestionCode,
  edition: z.number().int().min(1),
  retired: z.boolean(),
})
export type Question = z.infer<typeof Question>

/** What does not hold together in a question's wording, each with its place. */
export type QuestionFault = {
  readonly place: string
  readonly fault:
    | "choice-without-options"
    | "options-twice"
    | "table-without-dimensions"
    | "dimension-twice"
    | "list-without-options"
    | "bounds-cross"
}

/** Finds what does not hold together in a wording; nothing where it can be asked. */
export function faultsOf({ kind, options, dimensions, bounds }: QuestionWording): QuestionFault[] {
  const twice = (codes: readonly string[]) => new Set(codes).size < codes.length
  const faults: QuestionFault[] = []
  if (kind === "choice" && options.length < 2) faults.push({ place: "options", fault: "choice-without-options" })
  if (twice(options.map(({ code }) => code))) faults.push({ place: "options", fault: "options-twice" })
  if (kind === "table" && dimensions.length === 0)
    faults.push({ place: "dimensions", fault: "table-without-dimensions" })
  if (twice(dimensions.map(({ code }) => code))) faults.push({ place: "dimensions", fault: "dimension-twice" })
  dimensions.forEach((dimension, n) => {
    if (dimension.list === "own" && dimension.options.length === 0)
      faults.push({ place: `dimensions.${n}`, fault: "list-without-options" })
    if (twice(dimension.options.map(({ code }) => code)))
      faults.push({ place: `dimensions.${n}`, fault: "options-twice" })
  })
  if (bounds && bounds.least !== null && bounds.most !== null && bounds.least > bounds.most)
    faults.push({ place: "bounds", fault: "bounds-cross" })
  return faults
}

/** Whether a new wording still asks the same thing, so that answers given before still answer it: kind, options and dimensions stand. */
export function asksTheSame(before: QuestionWording, after: QuestionWording): boolean {
  const shape = ({ kind, per, many, options, dimensions, measure }: QuestionWording) =>
    JSON.stringify([
      ...[kind, per, many, measure],
      options.map(({ code }) => code),
      dimensions.map(({ code, list, options: own }) => [code, list, own.map((each) => each.code)]),
    ])
  return shape(before) === shape(after)
}
