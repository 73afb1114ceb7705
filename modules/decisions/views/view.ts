import { MandateFilter } from "#modules/decisions/filter.ts"
import { groupings } from "#modules/decisions/mandate-kinds.ts"
import { id } from "#platform/kernel/id.ts"
import { z } from "zod"

/** What a saved view looks at: a filter of the register, how it is sorted, and by what it is grouped. */
export const Viewed = MandateFilter.extend({
  sort: z.enum(["document", "due"]).optional(),
  group: z.enum(groupings).optional(),
})

/** A way of looking at the register that a person keeps under a name, alone or for all. */
export const View = z.object({
  id: id("view"),
  name: z.string().min(1).max(100),
  filter: Viewed,
  shared: z.boolean(),
  /** Whether it is the reader's own, and may be changed. */
  own: z.boolean(),
})
export type View = z.infer<typeof View>

/** Why a view cannot be saved under a name. */
export type KeepViewRefusal = "view-name-taken"
