/**
 * What a release costs, in zero-concentrated differential privacy (Bun and
 * Steinke 2016): the cost rho of releases of the same people simply adds up.
 */

/** The rho of counts with Gaussian noise of this variance, where one person changes so many of them by one each. */
export const costOfCounts = (countsOfOnePerson: number, variance: number): number =>
  above(countsOfOnePerson) / (2 * above(variance))

/** The variance of the noise with which counts cost this rho. Throws a RangeError where either is not above nothing. */
export const varianceFor = (countsOfOnePerson: number, rho: number): number =>
  above(countsOfOnePerson) / (2 * above(rho))

function above(value: number): number {
  if (!(value > 0 && value < Infinity)) throw new RangeError("what noise is reckoned from must be above nothing")
  return value
}

/**
 * The epsilon for which a cost of rho is (epsilon, delta)-differential privacy: the
 * least that the conversion of Canonne, Kamath and Steinke (2020, proposition 12) gives over all orders. Throws a
 * RangeError where rho is below nothing, or delta not above 0 and below 1: no noise promises anything of these.
 */
export function epsilonOf(rho: number, delta: number): number {
  if (!(rho >= 0)) throw new RangeError("a cost is not below nothing")
  if (!(delta > 0 && delta < 1)) throw new RangeError("delta is above 0 and below 1")
  if (rho === 0) return 0
  const at = (order: number) =>
    order * rho - (Math.log(delta) + Math.log(order - 1) - order * Math.log1p(-1 / order)) / (order - 1)
  // One valley over the logarithm of order - 1: a search by golden sections.
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [-12, 25]
  for (let step = 0; step < 120; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (at(1 + Math.exp(left)) < at(1 + Math.exp(right))) high = right
    else low = left
  }
  return Math.max(0, at(1 + Math.exp((low + high) / 2)))
}

/** The largest rho that is still (epsilon, delta)-differential privacy. Throws a RangeError as `epsilonOf` does. */
export function rhoFor(epsilon: number, delta: number): number {
  if (!(epsilon >= 0)) throw new RangeError("epsilon is not below nothing")
  let [low, high] = [0, epsilon + 1]
  while (epsilonOf(high, delta) <= epsilon && high < 2 ** 50) [low, high] = [high, 2 * high]
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (epsilonOf(middle, delta) <= epsilon) low = middle
    else high = middle
  }
  return low
}

/** What has been spent on one set of people, of what may be. */
export type Budget = { readonly rho: number; readonly spent: number }

/** Takes the cost of a release off a budget; refuses what is no longer there. A cost must be above nothing. */
export function spend(
  budget: Budget,
  cost: number,
):
  | { readonly ok: true; readonly budget: Budget }
  | { readonly ok: false; readonly refusal: "budget-spent"; readonly left: number } {
  const spent = budget.spent + cost
  const left = budget.rho - budget.spent
  return cost > 0 && spent <= budget.rho
    ? { ok: true, budget: { ...budget, spent } }
    : { ok: false, refusal: "budget-spent", left }
}
