import { count } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { Text } from "#platform/kernel/text.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** Of what a dataset is made: records of one person or event each, or figures that were counted elsewhere. */
export const datasetKinds = ["records", "figures"] as const

/** What is said of a dataset by whoever keeps it. */
export const DatasetWording = z.strictObject({
  title: Text.refine((text) => Object.keys(text).length > 0),
  /** What one of them is: a code of the list `unit`. */
  unit: z.enum(["event", "victim", "perpetrator", "reporting-entity"]),
  /** Where the data come from and how they were gathered, in the words of whoever keeps them. */
  provenance: z.string().trim().min(1).max(4000),
  language: z.enum(languages),
  /** Under which licence its releases may be used, by name or address. */
  licence: z.string().trim().min(1).max(300),
})
export type DatasetWording = z.infer<typeof DatasetWording>

/**
 * A body of data that one party keeps, or the Secretariat: gathered again and
 * again, each time as a snapshot. What is in it nobody sees but its own; what
 * leaves it leaves by a release.
 */
export const Dataset = z.object({
  ...DatasetWording.shape,
  id: id("dataset"),
  code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  kind: z.enum(datasetKinds),
  /** The State or organization whose it is, by its code in the directory; nothing where it is the Secretariat's. */
  party: z.string().nullable(),
  /** Counts the changes to it, so that nobody overwrites what they have not seen. */
  touch: count,
  closed: z.boolean(),
})
export type Dataset = z.infer<typeof Dataset>

/** Another dataset of the same party, with how many releases of it are out or were. */
export const Besides = Dataset.pick({ id: true, code: true, title: true }).extend({ releases: z.int().min(1) })
export type Besides = z.infer<typeof Besides>
