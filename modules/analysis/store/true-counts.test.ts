import { trueCounts } from "#modules/analysis/store/true-counts.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("true counts that are looked through", () => {
  it("are remembered while somebody looks, and overwritten when nobody did for two minutes", (test) => {
    test.mock.timers.enable({ apis: ["setTimeout"] })
    const memory = trueCounts()
    const counts = Float64Array.of(3, 40)
    memory.keep("draft", counts)
    test.mock.timers.tick(100_000)
    assert.equal(memory.of("draft"), counts)
    assert.equal(memory.of("other"), undefined)
    test.mock.timers.tick(100_000)
    assert.deepEqual([...(memory.of("draft") ?? [])], [3, 40])
    test.mock.timers.tick(120_000)
    assert.equal(memory.of("draft"), undefined)
    assert.deepEqual([...counts], [0, 0])
  })

  it("are those of three drafts at most: the one looked at longest ago goes, overwritten", (test) => {
    test.mock.timers.enable({ apis: ["setTimeout"] })
    const memory = trueCounts()
    const all = ["a", "b", "c", "d"].map((name, n) => [name, Float64Array.of(n + 1)] as const)
    for (const [name, counts] of all.slice(0, 3)) memory.keep(name, counts)
    memory.of("a")
    memory.keep(...(all[3] ?? assert.fail()))
    assert.deepEqual(all.map(([name]) => memory.of(name)?.[0]), [1, undefined, 3, 4]) // prettier-ignore
    assert.deepEqual(all.map(([, [count]]) => count), [1, 0, 3, 4]) // prettier-ignore
    // Kept anew, the former is gone.
    memory.keep("a", Float64Array.of(9))
    assert.deepEqual([memory.of("a")?.[0], all[0]?.[1][0]], [9, 0])
  })
})
