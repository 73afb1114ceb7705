import { factor, solve } from "../numeric/cholesky.ts"
import { addSubsets, addSupersets } from "./capture-table.ts"
import { possible, type Column, type Layout } from "./covariate-table.ts"

/** The counts of a table with covariates, and what of them a model sees: sums by bits and power of the trend. */
export type Observed = { readonly counts: Float64Array; readonly sums: readonly Float64Array[] }

/** A model on a table: the columns whose parameter is finite, and the settings of the bits that can occur. */
export type CovariateFooting = { readonly kept: readonly Column[]; readonly alive: Uint8Array }

export type CovariateFit = {
  /** −2 log-likelihood, but for what the counts alone decide. */
  readonly deviance: number
  readonly unseen: number
  readonly parameters: ReadonlyMap<string, number>
}

/** Fits models over one layout. */
export type CovariateFitter = {
  readonly observe: (counts: Float64Array) => Observed
  readonly stand: (columns: readonly Column[], observed: Observed) => CovariateFooting
  /** Fits until no parameter moves by more than `enough`; begins where `start` has a parameter. */
  readonly fit: (
    on: CovariateFooting,
    observed: Observed,
    enough: number,
    start?: ReadonlyMap<string, number>,
  ) => CovariateFit | undefined
}

/** The trend as the model sees it, from −1 to 1. */
export const trendAt = (step: number, steps: number): number => (steps === 1 ? 0 : (2 * step) / (steps - 1) - 1)

const keyOf = ({ bits, power }: Column): string => `${bits}.${power}`
const highestPower = 4

/**
 * Makes a fitter of Poisson log-linear models with covariates. As without them, the information between two columns is
 * a sum over all cells that have the bits of both, here times the trend to the sum of their powers; so five tables of
 * sums over supersets give all of it, however many cells there are.
 */
export function covariateFitter(layout: Layout): CovariateFitter {
  const { lists, bits, steps } = layout
  const settings = 1 << bits
  const onSomeList = (1 << lists.length) - 1
  const canBe = possible(layout)
  const trend = Array.from({ length: steps }, (_, step) => trendAt(step, steps))
  const powers = steps === 1 ? 1 : highestPower + 1
  const log = Array.from({ length: steps === 1 ? 1 : 3 }, () => new Float64Array(settings))
  const sums = Array.from({ length: powers }, () => new Float64Array(settings))

  /** Sums of the cells, by power of the trend, over all that have the bits. */
  const gather = (cells: Float64Array, into: readonly Float64Array[]): void => {
    for (const sum of into) sum.fill(0)
    for (let at = 0; at < settings; at += 1)
      for (let step = 0; step < steps; step += 1) {
        let value = cells[at * steps + step] as number // inside the array, as all indices below
        if (value === 0) continue
        for (const sum of into) {
          sum[at] = (sum[at] as number) + value
          value *= trend[step] as number
        }
      }
    for (const sum of into) addSupersets(sum)
  }

  const observe = (counts: Float64Array): Observed => {
    const own = Array.from({ length: powers }, () => new Float64Array(settings))
    gather(counts, own)
    return { counts, sums: own }
  }

  const stand = (columns: readonly Column[], observed: Observed): CovariateFooting => {
    const alive = canBe.slice()
    const empty = columns.map((column) => column.bits).filter((own) => observed.sums[0]?.[own] === 0)
    for (const gone of empty) for (let at = gone; at < settings; at = (at + 1) | gone) alive[at] = 0
    return { kept: columns.filter((column) => !empty.includes(column.bits)), alive }
  }

  const expected = new Float64Array(settings * steps)
  const spread = ({ kept, alive }: CovariateFooting, parameters: Float64Array, observed: Observed): number => {
    for (const part of log) part.fill(0)
    let gained = 0
    kept.forEach(({ bits: own, power }, at) => {
      const part = log[power] as Float64Array // powers of columns go to 2
      part[own] = (part[own] as number) + (parameters[at] as number)
      gained += (parameters[at] as number) * (observed.sums[power]?.[own] ?? 0)
    })
    for (const part of log) addSubsets(part)
    const [constant, slope, bend] = log as [Float64Array, Float64Array?, Float64Array?]
    let total = 0
    for (let at = 0; at < settings; at += 1)
      for (let step = 0; step < steps; step += 1) {
        const y = trend[step] as number
        const cell = at * steps + step
        if (alive[at] === 0 || (at & onSomeList) === 0) expected[cell] = 0
        else {
          const value = (constant[at] as number) + y * (slope?.[at] ?? 0) + y * y * (bend?.[at] ?? 0)
          total += expected[cell] = Math.exp(value)
        }
      }
    return gained - total
  }

  const unseenBy = ({ alive }: CovariateFooting): number => {
    const [constant, slope, bend] = log as [Float64Array, Float64Array?, Float64Array?]
    let total = 0
    for (let at = 0; at < settings; at += onSomeList + 1)
      for (const y of alive[at] === 0 ? [] : trend)
        total += Math.exp((constant[at] ?? 0) + y * (slope?.[at] ?? 0) + y * y * (bend?.[at] ?? 0))
    return total
  }

  const fit: CovariateFitter["fit"] = (on, observed, enough, start) => {
    const { kept } = on
    const size = kept.length
    const matrix = new Float64Array(size * size)
    const step = new Float64Array(size)
    const parameters = Float64Array.from(kept, (column) => start?.get(keyOf(column)) ?? 0)
    if (!start) parameters[0] = Math.log((observed.sums[0]?.[0] ?? 1) / (settings * steps))
    let likelihood = spread(on, parameters, observed)
    for (let turn = 0; turn < 200; turn += 1) {
      gather(expected, sums)
      for (let row = 0; row < size; row += 1) {
        const one = kept[row] as Column
        step[row] =
          (observed.sums[one.power]?.[one.bits] as number) - ((sums[one.power] as Float64Array)[one.bits] as number)
        for (let column = 0; column <= row; column += 1) {
          const other = kept[column] as Column
          const sum = sums[one.power + other.power] as Float64Array
          matrix[row * size + column] = sum[one.bits | other.bits] as number
        }
      }
      if (!factor(matrix, size)) return undefined
      solve(matrix, size, step)
      let largest = 0
      for (let at = 0; at < size; at += 1) {
        parameters[at] = (parameters[at] as number) + (step[at] as number)
        largest = Math.max(largest, Math.abs(step[at] as number))
      }
      let reached = spread(on, parameters, observed)
      for (let part = 0; part < 40 && !(reached >= likelihood - 1e-9 * Math.abs(likelihood)); part += 1) {
        for (let at = 0; at < size; at += 1) {
          step[at] = (step[at] as number) / 2
          parameters[at] = (parameters[at] as number) - (step[at] as number)
        }
        reached = spread(on, parameters, observed)
      }
      likelihood = reached
      if (largest < enough)
        return {
          deviance: -2 * likelihood,
          unseen: unseenBy(on),
          parameters: new Map(kept.map((column, at) => [keyOf(column), parameters[at] as number])),
        }
    }
    return undefined
  }
  return { observe, stand, fit }
}
