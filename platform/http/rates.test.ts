import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { countRates, isHere, placeOf } from "./rates.ts"

const rate = { burst: 3, perSecond: 2 }

describe("who asks often", () => {
  it("may ask so many times at once, and is then told how long to wait", () => {
    const wait = countRates()
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => wait("eve", rate, 0)),
      [0, 0, 0, 1, 1],
    )
    assert.equal(wait("amina", rate, 0), 0)
  })

  it("may ask again when they waited, as often as was said", () => {
    const wait = countRates()
    for (let n = 0; n < 3; n += 1) wait("eve", rate, 0)
    assert.equal(wait("eve", rate, 499), 1)
    assert.deepEqual([wait("eve", rate, 500), wait("eve", rate, 500)], [0, 1])
    assert.deepEqual(
      [1, 2, 3, 4].map(() => wait("eve", rate, 60_000)),
      [0, 0, 0, 1],
    )
  })

  it("never gets more than the burst and what has flown in since, and always what they waited for", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 60 }), (pauses) => {
        const wait = countRates()
        let now = 0
        let passed = 0
        for (const pause of pauses) {
          now += pause
          const seconds = wait("eve", rate, now)
          if (seconds === 0) passed += 1
          else assert.equal(countAgain(wait, now + seconds * 1000), 0)
          if (seconds > 0) passed += 1
          now += seconds * 1000
          assert.ok(passed <= rate.burst + (now / 1000) * rate.perSecond + 1e-6)
        }
      }),
    )
    function countAgain(wait: ReturnType<typeof countRates>, at: number): number {
      return wait("eve", rate, at)
    }
  })

  it("is forgotten when too many are remembered, and nobody else's count with them", () => {
    const wait = countRates()
    for (let n = 0; n < 3; n += 1) wait("eve", rate, 0)
    for (let n = 0; n < 49_999; n += 1) wait(String(n), rate, 0)
    assert.equal(wait("eve", rate, 0), 1)
    wait("one more", rate, 0)
    assert.equal(wait("eve", rate, 0), 0)
  })
})

describe("an address", () => {
  it("is counted whole, or by the network a household is given", () => {
    for (const [address, place] of [
      ["192.0.2.7", "192.0.2.7"],
      ["::ffff:192.0.2.7", "192.0.2.7"],
      ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
      ["2001:0db8:0001:0002::9", "2001:db8:1:2"],
      ["2001:db8::9", "2001:db8:0:0"],
      ["::1", "0:0:0:0"],
      ["fe80::1%eth0", "fe80:0:0:0"],
    ] as const)
      assert.equal(placeOf(address), place, address)
  })

  it("is this machine's own where it says so", () => {
    for (const [address, is] of [
      ["127.0.0.1", true],
      ["127.8.9.1", true],
      ["::1", true],
      ["::ffff:127.0.0.1", true],
      ["12.7.0.1", false],
      ["192.0.2.7", false],
      ["::2", false],
    ] as const)
      assert.equal(isHere(address), is, address)
  })
})
