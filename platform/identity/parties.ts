import type { Database } from "#platform/database/sql.ts"
import type { Party } from "#platform/identity/party.ts"

/** How identity learns of parties, without knowing the directory that has them: all there are, by their code. */
export type Parties = (db: Database) => Promise<ReadonlyMap<string, Party>>
