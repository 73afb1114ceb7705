/**
 * The gamma function's logarithm and the regularised incomplete gamma functions, both sides as logarithms, so that a
 * tail of 1e-400 still compares with one of 1e-390. The series and the continued fraction are those of Abramowitz and
 * Stegun (6.5.29, 6.5.31), the latter by Lentz's method; the logarithm is Stirling's series (6.1.41) after a shift.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.POSITIVE_INFINITY
  if (x === 1 || x === 2) return 0
  let shift = 0
  let at = x
  if (at < 16) {
    let product = 1
    while (at < 16) {
      product *= at
      at += 1
    }
    shift = Math.log(product)
  }
  const square = 1 / (at * at)
  let series = 0
  for (const coefficient of stirling) series = series * square + coefficient
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series / at - shift
}

const halfLogTwoPi = 0.9189385332046727
/** B₂ₖ / (2k (2k−1)) of Stirling's series, the highest first. */
const stirling = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12]

/** log P(a, x): the lower regularised incomplete gamma function, for a > 0 and x ≥ 0. */
export function logLowerGamma(a: number, x: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY
  return x < a + 1 ? logSeries(a, x) : logOneMinus(logFraction(a, x))
}

/** log Q(a, x) = log(1 − P(a, x)): the upper side, computed as itself where it is the smaller. */
export function logUpperGamma(a: number, x: number): number {
  if (x <= 0) return 0
  return x < a + 1 ? logOneMinus(logSeries(a, x)) : logFraction(a, x)
}

function logSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 100_000; n += 1) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1e-17) break
  }
  return Math.log(sum) - x + a * Math.log(x) - logGamma(a)
}

function logFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let product = d
  for (let n = 1; n < 100_000; n += 1) {
    const an = -n * (n - a)
    b += 2
    d = an * d + b
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    c = b + an / c
    if (Math.abs(c) < tiny) c = tiny
    const change = d * c
    product *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return Math.log(product) - x + a * Math.log(x) - logGamma(a)
}

/** log(1 − eˡ) without losing what is small (Mächler 2012). */
function logOneMinus(l: number): number {
  if (l >= 0) return Number.NEGATIVE_INFINITY
  return l > -0.6931471805599453 ? Math.log(-Math.expm1(l)) : Math.log1p(-Math.exp(l))
}
