import { rows, type Database } from "#platform/database/sql.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import { z } from "zod"

const Found = z.object({ id: z.string() })

/** Whether a document, a mandate or an import is there to be read. */
export const decisionRecords: Pick<Records, "document" | "mandate" | "import"> = {
  document: async (db: Database, id) =>
    (await rows(db, Found)`select id from decisions.document where slug = ${id}`).length > 0,
  mandate: async (db: Database, id) =>
    isUuid(id) &&
    (await rows(db, Found)`select id from decisions.mandate where id = ${id}::uuid and gone is null`).length > 0,
  import: async (db: Database, id) =>
    isUuid(id) && (await rows(db, Found)`select id from decisions.import where id = ${id}::uuid`).length > 0,
}
