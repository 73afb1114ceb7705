import { releaseAudiences } from "#modules/analysis/release.ts"
import { Snapshot } from "#modules/analysis/snapshot.ts"
import { count } from "#platform/kernel/day.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/**
 * What everybody may know of figures that rest on an answer which its State corrected later: since which day, and the code of
 * the latest release that tells the same of what is said now, where one is out.
 */
export const Corrected = z.object({ since: z.iso.date(), anew: z.string().nullable() })
export type Corrected = z.infer<typeof Corrected>

/** The answers figures were made of, as far as whoever asks may read them: how many, and to which questions. */
export const Behind = z.object({ answers: count, questions: z.array(z.string()) })
export type Behind = z.infer<typeof Behind>

/** An answer that data rest on, and what its party says in its place since: in which round, from which day. */
export const Correction = z.object({
  party: z.string(),
  partyNames: Text,
  question: z.string(),
  label: Text,
  period: z.string(),
  answer: z.uuid(),
  correction: z.uuid(),
  round: count,
  since: z.iso.date(),
})
export type Correction = z.infer<typeof Correction>

/** What data that were taken from answers rest on, for those inside: what of it was corrected, and how the answers are taken anew. */
export const RestsOn = z.object({
  corrections: z.array(Correction),
  /** By which questions, and for whom, answers were taken. */
  questions: z.array(z.string()),
  audience: z.enum(releaseAudiences),
  /** The latest data of the dataset that were taken later and rest on none of what was corrected. */
  anew: Snapshot.pick({ id: true, status: true }).nullable(),
})
export type RestsOn = z.infer<typeof RestsOn>
