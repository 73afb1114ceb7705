import {
  areCrossed,
  holdAt,
  lackedIn,
  queryOf,
  readAsk,
  searchOf,
  spreadBy,
  viewsOf,
} from "#modules/analysis/web/figures/asking.ts"
import { set } from "#modules/analysis/web/figures/examples.ts"
import { nextOf } from "#modules/analysis/web/figures/next.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("what is asked of released figures", () => {
  it("is States by years where nothing is said, everything else at its sum", () => {
    const ask = readAsk(set, {})
    assert.deepEqual(ask.spread, ["area", "year"])
    assert.deepEqual(queryOf(set, ask), { dimensions: "area,year", at: "" })
  })

  it("comes out of an address as it went in", () => {
    const search = { rows: "sex", columns: "age", at: "area:state-xlu;year:2019", view: "bars", sort: "child" }
    const ask = readAsk(set, search)
    assert.deepEqual(readAsk(set, searchOf(ask)), ask)
    assert.deepEqual(queryOf(set, ask), { dimensions: "sex,age", at: "area:state-xlu;year:2019" })
  })

  it("holds what is neither spread nor summed to one code: the last year, the first State", () => {
    assert.equal(queryOf(set, readAsk(set, { rows: "sex" })).at, "area:state-xlu;year:2020")
  })

  it("leaves out what the release does not hold", () => {
    const ask = readAsk(set, { rows: "wealth", columns: "sex", at: "sex:female,other;wealth:much", view: "globe" })
    assert.deepEqual(ask.spread, ["sex"])
    assert.deepEqual(ask.at, { sex: ["female"] })
    assert.equal(ask.view, "bars")
  })

  it("knows what an address asked for that is not there, or not together", () => {
    const asked = { rows: "wealth", columns: "sex", panels: "citizenship", at: "sex:female,other;wealth:much" }
    assert.deepEqual(lackedIn(set, asked), ["wealth", "citizenship", "other", "much"])
    for (const whole of [{}, { rows: "sex", columns: "age", at: "area:state-xlu;year:2019;sex:Total" }])
      assert.deepEqual(lackedIn(set, whole), [])
    const ask = readAsk(set, asked)
    assert.deepEqual(lackedIn(set, searchOf(ask)), [])
  })

  it("never asks for a crossing that was not released: what was chosen last stays", () => {
    assert.ok(areCrossed(set, ["area", "year", "sex", "age"]))
    assert.ok(!areCrossed(set, ["sex", "citizenship"]))
    const ask = readAsk(set, { rows: "area", columns: "sex", at: "age:child" })
    const turned = spreadBy(set, ask, 1, "citizenship")
    assert.deepEqual(turned.spread, ["area", "citizenship"])
    assert.deepEqual(turned.at, {})
    assert.deepEqual(holdAt(set, turned, "sex", ["male"]).spread, ["area"])
  })

  it("changes places where what is chosen stands somewhere else already", () => {
    assert.deepEqual(spreadBy(set, readAsk(set, {}), 0, "year").spread, ["year", "area"])
    assert.deepEqual(spreadBy(set, readAsk(set, {}), 1, "").spread, ["area"])
  })

  it("asks for codes whose signs part codes as the server reads them", () => {
    const odd = {
      ...set,
      dimensions: [
        ...set.dimensions,
        {
          name: "kind",
          codedBy: null,
          role: "other" as const,
          codes: [
            { code: "Total", names: {}, parent: -1 },
            { code: "a,b;c", names: {}, parent: 0 },
          ],
        },
      ],
      tables: [["kind"]],
    }
    const ask = holdAt(odd, readAsk(odd, { rows: "area" }), "kind", ["a,b;c"])
    assert.match(queryOf(odd, ask).at, /kind:a%2Cb%3Bc/)
    assert.deepEqual(readAsk(odd, searchOf(ask)).at["kind"], ["a,b;c"])
  })

  it("is pictured as its dimensions allow", () => {
    assert.deepEqual(viewsOf(set, readAsk(set, {})), ["lines", "map", "bars", "multiples"])
    assert.deepEqual(viewsOf(set, readAsk(set, { rows: "citizenship", columns: "area" }))[0], "flows")
    assert.deepEqual(viewsOf(set, readAsk(set, { rows: "sex" })), ["bars", "composition"])
    assert.deepEqual(viewsOf(set, readAsk(set, { rows: "area", columns: "year", panels: "sex" })), ["multiples"])
  })

  it("is followed by what stands beside it: the year before, another dimension across the top", () => {
    const next = nextOf(set, readAsk(set, { rows: "area", columns: "sex" }))
    assert.ok(next.length > 0 && next.length <= 6)
    assert.ok(next.some(({ at }) => at["year"]?.[0] === "2019"))
    for (const each of next) assert.ok(areCrossed(set, each.spread))
  })
})
