import type { About } from "#modules/analysis/methods/quotation.ts"
import { csvLine } from "#platform/kernel/csv.ts"
import { codedBy } from "@palermo/statistics"
import type { AnyLine } from "#modules/analysis/methods/searched.ts"
import type { Estimates } from "#modules/analysis/web/bench/reckon.ts"

/**
 * Estimates as one object, the same that `palermo data estimate --json` prints of the same table and seed. Where models
 * with covariates were searched, `search` is what it prints with `--method covariates`.
 */
export function estimatesFile({ search, ...all }: Estimates, about: About): string {
  const { cases, lists, digest, replicates, seed, covariates } = about
  const drawn = (many: number) => (many > 0 ? { replicates: many, seed } : {})
  const beside = search && {
    search: {
      ...search,
      ...{
        cases,
        lists,
        digest: covariates?.digest ?? "",
        codedBy: codedBy(covariates?.names ?? [], {}),
        ...drawn(covariates?.replicates ?? 0),
      },
    },
  }
  return `${JSON.stringify({ ...all, cases, lists, digest, codedBy: {}, ...drawn(replicates), ...beside })}\n`
}

/** Estimates as CSV, a row for each method, and after them one for each other taking of the lists. */
export function estimatesTable({ lines, sensitivity, search }: Estimates, told: About): string {
  const about = [told.digest, told.replicates, told.seed] as const
  const { covariates } = told
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
    ...lines.map((line) => [...rowOf(line), ...about]),
    ...(search ? [[...rowOf(search), covariates?.digest ?? "", covariates?.replicates ?? 0, told.seed]] : []),
    ...sensitivity.map((each) => [
      ...["stepwise", each.without ?? null, each.merged?.join("+") ?? null],
      ...("estimate" in each ? [each.estimate, null, null, null, null] : [null, null, null, null, each.noEstimate]),
      ...about,
    ]),
  ]
  return `\uFEFF${[head, ...rows].map(csvLine).join("")}`
}

const rowOf = (line: AnyLine): readonly (string | number | null)[] =>
  "noEstimate" in line
    ? [line.method, null, null, null, null, null, null, line.noEstimate]
    : [
        ...[line.method, null, null, line.estimate, line.interval?.[0] ?? null, line.interval?.[1] ?? null],
        ...[line.model ?? null, null],
      ]
