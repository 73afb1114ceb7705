import { Mark, provisionKinds } from "#modules/decisions/provision.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Where something was remarked: in a paragraph or heading, in a note, or in the text as a whole. */
const Place = z.discriminatedUnion("in", [
  z.object({ in: z.literal("passage"), anchor: z.string(), kind: z.enum(provisionKinds) }),
  z.object({ in: z.literal("note"), mark: z.string() }),
  z.object({ in: z.literal("text") }),
])

/**
 * Something in a text that is not as the drafting rules of the United Nations
 * have it. It is a warning, never more: a text may have its reasons.
 */
export const Remark = z.object({
  /** Code of the rule, as `preambular-comma`. */
  rule: z.string(),
  /** Where the rule is from, in English. */
  source: z.string(),
  place: Place,
  /** The range of the words in the text of that place, and the words themselves. */
  range: Mark.options[0].shape.range,
  words: z.string(),
  /** Which of the rule's sentences tells what was found; `null` where the rule itself says it all. */
  sense: z.string().nullable(),
  /** What that sentence names. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The words to put there; empty where those at the place are to go; `null` where only advice can be given. */
  replacement: z.string().nullable(),
})
export type Remark = z.infer<typeof Remark>

/** What the drafting rules remark on a text in one of its languages. */
export const Remarks = z.object({ language: z.enum(languages), remarks: z.array(Remark) })
export type Remarks = z.infer<typeof Remarks>
