import type { Finding, Findings } from "#modules/analysis/web/bench/findings.ts"
import { csvLine } from "#platform/kernel/csv.ts"

/** Which masked cells are looked at: all, or those that are known, narrowed, or as open as their mask says. */
export type Shown = "all" | "exact" | "narrowed" | "open"

/** How many rows are shown at a time. */
export const PAGE = 50

/** What is known of a cell, in one word. */
export const kindOf = ({ exact, sums }: Pick<Finding, "exact" | "sums">): Exclude<Shown, "all"> =>
  exact ? "exact" : sums.length > 0 ? "narrowed" : "open"

/** The findings that are looked at: of a kind, and with all the words that were written somewhere in their codes. */
export function sought(masked: readonly Finding[], shown: Shown, written: string): readonly Finding[] {
  const words = written.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return masked.filter((finding) => {
    if (shown !== "all" && kindOf(finding) !== shown) return false
    if (words.length === 0) return true
    const codes = finding.codes.join(" ").toLocaleLowerCase()
    return words.every((word) => codes.includes(word))
  })
}

/** How many cells of each kind there are, and how narrow the narrowest is that is not known. */
export function countsOf({ cells, masked, contradicted, twice }: Findings) {
  const kinds = { exact: 0, narrowed: 0, open: 0 }
  for (const finding of masked) kinds[kindOf(finding)] += 1
  const rooms = masked.flatMap(({ exact, low, high }) => (exact || high === null ? [] : [high - low + 1]))
  // Not by spreading: a table may have more masked cells than a call takes arguments.
  const narrowest = rooms.reduce((least, room) => Math.min(least, room), Infinity)
  return {
    ...{ cells, masked: masked.length, ...kinds, contradicted: contradicted.length, twice: twice.length },
    ...(Number.isFinite(narrowest) && { narrowest }),
  }
}

/** The findings as a CSV file, a row for each masked cell. */
export function findingsFile({ names }: Pick<Findings, "names">, masked: readonly Finding[]): string {
  const head = csvLine([...names, "low", "high", "exact", "tight", "sums"])
  const rows = masked.map(({ codes, low, high, exact, tight, sums }) =>
    csvLine([...codes, low, high, String(exact), String(tight), sums.join("; ")]),
  )
  return `\uFEFF${head}${rows.join("")}`
}
