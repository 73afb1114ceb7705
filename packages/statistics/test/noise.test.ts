import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import {
  cellKey,
  changeOf,
  dimension,
  isAdditive,
  linkTables,
  perturbationTable,
  readCells,
  roundTable,
  withCellKeys,
  type PerturbationTable,
} from "../src/index.ts"

function made(largest: number, variance: number, hidden: number): PerturbationTable {
  const answer = perturbationTable({ largest, variance, hidden })
  assert.ok(answer.ok)
  return answer.table
}

const moment = (row: PerturbationTable["rows"][number], power: number) =>
  row.changes.reduce((sum, change, at) => sum + (row.chances[at] ?? 0) * change ** power, 0)

describe("a perturbation table", () => {
  const folder = "../shared/statistics/reference/sdc/ptable/"
  const references = [
    [2, 0.9, 0],
    [5, 2, 1],
    [5, 3, 2],
    [8, 5, 3],
  ] as const

  it("is the one that ptable 1.0.0 makes", { skip: existsSync(folder) ? false : "no reference here" }, () => {
    for (const [largest, variance, hidden] of references) {
      const table = made(largest, variance, hidden)
      const [, ...lines] = readFileSync(`${folder}ptable_D${largest}_V${variance}_js${hidden}.csv`, "utf8")
        .trim()
        .split("\n")
      const reference = lines.map((line) => line.split(",").map(Number))
      for (const [count = 0, , chance = 0, change = 0] of reference) {
        const row = table.rows[count] ?? assert.fail(String(count))
        const own = row.chances[row.changes.indexOf(change)] ?? 0
        assert.ok(Math.abs(own - chance) < 1e-4, `${largest} ${count} ${change}: ${own} ${chance}`)
      }
      assert.equal(table.rows.length, 1 + Math.max(...reference.map(([count = 0]) => count)))
    }
  })

  it("has mean zero and its variance to a thousand-millionth, where that can be reached", () => {
    for (const [largest, variance, hidden] of references)
      for (const [count, row] of made(largest, variance, hidden).rows.entries()) {
        if (count === 0) continue
        assert.ok(Math.abs(moment(row, 0) - 1) < 1e-12 && Math.abs(moment(row, 1)) < 1e-9)
        const isFree = largest === 8 && count === 1
        if (isFree) assert.ok(Math.abs(moment(row, 2) - 4.4665) < 1e-4)
        else assert.ok(Math.abs(moment(row, 2) - variance) < 1e-9, `${largest} ${count}`)
      }
  })

  it("shows no hidden count and nothing below zero", () => {
    for (const [count, { changes }] of made(5, 3, 2).rows.entries())
      for (const change of changes) assert.ok(count + change === 0 || count + change > 2)
  })

  it("does not exist where a count could not be changed to zero on average", () => {
    assert.deepEqual(perturbationTable({ largest: 2, variance: 1, hidden: 3 }), {
      ok: false,
      refusal: "no-such-changes",
      count: 1,
    })
    assert.equal(perturbationTable({ largest: 5, variance: 1, hidden: 2 }).ok, false)
  })

  it("is refused where what it is asked to be is no table", () => {
    const asked = { largest: 5, variance: 2, hidden: 1 }
    for (const wrong of [
      { largest: 0 },
      { largest: 2.5 },
      { hidden: -1 },
      { hidden: 1.5 },
      { variance: 0 },
      { variance: NaN },
    ])
      assert.throws(() => perturbationTable({ ...asked, ...wrong }), RangeError, JSON.stringify(wrong))
  })
})

