import { rows, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

/** A piece of work for later, as it is asked for: what kind of work, and on what. */
export type Asked = { readonly kind: string; readonly payload: unknown; readonly after?: Date }

const asking = new WeakSet<Database>()

/** Asks for work in the transaction of an act: it is done once the act is kept, and forgotten if the act is undone. */
export async function enqueue(db: Database, kind: string, payload: unknown, after?: Date): Promise<string> {
  const [job] = await rows(db, z.object({ id: z.string() }))`
    insert into jobs.job (kind, payload, run_after)
    values (${kind}, ${JSON.stringify(payload)}::jsonb, coalesce(${after ?? null}::timestamptz, now()))
    returning id`
  asking.add(db)
  if (job === undefined) throw new Error("a job that was put down has no number")
  return job.id
}

/** Whether work was asked for in this transaction, so that whoever ended it may wake the worker. */
export const hasEnqueued = (db: Database): boolean => asking.has(db)
