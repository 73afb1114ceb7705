import { casesOf } from "./capture-table.ts"
import { whyNoCovariateEstimate } from "./covariate-existence.ts"
import { covariateFitter, type CovariateFit } from "./covariate-fit.ts"
import { columnsOf, formulaOf, type Layout, type Term } from "./covariate-table.ts"
import type { NoEstimate } from "./existence.ts"

/** One model on the way of a search. */
export type PathStep = {
  readonly terms: readonly Term[]
  readonly formula: string
  readonly estimate: number
  readonly aic: number
  readonly bic: number
}

/** The way of a search with covariates. */
export type CovariateSearch = {
  readonly path: readonly PathStep[]
  /** The model of the path with the lowest BIC. */
  readonly best: PathStep
  /** Models that would have come next by their criterion and have no estimate; the search went past them. */
  readonly passedOver: readonly { readonly formula: string; readonly reason: NoEstimate }[]
}

export type CovariateOutcome = CovariateSearch | { readonly noEstimate: NoEstimate }

/**
 * Searches log-linear models with covariates, as the country studies of hidden population do (Cruyff, Overstall,
 * Papathomas and McCrea 2021): from all main effects, pairs of variables (lists, covariates and the trend) are added or
 * taken out one at a time, whichever lowers Schwarz's criterion most, until none does; from there on whichever lowers
 * Akaike's, which shows where the estimate goes when the model is allowed more. The best model is the one of lowest BIC.
 * The sample of both criteria is the number of cases. What it makes is a function of counts in the order of the layout.
 */
export function covariateSearch(layout: Layout): (counts: Float64Array) => CovariateOutcome {
  const { observe, stand, fit } = covariateFitter(layout)
  const main: Term[] = layout.variables.map((_, at) => [at])
  const joins: Term[] = layout.variables.flatMap((_, one) =>
    layout.variables.slice(one + 1).map((__, gap): Term => [one, one + gap + 1]),
  )

  return (counts) => {
    const observed = observe(counts)
    const cases = casesOf(counts)
    const standOn = (terms: readonly Term[]) => stand(columnsOf(layout, terms), observed)
    const known = new Map<string, NoEstimate | undefined>()
    const whyNot = (terms: readonly Term[]): NoEstimate | undefined => {
      const key = formulaOf(layout, terms)
      if (!known.has(key)) known.set(key, whyNoCovariateEstimate(layout, standOn(terms), counts))
      return known.get(key)
    }

    /** The neighbours of a model that lower the criterion, the lowest first; infinity where no fit is found. */
    const neighbours = (now: readonly Term[], from: CovariateFit, penalty: number) => {
      const limit = from.deviance + penalty * columnsOf(layout, now).length - 1e-7
      return joins
        .map((join) => (now.includes(join) ? now.filter((term) => term !== join) : [...now, join]))
        .map((terms) => {
          const columns = columnsOf(layout, terms)
          const found = fit(stand(columns, observed), observed, nearly, from.parameters)
          return { terms, found, criterion: found ? found.deviance + penalty * columns.length : -Infinity }
        })
        .filter(({ criterion }) => criterion < limit)
        .sort((a, b) => a.criterion - b.criterion)
    }

    const none = whyNot(main)
    if (none) return { noEstimate: none }
    const path: PathStep[] = []
    const passedOver = new Map<string, NoEstimate>()
    let terms: readonly Term[] = main
    let found = fit(standOn(terms), observed, exact)
    for (const penalty of [Math.log(cases), 2]) {
      while (found) {
        if (path.at(-1)?.terms !== terms) path.push(stepOf(terms, found))
        const next = neighbours(terms, found, penalty).find((one) => {
          const reason = whyNot(one.terms)
          if (reason) passedOver.set(formulaOf(layout, one.terms), reason)
          return !reason && one.found
        })
        if (!next) break
        terms = next.terms
        found = fit(standOn(terms), observed, exact, next.found?.parameters)
      }
    }
    const best = path.reduce<PathStep | undefined>((low, one) => (low && low.bic <= one.bic ? low : one), undefined)
    if (!best) return { noEstimate: "no-maximum-of-likelihood" }
    return { path, best, passedOver: [...passedOver].map(([formula, reason]) => ({ formula, reason })) }

    function stepOf(own: readonly Term[], { deviance, unseen }: CovariateFit): PathStep {
      const size = columnsOf(layout, own).length
      return {
        terms: own,
        formula: formulaOf(layout, own),
        estimate: cases + unseen,
        aic: deviance + 2 * size,
        bic: deviance + Math.log(cases) * size,
      }
    }
  }
}

const exact = 1e-10
/** Newton's method squares what is left, so the deviance is then known to ten digits. */
const nearly = 1e-3
