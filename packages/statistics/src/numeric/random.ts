/** A source of chance that answers the same numbers for the same seed on every machine. */
export type Chance = {
  /** A whole number from 0 up to 2³², that excluded. */
  readonly word: () => number
  /**
   * A whole number from 0 up to `limit`, that excluded; every one equally likely. `limit` is from 1 to 2³²; throws a
   * RangeError for a smaller one.
   */
  readonly below: (limit: number) => number
}

/**
 * The generator xoshiro128** of Blackman and Vigna (2021), seeded by a number and a stream: two streams of one seed have
 * nothing in common, so that work can be split without changing what comes out. It is whole-number arithmetic throughout.
 * It is not for secrets. Throws a RangeError where the seed or the stream is no whole number from 0: two seeds that are
 * not told apart would be one.
 */
export function chanceOf(seed: number, stream = 0): Chance {
  for (const number of [seed, stream])
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError("a seed is a whole number from 0")
  const mix = mixer(seed, stream)
  let a = mix()
  let b = mix()
  let c = mix()
  let d = mix() | 1
  const word = (): number => {
    const five = Math.imul(b, 5)
    const result = Math.imul((five << 7) | (five >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
  const below = (limit: number): number => {
    if (!(limit >= 1)) throw new RangeError("there is no whole number below that limit")
    // Words past the last whole multiple of the limit would favour the small numbers.
    const fair = 4294967296 - (4294967296 % limit)
    for (;;) {
      const drawn = word()
      if (drawn < fair) return drawn % limit
    }
  }
  return { word, below }
}

/** Spreads a seed and a stream over words, with the finaliser of MurmurHash3. */
function mixer(seed: number, stream: number): () => number {
  const parts = [seed, Math.floor(seed / 4294967296), stream, Math.floor(stream / 4294967296)]
  let state = 0x9e3779b9
  for (const part of parts) state = scramble(state ^ scramble(part | 0)) + 0x9e3779b9
  return () => scramble((state = (state + 0x9e3779b9) | 0))
}

function scramble(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}
