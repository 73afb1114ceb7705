import { type KeepViewRefusal, View } from "#modules/decisions/views/view.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

const columns = sql`v.id, v.name, v.filter, v.shared, v.person = current_setting('app.person') as own`

type Said = Pick<View, "name" | "filter" | "shared">

/** The reader's own views and those that others share, by name; the database lets nobody see more. */
export const viewList = (db: Database): Promise<View[]> =>
  rows(db, View)`select ${columns} from decisions.view v order by own desc, v.name, v.id`

/** Saves a view under a name that its person has not given before. */
export async function keepView(db: Database, said: Said, now: Date): Promise<Result<View, KeepViewRefusal>> {
  const [made] = await rows(db, View)`
    insert into decisions.view as v (name, filter, shared, made)
    values (${said.name}, ${JSON.stringify(said.filter)}::jsonb, ${said.shared}, ${now})
        on conflict (person, name) do nothing returning ${columns}`
  return made ? allow(made) : refuse("view-name-taken")
}

/** Changes one of the reader's own views; another's is not there for them. */
export async function changeView(
  db: Database,
  id: View["id"],
  said: { readonly [Field in keyof Said]?: Said[Field] | undefined },
): Promise<Result<View, KeepViewRefusal | "view-not-found">> {
  const Own = z.object({ id: z.string(), taken: z.boolean() })
  const [own] = await rows(db, Own)`
    select v.id, exists (select from decisions.view o where o.person = v.person and o.name = ${said.name ?? null} and o.id <> v.id) as taken
      from decisions.view v where v.id = ${id} and v.person = current_setting('app.person') for update`
  if (!own) return refuse("view-not-found")
  if (own.taken) return refuse("view-name-taken")
  const filter = said.filter === undefined ? null : JSON.stringify(said.filter)
  const [changed] = await rows(db, View)`
    update decisions.view v
       set name = coalesce(${said.name ?? null}, name), filter = coalesce(${filter}::jsonb, filter),
           shared = coalesce(${said.shared ?? null}::boolean, shared)
     where v.id = ${id} returning ${columns}`
  return changed ? allow(changed) : refuse("view-not-found")
}

/** Removes one of the reader's own views; says whether it was there. */
export async function removeView(db: Database, id: View["id"]): Promise<boolean> {
  const gone = await rows(db, z.object({ id: z.string() }))`
    delete from decisions.view where id = ${id} and person = current_setting('app.person') returning id`
  return gone.length > 0
}
