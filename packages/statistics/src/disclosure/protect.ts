import type { Table } from "../table/table.ts"
import { sensitiveIn, threshold, type Rule } from "./primary.ts"
import { suppress, type Suppression, type SuppressionOptions } from "./suppress.ts"
import { linkTables } from "./system.ts"

/** Tables with the cells that are withheld in each, and the proof that they are protected. */
export type Protected =
  | (Extract<Suppression, { ok: true }> & { readonly tables: number; readonly masks: readonly Uint8Array[] })
  | Extract<Suppression, { ok: false }>
  /** Two tables say different numbers of the same people, so that they cannot be published side by side. */
  | { readonly ok: false; readonly refusal: "tables-disagree"; readonly cell: string }

/**
 * Makes tables of the same people safe to publish side by side: each cell of fewer than k persons is withheld, and with
 * it whatever else would give it away, proved over all margins of all the tables. There is no way to withhold the small
 * cells alone: from what is left they could be worked out.
 */
export async function protectTables(
  tables: readonly Table[],
  rule: Rule | number,
  options?: SuppressionOptions,
): Promise<Protected> {
  const linked = linkTables(tables)
  if ("disagree" in linked) return { ok: false, refusal: "tables-disagree", cell: linked.disagree }
  const { system, cells } = linked
  const sensitive = sensitiveIn(system.values, typeof rule === "number" ? threshold(rule) : rule)
  const answer = await suppress(system, sensitive, options)
  if (!answer.ok) return answer
  return { ...answer, masks: cells.map((own) => Uint8Array.from(own, (cell) => answer.withheld[cell] ?? 0)) }
}
