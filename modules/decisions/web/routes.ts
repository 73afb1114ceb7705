import type { PageRoute } from "#platform/web/page-route.ts"

const words = ["decisions", "decisions/web"]
/** With what is said where texts are read, compared, brought and corrected; the first pages do without. */
const withTexts = [...words, "decisions/texts"]
/** With what is said of mandates beyond their text: what they go back to, how they stand, what they are about. */
const withRecord = [...words, "decisions/record"]
const withBoth = [...withTexts, "decisions/record"]
/** With what was done with one of them, which the ledger tells. */
const withHistory = [...withBoth, "platform/web/history", "platform/web/rights"]

/** What the page of one mandate says; it is put together where the calls under it are known too. */
export const mandateWords = withHistory

/** The pages of decisions: the documents and their texts, the mandates, and how texts come in. */
export const decisionPages: readonly PageRoute[] = [
  {
    path: "/documents",
    words,
    nav: { name: "platform.nav.documents", order: 2 },
    page: async () => (await import("./DocumentsPage.tsx")).LiveDocuments,
  },
  {
    path: "/documents/$slug",
    words: withHistory,
    page: async () => (await import("./LiveReader.tsx")).LiveReader,
  },
  {
    path: "/documents/$slug/series",
    words: withHistory,
    page: async () => (await import("./lineage/SeriesPage.tsx")).LiveSeriesPage,
  },
  {
    path: "/sessions/$body/$number",
    words: withHistory,
    page: async () => (await import("./SessionPage.tsx")).LiveSession,
  },
  {
    path: "/compare",
    words: withTexts,
    page: async () => (await import("./LiveCompare.tsx")).LiveCompare,
  },
  {
    path: "/mandates",
    words: withRecord,
    nav: { name: "platform.nav.mandates", order: 3 },
    page: async () => (await import("./MandatesPage.tsx")).LiveMandates,
  },
  {
    path: "/mandates/timeline",
    words: withRecord,
    page: async () => (await import("./timeline/TimelinePage.tsx")).LiveTimeline,
  },
  {
    path: "/mandates/repeated",
    words: withBoth,
    page: async () => (await import("./lineage/ChainsPage.tsx")).LiveChains,
  },
  {
    path: "/search",
    words: [...withRecord, "directory"],
    page: async () => (await import("./FindPage.tsx")).LiveFind,
  },
  {
    path: "/import",
    words: [...withTexts, "platform/web/history", "platform/web/rights"],
    nav: { name: "platform.nav.import", order: 5, act: "import.bring" },
    page: async () => (await import("./ImportPage.tsx")).LiveImport,
  },
  {
    path: "/import/earlier",
    words: withTexts,
    page: async () => (await import("./ImportsPage.tsx")).LiveImports,
  },
]
