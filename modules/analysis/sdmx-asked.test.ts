import { agency } from "#modules/analysis/sdmx/flow.ts"
import { cubeWith, dimension, lampCube, letOut, type InventedCell } from "#tests/releasing.ts"
import { onPlatform } from "#tests/platform.ts"
import type { FastifyInstance } from "fastify"
import assert from "node:assert/strict"
import { describe } from "node:test"

const setting = { today: "2033-03-01", person: "public" }
const code = "lamps-detected"

/** What is asked for, as lines of SDMX-CSV with their head; the refusal where it is refused. */
async function linesOf(app: FastifyInstance, asked: string): Promise<string[]> {
  const url = `/api/v1/sdmx/v3/data/dataflow/${agency}/LAMPS_DETECTED/*/${asked}`
  const answer = await app.inject({ url, headers: { accept: "application/vnd.sdmx.data+csv;version=2.0.0" } })
  if (answer.statusCode !== 200) return [answer.json<{ type: string }>().type]
  return answer.body.trim().split("\r\n")
}

/** The observations that are asked for, in their order: the key of each, and its value or its status. */
async function observed(app: FastifyInstance, asked: string): Promise<string[]> {
  const [head = "", ...lines] = await linesOf(app, asked)
  if (lines.length === 0) return [head]
  const at = head.split(",").indexOf("OBS_VALUE")
  return lines.map((line) => {
    const cells = line.split(",")
    return `${cells.slice(4, at).join(".")}: ${cells[at] || cells[at + 1]}`
  })
}

describe("what SDMX asks of data", () => {
  onPlatform("tells of what is withheld neither a value nor bounds of one", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const [head = "", ...lines] = await linesOf(app, "*")
    const at = (name: string) => head.split(",").indexOf(name)
    const withheld = lines.filter((line) => line.split(",")[at("OBS_STATUS")] === "Q")
    assert.equal(withheld.length, 12)
    for (const line of withheld)
      for (const name of ["OBS_VALUE", "LOWER_BOUND", "UPPER_BOUND"]) assert.equal(line.split(",")[at(name)], "", line)
  })

  onPlatform("takes several keys as they stand, along whichever dimension", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const keys = "A.state-ury.female._T._T,A.state-jor.male._T._T?c[TIME_PERIOD]=2018"
    const wanted = ["state-jor.male._T._T.2018: 30", "state-ury.female._T._T.2018: 71"]
    for (const along of ["TIME_PERIOD", "SEX", "REF_AREA", "FORM", "AllDimensions"]) {
      const found = await observed(app, `${keys}&dimensionAtObservation=${along}`)
      assert.deepEqual(found.toSorted(), wanted, along)
    }
  })

  onPlatform("counts out observations, and not years of which nothing was told", setting, async ({ as, app }) => {
    const cells: InventedCell[] = [
      [["state-ury", "2016", "Total"], 30],
      [["state-ury", "2017", "Total"], 31],
      [["state-ury", "2018", "Total"], null],
      [["state-ury", "2019", "Total"], 33],
      [["state-jor", "2017", "Total"], 40],
    ]
    const dimensions = [
      dimension("area", ["state-ury", "state-jor", "state-ita"]),
      // Years stand in the order in which they were met.
      dimension("year", ["2019", "2016", "2017", "2018", "2020"]),
      dimension("sex", ["female"]),
    ]
    await letOut(as, cubeWith(dimensions, ["area", "year"], [["sex"]], cells), { code })
    const all = await observed(app, "*.*._T")
    assert.deepEqual(all.slice(0, 5), [
      ...["state-ury._T.2016: 30", "state-ury._T.2017: 31", "state-ury._T.2018: Q", "state-ury._T.2019: 33"],
      "state-ury._T.2020: O",
    ])
    assert.equal(all.length, 10)
    const jor = "state-jor._T.2017: 40"
    assert.deepEqual(await observed(app, "*.*._T?lastNObservations=1"), ["state-ury._T.2019: 33", jor])
    assert.deepEqual(await observed(app, "*.*._T?lastNObservations=2"), [
      ...["state-ury._T.2018: Q", "state-ury._T.2019: 33"],
      jor,
    ])
    assert.deepEqual(await observed(app, "*.*._T?firstNObservations=1"), ["state-ury._T.2016: 30", jor])
    assert.deepEqual(await observed(app, "*.*._T?firstNObservations=2&lastNObservations=1"), [
      ...["state-ury._T.2016: 30", "state-ury._T.2017: 31", "state-ury._T.2019: 33"],
      jor,
    ])
    assert.deepEqual(await observed(app, "*.state-ita._T?lastNObservations=1"), ["problem:sdmx-no-data"])
  })
})
