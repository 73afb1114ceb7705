import type { Remark } from "#modules/decisions/remark.ts"
import { csvOf, type FileColumn } from "#platform/kernel/csv.ts"

/** The columns of remarks that leave as a file, under codes that stay the same in every language and release. */
const remarkColumns: readonly FileColumn<Remark>[] = [
  ["rule", ({ rule }) => rule],
  ["place", ({ place }) => (place.in === "passage" ? place.anchor : place.in === "note" ? `note ${place.mark}` : null)],
  ["from", ({ range }) => range[0]],
  ["to", ({ range }) => range[1]],
  ["words", ({ words }) => words],
  ["sense", ({ sense }) => sense],
  ["replacement", ({ replacement }) => replacement],
  ["source", ({ source }) => source],
]

/** Remarks as CSV: a line for each. */
export const remarksCsv = (remarks: readonly Remark[]): AsyncGenerator<string> => csvOf(remarkColumns, remarks)
