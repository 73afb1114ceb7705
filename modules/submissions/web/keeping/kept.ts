import { SubmissionInPlace } from "#modules/submissions/contract.ts"
import { DraftWording } from "#modules/submissions/draft.ts"
import { AnswerValue } from "#modules/calls/value.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** What a browser keeps of one form: the form as it came last, and what was written since. */
const Kept = z.object({
  // A form kept by an earlier edition may not be one any more. What was written is never thrown away with it.
  submission: SubmissionInPlace.nullable().catch(null),
  queue: z
    .array(
      DraftWording.extend({
        at: z.string(),
        sent: z.object({ value: AnswerValue.nullable(), language: z.enum(languages) }).exactOptional(),
        refused: z.string().exactOptional(),
      }),
    )
    .catch([]),
})
export type Kept = z.infer<typeof Kept>

/** The name under which a browser keeps a form. */
export const nameOf = (id: string): string => `submission ${id}`

/** Reads what was kept of a form; nothing where nothing was. */
export function readKept(found: unknown): Kept | undefined {
  const read = Kept.safeParse(found)
  return read.success ? read.data : undefined
}
