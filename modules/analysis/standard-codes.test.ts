import { isOfPlaces, listToldOf } from "#modules/analysis/naming.ts"
import { dimensionsOf } from "#modules/analysis/telling.ts"
import { standardCodesIn } from "#modules/analysis/store/standard-codes.ts"
import { allActors, loadDirectory } from "#modules/directory/door.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { onPlatform } from "#tests/platform.ts"
import { rowsIn } from "#tests/published.ts"
import { cubeWith, dimension, letOut } from "#tests/releasing.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const code = "lamps-of-strangers"
const places = ["state-bra", "area-abw", "region-002", "stateless"]

/** Figures by State and citizenship, of which one is a State, one another area, one a region, and one no place. */
const strangers = () =>
  cubeWith([dimension("area", ["state-afg"]), dimension("citizenship", places)], ["area"], [["citizenship"]], [
    [["state-afg", "Total"], 50],
    [["state-afg", "state-bra"], 11],
    [["state-afg", "area-abw"], 12],
    [["state-afg", "region-002"], 13],
    [["state-afg", "stateless"], 14],
  ]) // prettier-ignore

describe("the codes places have elsewhere", () => {
  onPlatform("stand beside our own in CSV and XLSX", { today: "2033-03-01", person: "public" }, async ({ as, app }) => {
    await as("platform", loadDirectory)
    await letOut(as, strangers(), { code })
    const take = (format: string) =>
      app.inject(`/api/v1/figures/${code}/data?dimensions=citizenship&at=area:state-afg&format=${format}`)
    const { head, body } = rowsIn((await take("csv")).rawPayload)
    const named = head.map((name) => name.replace("\uFEFF", ""))
    const under = (name: string) => body.map((row) => row[named.indexOf(name)])
    assert.deepEqual(under("citizenship"), ["Total", ...places])
    assert.deepEqual(under("citizenship_m49"), ["", "076", "533", "002", ""])
    assert.deepEqual(under("citizenship_iso3"), ["", "BRA", "ABW", "", ""])
    assert.deepEqual([...new Set(under("area_m49"))], ["004"])
    // A number would lose the noughts before it.
    const sheet: unknown[][] = []
    for await (const { sheet: name, cells } of rowsOf((await take("xlsx")).rawPayload))
      if (name === "Figures") sheet.push([...cells])
    const column = sheet[0]?.indexOf("Citizenship – M49 number") ?? -1
    assert.deepEqual(sheet.slice(1).map((row) => row[column] ?? null), [null, "076", "533", "002", null]) // prettier-ignore
    assert.equal(sheet[0]?.length, 10)
  })

  onPlatform(
    "stand in the code lists of a release’s own dataflow, which keeps its ids",
    { today: "2033-03-01", person: "public" },
    async ({ as, app }) => {
      await as("platform", loadDirectory)
      await letOut(as, strangers(), { code })
      for (const root of ["v21", "v3/structure"]) {
        const { data } = (
          await app.inject(`/api/v1/sdmx/${root}/codelist/PALERMO/CL_LAMPS_OF_STRANGERS_REF_AREA`)
        ).json()
        assert.deepEqual(
          data.codelists[0].codes.map((each: { id: string; annotations?: unknown }) => [each.id, each.annotations]),
          [["state-afg", [{ id: "m49", type: "M49", title: "M49 number", text: "004" }]]],
        )
      }
    },
  )

  onPlatform("are found under every code a State stands by", { today: "2033-03-01" }, async ({ as }) => {
    await as("platform", loadDirectory)
    const of = standardCodesIn(await as("platform", allActors))
    for (const each of ["state-bra", "BRA", "bra", "076"]) assert.deepEqual(of(each), { m49: "076", iso3: "BRA" })
    assert.equal(of("Total"), undefined)
  })
})

describe("the list codes are told to be of", () => {
  it("is the directory where its codes stand, and M49 where its numbers do", () => {
    assert.equal(listToldOf("m49 2026-05", ["Total", "state-bra"]), "directory (m49 2026-05)")
    assert.equal(listToldOf("m49 2026-05", ["Total", "076"]), "m49 2026-05")
    assert.equal(listToldOf("sex 0.1", ["Total", "female"]), "sex 0.1")
    assert.equal(listToldOf(null, ["state-bra"]), null)
  })

  it("is told so of the dimensions of a release", () => {
    const column = { name: "citizenship", role: "dimension", listVersion: "m49 2026-05" } as const
    const told = dimensionsOf(strangers(), () => ({}), [column])
    assert.deepEqual(told.map(({ name, codedBy }) => [name, codedBy]), [["area", null], ["citizenship", "directory (m49 2026-05)"]]) // prettier-ignore
  })

  it("says of a column of any name that places stand in it", () => {
    assert.ok(isOfPlaces({ role: "other", codedBy: "directory (m49 2026-05)" }))
    assert.ok(!isOfPlaces({ role: "other", codedBy: "sex 0.1" }))
  })
})
