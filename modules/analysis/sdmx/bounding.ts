import { boundsOf, type Bounds } from "#modules/analysis/bounds.ts"
import { isWithheld, withheldCell, type IndexedCube } from "#modules/analysis/indexed-cube.ts"
import type { Flow } from "#modules/analysis/sdmx/flow.ts"
import { isOfRates, rateOf, type NextSeries, type Series } from "#modules/analysis/sdmx/observations.ts"

/** Bounds of what is withheld in a flow: by the cells of its cube, and by what they are multiplied where some is told as rates. */
export type FlowBounds = Bounds & {
  /** By what the bounds of an observation are multiplied; nothing where the population is not known. */
  readonly rate?: (series: Series, nth: number) => number | undefined
}

/** The bounds of what is withheld in a flow. */
export function boundsIn(flow: Flow, cube: IndexedCube): FlowBounds {
  const bounds = boundsOf(cube)
  if (!isOfRates(flow)) return bounds
  const rate = ({ key, along, codes }: Series, nth: number): number | undefined => {
    key[along] = codes[nth] ?? 0
    const found = rateOf(flow, key)
    key[along] = -1
    return found
  }
  return { ...bounds, rate }
}

/** At least and at most how many are at an observation, in what it is told; rates are rounded outward, to the places at which they are told. */
export const lowOf = (low: number, rate: number): number => (rate === 1 ? low : Math.floor(low * rate * 1e5) / 1e5)
export const highOf = (high: number, rate: number): number => (rate === 1 ? high : Math.ceil(high * rate * 1e5) / 1e5)

/** All bounds that are told of series, each once, the lowest first: where they are named before they are used. */
export function boundsAmong(series: NextSeries, { low, high, rate }: FlowBounds): number[] {
  const all = new Set<number>()
  for (let one = series(); one; one = series())
    for (let nth = 0; nth < one.values.length; nth += 1) {
      const told = one.values[nth] ?? 0
      const cell = isWithheld(told) ? withheldCell(told) : -1
      const times = cell < 0 ? undefined : rate ? rate(one, nth) : 1
      if (times === undefined) continue
      all.add(lowOf(low[cell] ?? 0, times)).add(highOf(high[cell] ?? Infinity, times))
    }
  all.delete(Infinity)
  return [...all].sort((a, b) => a - b)
}
