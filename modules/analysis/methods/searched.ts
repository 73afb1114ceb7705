import {
  byCovariates,
  disagreement,
  saidOf,
  withInterval,
  type CovariateTable,
  type Draw,
  type Estimated,
  type Line,
  type SideBySide,
} from "@palermo/statistics"

/** One model on the way of a search with covariates. */
export type Step = {
  readonly formula: string
  readonly estimate: number
  readonly aic: number
  readonly bic: number
}

/** What a search of models with covariates found: its estimate, and the way there, the models that have no estimate included. */
export type Searched = Pick<Line, "assumptions" | "criticism"> & {
  readonly method: "covariates"
  readonly covariates: readonly {
    readonly name: string
    readonly kind: "category" | "trend"
    readonly levels: number
  }[]
} & (
    | (Estimated & {
        readonly path: readonly Step[]
        readonly passedOver: readonly { readonly formula: string; readonly reason: string }[]
      })
    | { readonly noEstimate: string }
  )

/** Any line of estimates that stand side by side. */
export type AnyLine = Line | Searched

/** Searches models with covariates, and says what must be so and what was said against it, as of every other method. */
export async function searched(table: CovariateTable, draw?: Draw): Promise<Searched> {
  const { covariates } = table.layout
  const about = {
    method: "covariates",
    covariates: covariates.map(({ name, kind, levels }) => ({ name, kind, levels: levels.length })),
    ...saidOf.covariates,
  } as const
  const prepared = byCovariates(table)
  if ("noEstimate" in prepared) return { ...about, ...prepared }
  const { path = [], passedOver = [] } = prepared.search ?? {}
  const steps = path.map(({ formula, estimate, aic, bic }) => ({ formula, estimate, aic, bic }))
  return { ...about, ...(await withInterval(table, prepared, draw)), path: steps, passedOver }
}

/** Puts a search with covariates beside the estimates without them; where it disagrees with them that is a warning too. */
export async function beside(
  found: SideBySide,
  table: CovariateTable,
  draw?: Draw,
): Promise<SideBySide & { readonly search: Searched }> {
  const search = await searched(table, draw)
  const lines: readonly AnyLine[] = [...found.lines, search]
  const estimates = lines.flatMap((line) => ("estimate" in line && line.method !== "chao" ? [line.estimate] : []))
  return { ...found, warnings: [...new Set([...found.warnings, ...disagreement(estimates)])], search }
}
