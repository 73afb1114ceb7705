import { starterDocuments } from "#modules/decisions/store/starter.ts"
import type { KnownDocument } from "#modules/decisions/starter/tables.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

const Row = z.object({ identity: z.string(), reference: z.string(), mandate: z.string() })

/**
 * The mandates that hold the requirements of the starter record, by the key of
 * their document and their reference: `cop-5-2 OP7(a)`. What is not in the
 * record any more has none.
 */
export async function requiredMandates(
  db: Database,
  documents: readonly KnownDocument[],
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map(await starterDocuments(db, documents))
  const found = await rows(db, Row)`
    select d.identity, r.reference, m.id as mandate
      from decisions.requirement r
      join decisions.mandate m on m.id = r.mandate join decisions.document d on d.id = r.document
     where d.identity = any(${[...keys.keys()]}::text[])`
  return new Map(found.map(({ identity, reference, mandate }) => [`${keys.get(identity)} ${reference}`, mandate]))
}
