import { rows, type Database } from "#platform/database/sql.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import { z } from "zod"

const Found = z.object({ id: z.string() })

/** Whether a document, a session, a mandate or an import is there to be read. */
export const decisionRecords: Pick<Records, "document" | "session" | "mandate" | "import"> = {
  document: async (db: Database, id) =>
    (await rows(db, Found)`select id from decisions.document where slug = ${id}`).length > 0,
  // A session is named by its body and its number; one of which only texts tell is there by them.
  session: async (db: Database, id) =>
    (
      await rows(db, Found)`
        select s.id::text as id from decisions.session s where s.body || '/' || s.number = ${id}
         union all
        select d.id::text from decisions.document d where d.body || '/' || d.session = ${id}
         union all
        select i.id::text from decisions.agenda_item i where i.body || '/' || i.session = ${id} limit 1`
    ).length > 0,
  mandate: async (db: Database, id) =>
    isUuid(id) &&
    (await rows(db, Found)`select id from decisions.mandate where id = ${id}::uuid and gone is null`).length > 0,
  import: async (db: Database, id) =>
    isUuid(id) && (await rows(db, Found)`select id from decisions.import where id = ${id}::uuid`).length > 0,
}
