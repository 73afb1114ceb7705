import {
  cellsOf,
  keyOf,
  mannerOf,
  pasted,
  readCell,
  step,
  sumAlong,
  sumFor,
  withCell,
} from "#modules/submissions/web/fields/grid.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const written: readonly [string, ReturnType<typeof readCell>][] = [
  ["", undefined],
  ["  ", undefined],
  ["0", 0],
  ["12", 12],
  ["1 234", 1234],
  ["1,234,567", 1_234_567],
  ["1.234", 1234],
  ["١٢٣", 123],
  ["۴۵", 45],
  ["..", "not-available"],
  ["…", "not-available"],
  [".", "not-applicable"],
  ["x", "withheld"],
  ["X", "withheld"],
  ["1.5", "unreadable"],
  ["-3", "unreadable"],
  ["about 5", "unreadable"],
  ["12 34", "unreadable"],
]

describe("what is written into a cell", () => {
  for (const [text, value] of written) it(`"${text}" is ${String(value)}`, () => assert.equal(readCell(text), value))

  it("of a sheet comes in rows and cells", () => {
    assert.deepEqual(pasted("1\t2\r\n3\t\r\n"), [
      ["1", "2"],
      ["3", ""],
    ])
    assert.deepEqual(pasted("7"), [["7"]])
  })
})

describe("the keys of a grid", () => {
  const size = { rows: 2, columns: 3, rtl: false }
  const from = { row: 0, column: 1 }
  const ways: readonly [string, boolean, object | undefined][] = [
    ["ArrowRight", false, { row: 0, column: 2 }],
    ["ArrowRight", true, { row: 0, column: 0 }],
    ["ArrowLeft", true, { row: 0, column: 2 }],
    ["ArrowDown", false, { row: 1, column: 1 }],
    ["Enter", false, { row: 1, column: 1 }],
    ["ArrowUp", false, undefined],
    ["a", false, undefined],
  ]
  for (const [key, rtl, to] of ways)
    it(`lead with ${key}${rtl ? " where the page runs to the left" : ""} to ${JSON.stringify(to)}`, () =>
      assert.deepEqual(step(key, from, { ...size, rtl }), to))
})

describe("a total", () => {
  const at = (sex: string, age: string) => ({ sex, age })
  const cells = cellsOf([
    { at: at("female", "child"), value: 3 },
    { at: at("male", "child"), value: 4 },
    { at: at("female", "adult"), value: "withheld" },
    { at: at("male", "adult"), value: 1 },
  ])
  const sexes = ["female", "male"]

  it("is the sum of its parts, and missing where a part is", () => {
    assert.equal(sumAlong(cells, at("total", "child"), "sex", sexes), 7)
    assert.equal(sumAlong(cells, at("total", "adult"), "sex", sexes), undefined)
    assert.equal(sumAlong(cells, at("total", "unknown"), "sex", sexes), undefined)
    assert.equal(
      sumFor(cells, at("total", "child"), [
        { code: "sex", parts: sexes },
        { code: "age", parts: ["child", "adult"] },
      ]),
      7,
    )
  })

  it("stands in its place whatever the order of the dimensions", () => {
    assert.equal(keyOf({ age: "child", sex: "male" }), keyOf(at("male", "child")))
    assert.equal(withCell(cells, at("male", "child"), undefined).size, 3)
    assert.equal(withCell(cells, at("male", "child"), 9).get(keyOf(at("male", "child")))?.value, 9)
  })
})

describe("a table", () => {
  it("is a grid while it can be seen, and goes by rows where it cannot", () => {
    const dimension = { code: "sex", label: { en: "Sex" }, list: "sex" as const, options: [] }
    assert.equal(mannerOf([dimension, dimension], [4, 10]), "grid")
    assert.equal(mannerOf([dimension], [200]), "rows")
    assert.equal(mannerOf([dimension, dimension, dimension], [2, 2, 2]), "rows")
  })
})
