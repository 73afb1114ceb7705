import { allActors } from "#modules/directory/door.ts"
import type { Actor } from "#modules/directory/actor.ts"
import type { Act } from "#modules/treaties/act.ts"
import { formerNames } from "#modules/treaties/store/shipped.ts"
import { namingOf, type Naming } from "#modules/treaties/naming.ts"
import { participationOf, type Participation } from "#modules/treaties/participation.ts"
import { everyAct } from "#modules/treaties/store/acts.ts"
import type { Database } from "#platform/database/sql.ts"

/** The record of acts, put in order, with who its participants are and what they are called. */
export type Record = {
  readonly beat: string
  readonly acts: readonly Act[]
  readonly all: Participation<Act>
  readonly find: (id: string) => Act | undefined
  readonly actors: ReadonlyMap<string, Actor>
  readonly naming: Naming
  readonly isIntegration: (participant: string) => boolean
}

type Callings = Pick<Record, "actors" | "naming" | "isIntegration">

const known = new WeakMap<readonly Actor[], Callings>()
let last: { readonly actors: readonly Actor[]; readonly record: Record } | undefined

/** The record as it is in this transaction. It is put in order anew only when an act or an actor changed. */
export async function recordIn(db: Database): Promise<Record> {
  const actors = await allActors(db)
  const { beat, acts } = await everyAct(db)
  if (last?.record.beat === beat && last.actors === actors) return last.record
  const callings = await callingsOf(actors)
  const byId = new Map<string, Act>(acts.map((act) => [act.id, act]))
  const record: Record = {
    ...{ beat, acts, ...callings },
    all: participationOf(acts, callings.isIntegration),
    find: (id) => byId.get(id),
  }
  last = { actors, record }
  return record
}

async function callingsOf(actors: readonly Actor[]): Promise<Callings> {
  const called = known.get(actors)
  if (called) return called
  const byCode = new Map(actors.map((actor) => [actor.code, actor]))
  const found: Callings = {
    actors: byCode,
    naming: namingOf(actors, await formerNames()),
    isIntegration: (participant) => byCode.get(participant)?.kind === "integration-organization",
  }
  known.set(actors, found)
  return found
}
