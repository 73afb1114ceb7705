/** Where randomness comes from: so many random bytes. For a release it is the system's cryptographic generator, and is kept nowhere. */
export type RandomBytes = (bytes: number) => Uint8Array

/** A positive fraction of whole numbers, exactly. */
export type Fraction = readonly [numerator: bigint, denominator: bigint]

/** The fraction with six decimals that is not below a number, so that what it stands for is never less. */
export const fractionAbove = (value: number): Fraction => [BigInt(Math.ceil(value * 1e6)), 1_000_000n]

/**
 * Draws whole numbers with chances in proportion to exp(-n² / 2 variance), the
 * discrete Gaussian, exactly: by whole numbers alone, without a rounded
 * exponential, whose last digits would tell on the data (Canonne, Kamath and
 * Steinke, The Discrete Gaussian for Differential Privacy, 2020, algorithms 1 to 3;
 * Mironov 2012 on the attack). Takes a changing number of random bytes. Throws a RangeError where the variance is not
 * above zero.
 */
export function discreteGaussian([over, under]: Fraction, chance: RandomBytes): () => number {
  if (over <= 0n || under <= 0n) throw new RangeError("a variance is above zero")
  const below = uniform(chance)
  const scale = root(over / under) + 1n
  return () => {
    for (;;) {
      const drawn = discreteLaplace(scale, below)
      const size = drawn < 0n ? -drawn : drawn
      // (size - variance / scale)² / (2 variance), over one denominator.
      const distance = size * scale * under - over
      if (expOf(distance * distance, 2n * over * under * scale * scale, below)) return Number(drawn)
    }
  }
}

type Below = (limit: bigint) => bigint

/** Whole numbers below a limit, all alike: bytes are drawn again where they fall above the last whole multiple. */
function uniform(chance: RandomBytes): Below {
  return (limit) => {
    if (limit <= 1n) return 0n
    const bits = limit.toString(2).length
    const bytes = Math.ceil(bits / 8)
    const spare = BigInt(bytes * 8 - bits)
    for (;;) {
      let drawn = 0n
      for (const byte of chance(bytes)) drawn = (drawn << 8n) | BigInt(byte)
      drawn >>= spare
      if (drawn < limit) return drawn
    }
  }
}

/** True with the chance exp(-over / under). */
function expOf(over: bigint, under: bigint, below: Below): boolean {
  for (let left = over; left > under; left -= under) if (!expBelowOne(1n, 1n, below)) return false
  return expBelowOne(over % under === 0n && over > 0n ? under : over % under, under, below)
}

/** True with the chance exp(-over / under), for a fraction up to one: the parity of how often ever rarer events occur. */
function expBelowOne(over: bigint, under: bigint, below: Below): boolean {
  let count = 1n
  while (below(under * count) < over) count++
  return count % 2n === 1n
}

/** Whole numbers with chances in proportion to exp(-|n| / scale). */
function discreteLaplace(scale: bigint, below: Below): bigint {
  for (;;) {
    const first = below(scale)
    if (!expBelowOne(first, scale, below)) continue
    let rest = 0n
    while (expBelowOne(1n, 1n, below)) rest++
    const size = first + scale * rest
    const isNegative = below(2n) === 1n
    if (isNegative && size === 0n) continue
    return isNegative ? -size : size
  }
}

function root(value: bigint): bigint {
  let low = BigInt(Math.floor(Math.sqrt(Number(value))))
  while (low * low > value) low--
  while ((low + 1n) * (low + 1n) <= value) low++
  return low
}
