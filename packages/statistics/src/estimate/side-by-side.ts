import { acceleration, bca, type Bca } from "./bootstrap.ts"
import type { CaptureTable } from "./capture-table.ts"
import { chaoBound } from "./chao.ts"
import { averageDecomposable } from "./decomposable.ts"
import { byLowestBic, byStepwise, estimatorOf, type Method, type Point, type Prepared } from "./method.ts"
import { sensitivity, type Variation } from "./sensitivity.ts"
import { belowBound, disagreement, intervalWarnings, tableWarnings, type Warning } from "./warning.ts"

/** One way of estimating, on its line beside the others. */
export type Line = {
  readonly method: "stepwise" | "bic" | "bic-order-2" | "bic-order-3" | "decomposable" | "chao"
  readonly assumptions: readonly Assumption[]
  readonly criticism: readonly Criticism[]
} & (Estimated | { readonly noEstimate: string })

export type Estimated = Partial<Omit<Point, "estimate">> & {
  readonly estimate: number
  /** The 95 % limits; null where no replicate was drawn or none has an estimate. */
  readonly interval: readonly [low: number, high: number] | null
  readonly bootstrap?: Bca & { readonly replicates: number }
  readonly warnings: readonly Warning[]
}

/** What must be so for a line to mean anything; each has a sentence for people in the programs that show it. */
export type Assumption = "closed-population" | "links-are-right" | "cases-alike" | "model-right" | "lower-bound-only"

/** What has been said in print against a way of estimating. */
export type Criticism =
  | "model-decides"
  | "lists-decide"
  | "unsuitable-for-trafficking"
  | "interval-too-narrow"
  | "sparse-tables"
  | "prior-decides"
  | "not-an-estimate"

/** Several estimates of one table, never one alone. */
export type SideBySide = {
  readonly lines: readonly Line[]
  readonly sensitivity: readonly Variation[]
  readonly warnings: readonly Warning[]
}

/**
 * Draws the replicates of a method on a table: one number each, NaN without an estimate. A program hands in what it has:
 * `replicates` itself, or the same work shared out over threads.
 */
export type Draw = (method: Method, counts: Float64Array) => Promise<Float64Array>

const always = ["closed-population", "links-are-right", "cases-alike"] as const
const against = ["lists-decide", "unsuitable-for-trafficking"] as const

/** What must be so for a method's answer to mean anything, and what has been said in print against it. */
export const saidOf: Readonly<
  Record<"stepwise" | "bic" | "covariates" | "decomposable" | "chao", Pick<Line, "assumptions" | "criticism">>
> = {
  stepwise: {
    assumptions: [...always, "model-right"],
    criticism: [...against, "model-decides", "interval-too-narrow", "sparse-tables"],
  },
  bic: { assumptions: [...always, "model-right"], criticism: [...against, "model-decides", "sparse-tables"] },
  covariates: { assumptions: [...always, "model-right"], criticism: [...against, "model-decides", "sparse-tables"] },
  decomposable: { assumptions: always, criticism: [...against, "prior-decides"] },
  chao: {
    assumptions: ["closed-population", "links-are-right", "lower-bound-only"],
    criticism: ["not-an-estimate", "lists-decide"],
  },
}

/** Estimates a table in every way there is and lays the answers side by side, with what speaks against each. */
export async function sideBySide(table: CaptureTable, threshold: number, draw?: Draw): Promise<SideBySide> {
  const prepared: [method: "stepwise" | "bic-order-2" | "bic-order-3", Prepared][] = [
    ["stepwise", byStepwise(table, threshold)],
    ["bic-order-2", byLowestBic(table, 2)],
  ]
  if (table.lists.length > 3) prepared.push(["bic-order-3", byLowestBic(table, 3)])
  const lines: Line[] = []
  for (const [method, each] of prepared)
    lines.push({
      method,
      ...saidOf[method === "stepwise" ? method : "bic"],
      ...("noEstimate" in each ? each : await withInterval(table, each, draw)),
    })
  lines.push(averaged(table), bounded(table))
  const bound = lines.flatMap((line) => ("estimate" in line && line.method === "chao" ? [line.estimate] : []))
  const estimates = lines.flatMap((line) => ("estimate" in line && line.method !== "chao" ? [line.estimate] : []))
  return {
    lines,
    sensitivity: sensitivity(table, threshold),
    warnings: [...tableWarnings(table), ...disagreement(estimates), ...belowBound(estimates, bound[0] ?? 0)],
  }
}

/** Gives a point its BCa interval, where replicates can be drawn. */
export async function withInterval(
  { counts }: Pick<CaptureTable, "counts">,
  { method, point }: { readonly method: Method; readonly point: Point },
  draw?: Draw,
): Promise<Estimated> {
  const drawn = draw && (await draw(method, counts))
  const found = drawn && bca(point.estimate, drawn, acceleration(counts, estimatorOf(method)))
  if (!drawn || !found) return { ...point, interval: null, warnings: drawn ? ["replicates-without-estimate"] : [] }
  const { limits } = found
  return {
    ...point,
    interval: [limits[0]?.value ?? Number.NaN, limits.at(-1)?.value ?? Number.NaN],
    bootstrap: { ...found, replicates: drawn.length },
    warnings: intervalWarnings(point.estimate, found),
  }
}

function averaged(table: CaptureTable): Line {
  const outcome = averageDecomposable(table)
  return {
    method: "decomposable",
    ...saidOf.decomposable,
    ...("noEstimate" in outcome
      ? outcome
      : { estimate: outcome.median, interval: [outcome.low, outcome.high], warnings: [] }),
  }
}

function bounded(table: CaptureTable): Line {
  const outcome = chaoBound(table)
  return {
    method: "chao",
    ...saidOf.chao,
    ...("noEstimate" in outcome
      ? outcome
      : { estimate: outcome.bound, interval: [outcome.low, outcome.high], warnings: [] }),
  }
}
