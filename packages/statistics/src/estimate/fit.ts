import { factor, solve } from "../numeric/cholesky.ts"
import { logGamma } from "../numeric/gamma.ts"
import { addSubsets, addSupersets } from "./capture-table.ts"
import type { Footing } from "./existence.ts"

/** The maximum of the likelihood of a model on a table. */
export type Fit = {
  /** The expected number of cases no list has. */
  readonly unseen: number
  /** The log-likelihood, factorials kept. */
  readonly logLikelihood: number
  /** The finite parameters, in the order of the footing. */
  readonly parameters: Float64Array
  /** How many cases the model expects on all lists of each combination. Overwritten by the next fit of the same fitter. */
  readonly expectedOverlap: Float64Array
}

/** Fits models to tables of as many lists as it was made for. */
export type Fitter = (on: Footing, counts: Float64Array, overlap: Float64Array, start?: Float64Array) => Fit | undefined

const closeEnough = 1e-11
const mostSteps = 200

/**
 * Makes a fitter of Poisson log-linear models by Newton's method (iteratively reweighted least squares), stopped by the
 * parameters and not by the deviance. A parameter belongs to a combination of lists, so the matrix of information between
 * two of them is the expected number of cases on all lists of both: one sum over supersets gives all of it.
 *
 * The arrays are kept from fit to fit. A fit answers undefined where Newton's method finds no end, which cannot happen
 * where `whyNoEstimate` has found no reason.
 */
export function fitter(lists: number): Fitter {
  const cells = 1 << lists
  const log = new Float64Array(cells)
  const expected = new Float64Array(cells)
  const margins = new Float64Array(cells)
  let matrix = new Float64Array(0)

  return ({ kept, alive }, counts, overlap, start) => {
    const size = kept.length
    if (matrix.length < size * size) matrix = new Float64Array(size * size)
    const step = new Float64Array(size)
    const parameters = new Float64Array(size)

    /** Spreads the parameters over the combinations; answers the log-likelihood but for what the counts alone decide. */
    const spread = (): number => {
      log.fill(0)
      let gained = 0
      for (let at = 0; at < size; at += 1) {
        const [one, value] = [kept[at] as number, parameters[at] as number] // inside both
        log[one] = value
        gained += (overlap[one] as number) * value
      }
      addSubsets(log)
      let total = 0
      for (let cell = 1; cell < cells; cell += 1) {
        const mean = alive[cell] === 0 ? 0 : Math.exp(log[cell] as number)
        expected[cell] = mean
        total += mean
      }
      return gained - total
    }
    /** Puts the information between all parameters into the matrix; the margins are those of `expected`. */
    const inform = (): void => {
      margins.set(expected)
      margins[0] = 0
      addSupersets(margins)
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column <= row; column += 1)
          matrix[row * size + column] = margins[(kept[row] as number) | (kept[column] as number)] as number
    }

    if (start) parameters.set(start)
    else {
      // One step of weighted least squares from the counts themselves, each a little above zero.
      for (let cell = 1; cell < cells; cell += 1)
        expected[cell] = alive[cell] === 0 ? 0 : (counts[cell] as number) + 0.1
      expected[0] = 0
      inform()
      for (let cell = 1; cell < cells; cell += 1) {
        const mean = expected[cell] as number
        log[cell] = mean === 0 ? 0 : mean * Math.log(mean) + (counts[cell] as number) - mean
      }
      log[0] = 0
      addSupersets(log)
      for (let at = 0; at < size; at += 1) parameters[at] = log[kept[at] as number] as number
      if (!factor(matrix, size)) return undefined
      solve(matrix, size, parameters)
    }

    let likelihood = spread()
    if (!Number.isFinite(likelihood)) {
      parameters.fill(0)
      parameters[0] = Math.log(Math.max(1e-9, (overlap[0] as number) / cells))
      likelihood = spread()
    }
    let before = Number.POSITIVE_INFINITY
    for (let turn = 0; turn < mostSteps; turn += 1) {
      inform()
      for (let at = 0; at < size; at += 1) {
        const one = kept[at] as number
        step[at] = (overlap[one] as number) - (margins[one] as number)
      }
      if (!factor(matrix, size)) return undefined
      solve(matrix, size, step)
      let largest = 0
      for (let at = 0; at < size; at += 1) {
        const change = step[at] as number
        parameters[at] = (parameters[at] as number) + change
        if (Math.abs(change) > largest) largest = Math.abs(change)
      }
      let reached = spread()
      // Far from the maximum a whole step may go too far.
      for (let part = 0; part < 40 && !(reached >= likelihood - 1e-9 * Math.abs(likelihood) - 1e-9); part += 1) {
        for (let at = 0; at < size; at += 1) {
          step[at] = (step[at] as number) / 2
          parameters[at] = (parameters[at] as number) - (step[at] as number)
        }
        reached = spread()
      }
      likelihood = reached
      // Below 1e-7 one more step only turns over rounding.
      if (largest < closeEnough || (largest < 1e-7 && largest >= before)) {
        margins.set(expected)
        margins[0] = 0
        addSupersets(margins)
        const unseen = Math.exp(parameters[0] as number)
        return { unseen, logLikelihood: likelihood - factorials(counts), parameters, expectedOverlap: margins }
      }
      before = largest
    }
    return undefined
  }
}

function factorials(counts: Float64Array): number {
  let sum = 0
  for (const count of counts) if (count > 1) sum += logGamma(count + 1)
  return sum
}
