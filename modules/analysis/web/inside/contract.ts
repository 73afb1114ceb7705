import type {
  listDatasets,
  listReleases,
  readDataset,
  readRelease,
  readSnapshot,
  ReleaseInPlace,
} from "#modules/analysis/contract.ts"
import type { compareRelease, tabulateSnapshot } from "#modules/analysis/contract.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import type { Tone } from "#platform/web/kit/Status.tsx"
import type { z } from "zod"

/** What the register of datasets answers. */
export type Datasets = z.output<(typeof listDatasets)["output"]>
/** What a dataset's page shows. */
export type DatasetRecord = z.output<(typeof readDataset)["output"]>
/** What the register of releases answers. */
export type Releases = z.output<(typeof listReleases)["output"]>
/** A release as registers and acts have it. */
export type ReleaseRecord = ReleaseInPlace
/** What a release's page shows. */
export type ReleaseRead = z.output<(typeof readRelease)["output"]>
/** What a snapshot's page shows. */
export type SnapshotRead = z.output<(typeof readSnapshot)["output"]>
/** True counts, inside the wall. */
export type TrueTable = z.output<(typeof tabulateSnapshot)["output"]>
/** What would leave beside what is true. */
export type Comparison = z.output<(typeof compareRelease)["output"]>

/** The promises of this module, fetched with the first question. */
export const contract = () => import("#modules/analysis/contract.ts")

/** How the status of a snapshot looks. */
export const snapshotTone: Readonly<Record<Snapshot["status"], Tone>> = {
  read: "soon",
  kept: "open",
  reviewed: "done",
  dropped: "quiet",
}

/** How the status of a release looks. */
export const releaseTone: Readonly<Record<ReleaseRecord["status"], Tone>> = {
  draft: "open",
  proposed: "soon",
  released: "done",
  withdrawn: "quiet",
}
