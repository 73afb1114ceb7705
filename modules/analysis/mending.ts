import type { Column, Snapshot, SnapshotMending } from "#modules/analysis/snapshot.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

type Mended = Pick<Snapshot, "id" | "status" | "columns" | "remarks" | "repairs">

/**
 * Says what values mean that are in no list. Whether a meaning is a code of the
 * column's list is for `isCode` to say; that a value tells nothing may always be said.
 */
export function mend<S extends Mended>(
  snapshot: S,
  mendings: readonly SnapshotMending[],
  isCode: (column: Column, code: string) => boolean,
): Result<S, "snapshot-not-open" | "value-not-in-snapshot" | "meaning-not-in-list"> {
  if (snapshot.status !== "read") return refuse("snapshot-not-open")
  const keyOf = ({ column, value }: { column: string; value: string }) => JSON.stringify([column, value])
  const said = new Map(mendings.map((mending) => [keyOf(mending), mending.meaning]))
  const known = new Set(snapshot.repairs.map(keyOf))
  if ([...said.keys()].some((key) => !known.has(key))) return refuse("value-not-in-snapshot")
  const columns = new Map(snapshot.columns.map((column) => [column.name, column]))
  for (const { column: name, meaning } of mendings) {
    const column = columns.get(name)
    if (!column || (meaning !== null && !isCode(column, meaning))) return refuse("meaning-not-in-list")
  }
  const repairs = snapshot.repairs.map((repair) => {
    const meaning = said.get(keyOf(repair))
    return meaning === undefined ? repair : { ...repair, meaning }
  })
  return allow({ ...snapshot, repairs })
}

/** What the codes of each column mean after repair: `""` where it was said that a value tells nothing. */
export function mendedMeanings(
  { repairs }: Pick<Snapshot, "repairs">,
  columns: readonly Column[],
  meanings: readonly (readonly string[])[],
): string[][] {
  const said = new Map(repairs.map(({ column, value, meaning }) => [JSON.stringify([column, value]), meaning ?? ""]))
  return columns.map(({ name }, place) =>
    (meanings[place] ?? []).map((value) => said.get(JSON.stringify([name, value])) ?? value),
  )
}
