import { agency } from "#modules/analysis/sdmx/flow.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { cubeWith, dimension, lampCube, letOut } from "#tests/releasing.ts"
import { faultsOf, publishedSchema, valid, type MessageKind } from "#tests/sdmx-schemas.ts"
import { onPlatform } from "#tests/platform.ts"
import type { As } from "#tests/serving.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const setting = { today: "2033-03-01", person: "public" }
const v21 = "/api/v1/sdmx/v21"
const v3 = "/api/v1/sdmx/v3"
const flows = ["LAMPS_DETECTED", "SDG1622-LAMPS_DETECTED", "LAMPS_BY_SEX"]

/** Figures of every kind: by State and year, with rates beside them; and without State or year. */
async function letAllOut(as: As): Promise<void> {
  await as("platform", loadDirectory)
  await letOut(as, lampCube(), { code: "lamps-detected" })
  const timeless = cubeWith([dimension("sex", ["female", "male"])], [], [["sex"]], [
    [["Total"], 60],
    [["female"], 40],
    [["male"], null],
  ]) // prettier-ignore
  await letOut(as, timeless, { code: "lamps-by-sex" }, { unit: "event" })
  const people = cubeWith([dimension("area", ["state-ury"]), dimension("year", ["2018"])], ["area"], [["year"]], [
    [["state-ury", "2018"], 3_400_000],
  ]) // prettier-ignore
  await letOut(as, people, { code: "population" }, { unit: "event" })
}

const details = {
  "detail=full": "attributes=dsd",
  "detail=dataonly": "attributes=none",
  "detail=serieskeysonly": "attributes=none&measures=none",
  "detail=nodata": "measures=none",
}
const packaged = ["", "dimensionAtObservation=AllDimensions", "dimensionAtObservation=SEX", "lastNObservations=1"]

/** Every kind of question that is answered with a message: where, of which kind it is. */
function* questions(): Generator<readonly [url: string, kind: MessageKind]> {
  for (const flow of flows)
    for (const [of21, of30] of Object.entries(details))
      for (const more of of21 === "detail=full" ? packaged : packaged.slice(0, 2)) {
        yield [`${v21}/data/${flow}?${of21}&${more}`, "data"]
        yield [`${v3}/data/dataflow/${agency}/${flow}/~?${of30}&${more}`, "data"]
      }
  const kinds = ["dataflow", "datastructure", "codelist", "conceptscheme", "agencyscheme"]
  const references = ["none", "children", "descendants", "parents", "ancestors", "parentsandsiblings", "all", ...kinds]
  for (const [root, every] of [
    [v21, "structure"],
    [`${v3}/structure`, "*"],
  ] as const)
    // prettier-ignore
    for (const kind of [...kinds, every]) {
      const those = kind === "dataflow" || kind === "codelist" ? references : ["none", "all"]
      for (const each of those) yield [`${root}/${kind}?references=${each}`, "structure"]
    }
  for (const root of [v21, `${v3}/structure`]) {
    yield [`${root}/codelist/all/CL_LAMPS_DETECTED_SEX/1.0/female`, "structure"]
    yield [`${root}/conceptscheme/all/CONCEPTS/all/OBS_VALUE`, "structure"]
    for (const detail of [
      "allstubs",
      "referencestubs",
      "referencepartial",
      "allcompletestubs",
      "referencecompletestubs",
    ])
      yield [`${root}/dataflow/all/LAMPS_DETECTED/1.0?references=all&detail=${detail}`, "structure"]
  }
}

