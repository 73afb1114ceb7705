import { Revision } from "#modules/treaties/revision.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"

const columns = sql`
  id, act, kind, before, after, reason, person, undone,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`

type New = Pick<Revision, "act" | "kind" | "before" | "after" | "reason" | "person"> & { readonly now: Date }

/** Keeps what was changed. */
export async function addRevision(
  db: Database,
  { act, kind, before, after, reason, person, now }: New,
): Promise<Revision> {
  const json = (each: unknown) => (each === null ? null : JSON.stringify(each))
  const [added] = await rows(db, Revision)`
    insert into treaties.revision (act, kind, before, after, reason, person, at)
    values (${act}, ${kind}, ${json(before)}::jsonb, ${json(after)}::jsonb, ${reason}, ${person}, ${now})
    returning ${columns}`
  if (!added) throw new Error("a revision that was added is there")
  return added
}

/** Finds a revision. */
export async function findRevision(db: Database, id: Revision["id"]): Promise<Revision | undefined> {
  const [found] = await rows(db, Revision)`select ${columns} from treaties.revision where id = ${id}`
  return found
}

/** All that was changed in an act, oldest first. */
export const revisionsOf = (db: Database, act: Revision["act"]): Promise<Revision[]> =>
  rows(db, Revision)`select ${columns} from treaties.revision where act = ${act} order by number`

/** Marks a revision as undone. */
export async function markUndone(db: Database, id: Revision["id"]): Promise<void> {
  await sql`update treaties.revision set undone = true where id = ${id}`.execute(db)
}
