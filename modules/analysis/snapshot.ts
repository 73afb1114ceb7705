import { count } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** Layouts that are recognized by their columns; any other table is `plain`, its columns understood by their names. */
export const layouts = ["plain", "htcds", "ctdc", "glotip", "sdmx", "answers"] as const

/** What a column is to figures. What is `left-out` is not kept. */
export const columnRoles = ["dimension", "area", "time", "value", "left-out"] as const

/** A column as it was understood: its name in the file, by what it is counted, and by which list its codes are of. */
export const Column = z.object({
  /** What it is called here: `sex`, `age`, `form`, `citizenship`, `area`, `year`, or a name of the file's own. */
  name: z.string().min(1).max(60),
  /** What it is called in the file. */
  heading: z.string().max(200),
  role: z.enum(columnRoles),
  /** The list its codes are of (`sex`, `form`, `m49`, …), and the list's version; nothing where the codes are its own. */
  list: z.string().nullable(),
  listVersion: z.string().nullable(),
  /** How many different values it has. */
  values: count,
})
export type Column = z.infer<typeof Column>

/** What was remarked while reading: how often, and where first. What stops keeping is a `fault`. */
export const SnapshotRemark = z.object({
  code: z.string(),
  column: z.string().nullable(),
  /** What is wrong, as far as it may be shown: never a value of a column that may name somebody. */
  what: z.string().nullable(),
  line: count,
  times: count,
  fault: z.boolean(),
})
export type SnapshotRemark = z.infer<typeof SnapshotRemark>

/** A value of a column that is in no list, with what it may mean; whoever repairs says which. */
export const SnapshotRepair = z.object({
  column: z.string(),
  value: z.string(),
  times: count,
  suggestions: z.array(z.object({ code: z.string(), near: z.number().min(0).max(1) })),
  /** What was said it means: a code, or nothing, which is *not told*. */
  meaning: z.string().nullable().optional(),
})
export type SnapshotRepair = z.infer<typeof SnapshotRepair>

/** What somebody says a value means: a code of the column's list; nothing says that it tells nothing. */
export const SnapshotMending = z.strictObject({
  column: z.string().max(60),
  value: z.string().max(500),
  meaning: z.string().max(100).nullable(),
})
export type SnapshotMending = z.infer<typeof SnapshotMending>

/** `read`: it was brought and waits for repair; `kept`: it waits for another to go over it; then figures may be made of it. */
export const snapshotStatuses = ["read", "kept", "reviewed", "dropped"] as const

/** The data of a dataset as they were on a day: what was brought at once, repaired, kept and gone over by another. */
export const Snapshot = z.object({
  id: id("snapshot"),
  dataset: id("dataset"),
  status: z.enum(snapshotStatuses),
  layout: z.enum(layouts),
  /** The name of the file; nothing where it was made of answers. */
  filename: z.string().nullable(),
  /** SHA-256 of what was brought. */
  digest: z.string(),
  records: count,
  columns: z.array(Column),
  remarks: z.array(SnapshotRemark),
  repairs: z.array(SnapshotRepair),
  brought: z.iso.datetime(),
  /** Who brought it, and who went over it, by their ids. */
  broughtBy: z.string(),
  /** Whoever said what values mean, or kept it. */
  changedBy: z.array(z.string()),
  reviewed: z.iso.datetime().nullable(),
  reviewedBy: z.string().nullable(),
})
export type Snapshot = z.infer<typeof Snapshot>

/** A file on its way in: the snapshot it will be, how many bytes came, and how much of them was read so far. */
export const Bringing = z.object({ id: id("snapshot"), size: count, bytes: count, rows: count })
export type Bringing = z.infer<typeof Bringing>

/** Whether a snapshot may be kept: it was only read so far, nothing stands in the way, and every value is repaired. */
export function mayKeep({
  status,
  remarks,
  repairs,
}: Pick<Snapshot, "status" | "remarks" | "repairs">): Result<
  undefined,
  "snapshot-not-open" | "snapshot-has-faults" | "snapshot-needs-repair"
> {
  if (status !== "read") return refuse("snapshot-not-open")
  if (remarks.some(({ fault }) => fault)) return refuse("snapshot-has-faults")
  return repairs.some(({ meaning }) => meaning === undefined) ? refuse("snapshot-needs-repair") : allow(undefined)
}

/** Whether somebody may say that they went over a snapshot: it is kept, and they had no hand in it. */
export function mayReview(
  { status, ...brought }: Pick<Snapshot, "status" | "broughtBy" | "changedBy">,
  person: string,
): Result<undefined, "snapshot-not-kept" | "brought-it-oneself"> {
  if (status !== "kept") return refuse("snapshot-not-kept")
  return hadAHandIn(brought, person) ? refuse("brought-it-oneself") : allow(undefined)
}

/** Whether somebody brought a snapshot, mended it or kept it. */
export const hadAHandIn = ({ broughtBy, changedBy }: Pick<Snapshot, "broughtBy" | "changedBy">, person: string) =>
  broughtBy === person || changedBy.includes(person)
