import type { CodesOf } from "#modules/calls/fitting.ts"

// Stands in for the code lists until they have come: everything is taken, and nothing is said to be wrong.
const everything: ReadonlySet<string> = { ...new Set<string>(), has: () => true } as ReadonlySet<string>

/** Takes every code, until the lists are here. */
export const anyCode: CodesOf = () => everything

/** Whether the lists are here, so that what does not fit can be told. */
export const codesAreLoaded = (codesOf: CodesOf): boolean => codesOf !== anyCode
