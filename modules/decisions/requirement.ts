import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** What of an institution's work a requirement is about: document registry, sessions, mandates, treaty status and so on. */
export const functionCodes = [
  ...["F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13"],
  ...["F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24", "F25", "F26"],
] as const

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
