import type { ChangeKind } from "#modules/decisions/change-kinds.ts"
import { changeKinds } from "#modules/decisions/change-kinds.ts"
import type { ComparedRow, NamedChange, TextComparison } from "#modules/decisions/comparison.ts"

/** A row with its changes and its place in the comparison, or how many rows without a change were left out in its stead. */
export type Seen =
  | { readonly at: number; readonly row: ComparedRow; readonly changes: readonly NamedChange[] }
  | { readonly at: number; readonly same: number }

type View = {
  /** Only rows that have a change of this kind. */
  readonly kind?: ChangeKind | undefined
  /** Only rows that have a change. */
  readonly only: boolean
}

/** What a reader sees of a comparison: all rows, or those with changes, and how much stands the same between them. */
export function seen({ rows, changes }: Pick<TextComparison, "rows" | "changes">, { kind, only }: View): Seen[] {
  const found: Seen[] = []
  let same = 0
  const gap = (at: number) => {
    if (same > 0) found.push({ at, same })
    same = 0
  }
  for (const [at, row] of rows.entries()) {
    const isShown = kind ? row.kinds.includes(kind) : !only || row.kinds.length > 0
    if (!isShown) {
      if (row.parts.length > 0) same += 1
      continue
    }
    gap(at)
    found.push({ at, row, changes: changes.filter((change) => change.row === at) })
  }
  gap(rows.length)
  return found
}

/** How many paragraphs have a change of each kind there is, in the order in which changes are counted. */
export function countsOf({ rows }: Pick<TextComparison, "rows">): { readonly kind: ChangeKind; readonly n: number }[] {
  return changeKinds.flatMap((kind) => {
    const n = rows.filter(({ kinds }) => kinds.includes(kind)).length
    return n > 0 ? { kind, n } : []
  })
}
