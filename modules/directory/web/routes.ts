import type { PageRoute } from "#platform/web/page-route.ts"

/** The pages of the directory. */
export const directoryPages: readonly PageRoute[] = []
