import assert from "node:assert/strict"
import { describe, it } from "node:test"
import {
  costOfCounts,
  discreteGaussian,
  epsilonOf,
  fractionAbove,
  privateCounts,
  rhoFor,
  spend,
  varianceFor,
  type RandomBytes,
} from "../src/index.ts"

/** Random bytes that are the same on every machine (xorshift). */
function seeded(seed: number): RandomBytes {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n + 1n
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state ^= (state << 13n) & 0xffff_ffff_ffff_ffffn
      state ^= state >> 7n
      state = (state ^ (state << 17n)) & 0xffff_ffff_ffff_ffffn
      return Number((state >> 24n) & 0xffn)
    })
}

/** The standard normal distribution function, by its series and its continued fraction. */
function normal(x: number): number {
  if (Math.abs(x) > 6) {
    let tail = 0
    for (let n = 60; n > 0; n--) tail = n / (Math.abs(x) + tail)
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / (Math.abs(x) + tail)
    return x > 0 ? 1 - density : density
  }
  let [sum, term] = [x, x]
  for (let n = 1; n < 200; n++) sum += term *= (x * x) / (2 * n + 1)
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
}

describe("the discrete Gaussian", () => {
  it("draws whole numbers as often as it says", () => {
    for (const variance of [0.3, 1, 7.5]) {
      const draw = discreteGaussian(fractionAbove(variance), seeded(11))
      const drawn = Array.from({ length: 40_000 }, draw)
      const weights = new Map<number, number>()
      for (let n = -40; n <= 40; n++) weights.set(n, Math.exp((-n * n) / (2 * variance)))
      const all = [...weights.values()].reduce((sum, one) => sum + one, 0)
      let square = 0
      for (const [n, weight] of weights) {
        const expected = (drawn.length * weight) / all
        if (expected < 20) continue
        square += (drawn.filter((one) => one === n).length - expected) ** 2 / expected
      }
      // Chi squared with at most 20 degrees of freedom is above 50 once in three thousand times.
      assert.ok(square < 50, `${variance}: ${square}`)
      assert.ok(drawn.every(Number.isInteger))
    }
  })

  it("gives the same for the same random bytes", () => {
    const [one, other] = [1, 2].map(() => {
      const draw = discreteGaussian([5n, 2n], seeded(3))
      return Array.from({ length: 50 }, draw)
    })
    assert.deepEqual(one, other)
  })

  it("has its variance where it is large", () => {
    const draw = discreteGaussian(fractionAbove(400), seeded(5))
    const drawn = Array.from({ length: 20_000 }, draw)
    const variance = drawn.reduce((sum, n) => sum + n * n, 0) / drawn.length
    assert.ok(Math.abs(variance / 400 - 1) < 0.05, String(variance))
  })
})

describe("the accountant", () => {
  it("never promises more than Gaussian noise gives, and little less", () => {
    // Balle and Wang 2018: delta of the Gaussian mechanism with sensitivity 1, exactly.
    const deltaOf = (epsilon: number, sigma: number) =>
      normal(1 / (2 * sigma) - epsilon * sigma) - Math.exp(epsilon) * normal(-1 / (2 * sigma) - epsilon * sigma)
    for (const sigma of [0.7, 1, 2, 5])
      for (const delta of [1e-3, 1e-5]) {
        const epsilon = epsilonOf(costOfCounts(1, sigma * sigma), delta)
        assert.ok(deltaOf(epsilon, sigma) <= delta, `${sigma} ${delta}`)
        assert.ok(deltaOf(0.8 * epsilon, sigma) > delta, `${sigma} ${delta}`)
      }
  })

  it("is below the plain bound of Bun and Steinke", () => {
    for (const rho of [0.001, 0.1, 1, 10])
      assert.ok(epsilonOf(rho, 1e-6) <= rho + 2 * Math.sqrt(rho * Math.log(1e6)) + 1e-9)
    assert.equal(epsilonOf(0, 1e-6), 0)
  })

  it("finds the cost for an epsilon again", () => {
    for (const epsilon of [0.1, 1, 4]) assert.ok(Math.abs(epsilonOf(rhoFor(epsilon, 1e-6), 1e-6) - epsilon) < 1e-9)
    assert.equal(costOfCounts(16, varianceFor(16, 0.25)), 0.25)
  })

  it("promises nothing for a cost, a delta or a variance that is none", () => {
    for (const make of [
      () => epsilonOf(-1, 1e-6),
      () => epsilonOf(Number.NaN, 1e-6),
      () => epsilonOf(1, 0),
      () => epsilonOf(1, 1),
      () => rhoFor(Number.NaN, 1e-6),
      () => varianceFor(0, 1),
      () => varianceFor(1, 0),
      () => costOfCounts(1, -1),
      () => privateCounts(new Float64Array(1), { countsOfOnePerson: 1, rho: Number.NaN }, seeded(1)),
      () => discreteGaussian([0n, 1n], seeded(1)),
    ])
      assert.throws(make, RangeError, String(make))
    assert.ok(rhoFor(1, 0.9) > 2, "the largest cost is found also where delta is large")
  })

  it("adds up what is spent and refuses what is not there", () => {
    const first = spend({ rho: 1, spent: 0 }, 0.75)
    assert.ok(first.ok)
    assert.deepEqual(spend(first.budget, 0.5), { ok: false, refusal: "budget-spent", left: 0.25 })
    assert.ok(spend(first.budget, 0.25).ok)
    assert.equal(spend(first.budget, 0).ok, false)
    assert.equal(spend(first.budget, Number.NaN).ok, false)
  })
})

describe("private counts", () => {
  it("have the noise their cost asks for", () => {
    const counts = new Float64Array(4000).fill(100)
    const noisy = privateCounts(counts, { countsOfOnePerson: 8, rho: 0.5 }, seeded(17))
    const variance = noisy.reduce((sum, count) => sum + (count - 100) ** 2, 0) / noisy.length
    assert.ok(Math.abs(variance - 8) < 0.8, String(variance))
    assert.ok(noisy.every(Number.isInteger))
  })

  it("are drowned or left alone by costs that are next to nothing or beyond all measure", () => {
    const [drowned] = privateCounts(Float64Array.of(7), { countsOfOnePerson: 1, rho: 1e-30 }, seeded(2))
    assert.ok(Math.abs(drowned ?? 0) > 1e10)
    assert.deepEqual([...privateCounts(Float64Array.of(7), { countsOfOnePerson: 1, rho: 1e12 }, seeded(2))], [7])
  })
})
