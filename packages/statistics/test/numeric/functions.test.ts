import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { factor, solve } from "../../src/numeric/cholesky.ts"
import { hasPositiveRelation } from "../../src/numeric/cone.ts"
import { logGamma } from "../../src/numeric/gamma.ts"
import { echelon, nullSpace } from "../../src/numeric/integers.ts"
import { normalQuantile, normalShare } from "../../src/numeric/normal.ts"
import { logAtLeast, logAtMost } from "../../src/numeric/poisson.ts"
import { quantile } from "../../src/numeric/quantile.ts"
import { chanceOf } from "../../src/numeric/random.ts"

const near = (found: number, wanted: number, share = 1e-13) =>
  assert.ok(Math.abs(found - wanted) <= share * Math.max(1e-300, Math.abs(wanted)), `${found} is not ${wanted}`)

describe("tails and quantiles", () => {
  it("computes the gamma function's logarithm as tables print it", () => {
    near(logGamma(0.5), 0.5723649429247001)
    near(logGamma(10), Math.log(362880))
    // Γ(100.5) is √π times the product of the halves below.
    const halves = Array.from({ length: 100 }, (_, k) => Math.log(k + 0.5)).reduce((sum, one) => sum + one)
    near(logGamma(100.5), logGamma(0.5) + halves)
  })

  it("computes the needed Poisson tail itself, however small", () => {
    // Sums of the terms themselves, the largest first.
    const term = (k: number, mean: number) => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1))
    for (const [count, mean] of [
      [0, 3],
      [3, 40],
      [12, 9],
      [60, 5],
    ] as const) {
      let below = 0
      for (let k = count; k >= 0; k -= 1) below += term(k, mean)
      let above = 0
      for (let k = count; k < count + 400; k += 1) above += term(k, mean)
      near(Math.exp(logAtMost(count, mean)), below, 1e-12)
      near(Math.exp(logAtLeast(count, mean)), above, 1e-12)
    }
    assert.ok(logAtMost(2, 1000) < -980 && Number.isFinite(logAtMost(2, 1000)))
    assert.deepEqual([logAtLeast(0, 3), logAtMost(4, 0)], [0, 0])
  })

  it("inverts the normal distribution to the last digits", () => {
    near(normalQuantile(0.975), 1.959963984540054, 1e-15)
    assert.ok(Math.abs(normalQuantile(0.5)) < 1e-15)
    near(normalQuantile(1e-20), -9.262340089798409, 1e-14)
    near(normalQuantile(0.3), -0.5244005127080407, 1e-14)
    for (const z of [-6, -2.5, -0.1, 0, 0.7, 3]) near(normalQuantile(normalShare(z)) + 10, z + 10, 1e-13)
    assert.deepEqual([normalQuantile(0), normalQuantile(1)], [-Infinity, Infinity])
  })

  it("takes quantiles of type 8 of Hyndman and Fan", () => {
    // Place p(n + 1/3) + 1/3: for four values and a quarter, 17/12 of the way.
    near(quantile([1, 2, 3, 4], 0.25), 1 + 5 / 12)
    near(quantile([1, 2, 3, 4], 0.5), 2.5)
    assert.deepEqual([quantile([1, 2, 3, 4], 0), quantile([1, 2, 3, 4], 1), quantile([7], 0.3)], [1, 4, 7])
  })
})

describe("matrices", () => {
  it("solves a positive definite system, and says when there is none", () => {
    const matrix = Float64Array.from([4, 0, 0, 2, 5, 0, 1, 3, 6])
    const b = Float64Array.from([9, 21, 25])
    assert.ok(factor(matrix, 3))
    solve(matrix, 3, b)
    // [4 2 1; 2 5 3; 1 3 6] times x.
    const [x = 0, y = 0, z = 0] = b
    near(4 * x + 2 * y + z, 9)
    near(2 * x + 5 * y + 3 * z, 21)
    near(x + 3 * y + 6 * z, 25)
    assert.equal(factor(Float64Array.from([1, 0, 1, 1]), 2), false)
  })

  it("knows ranks and null spaces exactly", () => {
    const rows = [
      [1, 2, 3],
      [2, 4, 6],
      [1, 0, 1],
    ].map((row) => Float64Array.from(row))
    const form = echelon(rows, 3)
    assert.deepEqual(form.pivots, [0, 1])
    const [direction = new Float64Array()] = nullSpace(form, 3)
    assert.deepEqual([...direction], [-1, -1, 1])
  })

  it("decides whether rows have a positive relation", () => {
    const decide = (...rows: number[][]) =>
      hasPositiveRelation(
        rows.map((row) => Float64Array.from(row)),
        rows[0]?.length ?? 0,
      )
    assert.equal(decide([1], [-2]), true)
    assert.equal(decide([1], [3]), false)
    assert.equal(decide([1, 0], [0, 1], [-1, -1]), true)
    assert.equal(decide([1, 0], [0, 1], [-1, 0]), false)
    assert.equal(decide([1, 0], [-1, 0], [0, 0]), true)
    assert.equal(decide([2, 1, 0], [-1, 1, 3], [-1, -3, -2], [0, 1, -1]), true)
  })
})

describe("chance", () => {
  it("is the same for the same seed, another for another, and even", () => {
    const words = (seed: number, stream = 0) => {
      const { word } = chanceOf(seed, stream)
      return [word(), word(), word()]
    }
    assert.deepEqual(words(1), words(1))
    assert.notDeepEqual(words(1), words(2))
    assert.notDeepEqual(words(1), words(1, 1))
    const { below } = chanceOf(42)
    const seen = new Array<number>(6).fill(0)
    for (let n = 0; n < 60_000; n += 1) seen[below(6)]! += 1
    assert.ok(
      seen.every((many) => Math.abs(many - 10_000) < 400),
      seen.join(),
    )
  })
})
