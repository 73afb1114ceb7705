import type { tabulateSnapshot } from "#modules/analysis/contract.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { crossOf, hasAmounts, statedOf } from "#modules/analysis/store/source.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Keyring } from "#platform/identity/keyring.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import type { z } from "zod"

type Tabulated = z.infer<typeof tabulateSnapshot.output>

/** So many cells are shown at once; how many more there are is told. */
const shown = 5000

/** Counts a snapshot by some columns, unprotected: for whoever stands inside, and after a line in the ledger. */
export async function tabulate(
  db: Database,
  keys: Keyring,
  snapshot: Snapshot,
  columns: readonly string[],
): Promise<Result<Tabulated, "column-not-found" | "table-too-large">> {
  if (columns.length === 0 || new Set(columns).size < columns.length) return refuse("column-not-found")
  const cells: Tabulated["cells"] = []
  let more = 0
  const put = (codes: string[], value: number, high = value) => {
    if (cells.length < shown)
      cells.push({ codes, value, ...(high !== value && { high: high < Infinity ? high : null }) })
    else more += 1
  }
  if (hasAmounts(snapshot)) {
    const stated = await statedOf(db, keys, snapshot, columns)
    if (!stated.ok) return stated
    for (const { codes, low, high } of stated.value) put([...codes], low, high)
  } else {
    const crossed = await crossOf(db, keys, snapshot, columns)
    if (!crossed.ok) return crossed
    const { labels, each } = crossed.value
    each((codes, count) =>
      put(
        Array.from(codes, (code, at) => labels[at]?.[code] ?? ""),
        count,
      ),
    )
  }
  return allow({ columns: [...columns], cells, more })
}
