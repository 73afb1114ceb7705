import { datasetKinds, DatasetWording } from "#modules/analysis/dataset.ts"
import { releaseAudiences, releaseStatuses } from "#modules/analysis/release.ts"
import { layouts, snapshotStatuses } from "#modules/analysis/snapshot.ts"
import type { Words } from "#platform/web/words.tsx"

/** The codes a field of a history may hold, and how the words for them begin. */
const codes: readonly (readonly [field: string, codes: readonly string[], words: string])[] = [
  // What became of data and of a release stands in the history of their dataset too.
  ["status", releaseStatuses, "release.status"],
  ["status", snapshotStatuses, "snapshot.status"],
  ["audience", releaseAudiences, "release.audience"],
  ["kind", datasetKinds, "dataset.kind"],
  ["unit", DatasetWording.shape.unit.options, "unit"],
  ["layout", layouts, "layout"],
]

/** What the values of a history are called as their record shows them: of codes the words, and of what is none nothing. `whose` is the party of the record. */
export const fieldValues =
  (say: Words, whose?: string) =>
  (field: string, value: unknown): string | undefined => {
    const words = codes.find(([name, all]) => name === field && all.some((code) => code === value))?.[2]
    if (words !== undefined) return say(`analysis.${words}.${String(value)}`)
    if (field === "closed" && typeof value === "boolean") return say(`analysis.dataset.${value ? "closed" : "open"}`)
    if (field === "party" && typeof value === "string") return whose
    if (field === "digest" && typeof value === "string") return `${value.slice(0, 16)}…`
    if (field === "questions" && Array.isArray(value)) return value.join(" · ")
    return undefined
  }
