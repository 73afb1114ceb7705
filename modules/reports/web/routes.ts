import type { PageRoute } from "#platform/web/page-route.ts"

const words = ["directory", "decisions", "decisions/web", "reports"]

/** The pages of the reports: their register, one of them, and how one is quoted. */
export const reportPages: readonly PageRoute[] = [
  {
    path: "/reports",
    words,
    nav: { name: "platform.nav.reports", order: 3.9 },
    page: async () => (await import("./ReportsPage.tsx")).LiveReports,
  },
  {
    path: "/reports/$id",
    words: [...words, "platform/web/history", "platform/web/rights"],
    page: async () => (await import("./ReportPage.tsx")).LiveReport,
  },
  {
    path: "/reports/$id/edit",
    words,
    page: async () => (await import("./EditPage.tsx")).LiveEdit,
  },
  {
    path: "/quotations",
    words,
    nav: { name: "platform.nav.quotations", order: 4.2, act: "quotation.see" },
    page: async () => (await import("./QuotationsPage.tsx")).LiveQuotations,
  },
]
