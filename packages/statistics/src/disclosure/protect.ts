import type { Table } from "../table/table.ts"
import { sensitiveIn, threshold, type Rule } from "./primary.ts"
import { suppress, type Suppression, type SuppressionOptions } from "./suppress.ts"
import { linkTables } from "./system.ts"

/** Tables with the cells that are withheld in each, and the proof that they are protected. */
export type Protected =
  | (Extract<Suppression, { ok: true }> & { readonly tables: number; readonly masks: readonly Uint8Array[] })
  | Extract<Suppression, { ok: false }>
  /** Two tables, or releases, say different numbers of the same people, so that they cannot stand side by side. */
  | { readonly ok: false; readonly refusal: "tables-disagree"; readonly cell: string }

/** A table that was published before, and what was withheld in it: 1 for each such cell. */
export type Release = { readonly table: Table; readonly withheld: Uint8Array }

export type ProtectionOptions = Pick<SuppressionOptions, "emptyToo" | "fromOne"> & {
  /** Earlier releases of the same people: what they showed stays shown, and is reckoned with. */
  readonly earlier?: readonly Release[]
}

/**
 * Makes tables of the same people safe to publish side by side, and beside earlier releases: each cell of fewer than k
 * persons is withheld, and with it whatever else would give it away, proved over all margins of all of them. There is no
 * way to withhold the small cells alone: from what is left they could be worked out. An earlier release that showed a
 * small cell, or gives one away, is answered as what cannot be protected.
 */
export async function protectTables(
  tables: readonly Table[],
  rule: Rule | number,
  { earlier = [], ...options }: ProtectionOptions = {},
): Promise<Protected> {
  const linked = linkTables([...tables, ...earlier.map(({ table }) => table)])
  if ("disagree" in linked) return { ok: false, refusal: "tables-disagree", cell: linked.disagree }
  const { system } = linked
  const cells = linked.cells.slice(0, tables.length)
  const old = linked.cells.slice(tables.length)
  const seen = (was: 0 | 1) =>
    new Set(old.flatMap((own, at) => [...own].filter((_, cell) => (earlier[at]?.withheld[cell] === 1 ? 1 : 0) === was)))
  const published = seen(0)
  const anew = new Set(cells.flatMap((own) => [...own]))
  const withheldBefore = new Set([...seen(1)].filter((cell) => !anew.has(cell) && !published.has(cell)))
  const sensitive = sensitiveIn(system.values, typeof rule === "number" ? threshold(rule) : rule)
  const answer = await suppress(system, sensitive, { ...options, published, withheldBefore })
  if (!answer.ok) return answer
  return { ...answer, masks: cells.map((own) => Uint8Array.from(own, (cell) => answer.withheld[cell] ?? 0)) }
}
