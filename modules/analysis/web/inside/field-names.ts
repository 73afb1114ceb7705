import type { Words } from "#platform/web/words.tsx"

/** The words of pages inside for fields that a history tells of. */
const names: Readonly<Record<string, string>> = {
  ...{ code: "dataset.code", title: "dataset.name", kind: "dataset.kind", party: "dataset.whose" },
  ...{ unit: "dataset.unit", licence: "dataset.licence", provenance: "dataset.provenance", closed: "release.status" },
  ...{ layout: "history.layout", digest: "history.digest", questions: "snapshot.questions" },
  ...{ status: "release.status", k: "release.k", by: "release.by", tables: "release.tables" },
  ...{ filters: "release.filters", audience: "release.audience", snapshot: "release.snapshot" },
}

/** What a field is called where its record is shown; one that no page shows keeps the name the ledger has for it. */
export const fieldNames =
  (say: Words) =>
  (field: string): string => {
    const name = names[field]
    return name === undefined ? field : say(`analysis.${name}`)
  }
