import { boundsOf } from "#modules/analysis/bounds.ts"
import type { Cube } from "#modules/analysis/cube.ts"
import { cubeWith, dimension, type InventedCell } from "#tests/releasing.ts"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const T = "Total"
const sexes = dimension("sex", ["female", "male"])
const ages = dimension("age", ["child", "adult", "0-8", "9-17"], { "0-8": "child", "9-17": "child" })
const areas = dimension("area", ["state-ury", "state-jor"])

/** The bounds of each withheld cell, by its codes. */
function told(cube: Cube): Record<string, [number, number]> {
  const { low, high } = boundsOf(cube)
  const wide = cube.dimensions.length
  const entries: [string, [number, number]][] = []
  for (let cell = 0; cell < cube.values.length; cell += 1) {
    if (cube.withheld[cell] === 0) continue
    const codes = cube.dimensions.map((each, at) => each.codes[cube.places[cell * wide + at] ?? 0])
    entries.push([codes.join(" "), [low[cell] ?? Number.NaN, high[cell] ?? Number.NaN]])
  }
  return Object.fromEntries(entries)
}

describe("bounds of what is withheld", () => {
  it("are what the shown parts and the shown sums leave, whichever way is nearer", () => {
    const cells: InventedCell[] = [
      ...([[["state-ury", T, T], 100], [["state-ury", "female", T], null], [["state-ury", "male", T], null]] as const),
      ...([[["state-ury", T, "child"], 40], [["state-ury", "female", "child"], 25]] as const),
      ...([[["state-ury", "male", "child"], null], [["state-ury", "male", "0-8"], null]] as const),
      ...([[["state-ury", "male", "9-17"], 11], [["state-ury", T, "adult"], null]] as const),
    ] // prettier-ignore
    assert.deepEqual(told(cubeWith([areas, sexes, ages], ["area"], [["sex", "age"]], cells)), {
      "state-ury female Total": [25, 100],
      "state-ury male Total": [0, 100],
      // Of the children 15 are no girls, of whom 11 are shown.
      "state-ury male child": [11, 15],
      "state-ury male 0-8": [0, Infinity],
      "state-ury Total adult": [0, 60],
    })
  })

  it("rest on no figure of another block, for over States nothing is summed", () => {
    const cells: InventedCell[] = [
      [["state-ury", T, T], 100],
      [["state-jor", T, T], null],
      [["state-jor", "female", T], null],
    ]
    assert.deepEqual(told(cubeWith([areas, sexes, ages], ["area"], [["sex"]], cells)), {
      "state-jor Total Total": [0, Infinity],
      "state-jor female Total": [0, Infinity],
    })
  })

  it("are not told where they would be one number", () => {
    const cells: InventedCell[] = [
      [[T, T], 30],
      [["female", T], 30],
      [["male", T], null],
    ]
    assert.deepEqual(told(cubeWith([sexes, ages], [], [["sex"]], cells)), { "male Total": [0, Infinity] })
  })

  it("hold whatever is true, whatever of it is withheld", () => {
    const parts = ["adult", "0-8", "9-17"]
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 6, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
        (people, mask) => {
          const count = (sex: string, age: string) =>
            ["female", "male"].reduce(
              (sum, one, row) =>
                sum +
                parts.reduce((inner, part, column) => {
                  const isOf = age === T || age === part || (age === "child" && part !== "adult")
                  return isOf && (sex === T || sex === one) ? inner + (people[row * 3 + column] ?? 0) : inner
                }, 0),
              0,
            )
          const all = sexes.codes.flatMap((sex) => ages.codes.map((age) => [sex, age] as const))
          const cells = all.map(([sex, age], nth): InventedCell => [[sex, age], mask[nth] ? null : count(sex, age)])
          for (const [codes, [low, high]] of Object.entries(
            told(cubeWith([sexes, ages], [], [["sex", "age"]], cells)),
          )) {
            const [sex = "", age = ""] = codes.split(" ")
            assert.ok(low <= count(sex, age) && count(sex, age) <= high, `${codes}: ${low} to ${high}`)
            assert.ok(low < high)
          }
        },
      ),
    )
  })
})
