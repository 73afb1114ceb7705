import { agency } from "#modules/analysis/sdmx/flow.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { cubeWith, dimension, lampCube, letOut } from "#tests/releasing.ts"
import { told, type Data } from "#tests/sdmx-told.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const setting = { today: "2033-03-01", person: "public" }
const code = "lamps-kept"
const data = `/api/v1/sdmx/v3/data/dataflow/${agency}`

/** How many live in Uruguay in 2018. */
const people = (many: number) =>
  cubeWith([dimension("area", ["state-ury"]), dimension("year", ["2018"])], ["area", "year"], [["area"]], [
    [["state-ury", "2018"], many],
  ]) // prettier-ignore

describe("answers of SDMX that are asked for again", () => {
  onPlatform("name where they were asked for, and nowhere else", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const ask = (host: string) => app.inject({ url: `${data}/LAMPS_KEPT`, headers: { host } })
    // The second time it is kept.
    const [, false_, true_] = [await ask("false.example"), await ask("false.example"), await ask("true.example")]
    assert.ok(false_.body.includes("http://false.example/"))
    assert.ok(true_.body.includes("http://true.example/") && !true_.body.includes("false.example"))
    assert.notEqual(true_.headers.etag, false_.headers.etag)
  })

  onPlatform("have the rates by the population that whoever asks may read", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    await letOut(as, lampCube(), { code })
    await letOut(as, people(2_000_000), { code: "population" }, { unit: "event" })
    const later = { of: "population", unit: "event", released: "2033-02-02" } as const
    await letOut(as, people(4_000_000), { code: "population-of-parties", audience: "parties" }, later)
    const ask = async (by: typeof app) => {
      const answer = await by.inject(`${data}/SDG1622-LAMPS_KEPT/*/A.G.VC_HTF_DETVR.858._T._T`)
      const rates = told(answer.json<Data>())
      return { rate: rates["A.G.VC_HTF_DETVR.858._T._T._T._T._T._T._T._T._T._T._T.2018"], tag: answer.headers.etag }
    }
    const ofParties = platformOn(as, "bruno", setting.today).app
    const first = await ask(ofParties)
    assert.deepEqual([first.rate, (await ask(ofParties)).rate], [2.525, 2.525])
    const open = await ask(app)
    assert.equal(open.rate, 5.05)
    assert.notEqual(open.tag, first.tag)
  })
})
