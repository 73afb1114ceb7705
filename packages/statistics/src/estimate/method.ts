import { enumerateModels, keptModels, lowestBic } from "./bic.ts"
import type { Estimator } from "./bootstrap.ts"
import { casesOf, type CaptureTable } from "./capture-table.ts"
import { covariateSearch, type CovariateSearch } from "./covariate-search.ts"
import type { Layout } from "./covariate-table.ts"
import type { NoEstimate } from "./existence.ts"
import { nameOf, numbersOf, type Model } from "./model.ts"
import type { CovariateTable } from "./reading.ts"
import { stepwise } from "./stepwise.ts"

/**
 * A way from counts to an estimate, choice of the model included, as data: it can be handed to another thread, which
 * makes the same estimator of it.
 */
export type Method =
  | { readonly name: "stepwise"; readonly lists: number; readonly threshold: number }
  | { readonly name: "bic"; readonly lists: number; readonly models: readonly Model[] }
  | { readonly name: "covariates"; readonly layout: Layout }

/** What a method says of a table. */
export type Point = {
  /** All cases, seen and unseen. */
  readonly estimate: number
  /** The name of the model, `[123,25,34]`. */
  readonly model: string
  /** The lists that were joined, `LA:NG`: in the order of choice (stepwise), else as the model has them. */
  readonly selected: readonly string[]
  /** Those of `selected` whose lists share no case: their parameter is minus infinity. */
  readonly atBoundary: readonly string[]
  readonly bic?: number
  /** Of how many models this one was chosen, and how many of them have no estimate. */
  readonly models?: { readonly fitted: number; readonly notIdentifiable: number; readonly noMaximum: number }
}

export type PointRefusal = NoEstimate | "models-too-many"

export type Prepared = { readonly method: Method; readonly point: Point } | { readonly noEstimate: PointRefusal }

/** Makes the estimator of a method. */
export function estimatorOf(method: Method): Estimator {
  if (method.name === "stepwise") return stepwise(method.lists, method.threshold)
  if (method.name === "bic") return lowestBic(method.lists, method.models)
  const search = covariateSearch(method.layout)
  return (counts) => {
    const outcome = search(counts)
    return "noEstimate" in outcome ? outcome : { estimate: outcome.best.estimate }
  }
}

/** Estimates a table by stepwise selection at a threshold of p. */
export function byStepwise(table: CaptureTable, threshold: number): Prepared {
  const method: Method = { name: "stepwise", lists: table.lists.length, threshold }
  const outcome = stepwise(method.lists, threshold)(table.counts)
  if ("noEstimate" in outcome) return outcome
  const { estimate, model, chosen } = outcome
  return { method, point: { estimate, model: nameOf(model), ...named(table, chosen) } }
}

/**
 * Estimates a table by the hierarchical model of lowest BIC up to an order. The method that goes with it keeps the best
 * models alone, among which a bootstrap chooses again.
 */
export function byLowestBic(table: CaptureTable, order: number): Prepared {
  const all = enumerateModels(table, order)
  if (!all) return { noEstimate: "models-too-many" }
  const { fitted, notIdentifiable, noMaximum } = all
  const [best] = fitted
  if (!best) return { noEstimate: notIdentifiable > 0 ? "model-not-identifiable" : "no-maximum-of-likelihood" }
  const lists = table.lists.length
  const models = fitted.slice(0, keptModels(lists)).map(({ model }) => model)
  const largest = best.model.filter((one) => !best.model.some((other) => other !== one && (other & one) === one))
  return {
    method: { name: "bic", lists, models },
    point: {
      estimate: best.estimate,
      model: nameOf(best.model),
      ...named(
        table,
        largest.filter((one) => numbersOf(one).length > 1),
      ),
      bic: best.bic,
      models: { fitted: fitted.length, notIdentifiable, noMaximum },
    },
  }
}

/** Estimates a table with covariates by the model of lowest BIC that a search comes by; the way there goes with it. */
export function byCovariates({ layout, counts }: CovariateTable): Prepared & { readonly search?: CovariateSearch } {
  const search = covariateSearch(layout)(counts)
  if ("noEstimate" in search) return search
  const { formula, terms, estimate, bic } = search.best
  const selected = formula.split(" + ").slice(layout.variables.length)
  const atBoundary = terms.flatMap((term, at) => {
    const lists = term.filter((variable) => variable < layout.lists.length)
    const bits = lists.reduce((all, list) => all | (1 << list), 0)
    const isEmpty = counts.every((count, cell) => count === 0 || (Math.floor(cell / layout.steps) & bits) !== bits)
    return lists.length === 2 && isEmpty ? [formula.split(" + ")[at] ?? ""] : []
  })
  return {
    method: { name: "covariates", layout },
    point: { estimate, model: formula, selected, atBoundary, bic },
    search,
  }
}

function named({ lists, counts }: CaptureTable, chosen: readonly number[]) {
  const name = (one: number): string =>
    numbersOf(one)
      .map((list) => lists[list - 1] ?? "")
      .join(":")
  const isEmpty = (one: number): boolean => casesOf(counts.filter((_, history) => (history & one) === one)) === 0
  return { selected: chosen.map(name), atBoundary: chosen.filter(isEmpty).map(name) }
}
