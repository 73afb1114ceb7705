import type { PageRoute } from "#platform/web/page-route.ts"

/** The pages of figures: what may be seen of releases, what is kept inside, and the benches that work in the reader's own browser. */
export const analysisPages: readonly PageRoute[] = []
