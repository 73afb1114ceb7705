import type { PageRoute } from "#platform/web/page-route.ts"

const words = ["directory", "treaties"]
/** With what was done with one of them, and who may see it. */
const withHistory = [...words, "platform/web/history", "platform/web/rights"]

/** The pages of the treaties: their register, one of them on any day, its acts, and how acts and lists come in. */
export const treatyPages: readonly PageRoute[] = [
  {
    path: "/treaties",
    words,
    nav: { name: "platform.nav.treaties", order: 3.5 },
    page: async () => (await import("./TreatiesPage.tsx")).LiveTreaties,
  },
  {
    path: "/treaties/check",
    words,
    page: async () => (await import("./CheckListPage.tsx")).LiveCheckList,
  },
  {
    path: "/treaties/import",
    words,
    page: async () => (await import("./ActImportPage.tsx")).LiveActImport,
  },
  {
    path: "/treaties/acts",
    words,
    page: async () => (await import("./ActsPage.tsx")).LiveActs,
  },
  {
    path: "/treaties/acts/$id",
    words: withHistory,
    page: async () => (await import("./ActPage.tsx")).LiveAct,
  },
  {
    path: "/treaties/$code",
    words: withHistory,
    page: async () => (await import("./TreatyPage.tsx")).LiveTreaty,
  },
]
