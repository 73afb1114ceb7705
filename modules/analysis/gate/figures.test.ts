import { releasesOf, shownBy, want } from "#modules/analysis/gate/example.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { BroughtTable, Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import { indexed, isWithheld } from "#modules/analysis/indexed-cube.ts"
import { decodeCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

/** A cell as it is brought: its codes (null where it is summed), what it is at least, and at most where that is more. */
type Stated = readonly [...codes: (string | null)[], low: number] | readonly [...(string | null)[], [number, number]]

const statedIn = (columns: readonly string[], cells: readonly Stated[]) => ({
  columns,
  cells: cells.map((cell) => {
    const last = cell.at(-1)
    const [low, high] = Array.isArray(last) ? last : [Number(last), Number(last)]
    return { codes: cell.slice(0, -1) as (string | null)[], low, high } // all but the last
  }),
})

type Told = { readonly codes: Readonly<Record<string, string>>; readonly value: number | "withheld" }

/** What is told of one area of those that were released, by the codes of its cells. */
async function cellsOf(area: string, wanted: Wanted, tables: BroughtTable[]): Promise<Told[]> {
  const truths: Truth[] = [{ snapshot: "s", kind: "figures", tables }]
  const answer = await protectRelease({ snapshot: "s", wanted, earlier: [], truths })
  assert.ok(answer.ok)
  const { dimensions, places, values, withheld } = answer.cube
  return Array.from(values, (value, cell): Told => {
    const codes = dimensions.flatMap(({ name, codes: own }, at) => {
      const place = places[cell * dimensions.length + at] ?? 0
      return place > 0 ? [[name, own[place] ?? ""] as const] : []
    })
    return { codes: Object.fromEntries(codes), value: withheld[cell] === 1 ? "withheld" : value }
  }).filter(({ codes }) => codes["area"] === area)
}

/** The same by what stands beside the area. */
const toldOf = async (...asked: Parameters<typeof cellsOf>) =>
  Object.fromEntries(
    (await cellsOf(...asked)).map(({ codes, value }) => {
      const beside = Object.entries(codes).flatMap(([name, code]) => (name === "area" ? [] : [code]))
      return [beside.join(" ") || "all", value]
    }),
  )

describe("of figures that were counted elsewhere", () => {
  const bySex = want([["sex"]], { by: ["area"] })
  const italy: Stated[] = [["ITA", null, 70], ["ITA", "f", 30], ["ITA", "m", 40]] // prettier-ignore
  const byBoth = want([["sex", "age"]], { by: ["area"] })
  const bothOfItaly: Stated[] = [
    ...[["ITA", "f", "child", 30] as const, ["ITA", "f", "adult", 35] as const],
    ...[["ITA", "m", "child", 40] as const, ["ITA", null, null, 105] as const],
  ]
  const apart = want([["sex"], ["age"]], { by: ["area"] })

  it("protects by nothing what hangs together nowhere as it does by area: a hundred and twenty whose sum nobody stated", async () => {
    const cells = Array.from({ length: 120 }, (_, at): Stated[] => {
      const [area, women, men] = [`A${at}`, 1 + ((at * 7) % 13), 1 + ((at * 5) % 37)]
      const told: Stated = men < 5 ? [area, "m", [0, 4]] : [area, "m", men]
      return [[area, "f", women], told, [area, null, women + men]]
    }).flat()
    const truths: Truth[] = [{ snapshot: "s", kind: "figures", tables: [statedIn(["area", "sex"], cells)] }]
    const shownOf = async (wanted: Wanted) => {
      const answer = await protectRelease({ snapshot: "s", wanted, earlier: [], truths })
      return Object.values(shownBy(answer)).filter((value) => value !== null).length
    }
    const byArea = await shownOf(bySex)
    assert.ok(byArea > 150, `${byArea} shown by area`)
    assert.equal(await shownOf(want([["area", "sex"]])), byArea)
  })

  for (const [is, stated, told] of [
    ["one sex: nothing is known of the other, nor of all", [["BRA", "f", 20]], { f: 20 }],
    ["all: nothing is known of women or men", [["BRA", null, 33]], { all: 33 }],
    [
      "all, and as many women: there are no men",
      [
        ["BRA", null, 40],
        ["BRA", "f", 40],
      ],
      { all: 40, f: 40, m: 0 },
    ],
    [
      "nobody: that is told",
      [
        ["BRA", null, 0],
        ["BRA", "f", 0],
        ["BRA", "m", 0],
      ],
      { all: 0, f: 0, m: 0 },
    ],
    ["nobody at all: there are neither women nor men", [["BRA", null, 0]], { all: 0 }],
    ["no women alone", [["BRA", "f", 0]], { f: 0 }],
    [
      "women, and that men are withheld: they are not none",
      [
        ["BRA", "f", 30],
        ["BRA", "m", [0, Infinity]],
      ],
      { f: 30, m: "withheld" },
    ],
    ["a mask alone", [["BRA", "m", [0, 4]]], { m: "withheld" }],
  ] as const satisfies readonly (readonly [string, Stated[], object])[])
    // prettier-ignore
    it(`no more is told than was said: ${is}`, async () => {
      assert.deepEqual(await toldOf("BRA", bySex, [statedIn(["area", "sex"], [...italy, ...stated])]), told)
    })

  it("a code that the data know may be theirs of whom nothing was said", async () => {
    const tables = [statedIn(["area", "sex"], [...italy, ["ITA", "other", 0], ["BRA", null, 40], ["BRA", "f", 25]])]
    assert.deepEqual(await toldOf("BRA", bySex, tables), { all: 40, f: 25 })
  })

  it("sexes and ages that were stated apart are no sum, and agree with one another", async () => {
    const stated: Stated[] = [["BRA", "f", null, 20], ["BRA", "m", null, 20], ["BRA", null, "child", 15]] // prettier-ignore
    const table = (more: Stated[]) => [statedIn(["area", "sex", "age"], [...stated, ...more, ...bothOfItaly])]
    assert.deepEqual(await toldOf("BRA", byBoth, table([])), { f: 20, m: 20, child: 15 })
    const whole = await toldOf("BRA", byBoth, table([["BRA", null, null, 40], ["BRA", null, "adult", 25]])) // prettier-ignore
    assert.deepEqual(whole, { all: 40, f: 20, m: 20, child: 15, adult: 25 })
    const [sexes, ages] = [
      [...italy, ["BRA", "f", 20], ["BRA", "m", 20]],
      [["ITA", null, 70], ["BRA", "child", 15]], // prettier-ignore
    ] as const
    const both = [statedIn(["area", "sex"], sexes), statedIn(["area", "age"], ages)]
    assert.deepEqual(await toldOf("BRA", apart, both), { f: 20, m: 20, child: 15 })
  })

  it("sexes by ages are no sexes and no ages", async () => {
    const crossed = ["f", "m"].flatMap((sex) => ["child", "adult"].map((age): Stated => ["BRA", sex, age, 20]))
    const sexes: Stated[] = [["ITA", null, 105], ["ITA", "f", 65], ["ITA", "m", 40]] // prettier-ignore
    const tables = [statedIn(["area", "sex"], sexes), statedIn(["area", "sex", "age"], [...crossed, ...bothOfItaly])]
    assert.deepEqual(await toldOf("BRA", bySex, tables), {})
    const shown = await toldOf("BRA", byBoth, tables)
    assert.deepEqual(shown, { "f child": 20, "f adult": 20, "m child": 20, "m adult": 20 })
  })

  it("a total that one table states is that of another", async () => {
    const tables = [
      statedIn(["area", "sex"], [...italy, ["BRA", "f", 20], ["BRA", null, 50]]),
      statedIn(["area", "age"], [["BRA", "child", 15], ["BRA", "adult", 35]]), // prettier-ignore
    ]
    assert.deepEqual(await toldOf("BRA", apart, tables), { all: 50, f: 20, child: 15, adult: 35 })
  })

  it("three things are told apart wherever they are read: none, withheld, and nothing said", async () => {
    const tables = [
      statedIn(
        ["area", "sex", "age"],
        [...bothOfItaly, ["BRA", "f", null, 0], ["BRA", "m", null, 20], ["BRA", null, "child", [0, 4]]],
      ),
    ]
    const truths: Truth[] = [{ snapshot: "s", kind: "figures", tables }]
    const answer = await protectRelease({ snapshot: "s", wanted: byBoth, earlier: [], truths })
    assert.ok(answer.ok)
    const cube = indexed(decodeCube(encodeCube(answer.cube)))
    const at = (...codes: string[]) =>
      cube.tell(Int32Array.from(codes, (code, of) => cube.dimensions[of]?.codes.indexOf(code) ?? -1))
    assert.deepEqual([at("BRA", "f", "Total"), at("BRA", "f", "child")], [0, 0])
    assert.deepEqual([at("BRA", "m", "Total"), isWithheld(at("BRA", "Total", "child"))], [20, true])
    assert.ok([at("BRA", "Total", "Total"), at("BRA", "m", "child"), at("BRA", "Total", "adult")].every(Number.isNaN))
    // A cube that was made before reads as it did.
    const { isStated, ...before } = answer.cube
    assert.equal(isStated, true)
    assert.equal(indexed(decodeCube(encodeCube(before))).tell(Int32Array.of(1, 0, 1)), 0)
  })

  it("a block in which whoever was not spoken of may be at too many places is refused", async () => {
    const cells = Array.from({ length: 150 }, (_, nth): Stated => ["BRA", `a${nth}`, `b${nth}`, 20])
    const truths: Truth[] = [{ snapshot: "s", kind: "figures", tables: [statedIn(["area", "one", "other"], cells)] }]
    const wanted = want([["one", "other"]], { by: ["area"] })
    const answer = await protectRelease({ snapshot: "s", wanted, earlier: [], truths })
    assert.equal(!answer.ok && answer.refusal, "too-large-to-prove")
  })

  it("a count that follows and is small is withheld with what would give it away", async () => {
    const tables = [statedIn(["area", "sex"], [...italy, ["BRA", null, 55], ["BRA", "f", 30], ["BRA", "m", 22]])]
    const shown = await toldOf("BRA", bySex, tables)
    assert.ok(Object.values(shown).includes("withheld"), JSON.stringify(shown))
  })

  it("everything that is shown is so in every whole table that agrees with what was said, and all that was said to the person is shown", async () => {
    const [sexes, ages] = [["f", "m", null], ["child", "adult", null]] as const // prettier-ignore
    const names = sexes.flatMap((sex) => ages.map((age) => [sex, age] as const))
    // Of everybody, those of whom nothing was said among them.
    const kinds = ["f", "m", "o"].flatMap((sex) => ["child", "adult", "o"].map((age) => [sex, age] as const))
    const isIn = (kind: readonly string[], codes: readonly (string | null)[]) =>
      codes.every((code, of) => code === null || kind[of] === (code === "other" || code === "_U" ? "o" : code))
    const sumOf = (table: readonly number[], codes: readonly (string | null)[]) =>
      table.reduce((sum, many, kind) => sum + (isIn(kinds[kind] ?? [], codes) ? many : 0), 0)
    const tablesOf = (most: number, kind = 0): number[][] =>
      kind === kinds.length
        ? [[]]
        : Array.from({ length: most + 1 }, (_, many) => tablesOf(most - many, kind + 1).map((rest) => [many, ...rest])).flat() // prettier-ignore
    const all = tablesOf(5)
    const others = names.map(([sex, age]): Stated => ["ITA", sex, age, sex && age ? 20 : sex || age ? 40 : 80])
    const how = fc.constantFrom("exact", "exact", "mask", "withheld", "not", "not")
    let shownAtAll = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: kinds.length - 1 }), { maxLength: 3 }),
        fc.array(how, { minLength: names.length, maxLength: names.length }),
        fc.boolean(),
        async (people, ways, isCrossed) => {
          const table = kinds.map((_, kind) => people.filter((each) => each === kind).length)
          const said = names.flatMap(([sex, age], at): [string | null, string | null, number, number][] => {
            if (!isCrossed && sex !== null && age !== null) return []
            const value = sumOf(table, [sex, age])
            const way = ways[at] ?? "not"
            if (way === "not") return []
            return [[sex, age, way === "exact" ? value : 0, way === "exact" ? value : way === "mask" ? 4 : Infinity]]
          })
          const possible = all.filter((each) =>
            said.every(([sex, age, low, high]) => {
              const sum = sumOf(each, [sex, age])
              return low <= sum && sum <= high
            }),
          )
          const cells = said.map(([sex, age, low, high]): Stated => ["BRA", sex, age, [low, high]])
          const columns = ["area", "sex", "age"]
          const stated: Stated[] = [...others, ["ITA", "other", null, 0], ...cells]
          const tables = isCrossed
            ? [statedIn(columns, stated)]
            : [["area", "sex"] as const, ["area", "age"] as const].map(([area, own]) => {
                const rest = own === "sex" ? 2 : 1
                const its = stated.filter((cell) => cell[rest] === null)
                return statedIn(
                  [area, own],
                  its.map((cell) => cell.toSpliced(rest, 1) as unknown as Stated),
                ) // without the other column
              })
          const wanted = want(isCrossed ? [["sex", "age"]] : [["sex"], ["age"]], { by: ["area"], k: 1 })
          const shown = await cellsOf("BRA", wanted, tables)
          for (const { codes, value } of shown) {
            if (value === "withheld") continue
            shownAtAll += 1
            const sums = new Set(possible.map((each) => sumOf(each, [codes["sex"] ?? null, codes["age"] ?? null])))
            assert.deepEqual([...sums], [value], `${JSON.stringify(codes)} is not ${value} in every table`)
          }
          for (const [sex, age, low, high] of said) {
            const own = shown.find(({ codes }) => (codes["sex"] ?? null) === sex && (codes["age"] ?? null) === age)
            assert.ok(own && (low < high || own.value === low), `${sex} ${age} was said, and is ${own?.value}`)
          }
        },
      ),
      { numRuns: 120, seed: 20_261_122 },
    )
    assert.ok(shownAtAll > 200, `${shownAtAll} shown`)
  })
})

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
      cube.tell(Int32Array.of(ports?.indexOf(port) ?? -1, sexes?.indexOf(sex) ?? -1))
    assert.ok(isWithheld(told("Odra", "f")) && isWithheld(told("Odra", "Total")))
    assert.equal(told("Wda", "f"), 30)
    // By nothing all of it is one block, and what contradicts itself somewhere does so as a whole.
    const whole = want([["port", "sex"]])
    const none = await protectRelease({ snapshot: "s", wanted: whole, earlier: [], truths })
    assert.deepEqual(none, { ok: false, refusal: "tables-disagree", dimensions: ["port", "sex"] })
  })
})
