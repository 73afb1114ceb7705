import type { Status } from "#modules/treaties/act-kinds.ts"
import { instruments } from "#modules/treaties/instruments.ts"
import { participantsOn as standingsOn } from "#modules/treaties/participation.ts"
import { replay } from "#modules/treaties/replay.ts"
import { addActs, removeActs, shippedIds } from "#modules/treaties/store/acts.ts"
import { recordIn } from "#modules/treaties/store/record.ts"
import { shippedActs } from "#modules/treaties/store/shipped.ts"
import type { Database } from "#platform/database/sql.ts"

/**
 * Loads the acts of the starter record, in the transaction given, after the
 * directory: what is new is added, what is no longer shipped goes, and what a
 * person corrected or took out stays as they left it. A shipped act that does
 * not fit what stands in the record by now is passed over. Loading again changes
 * nothing.
 */
export async function loadTreaties(
  db: Database,
  now: Date,
): Promise<{ readonly acts: number; readonly added: number; readonly removed: number }> {
  const shipped = await shippedActs(now)
  const wanted = new Set<string>(shipped.map(({ id }) => id))
  const there = await shippedIds(db)
  const removed = there.filter(({ id, gone, corrected }) => !gone && !corrected && !wanted.has(id)).map(({ id }) => id)
  await removeActs(db, removed, false)
  const known = new Set(there.map(({ id }) => id))
  const fresh = shipped.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return { acts: shipped.length, added: 0, removed: removed.length }
  const record = await recordIn(db)
  const today = now.toISOString().slice(0, 10)
  const { broken } = replay([...record.acts, ...fresh], record.all, record.find, record.isIntegration, today)
  const unfit = new Set<string>(broken.map(({ act }) => act.id))
  const added = fresh.filter(({ id }) => !unfit.has(id))
  await addActs(db, added, now)
  return { acts: shipped.length, added: added.length, removed: removed.length }
}

export { wrongLists } from "#modules/treaties/store/wrong-lists.ts"
export { treatyRecords } from "#modules/treaties/store/known.ts"

/** How each who has done something under an instrument stands to it on a day; of an instrument the record does not keep, nobody. */
export async function participantsOn(
  db: Database,
  instrument: string,
  day: string,
): Promise<ReadonlyMap<string, Status>> {
  const code = instruments.find((each) => each.code === instrument)?.code
  if (code === undefined) return new Map()
  const { all } = await recordIn(db)
  return new Map(standingsOn(all, code, day).map(({ participant, status }) => [participant, status]))
}
