/**
 * Numbers combinations: {a < b < c} is C(a,1) + C(b,2) + C(c,3), the combinatorial
 * number system. The number does not depend on how many attributes there will be,
 * so counts can be kept in a flat array while attributes are still being met.
 */

/** n over r, exactly as far as doubles go. */
export function choose(n: number, r: number): number {
  if (r === 1) return n
  if (r === 2) return (n * (n - 1)) / 2
  if (r === 3) return (n * (n - 1) * (n - 2)) / 6
  let product = 1
  for (let at = 1; at <= r; at++) product = (product * (n - r + at)) / at
  return n < r ? 0 : Math.round(product)
}