describe("messages of SDMX-JSON", () => {
  onPlatform("are valid, whatever is asked, in both editions and any language", setting, async ({ as, app }) => {
    await letAllOut(as)
    let held = 0
    for (const [nth, [url, kind]] of [...questions()].entries())
      // Every interface tells in its own edition, and some of all in the other.
      for (const edition of nth % 3 === 0 ? ([1, 2] as const) : ([url.includes(v21) ? 1 : 2] as const)) {
        const accept = `application/vnd.sdmx.${kind}+json;version=${edition}.0.0`
        const headers = { accept, "accept-language": held % 2 ? "ar" : "en" }
        const answer = await app.inject({ url, headers })
        assert.equal(answer.statusCode, 200, `${url}: ${answer.body.slice(0, 300)}`)
        assert.equal(answer.headers["content-type"], accept)
        for (const faults of faultsOf(answer.json(), kind, edition)) assert.deepEqual(faults.slice(0, 3), [], url)
        held += 1
      }
    assert.equal(held, 184)
  })

  onPlatform(
    "are valid where figures are read as SDMX, also where nothing was reported",
    setting,
    async ({ as, app }) => {
      await letAllOut(as)
      const slices = [
        ...["lamps-by-sex/data", "lamps-by-sex/data?dimensions=sex", "lamps-detected/data", "population/data"],
        ...[
          "dimensions=sex,age&at=area:state-ury;year:2018",
          "dimensions=form&at=area:state-ita",
          "at=area:state-ita;year:2018",
        ].map((asked) => `lamps-detected/data?${asked}`),
      ]
      for (const slice of slices) {
        const url = `/api/v1/figures/${slice}${slice.includes("?") ? "&" : "?"}format=sdmx-json`
        const answer = await app.inject(url)
        assert.equal(answer.statusCode, 200, url)
        valid(answer.json(), "data")
      }
    },
  )

  onPlatform("would not pass as valid with any of these things wrong", setting, async ({ as, app }) => {
    await letAllOut(as)
    const take = async (url: string, kind: string, edition: number) => {
      const headers = { accept: `application/vnd.sdmx.${kind}+json;version=${edition}.0.0` }
      return (await app.inject({ url, headers })).body
    }
    const dataUrl = `${v21}/data/LAMPS_DETECTED/A.state-ury._T._T._T`
    const structureUrl = `${v21}/dataflow/all/LAMPS_DETECTED?references=all`
    for (const edition of [1, 2] as const) {
      const data = await take(dataUrl, "data", edition)
      const structure = await take(structureUrl, "structure", edition)
      const wrong: readonly [kind: MessageKind, what: RegExp, instead: string][] = [
        ["data", /"prepared":"[^"]*"/, '"prepared":"yesterday"'],
        ["data", /"id":"LAMPS_DETECTED"/, '"id":"LAMPS DETECTED"'],
        ["data", /"sender":\{"id"/, '"sender":{"di"'],
        ["data", /"contentLanguages":\["en"/, '"contentLanguages":["English"'],
        ["data", /"test":false/, '"test":"no"'],
        ["data", /"id":"SEX"/, '"id":"2SEX"'],
        ["data", /"keyPosition":1/, '"keyPosition":-1'],
        ["data", /"values":\[\{"id":"A"/, '"values":[{"id":"A A"'],
        ["data", /"start":"2017-01-01T00:00:00Z"/, '"start":"2017"'],
        ["data", /"relationship":\{[^}]*\}+,/, ""],
        ["data", /"action":"Information"/, '"action":"I"'],
        ["data", /"links":(\[[^\]]*\]),"annotations"/, '"annotations"'],
        ["data", /"rel":"dataflow"/, '"ler":"dataflow"'],
        ["data", /"0:0:0:0:0":\{/, '"0:0:0::0":{'],
        ["data", /"attributes":\[0\]/, '"attributes":[-1]'],
        ["data", /"observations":\{"0"/, '"observations":{"2017-A1"'],
        ["data", /"observations":\{"0":\[100,/, '"observations":{"0":[[[100]],'],
        ["structure", /"version":"1.0/, '"version":"one'],
        ["structure", /"agencyID":"PALERMO",/, ""],
        ["structure", /"dimensionList":\{/, '"dimensionLists":{'],
        ["structure", /"position":0/, '"position":"first"'],
        ["structure", /"conceptIdentity":"urn:[^"]*",/, ""],
        ["structure", /"(assignmentStatus|usage)":"\w+"/, '"$1":"sometimes"'],
        ["structure", /"textType":"ObservationalTimePeriod"|"dataType":"ObservationalTimePeriod"/, '"$1dataType":"Years","textType":"Years"'],
        ["structure", /"codes":\[\{"id":"A"/, '"codes":[{"id":"A A"'],
        ["structure", /"isPartial":false/, '"isPartial":"no"'],
        ["structure", /"names":\{"ar":"[^"]*"/, '"names":{"ar":7'],
        ["structure", /"links":\[\{"rel":"self",/, '"links":[{'],
      ] // prettier-ignore
      for (const [kind, what, instead] of wrong) {
        const whole = kind === "data" ? data : structure
        const broken = whole.replace(what, instead)
        assert.notEqual(broken, whole, `${edition} ${what}`)
        const [own = []] = faultsOf(JSON.parse(broken), kind, edition)
        assert.ok(own.length > 0, `passes in edition ${edition}: ${what} as ${instead}`)
      }
      valid(JSON.parse(data), "data", edition)
    }
  })

  it("are held against the published schemas where a folder has them", (t) => {
    const kinds = ["data", "structure"] as const
    const here = kinds.flatMap((kind) => ([1, 2] as const).filter((edition) => publishedSchema(kind, edition)))
    if (here.length === 0) return t.skip("the published schemas are not here: SDMX_SCHEMAS names no copy of them")
    assert.equal(here.length, 4, "not all of the published schemas are here")
    return undefined
  })
})
