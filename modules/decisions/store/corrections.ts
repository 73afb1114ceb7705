import type { listCorrections } from "#modules/decisions/contract.ts"
import { Correction } from "#modules/decisions/correction.ts"
import { readCursor, stretchOf } from "#modules/decisions/store/cursor.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** A correction `c` as its noun names it. */
export const correctionColumns = sql`
  c.id, c.kind, c.provision, c.person, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  c.before, c.after, c.undone`

/** What was changed in the reading of one paragraph, latest first; to the public, nothing. */
export const correctionsOf = (db: Database, provision: Correction["provision"]): Promise<Correction[]> =>
  rows(db, Correction)`
    select ${correctionColumns} from decisions.correction c where c.provision = ${provision} order by c.touch desc`

/** One stretch of all corrections, latest first. */
export async function correctionPage(
  db: Database,
  { document, after, limit }: z.infer<typeof listCorrections.query>,
): Promise<z.infer<typeof listCorrections.output>> {
  const list = `corrections ${document ?? ""}`
  const at = readCursor(list, z.tuple([z.number()]), after)
  const which = document ? sql`c.document = (select id from decisions.document where slug = ${document})` : sql`true`
  const found = await rows(db, Correction.extend({ touch: z.coerce.number() }))`
    select ${correctionColumns}, c.touch from decisions.correction c
     where ${which} and ${at ? sql`c.touch < ${at[0]}::bigint` : sql`true`} order by c.touch desc limit ${limit + 1}`
  const [counted] = await rows(db, z.object({ total: z.number() }))`
    select count(*)::int as total from decisions.correction c where ${which}`
  return { total: counted?.total ?? 0, ...stretchOf(list, found, limit, ({ touch }) => [touch]) }
}
