import { Behind, Corrected, RestsOn } from "#modules/analysis/correction.ts"
import { Besides, Dataset, datasetKinds, DatasetWording } from "#modules/analysis/dataset.ts"
import { contradictingChoices } from "#modules/analysis/intake/encoded.ts"
import type { IntakeRefusal } from "#modules/analysis/intake/fault.ts"
import {
  Proved,
  Release,
  releaseAudiences,
  releaseStatuses,
  ReleaseWording,
  type mayDraft,
} from "#modules/analysis/release.ts"
import { Bringing, Snapshot, SnapshotMending } from "#modules/analysis/snapshot.ts"
import { count } from "#platform/kernel/day.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { id } from "#platform/kernel/id.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const datasetId = z.object({ id: id("dataset") })
const snapshotId = z.object({ id: id("snapshot") })
const releaseId = z.object({ id: id("release") })
const noDataset = { "dataset-not-found": 404 } as const
const noSnapshot = { "snapshot-not-found": 404 } as const
const noRelease = { "release-not-found": 404 } as const
/** What those are called who had a hand in something, by their id: told to those inside. */
const people = z.record(z.string(), z.string())

/** A dataset with how often it was gathered, what of it left, and whose it is. */
export const DatasetInPlace = Dataset.extend({
  partyNames: Text.nullable(),
  snapshots: count,
  releases: count,
  latest: z.iso.datetime().nullable(),
  /** How many of its snapshots another brought and kept, so that whoever asks can go over them. */
  waiting: count,
})
export type DatasetInPlace = z.infer<typeof DatasetInPlace>

/** Lists the datasets whoever asks may see inside of. */
export const listDatasets = endpoint({
  act: "dataset.list",
  method: "get",
  path: "/datasets",
  summary: "List datasets of one’s own",
  query: Paging.extend({ kind: z.enum(datasetKinds).optional(), q: z.string().trim().min(1).max(200).optional() }),
  output: page(DatasetInPlace),
  refusals: { "cursor-not-known": 422 },
})

/** Reads a dataset with its snapshots, the latest first. */
export const readDataset = endpoint({
  act: "dataset.read",
  method: "get",
  path: "/datasets/{id}",
  summary: "Read a dataset with its snapshots",
  params: datasetId,
  output: DatasetInPlace.extend({
    history: z.array(Snapshot.omit({ repairs: true, remarks: true })),
    people,
    /** Files that whoever asks is bringing, and how far they were read. */
    bringing: z.array(Bringing),
    /** Below how many persons a count of it is withheld at least, by who will see it. */
    least: z.object({ public: count, parties: count }),
  }),
  refusals: noDataset,
})

/** Begins a dataset of one’s own party, or of the Secretariat. */
export const addDataset = endpoint({
  act: "dataset.add",
  method: "post",
  path: "/datasets",
  summary: "Begin a dataset",
  body: DatasetWording.extend({
    code: Dataset.shape.code,
    kind: z.enum(datasetKinds),
    party: z.string().max(100).nullable().default(null),
  }),
  output: Dataset,
  refusals: { "dataset-code-taken": 409, "party-not-found": 422 },
})

/** Changes what is said of a dataset, or closes it. */
export const changeDataset = endpoint({
  act: "dataset.change",
  method: "put",
  path: "/datasets/{id}",
  summary: "Change what is said of a dataset",
  params: datasetId,
  body: DatasetWording.extend({ closed: z.boolean(), base: count }),
  output: Dataset,
  refusals: { ...noDataset, "dataset-was-changed": 409 },
})

/** Brings a file: it is read as it comes, checked, and locked away; the file itself is kept nowhere. */
export const bringSnapshot = endpoint({
  act: "snapshot.bring",
  method: "post",
  path: "/datasets/{id}/snapshots",
  summary: "Bring data as a file: CSV, XLSX, JSON, Parquet or SDMX",
  params: datasetId,
  /** Columns that are not to be read at all, by their headings, one a line. */
  query: z.object({
    leaveOut: z.string().max(4000).default(""),
    /** What becomes of cells of figures that were told more than once, and otherwise each time. */
    contradicting: z.enum(contradictingChoices).default("fault"),
  }),
  upload: "passing",
  // At a digest of what is inside one could guess.
  secret: true,
  output: Snapshot,
  refusals: {
    ...noDataset,
    "dataset-is-closed": 409,
    "one-file-at-a-time": 422,
    "upload-empty": 422,
    "file-not-a-table": 422,
    "not-utf-8": 422,
    "names-people": 422,
    "column-not-coded": 422,
    "column-not-found": 422,
    "too-many-figures": 422,
    "kind-does-not-fit": 422,
  } satisfies Record<IntakeRefusal | "dataset-not-found" | "dataset-is-closed" | "one-file-at-a-time", 404 | 409 | 422>,
})

