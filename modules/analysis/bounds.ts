import { hasSum, type Cube } from "#modules/analysis/cube.ts"
import { findIn } from "#modules/analysis/indexed-cube.ts"

/** At least and at most how many are in each withheld cell, by the number of the cell; infinite where nothing says how many at most. */
export type Bounds = { readonly low: Float64Array; readonly high: Float64Array }

const known = new WeakMap<Cube, Bounds>()

/**
 * What anybody can read off the shown cells of a release about its withheld ones: a sum is no less than its shown parts, and a
 * part no more than its shown sum without the other shown parts. No sum of sums is taken, nothing of another release, nor
 * that small counts are withheld, so it is wider than what the gate has left to whoever knows all of it. A bound of which
 * both sides would be one number, or cross, is not told.
 */
export function boundsOf(cube: Cube): Bounds {
  let bounds = known.get(cube)
  if (!bounds) known.set(cube, (bounds = readBounds(cube)))
  return bounds
}

function readBounds(cube: Cube): Bounds {
  const { dimensions, places, values, withheld } = cube
  const [wide, many] = [dimensions.length, values.length]
  const find = findIn(cube)
  const own = new Int32Array(wide)
  const [low, high] = [new Float64Array(many), new Float64Array(many).fill(Infinity)]
  const shown = new Float64Array(many)
  for (const [at, dimension] of dimensions.entries()) {
    if (!hasSum(cube, dimension)) continue
    /** The cell of the sum of which a cell is a part in this dimension, -1 where there is none. */
    const above = (cell: number): number => {
      const parent = dimension.parents[places[cell * wide + at] ?? 0] ?? -1
      if (parent < 0) return -1
      for (let each = 0; each < wide; each += 1) own[each] = places[cell * wide + each] ?? 0
      own[at] = parent
      return find(own)
    }
    shown.fill(0)
    for (let cell = 0; cell < many; cell += 1) {
      if (withheld[cell] !== 0) continue
      const sum = above(cell)
      if (sum >= 0) shown[sum] = (shown[sum] ?? 0) + (values[cell] ?? 0)
    }
    for (let cell = 0; cell < many; cell += 1) {
      if (withheld[cell] === 0) continue
      low[cell] = Math.max(low[cell] ?? 0, shown[cell] ?? 0)
      const sum = above(cell)
      if (sum >= 0 && withheld[sum] === 0)
        high[cell] = Math.min(high[cell] ?? Infinity, (values[sum] ?? 0) - (shown[sum] ?? 0))
    }
  }
  for (let cell = 0; cell < many; cell += 1)
    if ((high[cell] ?? 0) <= (low[cell] ?? 0)) [low[cell], high[cell]] = [0, Infinity]
  return { low, high }
}
