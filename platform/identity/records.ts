import type { Database } from "#platform/database/sql.ts"
import type { Shown } from "#platform/identity/right/shown.ts"
import type { ownNouns, recordNouns } from "#platform/identity/right/contract.ts"

/** How identity learns whether a record is there, without knowing the module that keeps it: by its noun and its id; of what is somebody's, also how far it is shown. */
export type Records = Readonly<Record<PublicNoun, (db: Database, id: string) => Promise<boolean>>> &
  Readonly<Record<OwnNoun, (db: Database, id: string) => Promise<Shown | undefined>>>
type PublicNoun = Exclude<(typeof recordNouns)[number], OwnNoun>
type OwnNoun = (typeof ownNouns)[number]

/** What is asked for by an id that is none is not there. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
