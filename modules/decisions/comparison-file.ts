import type { NamedChange, TextComparison } from "#modules/decisions/comparison.ts"
import { csvOf, type FileColumn } from "#platform/kernel/csv.ts"

type Line = NamedChange & { readonly of: TextComparison }

const textOf = ({ of, row }: Line, side: "from" | "to") => of.rows[row]?.[side] ?? null

/** The columns of a comparison that leaves as a file, under codes that stay the same in every language and release. */
const changeColumns: readonly FileColumn<Line>[] = [
  ["kind", ({ kind }) => kind],
  ["from", ({ from }) => from],
  ["to", ({ to }) => to],
  ["from_anchor", (line) => textOf(line, "from")?.anchor ?? null],
  ["to_anchor", (line) => textOf(line, "to")?.anchor ?? null],
  ["gone", ({ gone }) => gone.join(" … ")],
  ["new", (line) => line.new.join(" … ")],
  ["force", ({ shift }) => shift?.force ?? null],
  ["level_from", ({ shift }) => shift?.from.level ?? null],
  ["level_to", ({ shift }) => shift?.to.level ?? null],
  ["from_text", (line) => textOf(line, "from")?.text ?? null],
  ["to_text", (line) => textOf(line, "to")?.text ?? null],
  ["from_document", ({ of }) => of.from.symbol ?? of.from.ref],
  ["to_document", ({ of }) => of.to.symbol ?? of.to.ref],
  ["language", ({ of }) => of.language],
]

/** A comparison as CSV: a line for each change. */
export const changesCsv = (of: TextComparison): AsyncGenerator<string> =>
  csvOf(
    changeColumns,
    of.changes.map((change) => ({ ...change, of })),
  )
