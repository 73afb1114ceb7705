import type { PageRoute } from "#platform/web/page-route.ts"

const words = ["directory", "calls/codes", "analysis", "analysis/web/inside"]
const record = [...words, "platform/web/history", "platform/web/rights"]

/** The pages inside the wall: datasets, their snapshots, and the making of releases. */
export const insidePages: readonly PageRoute[] = [
  {
    path: "/datasets",
    words,
    nav: { name: "platform.nav.datasets", order: 4.4, act: "dataset.list", rooms: ["/snapshots", "/releases"] },
    page: async () => (await import("./DatasetsPage.tsx")).LiveDatasets,
  },
  { path: "/datasets/$id", words: record, page: async () => (await import("./DatasetPage.tsx")).LiveDataset },
  { path: "/datasets/$id/bring", words, page: async () => (await import("./BringPage.tsx")).LiveBring },
  { path: "/snapshots/$id", words: record, page: async () => (await import("./SnapshotPage.tsx")).LiveSnapshot },
  { path: "/snapshots/$id/table", words, page: async () => (await import("./TruePage.tsx")).LiveTrueTable },
  { path: "/releases", words, page: async () => (await import("./ReleasesPage.tsx")).LiveReleases },
  { path: "/releases/new", words, page: async () => (await import("./ChoosePage.tsx")).LiveNewRelease },
  { path: "/releases/$id", words: record, page: async () => (await import("./ReleasePage.tsx")).LiveRelease },
  { path: "/releases/$id/edit", words, page: async () => (await import("./ChoosePage.tsx")).LiveEditRelease },
  { path: "/releases/$id/compare", words, page: async () => (await import("./ComparePage.tsx")).LiveCompare },
]
