import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Words in some of the six languages. What is missing is missing: no language stands in unsaid for another. */
export const Text = z.partialRecord(z.enum(languages), z.string().min(1))
export type Text = z.infer<typeof Text>

// Said where it needs no schema, so that pages can use it without one.
export { inLanguage } from "#platform/kernel/language.ts"