/** Makes a snapshot of what was answered to the questions of a call that ask for tables. */
export const takeAnswers = endpoint({
  act: "snapshot.take-answers",
  method: "post",
  path: "/datasets/{id}/answers",
  summary: "Make a snapshot of the tables in answers",
  params: datasetId,
  body: z.strictObject({
    questions: z.array(z.string().max(100)).min(1).max(50),
    /** What was released to them is taken; what is made of it is shown to nobody beyond them. */
    audience: z.enum(releaseAudiences).default("public"),
  }),
  output: Snapshot,
  refusals: { ...noDataset, "dataset-is-closed": 409, "dataset-of-records": 409, "no-answers": 422 },
})

/** Reads what was understood of a snapshot, what is wrong with it, and what waits for repair. */
export const readSnapshot = endpoint({
  act: "snapshot.read",
  method: "get",
  path: "/snapshots/{id}",
  summary: "Read what was understood of data",
  params: snapshotId,
  /** Of data that were taken from answers, also what of these was corrected since. */
  output: Snapshot.extend({ answers: RestsOn.nullable(), people }),
  refusals: noSnapshot,
})

/** Says what values mean that are in no list. */
export const mendSnapshot = endpoint({
  act: "snapshot.mend",
  method: "post",
  path: "/snapshots/{id}/mending",
  summary: "Say what values mean that are in no list",
  params: snapshotId,
  body: z.strictObject({ mendings: z.array(SnapshotMending).min(1).max(2000) }),
  secret: true,
  output: Snapshot,
  refusals: { ...noSnapshot, "snapshot-not-open": 409, "value-not-in-snapshot": 422, "meaning-not-in-list": 422 },
})

/** Keeps a snapshot as it was repaired; from then on it stands. */
export const keepSnapshot = endpoint({
  act: "snapshot.keep",
  method: "post",
  path: "/snapshots/{id}/keeping",
  summary: "Keep data as they were repaired",
  params: snapshotId,
  output: Snapshot,
  refusals: { ...noSnapshot, "snapshot-not-open": 409, "snapshot-has-faults": 422, "snapshot-needs-repair": 422 },
})

/** Says that somebody else than who brought a snapshot went over it. */
export const reviewSnapshot = endpoint({
  act: "snapshot.review",
  method: "post",
  path: "/snapshots/{id}/review",
  summary: "Say that one went over data another brought",
  params: snapshotId,
  output: Snapshot,
  refusals: { ...noSnapshot, "snapshot-not-kept": 409, "brought-it-oneself": 409 },
})

/** Drops a snapshot of which no release was made; its records are gone. */
export const dropSnapshot = endpoint({
  act: "snapshot.drop",
  method: "post",
  path: "/snapshots/{id}/dropping",
  summary: "Drop data, with all their records",
  params: snapshotId,
  output: Snapshot,
  refusals: { ...noSnapshot, "snapshot-in-use": 409 },
})

/**
 * A cell inside the wall: its codes in the order of the columns, and its true count or amount; where it was masked, at least and
 * at most, which is null where it was withheld and may be any number.
 */
export const TrueCell = z.object({
  codes: z.array(z.string()),
  value: z.number(),
  high: z.number().nullable().optional(),
})

/** Counts a snapshot unprotected, inside the wall; whoever does it is in the ledger. */
export const tabulateSnapshot = endpoint({
  act: "snapshot.tabulate",
  method: "get",
  path: "/snapshots/{id}/table",
  summary: "Count data as they are, inside the wall",
  params: snapshotId,
  query: z.object({ columns: z.string().max(300) }),
  output: z.object({ columns: z.array(z.string()), cells: z.array(TrueCell), more: count }),
  recorded: true,
  refusals: { ...noSnapshot, "snapshot-not-kept": 409, "column-not-found": 422, "table-too-large": 422 },
})

/** A release in a register. Its proof is for those inside; to whoever uses the figures `proved` tells what stands in them. */
export const ReleaseInPlace = Release.extend({
  proved: Proved.nullable(),
  datasetTitle: Text,
  party: z.string().nullable(),
  partyNames: Text.nullable(),
  unit: z.string(),
  /** The day of the data. */
  taken: z.iso.datetime(),
  /** Whether an answer it was made of was withdrawn since, or is released less far than it goes: told to those inside. */
  stale: z.boolean(),
  /** Whether an answer it was made of was corrected since, as far as that answer is for its readers: told to all of them. */
  corrected: Corrected.nullable(),
})
export type ReleaseInPlace = z.infer<typeof ReleaseInPlace>

/** Lists releases: to everybody those that are out, to those inside also what is in the making. */
export const listReleases = endpoint({
  act: "release.list",
  method: "get",
  path: "/releases",
  summary: "List releases",
  query: Paging.extend({
    status: z.enum(releaseStatuses).optional(),
    dataset: id("dataset").optional(),
    /** Those that rest on this answer. */
    answer: id("answer").optional(),
    /** Those inside whose answers were withdrawn, narrowed or corrected since. */
    stale: z.stringbool().optional(),
  }),
  output: page(ReleaseInPlace),
  refusals: { "cursor-not-known": 422 },
})

