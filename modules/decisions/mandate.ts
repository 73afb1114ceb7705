import { dateKinds, mandateKinds, mandateStatuses, verbClasses } from "#modules/decisions/mandate-kinds.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Who is asked to do what, by when, under which paragraph: one finite clause of a document. */
export const Mandate = z.object({
  id: id("mandate"),
  provision: id("provision"),
  clause: z.number().int().min(1),
  /** The language it was read in: the words below are as printed there. */
  language: z.enum(languages),
  kind: z.enum(mandateKinds),
  verb: z.string().min(1),
  core: z.string().min(1),
  class: z.enum(verbClasses),
  /** Suggested force, from 0 (notes) to 7 (decides). */
  level: z.number().int().min(0).max(7),
  addressee: z.string().nullable(),
  /** Code of the actor the addressee was recognized as. */
  actor: z.string().nullable(),
  inferred: z.boolean(),
  target: z.enum(targets),
  action: z.string(),
  deliverable: z.string().nullable(),
  date: z
    .object({
      printed: z.string(),
      kind: z.enum(dateKinds),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
    })
    .nullable(),
  recurrence: z.string().nullable(),
  report: z.object({ to: z.array(z.string()), session: z.string().nullable() }).nullable(),
  resources: z.string().nullable(),
  basis: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  /** Where the clause stands in its paragraph's text. */
  range: z.tuple([z.number().int(), z.number().int()]).nullable(),
  /** A person wrote or changed it: reading the text again leaves it alone. */
  corrected: z.boolean(),
  status: z.enum(mandateStatuses),
})
export type Mandate = z.infer<typeof Mandate>

/** What a person may say of a mandate: everything but where it stands. */
export const MandateWording = Mandate.pick({
  kind: true,
  verb: true,
  class: true,
  level: true,
  addressee: true,
  target: true,
  action: true,
  deliverable: true,
  date: true,
  recurrence: true,
  report: true,
  resources: true,
})
export type MandateWording = z.infer<typeof MandateWording>

/** A mandate in the register, with what identifies its place: the paragraph and the document. */
export const MandateInPlace = Mandate.extend({
  place: z.object({
    slug: z.string(),
    symbol: z.string().nullable(),
    number: z.string().nullable(),
    title: z.string(),
    titleLanguage: z.string(),
    anchor: z.string(),
    paragraph: z.string().nullable(),
    section: z.string().nullable(),
    body: z.string().nullable(),
    session: z.string().nullable(),
    adopted: z.iso.date().nullable(),
  }),
})
export type MandateInPlace = z.infer<typeof MandateInPlace>

/**
 * The status of a mandate on a day, by its date alone: what reports and persons
 * add to it (in hand, reported, done, ended) is kept as it was said.
 */
export function statusOn(date: Mandate["date"], said: Mandate["status"] | null, today: string): Mandate["status"] {
  if (said !== null) return said
  if (date === null || date.kind === "standing" || date.to === null) return "standing"
  return date.to < today ? "overdue" : "due"
}
