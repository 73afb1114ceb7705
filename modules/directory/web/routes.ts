import type { PageRoute } from "#platform/web/page-route.ts"

const words = ["directory"]

/** The pages of the directory. */
export const directoryPages: readonly PageRoute[] = [
  {
    path: "/directory",
    words,
    nav: { name: "platform.nav.directory", order: 4 },
    page: async () => (await import("./ActorsPage.tsx")).LiveActors,
  },
  {
    path: "/directory/$code",
    words: [...words, "platform/web/history", "platform/web/rights"],
    page: async () => (await import("./ActorPage.tsx")).LiveActor,
  },
]
