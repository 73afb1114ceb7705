import { boundsOf } from "#modules/analysis/bounds.ts"
import { withheldCell, type IndexedCube } from "#modules/analysis/indexed-cube.ts"
import type { Flow } from "#modules/analysis/sdmx/flow.ts"
import { isOfRates, rateOf, type NextSeries, type Series } from "#modules/analysis/sdmx/observations.ts"

/**
 * Writes at least and at most how many are at an observation that is withheld, in what its series is told; infinite where
 * nothing says how many at most. Whether anything is known of it.
 */
export type BoundsOf = (series: Series, nth: number, into: Float64Array) => boolean

/** The bounds of what is withheld in a flow, rates rounded outward to the places at which rates are told. */
export function boundsIn(flow: Flow, cube: IndexedCube): BoundsOf {
  const { low, high } = boundsOf(cube)
  const hasRates = isOfRates(flow)
  return ({ key, along, codes, values }, nth, into) => {
    const cell = withheldCell(values[nth] ?? 0)
    if (cell < 0) return false
    into[0] = low[cell] ?? 0
    into[1] = high[cell] ?? Infinity
    if (!hasRates) return true
    key[along] = codes[nth] ?? 0
    const rate = rateOf(flow, key)
    key[along] = -1
    if (rate === undefined) return false
    if (rate === 1) return true
    into[0] = Math.floor((into[0] ?? 0) * rate * 1e5) / 1e5
    into[1] = Math.ceil((into[1] ?? 0) * rate * 1e5) / 1e5
    return true
  }
}

/** All bounds that are told of series, each once, the lowest first: where they are named before they are used. */
export function boundsAmong(series: NextSeries, of: BoundsOf): number[] {
  const found = new Float64Array(2)
  const all = new Set<number>()
  for (let one = series(); one; one = series())
    for (let nth = 0; nth < one.values.length; nth += 1)
      if ((one.values[nth] ?? 0) < 0 && of(one, nth, found)) for (const bound of found) all.add(bound)
  all.delete(Infinity)
  return [...all].sort((a, b) => a - b)
}
