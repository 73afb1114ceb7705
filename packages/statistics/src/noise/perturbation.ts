/** What may be done to a count: row i holds the changes of a count of i and how likely each is. */
export type PerturbationTable = {
  /** Counts above the last row are changed as that one is. */
  readonly rows: readonly { readonly changes: readonly number[]; readonly chances: readonly number[] }[]
}

export type PerturbationOptions = {
  /** No count is changed by more than this. */
  readonly largest: number
  /** The variance of the changes. Where a count can only reach less, it has less. */
  readonly variance: number
  /** No count from 1 to this one is ever shown. */
  readonly hidden: number
}

/**
 * The table of changes with the greatest entropy for which changes are zero on
 * average, have this variance and reach no hidden count (Marley and Leaver 2011;
 * Giessing 2016): nothing else is decided by it, so nothing else can be learnt
 * from it. A greater change is never likelier than a smaller one beside it. The
 * chances are exp(-a v - b v²), and a and b are found by Newton's method on the
 * dual, which has one minimum.
 *
 * Answers the count for which no such changes exist where there is one: as when no allowed change upwards is small enough.
 * Throws a RangeError where the largest change is no whole number from 1, the hidden counts none from 0, or the variance
 * not above 0.
 */
export function perturbationTable({
  largest,
  variance,
  hidden,
}: PerturbationOptions):
  | { readonly ok: true; readonly table: PerturbationTable }
  | { readonly ok: false; readonly refusal: "no-such-changes"; readonly count: number } {
  if (!Number.isSafeInteger(largest) || largest < 1) throw new RangeError("the largest change is a whole number from 1")
  if (!Number.isSafeInteger(hidden) || hidden < 0)
    throw new RangeError("how far counts are hidden is a whole number from 0")
  if (!(variance > 0 && variance < Infinity)) throw new RangeError("the variance of changes is above 0")
  const rows: PerturbationTable["rows"][number][] = [{ changes: [0], chances: [1] }]
  // From the last row on no change reaches a hidden count any more.
  for (let count = 1; count <= largest + hidden + (hidden > 0 ? 1 : 0); count++) {
    const changes = Array.from({ length: 2 * largest + 1 }, (_, at) => at - largest).filter((change) => {
      const shown = count + change
      return shown === 0 || shown > hidden
    })
    const chances = mostUncertain(changes, variance)
    if (!chances) return { ok: false, refusal: "no-such-changes", count }
    rows.push({ changes, chances })
  }
  return { ok: true, table: { rows } }
}

/** The change of a count whose cell key is this share, from 0 to below 1, of all keys. */
export function changeOf({ rows }: PerturbationTable, count: number, share: number): number {
  const { changes, chances } = rows[Math.min(count, rows.length - 1)] ?? { changes: [0], chances: [1] }
  let sum = 0
  for (const [at, chance] of chances.entries()) {
    sum += chance
    if (share < sum) return changes[at] ?? 0
  }
  return changes.at(-1) ?? 0
}

/** Changes that are equally likely: how many they are, their mean and the mean of their squares. */
type Pool = { readonly changes: readonly number[]; readonly mean: number; readonly square: number }

const poolOf = (changes: readonly number[]): Pool => ({
  changes,
  mean: changes.reduce((sum, v) => sum + v, 0) / changes.length,
  square: changes.reduce((sum, v) => sum + v * v, 0) / changes.length,
})

/**
 * The chances with the greatest entropy among those with mean 0 and at most this variance, that never fall towards no
 * change at all; nothing where there are none. Neighbours that would fall are pooled, and all is solved again.
 */
function mostUncertain(changes: readonly number[], variance: number): number[] | undefined {
  const [below, above] = [Math.max(...changes.filter((v) => v <= 0)), Math.min(...changes.filter((v) => v >= 0))]
  // The least variance with mean 0 lies on the two changes next to 0, and there it is their product.
  if (!Number.isFinite(below) || !Number.isFinite(above) || -below * above > variance) return undefined
  for (let pools = changes.map((change) => poolOf([change])); ;) {
    const free = newton(pools, variance, false)
    const weights = free && momentsOf(pools, free).square <= variance ? free : newton(pools, variance, true)
    if (!weights) return undefined
    const wrong = pools.findIndex((pool, at) => falls(pool, pools[at + 1], weights[at] ?? 0, weights[at + 1] ?? 0))
    if (wrong < 0) return changes.map((v) => weights[pools.findIndex((pool) => pool.changes.includes(v))] ?? 0)
    const joined = poolOf([...(pools[wrong]?.changes ?? []), ...(pools[wrong + 1]?.changes ?? [])])
    pools = pools.toSpliced(wrong, 2, joined)
  }
}

/** Whether of two neighbouring changes the one nearer to 0 is the less likely. Where hidden counts lie between, they are no neighbours. */
function falls({ changes }: Pool, next: Pool | undefined, own: number, other: number): boolean {
  const [last = 0, first = 0] = [changes.at(-1), next?.changes[0]]
  if (!next || first !== last + 1) return false
  return first <= 0 ? own > other + 1e-12 : last >= 0 && own < other - 1e-12
}

/** Minimises log Σ exp(-a v - b (v² - variance)), over a alone or over both; answers the chance of each member of each pool. */
function newton(pools: readonly Pool[], variance: number, both: boolean): number[] | undefined {
  let [a, b] = [0, 0]
  let [value, chances] = dual(pools, variance, a, b)
  for (let step = 0; step < 200; step++) {
    const { mean, square, spread, cross, fourth } = momentsOf(pools, chances)
    const [slopeA, slopeB] = [-mean, variance - square]
    if (Math.abs(slopeA) < 1e-13 && (!both || Math.abs(slopeB) < 1e-12)) return chances
    const [aa, ab, bb] = [spread - mean * mean, cross - mean * square, fourth - square * square]
    const determinant = aa * bb - ab * ab
    const toA = both ? (bb * slopeA - ab * slopeB) / determinant : slopeA / aa
    const toB = both ? (aa * slopeB - ab * slopeA) / determinant : 0
    // A whole step may go too far where the chances are nearly certain: it is halved until it gains.
    let length = 1
    let next = dual(pools, variance, a - toA, b - toB)
    while (!(next[0] <= value + 1e-15) && length > 1e-12) {
      length /= 2
      next = dual(pools, variance, a - length * toA, b - length * toB)
    }
    ;[a, b] = [a - length * toA, b - length * toB]
    ;[value, chances] = next
  }
  const { mean, square } = momentsOf(pools, chances)
  return Math.abs(mean) < 1e-9 && (!both || Math.abs(square - variance) < 1e-9) ? chances : undefined
}

function dual(pools: readonly Pool[], variance: number, a: number, b: number): [value: number, chances: number[]] {
  const exponents = pools.map(({ mean, square }) => -a * mean - b * (square - variance))
  const most = Math.max(...exponents)
  const weights = exponents.map((exponent) => Math.exp(exponent - most))
  const sum = weights.reduce((total, weight, at) => total + weight * (pools[at]?.changes.length ?? 0), 0)
  return [most + Math.log(sum), weights.map((weight) => weight / sum)]
}

function momentsOf(pools: readonly Pool[], chances: readonly number[]) {
  const moment = (of: (pool: Pool) => number) =>
    pools.reduce((sum, pool, at) => sum + (chances[at] ?? 0) * pool.changes.length * of(pool), 0)
  return {
    mean: moment(({ mean }) => mean),
    square: moment(({ square }) => square),
    spread: moment(({ mean }) => mean * mean),
    cross: moment(({ mean, square }) => mean * square),
    fourth: moment(({ square }) => square * square),
  }
}