/** Reads a release: what it holds, by which rule, how it was proved. */
export const readRelease = endpoint({
  act: "release.read",
  method: "get",
  path: "/releases/{id}",
  summary: "Read a release and its proof",
  params: releaseId,
  /**
   * To those inside also what it rests on, where its data were taken from answers, and the other datasets of its party of which
   * figures are out or were: it is not held against those.
   */
  output: ReleaseInPlace.extend({ behind: Behind, answers: RestsOn.nullable(), besides: z.array(Besides), people }),
  refusals: noRelease,
})

const wrong = {
  "answers-not-released-so-far": 422,
  "indicators-added-up": 422,
  "total-not-stated": 422,
  "snapshot-not-found": 422,
  "snapshot-not-reviewed": 422,
  "column-not-found": 422,
  "code-not-in-column": 422,
  "threshold-too-low": 422,
  "data-left-elsewhere": 409,
} as const satisfies Record<string, 409 | 422> &
  Record<Exclude<ReturnType<typeof mayDraft>, { ok: true }>["refusal"], 422>

/** Drafts a release of a snapshot that was gone over. */
export const addRelease = endpoint({
  act: "release.add",
  method: "post",
  path: "/releases",
  summary: "Draft a release",
  body: ReleaseWording.extend({ code: Release.shape.code }),
  output: Release,
  refusals: { ...wrong, "release-code-taken": 409 },
})

/** Changes a draft. */
export const changeRelease = endpoint({
  act: "release.change",
  method: "put",
  path: "/releases/{id}",
  summary: "Change a draft of a release",
  params: releaseId,
  body: ReleaseWording.extend({ code: Release.shape.code.optional(), base: count }),
  output: Release,
  refusals: { ...noRelease, ...wrong, "release-not-open": 409, "release-was-changed": 409, "release-code-taken": 409 },
})

/** Discards a draft: nothing of it left, and nothing rests on it. The data it was made of can then be dropped. */
export const discardRelease = endpoint({
  act: "release.discard",
  method: "delete",
  path: "/releases/{id}",
  summary: "Discard a draft of a release",
  params: releaseId,
  output: z.object({}),
  refusals: { ...noRelease, "release-not-open": 409 },
})

/** Protects a draft as it stands, against everything released before: a job. */
export const protectRelease = endpoint({
  act: "release.protect",
  method: "post",
  path: "/releases/{id}/protection",
  summary: "Protect the figures of a release, and prove it",
  params: releaseId,
  output: Release,
  refusals: {
    ...noRelease,
    "release-not-open": 409,
    "release-protecting": 409,
    "answers-not-released-so-far": 422,
  },
})

/** One cell as it would leave, beside what it is. */
export const ComparedCell = z.object({
  codes: z.record(z.string(), z.string()),
  value: z.number(),
  shown: z.number().nullable(),
  /** Too small itself, or withheld so that others cannot be worked out. */
  why: z.enum(["shown", "small", "beside"]),
})

/** Sets what would leave beside what is true, inside the wall; whoever does it is in the ledger. */
export const compareRelease = endpoint({
  act: "release.compare",
  method: "get",
  path: "/releases/{id}/comparison",
  summary: "Compare protected figures with the true ones, inside the wall",
  params: releaseId,
  query: z.object({ withheld: z.stringbool().default(false), from: z.coerce.number().int().min(0).default(0) }),
  output: z.object({ cells: z.array(ComparedCell), total: count }),
  recorded: true,
  refusals: { ...noRelease, "release-not-protected": 409, "column-not-found": 422, "table-too-large": 422 },
})

/** Puts a release before another, who lets it out or gives it back. */
export const proposeRelease = endpoint({
  act: "release.propose",
  method: "post",
  path: "/releases/{id}/proposal",
  summary: "Put a release before another",
  params: releaseId,
  output: Release,
  refusals: {
    ...noRelease,
    "release-not-open": 409,
    "release-not-protected": 409,
    "release-is-solvable": 409,
    "answers-not-released-so-far": 422,
    "threshold-too-low": 422,
  },
})

/** Lets a release out: for good, for what was seen is known. Refused where another release went out since it was proved. */
export const letOut = endpoint({
  act: "release.approve",
  method: "post",
  path: "/releases/{id}/approval",
  summary: "Let a release out",
  params: releaseId,
  output: Release,
  refusals: {
    ...noRelease,
    "release-not-proposed": 409,
    "made-it-oneself": 409,
    "released-since": 409,
    "data-left-elsewhere": 409,
    "release-code-taken": 409,
    "answers-not-released-so-far": 422,
    "threshold-too-low": 422,
  },
})

/** Gives a proposed release back to who made it, with a reason. */
export const giveBack = endpoint({
  act: "release.return",
  method: "post",
  path: "/releases/{id}/return",
  summary: "Give a proposed release back",
  params: releaseId,
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  output: Release,
  refusals: { ...noRelease, "release-not-proposed": 409 },
})

/** Withdraws what was released: it is shown no more, and stays in the ledger of releases. */
export const withdrawRelease = endpoint({
  act: "release.withdraw",
  method: "post",
  path: "/releases/{id}/withdrawal",
  summary: "Withdraw a release",
  params: releaseId,
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  output: Release,
  refusals: { ...noRelease, "release-not-out": 409 },
})
