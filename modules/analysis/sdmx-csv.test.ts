import { agency, attributes } from "#modules/analysis/sdmx/flow.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { cubeWith, dimension, lampCube, letOut } from "#tests/releasing.ts"
import { onPlatform } from "#tests/platform.ts"
import type { FastifyInstance } from "fastify"
import assert from "node:assert/strict"
import { describe } from "node:test"

const setting = { today: "2033-03-01", person: "public" }
const v21 = "/api/v1/sdmx/v21"
const flow = "LAMPS_DETECTED"

type Sheet = { readonly text: string; readonly heads: string[]; readonly lines: string[][]; readonly type: string }

/** What is sent as SDMX-CSV of a version: its text, and its lines in fields, as RFC 4180 parts them where nothing is quoted. */
async function sheetOf(app: FastifyInstance, asked: string, version: 1 | 2): Promise<Sheet> {
  const accept = `application/vnd.sdmx.data+csv;version=${version}.0.0`
  const answer = await app.inject({ url: `${v21}/data/${asked}`, headers: { accept, "accept-language": "fr" } })
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  const rows = answer.body.split("\r\n").map((line) => line.split(","))
  const [heads = [], ...lines] = rows.slice(0, -1)
  return { text: answer.body, heads, lines, type: String(answer.headers["content-type"]) }
}

const codes = ["FREQ", "REF_AREA", "SEX", "AGE", "FORM", "TIME_PERIOD"]
const told = ["OBS_VALUE", ...attributes, "UNIT_MEASURE"]

