import type { Remote } from "#apps/cli/remote.ts"
import { mendSnapshot } from "#modules/analysis/contract.ts"
import type { Snapshot, SnapshotMending } from "#modules/analysis/snapshot.ts"

/** So many meanings are said at a time: the contract takes no more. */
const together = 2000

/** Says of the values that wait what they mean; what is said of others, as by a file of last year, is passed over. */
export async function mend(
  record: Remote,
  snapshot: Snapshot,
  mendings: readonly SnapshotMending[],
): Promise<Snapshot> {
  const waiting = new Set(snapshot.repairs.map(({ column, value }) => `${column}\n${value}`))
  const fitting = mendings.filter(({ column, value }) => waiting.has(`${column}\n${value}`))
  let mended = snapshot
  for (let from = 0; from < fitting.length; from += together) {
    const some = fitting.slice(from, from + together)
    mended = await record.ask(mendSnapshot, { params: { id: snapshot.id }, body: { mendings: some } })
  }
  return mended
}
