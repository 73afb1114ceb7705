import { functionCodes } from "#modules/decisions/mandate-kinds.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/**
 * What a paragraph asks, in our own words: a gloss that stands beside the text
 * and, where the text is not in the record, for it. Never the text itself.
 */
export const Requirement = z.object({
  /** As people cite the paragraph: `PP3`, `OP10(a)`. */
  reference: z.string(),
  words: Text,
  /** When it falls due, in our own words. */
  due: Text.nullable(),
  functions: z.array(z.enum(functionCodes)),
})
export type Requirement = z.infer<typeof Requirement>

/** The paragraph a reference means, by its anchor in the text: `OP10(a)` is `para_10__point_a`. */
export function anchorOf(reference: string): string {
  const [, part, number, point] = /^(PP|OP)(\d+)(?:-\d+)?(?:\(([a-z])\))?$/.exec(reference) ?? []
  if (part === "PP") return `pp_${number}`
  return point === undefined ? `para_${number}` : `para_${number}__point_${point}`
}
