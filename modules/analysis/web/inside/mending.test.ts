import type { SnapshotRepair } from "#modules/analysis/snapshot.ts"
import { mendingFile, mendingsIn } from "#modules/analysis/web/inside/mending-file.ts"
import {
  keyOf,
  lookedAt,
  meaningOf,
  mendingsOf,
  openIn,
  sureOf,
  withSure,
} from "#modules/analysis/web/inside/mending.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const repair = (value: string, near: readonly number[], rest: Partial<SnapshotRepair> = {}): SnapshotRepair => ({
  ...{ column: "area", value, times: 1, suggestions: near.map((each, n) => ({ code: `state-x${n}`, near: each })) },
  ...rest,
})

describe("mending values", () => {
  it("is sure of a suggestion that is near and well before the next", () => {
    const cases: [near: number[], sure: string | undefined][] = [
      [[0.95], "state-x0"],
      [[0.95, 0.8], "state-x0"],
      [[0.95, 0.9], undefined],
      [[0.8, 0.96], "state-x1"],
      [[0.6], undefined],
      [[], undefined],
    ]
    for (const [near, sure] of cases) assert.equal(sureOf(repair("Lumnia", near)), sure, near.join())
  })

  it("takes what is sure for what nobody said anything of, and leaves the rest", () => {
    const repairs = [repair("Lumnia", [0.95]), repair("Lum", [0.5]), repair("?", [0.99], { meaning: null })]
    const chosen = withSure(repairs, new Map())
    assert.deepEqual([...chosen], [["area\nLumnia", "state-x0"]])
    assert.deepEqual(
      openIn(repairs, chosen).map(({ value }) => value),
      ["Lum"],
    )
    const [, , told = repair("", [])] = repairs
    assert.equal(meaningOf(told, new Map([[keyOf(told), "state-x0"]])), "state-x0")
  })

  it("shows those that occur most often first, of a column, open or said, by their letters", () => {
    const repairs = [
      repair("Lumnia", [], { times: 2 }),
      repair("LUMENA", [], { times: 7 }),
      repair("femal", [], { column: "sex", meaning: "female" }),
    ]
    const values = (looked: Parameters<typeof lookedAt>[1]) => lookedAt(repairs, looked).map(({ value }) => value)
    assert.deepEqual(values({}), ["LUMENA", "Lumnia", "femal"])
    assert.deepEqual(values({ q: "lumn" }), ["Lumnia"])
    assert.deepEqual(values({ column: "sex" }), ["femal"])
    assert.deepEqual(values({ said: "open" }), ["LUMENA", "Lumnia"])
    assert.deepEqual(values({ said: "said" }), ["femal"])
  })

  it("is sent in parts the contract takes", () => {
    const repairs = Array.from({ length: 4500 }, (_, n) => repair(`v${n}`, []))
    const parts = mendingsOf(repairs, new Map(repairs.map((each) => [keyOf(each), null])))
    assert.deepEqual(
      parts.map(({ length }) => length),
      [2000, 2000, 500],
    )
    assert.deepEqual(mendingsOf(repairs, new Map()), [])
  })
})

describe("a file of mendings", () => {
  const repairs = [
    repair('Lumenia, "the bright"', [], { meaning: "state-xlu" }),
    repair("not said", []),
    repair("n/a", [], { meaning: null }),
  ]

  it("says again next year what was said this year", () => {
    const next = repairs.map(({ column, value, times, suggestions }) => ({ column, value, times, suggestions }))
    const read = mendingsIn(mendingFile(repairs, new Map()), next)
    assert.deepEqual(read?.others, 0)
    assert.deepEqual(
      [...(read?.chosen ?? [])],
      [
        ['area\nLumenia, "the bright"', "state-xlu"],
        ["area\nn/a", null],
      ],
    )
  })

  it("counts what fits nothing here, and is refused where it is something else", () => {
    assert.deepEqual(mendingsIn("column,value,meaning\narea,elsewhere,state-xlu\n", repairs), {
      chosen: new Map(),
      others: 1,
    })
    assert.equal(mendingsIn("name,town\na,b\n", repairs), undefined)
    assert.equal(mendingsIn('column,value,meaning\n"never closed', repairs), undefined)
  })
})
