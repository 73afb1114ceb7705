import {
  dateKinds,
  functionCodes,
  mandateKinds,
  mandateStatuses,
  themes,
  verbClasses,
} from "#modules/decisions/mandate-kinds.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { day } from "#platform/kernel/day.ts"
import { z } from "zod"

/** What the register of mandates can be narrowed to. */
export const MandateFilter = z.object({
  q: z.string().max(300).optional(),
  kind: z.enum(mandateKinds).optional(),
  class: z.enum(verbClasses).optional(),
  /** Code of an actor, or one of the four targets. */
  addressee: z.string().max(100).optional(),
  /** Code of an actor: what is asked of it by its own name, of its offices, and of those among whom it counts (Member States). */
  asks: z.string().max(100).optional(),
  target: z.enum(targets).optional(),
  status: z.enum(mandateStatuses).optional(),
  date: z.enum(dateKinds).optional(),
  body: z.string().max(100).optional(),
  session: z.string().max(100).optional(),
  document: z.string().max(200).optional(),
  theme: z.enum(themes).optional(),
  /** What of an institution's work it is about, by the codes the founding texts were sorted by. */
  function: z.enum(functionCodes).optional(),
  /** The mandates of one chain of like ones, by the id of its earliest. */
  chain: z.uuid().optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
})
export type MandateFilter = z.infer<typeof MandateFilter>
