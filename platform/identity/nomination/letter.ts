import { z } from "zod"

/** What an authority letter may be: a PDF, a Word document, or a picture of the paper. */
export const letterTypes = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "image/png",
  "image/jpeg",
] as const

/** An authority letter that was brought: by what it is known, its name outside, what it is. */
export const Letter = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(letterTypes),
})
export type Letter = z.infer<typeof Letter>
