import type { Database } from "#platform/database/sql.ts"
import type { recordNouns } from "#platform/identity/right/contract.ts"

/** How identity learns whether a record is there, without knowing the module that keeps it: by its noun and its id. */
export type Records = Readonly<Record<(typeof recordNouns)[number], (db: Database, id: string) => Promise<boolean>>>

/** What is asked for by an id that is none is not there. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
