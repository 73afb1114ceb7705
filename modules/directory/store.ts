import { Actor } from "#modules/directory/actor.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { z } from "zod"

const columns = sql`
  id, code, kind, names, official, iso2, iso3, m49, regional_group as "group", parent, series, aliases, target, coordinates`

/** The directory as it was read last, and the state of the table it was read from. */
let last: { readonly state: string; readonly actors: readonly Actor[] } | undefined

/**
 * All actors, in no order that means anything: some four hundred, and who wants
 * one mostly wants its neighbours. They change with a release, so they are read
 * again only when a row was written since: every row tells by which transaction,
 * and no transaction's number is given twice.
 */
export async function listAllActors(db: Database): Promise<readonly Actor[]> {
  const [found] = await rows(db, z.object({ state: z.string() }))`
    select count(*) || '/' || coalesce(max(xmin::text::bigint), 0) as state from directory.actor`
  const state = found?.state ?? ""
  if (last?.state !== state) last = { state, actors: await rows(db, Actor)`select ${columns} from directory.actor` }
  return last.actors
}

/** Keeps actors as they now are; says how many were new or other than before. */
export async function saveActors(db: Database, actors: readonly Actor[]): Promise<number> {
  const kept = JSON.stringify(actors.map(({ group, ...actor }) => ({ ...actor, regional_group: group })))
  await sql`select set_config('app.loading', 'directory', true)`.execute(db)
  const changed = await rows(db, z.object({ code: z.string() }))`
    insert into directory.actor as old
    select * from jsonb_populate_recordset(null::directory.actor, ${kept}::jsonb)
        on conflict (id) do update
       set kind = excluded.kind, names = excluded.names, official = excluded.official,
           iso2 = excluded.iso2, iso3 = excluded.iso3, m49 = excluded.m49,
           regional_group = excluded.regional_group, parent = excluded.parent, series = excluded.series,
           aliases = excluded.aliases, target = excluded.target, coordinates = excluded.coordinates
     where old is distinct from excluded
    returning code`
  await sql`select set_config('app.loading', '', true)`.execute(db)
  // What is written twice in one transaction does not tell.
  last = undefined
  return changed.length
}
