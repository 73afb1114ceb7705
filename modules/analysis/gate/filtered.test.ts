import { shownBy, want } from "#modules/analysis/gate/example.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { Earlier, Truth } from "#modules/analysis/gate/truth.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

/** A cell as it is brought: its codes, null where it is summed, and how many. */
type Stated = readonly [...codes: (string | null)[], many: number]

const statedIn = (columns: readonly string[], cells: readonly Stated[]) => ({
  columns,
  cells: cells.map((cell) => {
    const many = Number(cell.at(-1))
    return { codes: cell.slice(0, -1) as (string | null)[], low: many, high: many } // all but the last
  }),
})

describe("figures of which a filter leaves some out", () => {
  it("are the same whatever is said of those: not even which codes they have", async () => {
    const uruguay: Stated[] = [["URY", null, 50], ["URY", "f", 20]] // prettier-ignore
    const only = { filters: [{ column: "area", codes: ["URY"] }] }
    const own = { columns: new Set(["sex"]), isShared: () => false }
    const left: Stated[][] = [
      [],
      [["X", "m", 40]],
      [["X", "f", 3], ["X", "_U", 17]],
      [["X", null, 12], ["X", "f", 300]],
    ] // prettier-ignore
    for (const wanted of [want([["sex"]], { by: ["area"], ...only }), want([["sex"]], only)]) {
      const answers = left.map((cells) => {
        const tables = [statedIn(["area", "sex"], [...uruguay, ...cells])]
        return protectRelease({
          snapshot: "s",
          wanted,
          earlier: [],
          truths: [{ snapshot: "s", kind: "figures", tables }],
        })
      })
      const [alone, ...others] = await Promise.all(answers)
      assert.deepEqual(
        Object.values(shownBy(alone ?? assert.fail())).sort((a, b) => Number(a) - Number(b)),
        [20, 30, 50],
      )
      for (const each of others) assert.deepEqual(each, alone)
    }
    // A filter names a code: how many stand at it elsewhere is no matter.
    const few = want([["year"]], { filters: [...only.filters, { column: "sex", codes: ["f"] }] })
    for (const many of [3, 300]) {
      const cells: Stated[] = [["URY", "2018", "f", 3], ["X", "2018", "f", many]] // prettier-ignore
      const truths: Truth[] = [{ snapshot: "s", kind: "figures", tables: [statedIn(["area", "year", "sex"], cells)] }]
      const answer = await protectRelease({ snapshot: "s", wanted: few, earlier: [], truths }, { own })
      assert.equal(answer.ok ? "" : answer.refusal, "filter-of-few", `${many} elsewhere`)
    }
  })

  it("are what all filters of a column let pass, and not what the last of them does", async () => {
    const both = ["URY", "X"].map((area) => ({ column: "area", codes: [area] }))
    const cells: Stated[] = [["URY", null, 50], ["X", null, 40]] // prettier-ignore
    const truths: Truth[] = [{ snapshot: "s", kind: "figures", tables: [statedIn(["area", "sex"], cells)] }]
    const ask = (filters: typeof both, earlier: Earlier[]) =>
      protectRelease({ snapshot: "s", wanted: want([["sex"]], { by: ["area"], filters }), earlier, truths })
    const first = await ask([], [])
    assert.ok(first.ok)
    const wanted = want([["sex"]], { by: ["area"] })
    const out = { id: "00000000-0000-4000-8000-000000000000", snapshot: "s", wanted, cube: first.cube }
    for (const earlier of [[], [out]]) {
      const answer = await ask(both, earlier)
      assert.equal(answer.ok ? shownBy(answer) : answer.refusal, "nothing-to-release")
    }
  })
})
