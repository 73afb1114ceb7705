import { answered, set } from "#modules/analysis/web/figures/examples.ts"
import {
  byName,
  gridOf,
  greatest,
  lacksOf,
  partsOf,
  partUnder,
  sortedRows,
  turned,
} from "#modules/analysis/web/figures/grid.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const code = (head: { readonly code: string }) => head.code

describe("released figures laid out as a table", () => {
  it("has every cell where it was answered, whichever way it is turned", () => {
    const figures = answered(["area", "sex"])
    const grid = gridOf(figures, set)
    const about = turned(grid)
    for (const { at, value } of figures.figures) {
      const [row, column] = [grid.rows[at[0] ?? 0], grid.columns[at[1] ?? 0]]
      assert.ok(row && column)
      assert.equal(grid.cell(row, column).value, value)
      assert.equal(about.cell(column, row).value, value)
    }
  })

  it("knows a sum from its parts, and that States have none", () => {
    const grid = gridOf(answered(["area", "sex"]), set)
    assert.deepEqual(
      grid.columns.map(({ isSum }) => isSum),
      [true, false, false],
    )
    assert.ok(grid.rows.every(({ isSum, depth }) => !isSum && depth === 1))
    assert.deepEqual(partsOf(grid.columns).map(code), ["female", "male"])
  })

  it("orders rows by a column, what has no value last, and the sum after all", () => {
    const figures = answered(["citizenship", "year"], ([row]) => (row === 2 ? "withheld" : "shown"))
    const grid = gridOf(figures, set)
    assert.deepEqual(sortedRows(grid, "2019", code).map(code), ["state-xes", "state-xlu", "state-xar", "Total"])
    assert.deepEqual(sortedRows(grid, "name", code).map(code), ["state-xar", "state-xes", "state-xlu", "Total"])
    assert.deepEqual(sortedRows(grid, undefined, code).map(code), ["state-xlu", "state-xar", "state-xes", "Total"])
  })

  it("orders codes by their names, those that were not told after them, and the sum after all", () => {
    const heads = ["Total", "_U", "state-xlu", "state-xar", "unknown"].map((each) => ({
      ...{ code: each, isSum: each === "Total", depth: each === "Total" ? 0 : 1 },
    }))
    const names: Readonly<Record<string, string>> = { "state-xar": "Zebra", "state-xlu": "Lumenia" }
    const named = byName(heads, (head) => names[head.code] ?? "Not known", "en")
    assert.deepEqual(named.map(code), ["state-xlu", "state-xar", "_U", "unknown", "Total"])
  })

  it("adds nothing up: what was not answered is not reported, what is withheld has no value", () => {
    const figures = answered(["area", "year"], ([row, column]) => (row === 0 && column === 0 ? "withheld" : "shown"))
    const grid = gridOf({ ...figures, figures: figures.figures.slice(0, -1) }, set)
    assert.deepEqual(lacksOf(grid), { withheld: 1, missing: 1 })
    assert.equal(greatest(grid), Math.max(...figures.figures.slice(0, -1).map(({ value }) => value ?? 0)))
  })

  it("has a part for each code of a third dimension", () => {
    const grid = gridOf(answered(["area", "year", "sex"]), set)
    const [row, column, panel] = [grid.rows[1], grid.columns[2], grid.panels[2]]
    assert.ok(row && column && panel)
    assert.deepEqual(partUnder(grid, panel).cell(row, column), grid.cell(row, column, panel))
    assert.equal(partUnder(grid, panel).panels.length, 1)
  })
})