/** The rules of the field guides of SDMX-CSV 1.0 and 2.0 that concern a file of one dataflow in codes. */
const rules: Readonly<Record<string, (sheet: Sheet, version: 1 | 2) => void>> = {
  "is text in UTF-8 without a mark before it": ({ text }) => assert.notEqual(text.charCodeAt(0), 0xfeff),
  "ends each line, the last too, with CR and LF": ({ text }) =>
    assert.ok(text.endsWith("\r\n") && !/(^|[^\r])\n|\r(?!\n)/.test(text)),
  "has a line of heads before all others": ({ heads }) =>
    assert.ok(heads.every((head) => /^[A-Z][A-Z0-9_]*$/.test(head))),
  "has as many fields in every line as in the heads": ({ heads, lines }) =>
    assert.ok(lines.length > 0 && lines.every((line) => line.length === heads.length)),
  "parts fields with commas, whatever the language": ({ text }) => assert.ok(!text.includes(";")),
  "has no field that would need quoting": ({ text }) => assert.ok(!/["']/.test(text)),
  "keeps no spaces around fields": ({ text }) => assert.ok(!/ ,|, | \r/.test(text)),
  "begins with the dataflow, in 2.0 with the kind of structure and its id": ({ heads }, version) =>
    assert.deepEqual(
      heads.slice(0, version === 1 ? 1 : 2),
      version === 1 ? ["DATAFLOW"] : ["STRUCTURE", "STRUCTURE_ID"],
    ),
  "names the dataflow by agency, id and version in every line": ({ lines }, version) => {
    const name = version === 1 ? `${agency}:${flow}(1.0)` : `dataflow,${agency}:${flow}(1.0.0)`
    assert.ok(lines.every((line) => line.join(",").startsWith(`${name},`)))
  },
  "has the action after it in 2.0, for information; in 1.0 there is none": ({ heads, lines }, version) => {
    assert.equal(heads.indexOf("ACTION"), version === 1 ? -1 : 2)
    if (version === 2) assert.ok(lines.every((line) => line[2] === "I"))
  },
  "has the components in the order of their structure: dimensions, measure, attributes": ({ heads }, version) =>
    assert.deepEqual(heads.slice(version === 1 ? 1 : 3), [...codes, ...told]),
  "has each column once": ({ heads }) => assert.equal(new Set(heads).size, heads.length),
  "says of each observation which it is, once": ({ heads, lines }) => {
    const keys = lines.map((line) => codes.map((each) => line[heads.indexOf(each)]).join("."))
    assert.ok(keys.every((key) => !key.split(".").includes("")))
    assert.equal(new Set(keys).size, keys.length)
  },
  "tells codes by their ids and periods as they were recorded": ({ heads, lines }) => {
    for (const each of codes) {
      const at = heads.indexOf(each)
      const pattern = each === "TIME_PERIOD" ? /^\d{4}$/ : /^[A-Za-z0-9_@$-]+$/
      assert.ok(
        lines.every((line) => pattern.test(line[at] ?? "")),
        each,
      )
    }
  },
  "writes numbers with a point, whatever the language": ({ heads, lines }) => {
    const at = heads.indexOf("OBS_VALUE")
    assert.ok(lines.every((line) => /^(-?\d+(\.\d+)?)?$/.test(line[at] ?? "?")))
    assert.ok(lines.some((line) => line[at] === "0"))
  },
  "leaves the value empty where there is none, and says why": ({ heads, lines }) => {
    const [value, status] = [heads.indexOf("OBS_VALUE"), heads.indexOf("OBS_STATUS")]
    for (const line of lines) assert.equal(line[value] === "", line[status] !== "A", line.join())
  },
  "repeats in each line what is told of a whole series": ({ heads, lines }) =>
    assert.ok(lines.every((line) => line[heads.indexOf("UNIT_MEASURE")] === "NUMBER")),
  "is of the media type of its version": ({ type }, version) =>
    assert.equal(type, `application/vnd.sdmx.data+csv;version=${version}.0.0`),
}

describe("a file of SDMX-CSV", () => {
  onPlatform("follows each rule of the field guides, in both versions", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code: "lamps-detected" })
    for (const version of [1, 2] as const) {
      const sheet = await sheetOf(app, flow, version)
      for (const [rule, hold] of Object.entries(rules))
        try {
          hold(sheet, version)
        } catch (cause) {
          throw new Error(`${version}.0: it ${rule}`, { cause })
        }
    }
  })

  onPlatform("has no more columns than what is asked for", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code: "lamps-detected" })
    const key = `${flow}/A.state-ury.female._T._T`
    const dataonly = await sheetOf(app, `${key}?detail=dataonly`, 2)
    assert.deepEqual(dataonly.heads.slice(3), [...codes, "OBS_VALUE"])
    assert.deepEqual(dataonly.lines.map((line) => line.at(-1)), ["70", "71"]) // prettier-ignore
    const keys = await sheetOf(app, `${key}?detail=serieskeysonly`, 2)
    assert.deepEqual(keys.heads.slice(3), codes)
    assert.deepEqual(keys.lines.map((line) => line.slice(3).join()), ["A,state-ury,female,_T,_T,"]) // prettier-ignore
    const nodata = await sheetOf(app, `${key}?detail=nodata`, 1)
    assert.deepEqual(nodata.heads.slice(1), [...codes, "UNIT_MEASURE"])
    assert.deepEqual(
      nodata.lines.map((line) => line.slice(1).join()),
      ["A,state-ury,female,_T,_T,,NUMBER"],
    )
  })

  onPlatform("writes codes so that no program takes them for formulas, nor for two", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    const lamps = ["=1+1", "-5", "+5", "a,b", 'c"d', "e f", "a;b"]
    const cube = cubeWith(
      [dimension("lamp", lamps)],
      [],
      [["lamp"]],
      lamps.map((each) => [[each], 20]),
    )
    await letOut(as, cube, { code: "odd-lamps" })
    const { lines, text } = await sheetOf(app, "ODD_LAMPS", 2)
    const ids = lines.map((line) => line[3] ?? "")
    assert.equal(new Set(ids).size, lamps.length + 1)
    assert.ok(ids.every((id) => /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(id)))
    assert.ok(!/[="'+;]/.test(text))
  })
})
