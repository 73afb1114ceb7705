import { indexed } from "#modules/analysis/indexed-cube.ts"
import { figuresOf, howMany, wantedOf } from "#modules/analysis/slice.ts"
import { cubeShelf, decodeCube, digestOfCube, encodeCube } from "#modules/analysis/store/cubes.ts"
import { cubeWith, dimension, lampCube, type InventedCell } from "#tests/releasing.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const lamps = indexed(lampCube())

/** The figures of a question, each as its codes and what is told. */
function asked(dimensions: string, at = ""): Record<string, number | string> | string {
  const wanted = wantedOf(lamps, { dimensions, at })
  if (!wanted.ok) return wanted.refusal
  const { spread } = wanted.value
  return Object.fromEntries(
    [...figuresOf(lamps, wanted.value)].map((figure) => [
      spread
        .map(({ dimension: of, codes }, nth) => lamps.dimensions[of]?.codes[codes[figure.at[nth] ?? -1] ?? -1])
        .join(" "),
      figure.value ?? figure.status,
    ]),
  )
}

describe("a slice of released figures", () => {
  it("tells exactly the cells that are wanted, the sums where nothing else is said", () => {
    assert.deepEqual(asked("sex", "area:state-ury;year:2018"), { Total: 101, female: 71, male: 30 })
    assert.deepEqual(asked("", "area:state-jor;year:2017"), { "": 200 })
    assert.deepEqual(asked("year,sex", "area:state-ury;sex:male"), { "2017 male": 30, "2018 male": 30 })
  })

  it("spreads what is held to several codes, and what nothing is summed over", () => {
    assert.deepEqual(asked("", "area:state-ury,state-jor;year:2017"), { "state-ury": 100, "state-jor": 200 })
    assert.deepEqual(asked("", "year:2018"), { "state-ury": 101, "state-jor": 201, "state-ita": "not-reported" })
  })

  it("tells apart nobody, what is withheld, and what was not reported", () => {
    const at = "area:state-ury;year:2017"
    assert.deepEqual(asked("age", at), { Total: 100, child: "withheld", adult: "withheld", "0-8": 0 })
    assert.deepEqual(asked("age", `${at};sex:female`), { Total: 70, child: "withheld", adult: 60, "0-8": 0 })
    assert.deepEqual(asked("form", "area:state-ita;year:2017"), {
      ...{ Total: 55, "sexual-exploitation": "not-reported" },
      ...{ "labour-exploitation": "not-reported", other: "not-reported" },
    })
  })

  it("refuses what was not released together, and what is not there", () => {
    assert.equal(asked("sex,form"), "breakdown-not-released")
    assert.equal(asked("sex", "form:other"), "breakdown-not-released")
    assert.equal(asked("sex,form", "form:Total;area:state-ury;year:2017;sex:Total") instanceof Object, true)
    assert.equal(asked("lamp"), "dimension-not-found")
    assert.equal(asked("sex", "lamp:on"), "dimension-not-found")
    assert.equal(asked("sex", "sex:lamp"), "code-not-found")
    assert.equal(asked("sex", "year:Total"), "code-not-found")
  })

  it("reads codes with signs in them as addresses write them", () => {
    const signs = ["a,b", "c;d", "e:f", "100%"]
    const cells: InventedCell[] = signs.map((code, nth) => [[code], nth + 10])
    const cube = indexed(cubeWith([dimension("own", signs)], [], [["own"]], cells))
    for (const [nth, code] of signs.entries()) {
      const wanted = wantedOf(cube, { dimensions: "", at: `own:${encodeURIComponent(code)}` })
      assert.ok(wanted.ok)
      assert.deepEqual([...figuresOf(cube, wanted.value)], [{ at: [], value: nth + 10, status: "shown" }])
    }
  })

  it("is not told where it would be more than can be", () => {
    const many = Array.from({ length: 1200 }, (_, nth) => `c${nth}`)
    const wide = indexed(cubeWith([dimension("one", many), dimension("other", many)], [], [["one", "other"]], []))
    assert.deepEqual(wantedOf(wide, { dimensions: "one,other", at: "" }), { ok: false, refusal: "too-many-figures" })
    const fewer = wantedOf(wide, { dimensions: "one,other", at: "one:c1,c2" })
    assert.ok(fewer.ok)
    assert.equal(howMany(fewer.value), 2402)
  })
})

