import { z } from "zod"

/** How a reader asks for the next stretch of a long list: the cursor the last stretch ended with. */
export const Paging = z.object({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export type Paging = z.infer<typeof Paging>

/** One stretch of a list: how many there are in all, those that are here, and the cursor of what follows. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ total: z.number().int(), items: z.array(item), next: z.string().nullable() })
