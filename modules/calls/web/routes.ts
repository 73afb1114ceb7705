import type { PageRoute } from "#platform/web/page-route.ts"

/** Words of the module, and those that only its pages say. */
const words = ["calls", "calls/web"]
/** With what was done with one of them, and who may see it. */
const withHistory = [...words, "platform/web/history", "platform/web/rights"]

/** The pages of the calls: their register, one of them, how it is built, tried and followed; and the bank of questions. */
export const callPages: readonly PageRoute[] = [
  {
    path: "/calls",
    words,
    nav: { name: "platform.nav.calls", order: 3.1 },
    page: async () => (await import("./CallsPage.tsx")).LiveCalls,
  },
  { path: "/calls/new", words, page: async () => (await import("./build/NewCallPage.tsx")).LiveNewCall },
  { path: "/calls/$id/edit", words, page: async () => (await import("./build/BuilderPage.tsx")).LiveBuilder },
  { path: "/calls/$id/preview", words, page: async () => (await import("./PreviewPage.tsx")).LivePreview },
  { path: "/calls/$id/board", words, page: async () => (await import("./board/BoardPage.tsx")).LiveBoard },
  {
    path: "/questions",
    words,
    nav: { name: "platform.nav.questions", order: 3.2 },
    page: async () => (await import("./bank/BankPage.tsx")).LiveBank,
  },
  {
    path: "/questions/$code",
    words: withHistory,
    page: async () => (await import("./bank/QuestionPage.tsx")).LiveQuestion,
  },
]

/** What the page of one call says; it is put together where later modules are known too. */
export const callWords = withHistory