describe("controlled rounding", () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const systemFor = (text: string) => {
    const linked = linkTables([readCells(bytes(text))])
    assert.ok("system" in linked)
    return linked.system
  }

  it("keeps every sum, and every count next to what it was", async () => {
    let state = 5
    const draw = () => (state = (state * 48271) % 2147483647) / 2147483647
    for (let trial = 0; trial < 60; trial++) {
      const [wide, deep] = [2 + (trial % 4), trial % 2 === 0 ? 1 : 3]
      const rows = Array.from({ length: wide * 3 * deep }, (_, at) => {
        return `a${at % wide},b${Math.floor(at / wide) % 3},c${Math.floor(at / wide / 3)},${Math.floor(draw() * 30)}`
      })
      const system = systemFor(["a,b,c,freq", ...rows].join("\n"))
      const answer = await roundTable(system, 5)
      assert.ok(answer.ok && isAdditive(system, answer.values), `trial ${trial}`)
      if (deep === 1) assert.equal(answer.beyond, 0)
      for (const [cell, value] of system.values.entries()) {
        const rounded = answer.values[cell] ?? -1
        assert.ok(rounded % 5 === 0 && rounded >= 0)
        assert.ok(Math.abs(rounded - value) < 5 * (1 + answer.beyond), `trial ${trial}`)
      }
    }
  })

  it("goes to the nearest where that adds up, and leaves multiples alone", async () => {
    const { values } = systemFor("port,freq\nOdra,6\nWda,5\nBrda,9")
    const answer = await roundTable(systemFor("port,freq\nOdra,6\nWda,5\nBrda,9"), 5)
    assert.ok(answer.ok)
    assert.deepEqual(
      [6, 5, 9, 20].map((value) => answer.values[values.indexOf(value)]),
      [5, 5, 10, 20],
    )
    const sevens = await roundTable(systemFor("port,freq\nOdra,7\nWda,7\nBrda,7"), 5)
    assert.deepEqual(sevens.ok && [...sevens.values].sort((a, b) => a - b), [5, 5, 10, 20])
  })

  it("refuses a base that is none, and leaves a table of nobody as it is", async () => {
    const system = systemFor("port,freq\nOdra,6")
    for (const base of [0, 1, -5, 2.5, Number.NaN]) await assert.rejects(roundTable(system, base), RangeError)
    const answer = await roundTable(systemFor("port,freq\nOdra,0"), 5)
    assert.ok(answer.ok && answer.values.every((value) => value === 0))
  })
})

describe("cell keys", () => {
  it("change a count as often as the table says", () => {
    const table = made(2, 0.9, 0)
    const draws = Array.from({ length: 100_000 }, (_, at) => changeOf(table, 1, at / 100_000))
    for (const [change, share] of [
      [-1, 0.3625],
      [0, 0.3625],
      [1, 0.1875],
      [2, 0.0875],
    ] as const)
      assert.ok(Math.abs(draws.filter((one) => one === change).length / 1e5 - share) < 2e-3, String(change))
  })

  it("give the same people the same change in every table", () => {
    const table = made(5, 3, 2)
    const [port, lamp] = [dimension("port", ["Odra", "Wda"]), dimension("lamp", ["oil"])]
    const [odra, wda] = [cellKey([7, 4_000_000_000, 99]), cellKey([1_000_000_007])]
    const one = withCellKeys(
      [port],
      [
        { place: [1], value: 3, key: odra },
        { place: [2], value: 1, key: wda },
      ],
      table,
    )
    const other = withCellKeys(
      [port, lamp],
      [
        { place: [1, 1], value: 3, key: odra },
        { place: [2, 1], value: 1, key: wda },
      ],
      table,
    )
    assert.equal(odra, 4_000_000_106)
    // Odra in the first table; Odra with oil and Odra with any lamp in the second are the same three people.
    const cellsOf = ({ places, values, dimensions }: typeof one, code: number) =>
      [...values].filter((_, cell) => places[cell * dimensions.length] === code)
    assert.equal(new Set([...cellsOf(one, 1), ...cellsOf(other, 1)]).size, 1)
    assert.equal(new Set([...cellsOf(one, 0), ...cellsOf(other, 0)]).size, 1)
  })

  it("add up past 2^32 without losing a digit", () => {
    assert.equal(cellKey(Array.from({ length: 1000 }, () => 4_294_967_295)), 4_294_966_296)
  })

  it("are refused where they are none", () => {
    const port = dimension("port", ["Odra"])
    for (const key of [-1, 0.5, 2 ** 32, Number.NaN]) {
      assert.throws(() => cellKey([key]), RangeError)
      assert.throws(() => withCellKeys([port], [{ place: [1], value: 3, key }], made(2, 0.9, 0)), RangeError)
    }
  })
})
