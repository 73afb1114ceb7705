/**
 * The quantile of type 8 of Hyndman and Fan (1996), which is median-unbiased whatever the distribution. `sorted`
 * ascends and is not empty; `share` is from 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const { length } = sorted
  const place = (length + 1 / 3) * share + 1 / 3
  const below = Math.floor(place + 4 * Number.EPSILON)
  const part = Math.abs(place - below) < 4 * Number.EPSILON ? 0 : place - below
  const at = (n: number): number => sorted[Math.min(length, Math.max(1, n)) - 1] ?? Number.NaN
  return part === 0 ? at(below) : at(below) + part * (at(below + 1) - at(below))
}