describe("figures as bytes", () => {
  it("are the same bytes for the same cells in whatever order, and are read again as they were", () => {
    const cube = lampCube()
    const bytes = encodeCube(cube)
    const wide = cube.dimensions.length
    const turned = Array.from(cube.values, (_, cell) => cell).toReversed()
    const other = {
      ...cube,
      places: Int32Array.from(
        turned.flatMap((cell) => Array.from(cube.places.subarray(cell * wide, (cell + 1) * wide))),
      ),
      values: Float64Array.from(turned, (cell) => cube.values[cell] ?? 0),
      withheld: Uint8Array.from(turned, (cell) => cube.withheld[cell] ?? 0),
    }
    assert.deepEqual(encodeCube(other), bytes)
    const again = decodeCube(bytes)
    assert.deepEqual(again.dimensions, cube.dimensions)
    assert.deepEqual(digestOfCube(encodeCube(again)), digestOfCube(bytes))
    assert.equal(
      again.values.reduce((sum, each) => sum + each),
      cube.values.reduce((sum, each) => sum + each),
    )
  })

  it("keep amounts that are no whole numbers", () => {
    const cube = cubeWith(
      [dimension("own", ["a", "b"])],
      [],
      [["own"]],
      [
        [["a"], 0.25],
        [["b"], -3],
      ],
    )
    assert.deepEqual([...decodeCube(encodeCube(cube)).values], [0.25, -3])
  })

  it("hold nothing of what is withheld, stand at one place each, and are refused cut off", () => {
    const one = (cells: readonly InventedCell[]) => cubeWith([dimension("own", ["a"])], [], [["own"]], cells)
    assert.throws(
      () => encodeCube({ ...one([[["a"], null]]), values: Float64Array.of(3) }),
      /withheld cell has a value/,
    )
    assert.throws(() => encodeCube(one([[["a"], 1], [["a"], 2]])), /same place/) // prettier-ignore
    const bytes = encodeCube(lampCube())
    for (const cut of [0, 3, 7, 40, bytes.length - 1]) assert.throws(() => decodeCube(bytes.subarray(0, cut)))
    assert.throws(() => decodeCube(Buffer.concat([bytes, Buffer.of(0)])))
  })

  it("are read once as long as they are asked for, and are those of their digest", async () => {
    const bytes = encodeCube(lampCube())
    const digest = digestOfCube(bytes)
    let times = 0
    const read = async () => ((times += 1), bytes)
    const shelf = cubeShelf(1)
    const first = await shelf(digest, read)
    assert.equal(await shelf(digest, read), first)
    assert.equal(times, 1)
    const other = encodeCube(cubeWith([dimension("own", ["a"])], [], [["own"]], [[["a"], 12]]))
    await shelf(digestOfCube(other), async () => other)
    await shelf(digest, read)
    assert.equal(times, 2)
    await assert.rejects(shelf("00".repeat(32), read), /not those of its digest/)
  })

  it("are kept for as many as there is room for: few cells in much room take it too", async () => {
    const shelf = cubeShelf(3000)
    const codes = Array.from({ length: 90 }, (_, nth) => `c${nth}`)
    const wide = (nth: number) =>
      encodeCube(cubeWith([dimension("own", codes), dimension("form", codes)], [], [["own"]], [[["c1", "Total"], nth]]))
    let times = 0
    for (const nth of [12, 13, 12]) await shelf(digestOfCube(wide(nth)), async () => ((times += 1), wide(nth)))
    // Two of them have 16,562 places between them.
    assert.equal(times, 3)
  })
})
