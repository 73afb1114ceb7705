import { actorsByCode } from "#modules/directory/door.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Text } from "#platform/kernel/text.ts"

/** What those are called whose these are; of a code that is in the directory no more, nothing. */
export async function namesOf<T extends { readonly party: string }>(
  db: Database,
  found: readonly T[],
): Promise<(T & { names: Text })[]> {
  const actors = await actorsByCode(db)
  return found.map((each) => ({ ...each, names: actors.get(each.party)?.names ?? {} }))
}

/** What somebody is called, by their code in the directory. */
export const nameOf = async (db: Database, party: string): Promise<Text> =>
  (await actorsByCode(db)).get(party)?.names ?? {}
