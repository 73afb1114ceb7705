import { releasesOf, shownBy, want } from "#modules/analysis/gate/example.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { Truth } from "#modules/analysis/gate/truth.ts"
import { indexed, valueAt, WITHHELD } from "#modules/analysis/slice.ts"
import { decodeCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("figures that were counted elsewhere", () => {
  /** One port of one year: a total, by sex, some of it masked. */
  const brought = (cells: readonly (readonly [string, string | null, number, number])[]): Truth[] => [
    {
      ...{ snapshot: "s", kind: "figures" },
      tables: [
        { columns: ["port", "sex"], cells: cells.map(([port, sex, low, high]) => ({ codes: [port, sex], low, high })) },
      ],
    },
  ]
  const wanted = want([["sex"]], { by: ["port"] })

  it("are completed to a whole table, and what was completed is withheld", async () => {
    const truths = brought([
      ["Odra", null, 55, 55],
      ["Odra", "f", 30, 30],
      ["Odra", "m", 22, 22],
      ["Odra", "other", 0, 4],
      ["Wda", null, 50, 50],
      ["Wda", "f", 30, 30],
      ["Wda", "m", 20, 20],
    ])
    const answer = await protectRelease({ snapshot: "s", wanted, earlier: [], truths })
    const shown = shownBy(answer)
    assert.equal(shown["Odra other"], null)
    assert.ok([shown["Odra"], shown["Odra f"], shown["Odra m"]].includes(null))
    assert.deepEqual([shown["Wda"], shown["Wda f"], shown["Wda m"]], [50, 30, 20])
  })

  it("say of whom nothing was told, where parts fall short of their total", async () => {
    const truths = brought([
      ["Odra", null, 80, 80],
      ["Odra", "f", 30, 30],
      ["Odra", "m", 20, 20],
    ])
    const shown = shownBy(await protectRelease({ snapshot: "s", wanted, earlier: [], truths }))
    assert.deepEqual(shown, { "Odra f": 30, Odra: 80, "Odra m": 20, "Odra _U": 30 })
  })

  describe("of which a filter holds some", () => {
    const kinds = ["found", "tried"] as const
    /** By port, kind and sex: of those found so many women, always thirty men; of those tried 500 and 400. */
    const day = (snapshot: string, women: number): Truth => ({
      ...{ snapshot, kind: "figures" },
      tables: [
        {
          columns: ["port", "kind", "sex"],
          cells: kinds.flatMap((kind) => {
            const [f, m] = kind === "found" ? [women, 30] : [500, 400]
            const sexes = [[null, f + m], ["f", f], ["m", m]] as const // prettier-ignore
            return sexes.map(([sex, many]) => ({ codes: ["Odra", kind, sex], low: many, high: many }))
          }),
        },
      ],
    })
    const found = want([["sex"]], { by: ["port"], filters: [{ column: "kind", codes: ["found"] }] })

    it("leave at the code it holds alone, each cell once", async () => {
      const answer = await protectRelease({ snapshot: "s", wanted: found, earlier: [], truths: [day("s", 40)] })
      assert.deepEqual(shownBy(answer), { "Odra f": 40, Odra: 70, "Odra m": 30 })
      assert.equal(answer.ok && answer.cube.values.length, 3)
    })

    it("are held against those that left before by the same filter, and by another or none", async () => {
      const truths = [day("monday", 40), day("friday", 43)]
      const both = want([["sex"]], { by: ["port", "kind"] })
      for (const [first, second] of [
        [found, found],
        [found, both],
        [both, found],
      ] as const) {
        const { answers } = await releasesOf(truths, [["monday", first], ["friday", second]]) // prettier-ignore
        const shown = shownBy(answers[1] ?? assert.fail())
        for (const cell of Object.keys(shown).filter((name) => !name.includes("tried")))
          assert.equal(shown[cell], cell.endsWith(" m") ? 30 : null, cell)
        if (second === both) assert.equal(shown["Odra tried f"], 500)
      }
      const { answers } = await releasesOf(truths, [
        ["monday", found],
        ["friday", { ...found, filters: [{ column: "kind", codes: ["tried"] }] }],
      ])
      assert.deepEqual(shownBy(answers[1] ?? assert.fail()), { "Odra f": 500, Odra: 900, "Odra m": 400 })
    })

    it("are refused where a filter has several codes, or is of a column that is crossed: nothing is added up", async () => {
      for (const wrong of [
        { ...found, filters: [{ column: "kind", codes: [...kinds] }] },
        { ...found, filters: [{ column: "sex", codes: ["f"] }] },
      ]) {
        const answer = await protectRelease({ snapshot: "s", wanted: wrong, earlier: [], truths: [day("s", 40)] })
        assert.equal(!answer.ok && answer.refusal, "figures-not-crossed")
      }
    })

    it("may be of some of the blocks", async () => {
      const some = want([["sex"]], { by: ["port", "kind"], filters: [{ column: "kind", codes: ["tried"] }] })
      const answer = await protectRelease({ snapshot: "s", wanted: some, earlier: [], truths: [day("s", 40)] })
      assert.deepEqual(Object.keys(shownBy(answer)).length, 3)
    })
  })

  it("leave out a block whose sums contradict, and say so", async () => {
    const truths = brought([
      ["Odra", null, 40, 40],
      ["Odra", "f", 30, 30],
      ["Odra", "m", 20, 20],
      ["Wda", null, 50, 50],
      ["Wda", "f", 30, 30],
      ["Wda", "m", 20, 20],
    ])
    const answer = await protectRelease({ snapshot: "s", wanted, earlier: [], truths })
    assert.ok(answer.ok)
    assert.deepEqual(answer.blocksLeftOut, [{ codes: ["Odra"], why: "contradicts-itself" }])
    assert.deepEqual(answer.proof.left, answer.blocksLeftOut)
    assert.deepEqual(Object.keys(shownBy(answer)), ["Wda f", "Wda", "Wda m"])
    // To everybody the block is withheld, not one of which nothing was reported.
    const cube = indexed(decodeCube(encodeCube(answer.cube)))
    const [ports, sexes] = cube.dimensions.map(({ codes }) => codes)
    const told = (port: string, sex: string) =>
      valueAt(cube, Int32Array.of(ports?.indexOf(port) ?? -1, sexes?.indexOf(sex) ?? -1))
    assert.deepEqual([told("Odra", "f"), told("Odra", "Total"), told("Wda", "f")], [WITHHELD, WITHHELD, 30])
  })
})
