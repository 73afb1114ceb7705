import { Bringing } from "#modules/analysis/snapshot.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** What nothing was heard of for so long was left by a process that is no more. Putting much away takes its time in silence. */
const silence = "10 minutes"

/** Notes that somebody brings a file; what they left unfinished before is forgotten. */
export async function beginBringing(
  db: Database,
  { id, dataset, size }: Pick<Bringing, "id" | "size"> & { readonly dataset: string },
): Promise<void> {
  await sql`
    delete from analysis.bringing
     where person = current_setting('app.person') and heard < clock_timestamp() - ${silence}::interval`.execute(db)
  await sql`insert into analysis.bringing (id, dataset, size) values (${id}, ${dataset}, ${size})`.execute(db)
}

/** Notes how far a file was read. */
export async function noteBringing(
  db: Database,
  id: string,
  { bytes, rows: many }: Pick<Bringing, "bytes" | "rows">,
): Promise<void> {
  await sql`
    update analysis.bringing set bytes = ${bytes}, rows = ${many}, heard = clock_timestamp() where id = ${id}`.execute(
    db,
  )
}

/** Notes that a file is on its way no more: it was kept, or refused. */
export async function endBringing(db: Database, id: string): Promise<void> {
  await sql`delete from analysis.bringing where id = ${id}`.execute(db)
}

/** What whoever asks is bringing to a dataset, the first first. What others bring is theirs to know. */
export async function bringingsTo(db: Database, dataset: string): Promise<Bringing[]> {
  const found = await rows(db, z.object({ bringing: Bringing }))`
    select jsonb_build_object('id', id, 'size', size, 'bytes', bytes, 'rows', rows) as bringing
      from analysis.bringing
     where dataset = ${dataset} and heard > clock_timestamp() - ${silence}::interval
     order by began, id`
  return found.map(({ bringing }) => bringing)
}
