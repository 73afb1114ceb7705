import type { readWorkbook, WorkbookRemark } from "#modules/submissions/contract.ts"
import type { z } from "zod"

/** What reading a workbook answers. */
export type Reading = z.output<(typeof readWorkbook)["output"]>
export type Repair = Reading["repairs"][number]

/** What was chosen for what no code is known for: a code, or that it is left out. */
export type Chosen = ReadonlyMap<string, string>

/** A repair by its list and what was found. */
export const keyOf = ({ list, found }: Pick<Repair, "list" | "found">): string => `${list}\n${found}`

/** Those nothing was chosen for yet. */
export const open = (repairs: readonly Repair[], chosen: Chosen): readonly Repair[] =>
  repairs.filter((each) => !chosen.has(keyOf(each)))

/** Remarks by their sheet, in the order of its rows. */
export function bySheet(remarks: readonly WorkbookRemark[]): readonly (readonly [string, readonly WorkbookRemark[]])[] {
  const sheets = new Map<string, WorkbookRemark[]>()
  for (const remark of remarks) sheets.set(remark.sheet, [...(sheets.get(remark.sheet) ?? []), remark])
  return [...sheets].map(([sheet, rows]) => [sheet, [...rows].sort((a, b) => a.row - b.row)] as const)
}
