import { Anchor, QuestionCode, QuestionWording } from "#modules/calls/question.ts"
import { Questionnaire } from "#modules/calls/questionnaire.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** A paragraph of the starter record, by the key of its document and as people cite it: `cop-5-2`, `OP7(a)`. */
const Paragraph = z.strictObject({ document: z.string(), reference: z.string() })

/** A question as it is shipped: where it hangs at a mandate, it names the paragraph, since ids are each store's own. */
export const ShippedQuestion = QuestionWording.extend({
  code: QuestionCode,
  anchors: z.array(z.union([Anchor, Paragraph])).min(1),
})
export type ShippedQuestion = z.infer<typeof ShippedQuestion>

/** A ready-made questionnaire as it is shipped, with the questions that it is the first to ask. */
export const ShippedQuestionnaire = Questionnaire.extend({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: Text,
  note: Text,
  questions: z.array(ShippedQuestion),
})
export type ShippedQuestionnaire = z.infer<typeof ShippedQuestionnaire>

/** The mandate that holds what a paragraph asks, by document and reference: `cop-5-2 OP7(a)`. */
export type MandateAt = ReadonlyMap<string, string>

/**
 * A shipped question in its wording here, with the mandates of this store in
 * the place of paragraphs. A paragraph that is not in the record, because its
 * document was taken out, is left out.
 */
export function wordingOf(question: ShippedQuestion, mandates: MandateAt): QuestionWording {
  const { code: _code, anchors, ...words } = question
  const placed = anchors.flatMap((anchor): unknown[] => {
    if (!("document" in anchor)) return [anchor]
    const mandate = mandates.get(`${anchor.document} ${anchor.reference}`)
    return mandate === undefined ? [] : [{ mandate }]
  })
  return QuestionWording.parse({ ...words, anchors: placed })
}
