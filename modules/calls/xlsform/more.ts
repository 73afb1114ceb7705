import { Condition } from "#modules/calls/condition.ts"
import { Repeat, type AskedQuestion } from "#modules/calls/questionnaire.ts"
import { Dimension, Question, questionKinds } from "#modules/calls/question.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/**
 * What of a question XLSForm has no word for. Of its bounds only which there
 * are: the numbers stand in the constraint, where a tool may change them.
 */
export const More = z.object({
  kind: z.enum(questionKinds),
  anchors: Question.shape.anchors,
  per: Question.shape.per,
  many: z.boolean(),
  measure: Question.shape.measure,
  dimensions: z.array(Dimension.omit({ options: true })).max(4),
  bounds: z.object({ least: z.boolean(), most: z.boolean(), whole: z.boolean() }).nullable(),
  edition: Question.shape.edition,
  retired: z.boolean(),
  /** Of kinds that no row is the answer of. */
  required: z.boolean().optional(),
  check: z.object({ holds: Condition, message: Text }).optional(),
})
export type More = z.infer<typeof More>

/** What of a repeat XLSForm has no word for. */
export const RepeatMore = z.object({ least: Repeat.shape.least, most: Repeat.shape.most })

/** Kinds of which there are as many as there are: none of their rows can be required or checked. */
const isSeveral = (kind: Question["kind"]): boolean => kind === "law" || kind === "practice" || kind === "authority"

export function moreOf(question: Question, { required, check }: AskedQuestion): More {
  const { kind, anchors, per, many, measure, dimensions, bounds, edition, retired } = question
  return {
    ...{ kind, anchors, per, many, measure, edition, retired },
    dimensions: dimensions.map(({ code, label, list }) => ({ code, label, list })),
    bounds: bounds && { least: bounds.least !== null, most: bounds.most !== null, whole: bounds.whole },
    ...(isSeveral(kind) && { required, ...(check && { check }) }),
  }
}

/** The bounds of a number, as conditions on its own answer. */
export function boundsOf({ code, bounds, kind }: Pick<Question, "code" | "bounds" | "kind">): Condition[] {
  const own = { answer: code }
  if (!bounds || kind !== "number") return []
  return [
    ...(bounds.least === null ? [] : [{ compare: [own, ">=" as const, { number: bounds.least }] as const }]),
    ...(bounds.most === null ? [] : [{ compare: [own, "<=" as const, { number: bounds.most }] as const }]),
  ]
}
