import { releasesOf, truthsOf, want, type Rows } from "#modules/analysis/gate/example.ts"
import type { Earlier } from "#modules/analysis/gate/truth.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { OwnCodes } from "#modules/analysis/gate/unnamed.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const columns = ["port", "sex", "lamp"]
/** Two lamps of many, one of twelve who are in two ports, and three of few. */
const monday: Rows = [
  ...[["Odra", "f", "oil", 40], ["Odra", "m", "oil", 31], ["Wda", "f", "gas", 22], ["Wda", "m", "gas", 25]] as const,
  ...[["Odra", "f", "wax", 6], ["Wda", "f", "wax", 6], ["Odra", "f", "Keeper One", 1], ["Odra", "m", "Keeper Two", 4]] as const,
  ...[["Wda", "m", "Keeper Three", 9], ["Kem", "f", "oil", 3], ["Odra", "f", "", 2]] as const,
] // prettier-ignore
const truths = truthsOf(columns, { monday })
const own: OwnCodes = { columns: new Set(["lamp", "port"]), isShared: (code) => code === "shared" }
const ask = (wanted: ReturnType<typeof want>, earlier: readonly Earlier[] = [], codes: OwnCodes = own) =>
  protectRelease({ snapshot: "monday", wanted, earlier, truths }, { own: codes })

/** The codes of a dimension that leave. */
async function codesOf(asked: ReturnType<typeof ask>, column: string): Promise<readonly string[]> {
  const answer = await asked
  assert.ok(answer.ok, JSON.stringify(answer))
  return answer.cube.dimensions.find(({ name }) => name === column)?.codes ?? []
}

