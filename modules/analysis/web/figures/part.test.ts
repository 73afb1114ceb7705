import { readAsk } from "#modules/analysis/web/figures/asking.ts"
import { answered, set } from "#modules/analysis/web/figures/examples.ts"
import { gridOf } from "#modules/analysis/web/figures/grid.ts"
import { partOf } from "#modules/analysis/web/figures/part.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("a part of figures that are here", () => {
  const whole = answered(["area", "year"], ([row, column]) => (row === 2 && column === 1 ? "withheld" : "shown"))
  const ask = (search: Readonly<Record<string, string>>) => readAsk(set, { rows: "area", columns: "year", ...search })

  it("is what is asked for of them, each cell as it was answered", () => {
    const part = partOf(whole, set, ask({ at: "area:state-xes,state-xlu;year:2018,2020" })) ?? assert.fail()
    assert.deepEqual(
      part.dimensions.map(({ codes }) => codes.map(({ code }) => code)),
      [
        ["state-xlu", "state-xes"],
        ["2018", "2020"],
      ],
    )
    const [all, grid] = [gridOf(whole, set), gridOf(part, set)]
    assert.equal(part.figures.length, 4)
    for (const row of grid.rows)
      for (const column of grid.columns) assert.deepEqual(grid.cell(row, column).status, all.cell(row, column).status)
    for (const row of grid.rows)
      for (const column of grid.columns) assert.equal(grid.cell(row, column).value, all.cell(row, column).value)
    assert.ok(part.figures.some(({ status }) => status === "withheld"))
  })

  it("is of a code told below what it is part of, where that is there too", () => {
    const sexes = answered(["sex", "age"])
    const below = (at: string) =>
      partOf(sexes, set, readAsk(set, { rows: "sex", columns: "age", at }))?.dimensions[0]?.codes.map(
        (each) => each.parent,
      )
    assert.deepEqual(below("sex:Total,male"), [-1, 0])
    assert.deepEqual(below("sex:male,female"), [-1, -1])
  })

  it("is all of them where all of them are asked for", () => {
    assert.equal(partOf(whole, set, ask({})), whole)
  })

  it("is not made of figures that are spread otherwise, hold something else, or lack a code", () => {
    const few = partOf(whole, set, ask({ at: "year:2018,2019" })) ?? assert.fail()
    assert.equal(partOf(few, set, ask({ at: "year:2018,2020" })), undefined)
    assert.equal(partOf(whole, set, readAsk(set, { rows: "year", columns: "area" })), undefined)
    assert.equal(partOf(whole, set, readAsk(set, { rows: "area" })), undefined)
    const held = { ...whole, held: [{ name: "sex", code: { code: "female", names: {}, parent: -1 } }] }
    assert.equal(partOf(held, set, ask({})), undefined)
    assert.ok(partOf(held, set, ask({ at: "sex:female" })))
  })
})
