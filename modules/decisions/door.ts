import { knownSessions } from "#modules/decisions/session.ts"
import { giveUpBatch, keepBatch } from "#modules/decisions/store/batch.ts"
import { giveUpImport, readImport } from "#modules/decisions/store/pipeline.ts"
import { saveSessions } from "#modules/decisions/store/sessions.ts"
import { readVersion } from "#modules/decisions/store/version-texts.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Handlers } from "#platform/jobs/worker.ts"

/** The work of this module that is done later: reading the files that were brought, and keeping many of them at once. */
export const importHandlers: Handlers = {
  "import.read": { run: readImport, giveUp: giveUpImport },
  "import.keep": { run: keepBatch, giveUp: giveUpBatch },
  "version.read": readVersion,
}

/** Loads the sessions the record begins with, in the transaction given. Loading them again changes nothing. */
export const loadDecisions = (db: Database): Promise<void> =>
  saveSessions(db, knownSessions({ ga: "un-ga", cop: "ctoc-cop", ccpcj: "ccpcj" }))
