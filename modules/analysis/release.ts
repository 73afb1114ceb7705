import { few, type Few } from "#modules/submissions/small-count.ts"
import { count } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** Who may see a release: everybody, or who acts for a State. */
export const releaseAudiences = ["public", "parties"] as const

/** Below how many persons a count is withheld at least, by who will see it. An installation may ask for more, never for less. */
export const leastK = few

/** What an installation asks at least, by who will see it: as much as `leastK`, or more. */
export type Least = Few

/** Of whom figures are made: of records whose column has one of these codes. */
export const ReleaseFilter = z.strictObject({
  column: z.string().min(1).max(60),
  codes: z.array(z.string().max(100)).min(1).max(300),
})
export type ReleaseFilter = z.infer<typeof ReleaseFilter>

/** Whether a filter says of which States and years there are figures, and leaves out nobody who is there. */
export const onlyChoosesWhere = ({ column }: ReleaseFilter): boolean => ["area", "year"].includes(column)

/** What is said of a release by whoever makes it. */
export const ReleaseWording = z.strictObject({
  title: Text.refine((text) => Object.keys(text).length > 0),
  snapshot: id("snapshot"),
  /** Columns that every figure stands at, and over which nothing is summed: State, year. */
  by: z.array(z.string().min(1).max(60)).max(4),
  /** The columns that are crossed, table by table; all margins go with them. */
  tables: z
    .array(z.array(z.string().min(1).max(60)).min(1).max(5))
    .min(1)
    .max(8),
  filters: z.array(ReleaseFilter).max(8).default([]),
  audience: z.enum(releaseAudiences).default("public"),
  /** Each count of fewer persons is withheld. */
  k: z.int().min(2).max(100_000),
})
export type ReleaseWording = z.infer<typeof ReleaseWording>

/** How a release was proved safe, and what it cost. */
export const Proof = z.object({
  /** Cells in all; those too small; those withheld beside them; and what is thereby not told, of all that is counted. */
  cells: count,
  small: count,
  beside: count,
  told: z.number().min(0).max(1),
  /** Whole tables that were found to agree with all that is shown. */
  witnesses: count,
  /** How many withheld cells the audit solved, alone and together with what was released before: none, or it does not leave. */
  solved: count,
  /** The earlier releases it was held against. */
  against: z.array(z.uuid()),
  /** Blocks that were left out or withheld whole: their codes in the order of `by`, and why. */
  left: z
    .array(
      z.object({
        codes: z.array(z.string()),
        why: z.enum(["contradicts-itself", "differs-from-earlier", "cannot-be-protected"]),
      }),
    )
    .optional(),
  /** How narrow the narrowest interval is that is left around a withheld cell. */
  narrowest: count,
})
export type Proof = z.infer<typeof Proof>

/**
 * What is told of a proof to whoever uses the figures: what can be counted on the figures themselves. How much of the true
 * counts is withheld, and how many cells are small in themselves, is not: it would be one equation more.
 */
export const Proved = z.object({ cells: count, withheld: count, solved: count })
export type Proved = z.infer<typeof Proved>

/** Tells of a proof what everybody may know. */
export const provedBy = ({ cells, small, beside, solved }: Proof): Proved => ({
  cells,
  withheld: small + beside,
  solved,
})

export const releaseStatuses = ["draft", "proposed", "released", "withdrawn"] as const

/**
 * Tables that leave a dataset together: of one snapshot, by one rule, proved,
 * and let out by another than who made them. What was released stays in the
 * ledger of releases even when it is withdrawn: what was seen is known.
 */
export const Release = z.object({
  ...ReleaseWording.shape,
  id: id("release"),
  code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  dataset: id("dataset"),
  status: z.enum(releaseStatuses),
  touch: count,
  /** How far protecting is while it is under way, and why it was given up. */
  protecting: z.number().min(0).max(1).nullable(),
  fault: z.string().nullable(),
  /** The proof of the release as it was protected last, and the change it was made from. */
  proof: Proof.extend({ touch: count }).nullable(),
  /** SHA-256 of the protected figures. */
  digest: z.string().nullable(),
  madeBy: z.string(),
  /** Whoever worded it, had it protected or put it before another. */
  changedBy: z.array(z.string()),
  released: z.iso.datetime().nullable(),
  releasedBy: z.string().nullable(),
  withdrawn: z.iso.datetime().nullable(),
  /** Why it was withdrawn, or given back to who made it. */
  reason: z.string().nullable(),
})
export type Release = z.infer<typeof Release>

/** Whether a release keeps the least that is asked: `least` is what the installation asks of this audience. */
export function mayDraft(
  { k, audience }: Pick<ReleaseWording, "k" | "audience">,
  least: Least = leastK,
): Result<undefined, "threshold-too-low"> {
  return k < Math.max(least[audience], leastK[audience]) ? refuse("threshold-too-low") : allow(undefined)
}

type Standing = Pick<Release, "status" | "touch" | "protecting" | "proof" | "madeBy" | "changedBy">

/** Whether a release may be changed by whoever saw it at `base`. */
export function mayChange(
  { status, touch }: Pick<Release, "status" | "touch">,
  base: number,
): Result<undefined, "release-not-open" | "release-was-changed"> {
  if (status !== "draft") return refuse("release-not-open")
  return touch === base ? allow(undefined) : refuse("release-was-changed")
}

/** Whether a release may be put before another: protected as it stands, and nothing of it can be solved. */
export function mayPropose({
  status,
  touch,
  protecting,
  proof,
}: Standing): Result<undefined, "release-not-open" | "release-not-protected" | "release-is-solvable"> {
  if (status !== "draft") return refuse("release-not-open")
  if (protecting !== null || proof?.touch !== touch) return refuse("release-not-protected")
  return proof.solved > 0 ? refuse("release-is-solvable") : allow(undefined)
}

/** Whether somebody may let a release out: it is before them, and they had no hand in it. */
export function mayRelease(
  { status, ...made }: Pick<Standing, "status" | "madeBy" | "changedBy">,
  person: string,
): Result<undefined, "release-not-proposed" | "made-it-oneself"> {
  if (status !== "proposed") return refuse("release-not-proposed")
  return hadAHandIn(made, person) ? refuse("made-it-oneself") : allow(undefined)
}

/** Whether somebody made a release, or changed it, had it protected or put it before another. */
export const hadAHandIn = ({ madeBy, changedBy }: Pick<Standing, "madeBy" | "changedBy">, person: string): boolean =>
  madeBy === person || changedBy.includes(person)
