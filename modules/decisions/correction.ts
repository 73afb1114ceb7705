import { MandateWording } from "#modules/decisions/mandate.ts"
import { id } from "#platform/kernel/id.ts"
import { z } from "zod"

export const correctionKinds = ["edit", "split", "merge", "add", "drop"] as const

/** What a person changed in the reading of a text: who, when, what it was before and after; it can be undone. */
export const Correction = z.object({
  id: id("correction"),
  kind: z.enum(correctionKinds),
  provision: id("provision"),
  person: z.string(),
  at: z.iso.datetime(),
  before: z.array(MandateWording.extend({ id: id("mandate") })),
  after: z.array(MandateWording.extend({ id: id("mandate") })),
  undone: z.boolean(),
})
export type Correction = z.infer<typeof Correction>
