import { insidePages } from "#modules/analysis/web/inside/routes.ts"
import type { PageRoute } from "#platform/web/page-route.ts"

/** The words of the benches, with those on methods that the command line speaks too. */
const bench = ["analysis/web/bench", "analysis/methods"]

/** What the pages of figures say. */
export const figureWords = ["analysis", "analysis/web/figures"]

/** The pages of figures: what may be seen of releases, what is kept inside, and the benches that work in the reader's own browser. */
export const analysisPages: readonly PageRoute[] = [
  {
    path: "/figures",
    words: [...figureWords, "analysis/web/bench"],
    nav: { name: "platform.nav.figures", order: 3.8, rooms: ["/audit", "/estimate"] },
    page: async () => (await import("./figures/FiguresPage.tsx")).LiveFigures,
  },
  { path: "/audit", words: bench, page: async () => (await import("./bench/AuditPage.tsx")).AuditPage },
  { path: "/estimate", words: bench, page: async () => (await import("./bench/EstimatePage.tsx")).EstimatePage },
  ...insidePages,
]
