import { casesOf, overlaps, type CaptureTable } from "./capture-table.ts"
import { existenceMemory, footing, type NoEstimate } from "./existence.ts"
import { fitter, type Fitter } from "./fit.ts"
import { hierarchicalModels, type Model } from "./model.ts"

/** A model that has an estimate on a table. */
export type FittedModel = {
  readonly model: Model
  readonly estimate: number
  /** Schwarz's criterion (1978): parameters at minus infinity are counted, and the sample is the number of cases. */
  readonly bic: number
}

/** All models that were looked at. */
export type Enumeration = {
  /** Those with an estimate, the lowest criterion first. */
  readonly fitted: readonly FittedModel[]
  readonly notIdentifiable: number
  readonly noMaximum: number
}

/**
 * Fits every hierarchical model up to an order, as Silverman, Chan and Vincent (2024). Answers undefined where there
 * are more models than are listed (`mostModels`).
 */
export function enumerateModels({ lists, counts }: CaptureTable, order: number): Enumeration | undefined {
  const models = hierarchicalModels(lists.length, order)
  return models && fitModels(models, counts, fitter(lists.length))
}

/** Fits the models given to a table. */
export function fitModels(models: readonly Model[], counts: Float64Array, fit: Fitter): Enumeration {
  const overlap = overlaps(counts)
  const whyNot = existenceMemory()
  const cases = casesOf(counts)
  const fitted: FittedModel[] = []
  const missing = { "model-not-identifiable": 0, "no-maximum-of-likelihood": 0 } satisfies Record<NoEstimate, number>
  for (const model of models) {
    const on = footing(model, overlap)
    const reason = whyNot(model, on, counts)
    const found = reason ? undefined : fit(on, counts, overlap)
    if (!found) missing[reason ?? "no-maximum-of-likelihood"] += 1
    else
      fitted.push({ model, estimate: cases + found.unseen, bic: criterion(found.logLikelihood, model.length, cases) })
  }
  fitted.sort((a, b) => a.bic - b.bic)
  return {
    fitted,
    notIdentifiable: missing["model-not-identifiable"],
    noMaximum: missing["no-maximum-of-likelihood"],
  }
}

/**
 * Makes a function that chooses the model of lowest criterion among some, again on each table it is given. It starts
 * from the fit on the first table it sees: the tables of a bootstrap are near one another.
 */
export function lowestBic(
  lists: number,
  models: readonly Model[],
): (counts: Float64Array) => FittedModel | { readonly noEstimate: NoEstimate } {
  const fit = fitter(lists)
  const whyNot = existenceMemory()
  const starts: (Float64Array | undefined)[] = []

  return (counts) => {
    const overlap = overlaps(counts)
    const cases = casesOf(counts)
    let best: FittedModel | undefined
    let why: NoEstimate = "no-maximum-of-likelihood"
    for (const [at, model] of models.entries()) {
      const on = footing(model, overlap)
      const reason = whyNot(model, on, counts)
      const start = starts[at]
      const found = reason ? undefined : fit(on, counts, overlap, start?.length === on.kept.length ? start : undefined)
      if (!found) {
        why = reason ?? why
        continue
      }
      starts[at] ??= found.parameters
      const bic = criterion(found.logLikelihood, model.length, cases)
      if (!best || bic < best.bic) best = { model, estimate: cases + found.unseen, bic }
    }
    return best ?? { noEstimate: why }
  }
}

/** How many models a bootstrap keeps: what the references keep, 20 for four lists and 100 for more. */
export function keptModels(lists: number): number {
  return lists <= 4 ? 20 : 100
}

const criterion = (logLikelihood: number, parameters: number, cases: number): number =>
  -2 * logLikelihood + parameters * Math.log(cases)