describe("a code that is in no list everybody shares", () => {
  it("leaves in no way while it is told of few, in whatever tables, and the release says of which column that is so", async () => {
    for (const tables of [[["lamp"]], [["lamp", "sex"]], [["lamp"], ["sex"]]]) {
      const answer = await ask(want(tables))
      assert.ok(answer.ok)
      assert.doesNotMatch(JSON.stringify(answer.cube.dimensions), /Keeper/)
      assert.deepEqual(answer.cube.unnamed, ["lamp"])
    }
    assert.deepEqual((await codesOf(ask(want([["lamp"]])), "lamp")).slice(1), ["_U", "gas", "oil", "wax"])
  })

  it("is counted over the whole release: twelve in two ports are named in both, and nobody where nothing is summed", async () => {
    const byPort = await ask(want([["lamp"]], { by: ["port"] }))
    assert.ok(byPort.ok)
    assert.deepEqual(byPort.cube.unnamed, ["port", "lamp"])
    assert.doesNotMatch(JSON.stringify([byPort.cube.dimensions, byPort.cube.left]), /Keeper|Kem/)
    assert.ok(byPort.cube.dimensions.some(({ codes }) => codes.includes("wax")))
  })

  it("is held against the least of whom the release is for", async () => {
    const states = await codesOf(ask(want([["lamp"]], { audience: "parties", k: 5 })), "lamp")
    assert.deepEqual(states.slice(1), ["_U", "gas", "Keeper Three", "oil", "wax"])
  })

  it("stays where it is everybody's, or its column is of a list", async () => {
    const shared = { ...own, isShared: (code: string) => code === "Keeper One" }
    assert.ok((await codesOf(ask(want([["lamp"]]), [], shared), "lamp")).includes("Keeper One"))
    const listed = { ...own, columns: new Set<string>() }
    const answer = await ask(want([["lamp"]]), [], listed)
    assert.ok(answer.ok && answer.cube.unnamed === undefined)
    assert.match(JSON.stringify(answer.cube.dimensions), /Keeper Two/)
  })

  it("stands in no filter", async () => {
    const filters = (codes: string[]) => want([["sex"]], { filters: [{ column: "lamp", codes }] })
    const refused = await ask(filters(["oil", "Keeper Two"]))
    assert.ok(!refused.ok && refused.refusal === "filter-of-few")
    assert.deepEqual(refused.dimensions, ["lamp"])
    assert.ok((await ask(filters(["oil", "gas"]))).ok)
    // Of wax there are twelve, six of them in this port: so many are told of it.
    const inPort = (codes: string[], port: string) => {
      const both = [...filters(codes).filters, { column: "port", codes: [port] }]
      return ask(want([["sex"]], { filters: both }))
    }
    assert.ok((await inPort(["oil"], "Odra")).ok)
    const few = await inPort(["oil", "wax"], "Odra")
    assert.deepEqual(few, { ok: false, refusal: "filter-of-few", dimensions: ["lamp"] })
  })

  it("is withheld to all that is released later, as if it had been named", async () => {
    const first = want([["lamp"]])
    const later = want([["lamp", "sex"]])
    const named = await releasesOf(truths, [
      ["monday", first],
      ["monday", later],
    ])
    const unnamed = await ask(first)
    assert.ok(unnamed.ok)
    const earlier = { ...(named.earlier[0] ?? assert.fail()), cube: unnamed.cube }
    const second = await ask(later, [earlier])
    const as = named.answers[1]
    assert.ok(second.ok && as?.ok)
    /** What is shown, cell by cell. */
    const shown = ({ cube }: typeof second) =>
      Array.from(cube.values, (value, cell) => {
        const at = cube.dimensions.map(({ codes }, of) => codes[cube.places[cell * cube.dimensions.length + of] ?? 0])
        return cube.withheld[cell] === 1 ? [] : [`${at.join(" ")}: ${value}`]
      })
        .flat()
        .sort()
    assert.deepEqual(shown(second), shown(as))
    assert.equal(second.proof.solved, 0)
  })

  it("is not named of figures that were counted elsewhere either, small, masked or nobody", async () => {
    const cells = (
      [["Odra", null, 96], ["Odra", "oil", 60], ["Odra", "gas", 30], ["Odra", "Keeper One", 2], ["Odra", "Keeper Two", 0], ["Odra", "Keeper Three", "<5"]] as const
    ).map(([port, lamp, said]) => ({
      codes: [port, lamp],
      low: said === "<5" ? 0 : said,
      high: said === "<5" ? 4 : said,
    })) // prettier-ignore
    const figures = [{ snapshot: "monday", kind: "figures" as const, tables: [{ columns: ["port", "lamp"], cells }] }]
    const wanted = want([["lamp"]], { by: ["port"] })
    const answer = await protectRelease({ snapshot: "monday", wanted, earlier: [], truths: figures }, { own })
    assert.ok(answer.ok, JSON.stringify(answer))
    assert.doesNotMatch(JSON.stringify(answer.cube.dimensions), /Keeper/)
    assert.match(JSON.stringify(answer.cube.dimensions), /oil/)
    assert.deepEqual(answer.cube.unnamed, ["lamp"])
    const few = want([["lamp"]], { by: ["port"], filters: [{ column: "port", codes: ["Odra"] }] })
    assert.ok((await protectRelease({ snapshot: "monday", wanted: few, earlier: [], truths: figures }, { own })).ok)
    const zero = [
      {
        ...figures[0],
        tables: [
          {
            columns: ["port", "lamp"],
            cells: cells.filter(
              ({ codes: [, lamp], low }) => lamp !== "Keeper One" && (low > 2 || lamp === "Keeper Two"),
            ),
          },
        ],
      },
    ] as typeof figures // as above
    const none = await protectRelease({ snapshot: "monday", wanted, earlier: [], truths: zero }, { own })
    assert.ok(none.ok)
    assert.deepEqual(none.cube.unnamed, ["lamp"])
    const filtered = want([["port"]], { filters: [{ column: "lamp", codes: ["Keeper One"] }] })
    const refused = await protectRelease(
      { snapshot: "monday", wanted: filtered, earlier: [], truths: figures },
      { own },
    )
    assert.ok(!refused.ok && refused.refusal === "filter-of-few")
  })
})
