import type { About } from "#modules/analysis/methods/quotation.ts"
import { csvLine } from "#platform/kernel/csv.ts"
import type { SideBySide } from "@palermo/statistics"

/** Estimates as one object, the same that `palermo data estimate --json` prints of the same table and seed. */
export function estimatesFile(all: SideBySide, { cases, lists, digest, replicates, seed }: About): string {
  const drawn = replicates > 0 ? { replicates, seed } : {}
  return `${JSON.stringify({ ...all, cases, lists, digest, codedBy: {}, ...drawn })}\n`
}

/** Estimates as CSV, a row for each method, and after them one for each other taking of the lists. */
export function estimatesTable({ lines, sensitivity }: SideBySide, { digest, replicates, seed }: About): string {
  const about = [digest, replicates, seed] as const
  const head = [
    "method",
    "without",
    "merged",
    "estimate",
    "low",
    "high",
    "model",
    "no_estimate",
    "digest",
    "replicates",
    "seed",
  ]
  const rows = [
    ...lines.map((line) =>
      "noEstimate" in line
        ? [line.method, null, null, null, null, null, null, line.noEstimate, ...about]
        : [
            ...[line.method, null, null, line.estimate, line.interval?.[0] ?? null, line.interval?.[1] ?? null],
            ...[line.model ?? null, null, ...about],
          ],
    ),
    ...sensitivity.map((each) => [
      ...["stepwise", each.without ?? null, each.merged?.join("+") ?? null],
      ...("estimate" in each ? [each.estimate, null, null, null, null] : [null, null, null, null, each.noEstimate]),
      ...about,
    ]),
  ]
  return `\uFEFF${[head, ...rows].map(csvLine).join("")}`
}
