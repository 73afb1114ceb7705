import { agency, attributes } from "#modules/analysis/sdmx/flow.ts"
import { sdgCodes } from "#modules/analysis/sdmx/sdg.ts"
import { allActors, loadDirectory } from "#modules/directory/door.ts"
import { cubeWith, dimension, lampCube, letOut, type InventedCell } from "#tests/releasing.ts"
import { valid } from "#tests/sdmx-schemas.ts"
import { told, type Data } from "#tests/sdmx-told.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"

const code = "lamps-detected"
const flow = "LAMPS_DETECTED"
const setting = { today: "2033-03-01", person: "public" }
const v3 = "/api/v1/sdmx/v3"
const file = "../shared/statistics/sdg-16-2-2-structure.json"
const countries = "../shared/data/codelists/iso3166-m49.csv"
const skip = [file, countries].every((each) => existsSync(each))
  ? false
  : "the published structure and M49 are not here"

/** The published structure of the indicator, as far as it is looked at. */
type Published = {
  readonly dimensions: readonly { id: string; codelist: string | null }[]
  readonly attributes: readonly {
    id: string
    status: string
    attachedTo: "observation" | "series"
    codelist: string | null
  }[]
  readonly codelists: Readonly<Record<string, { codes: Record<string, string> }>>
}

describe("indicator 16.2.2", () => {
  onPlatform("is offered of a release whose dimensions fit, in its own codes", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    await letOut(as, lampCube(), { code })
    await letOut(as, lampCube(), { code: "events" }, { unit: "event" })
    const id = `SDG1622-${flow}`
    const answer = await app.inject(`${v3}/data/dataflow/${agency}/${id}`)
    valid(answer.json(), "data")
    const observed = told(answer.json<Data>())
    const key = (series: string, area: string, sex: string, age: string, year: string) =>
      `A.G.${series}.${area}.${sex}.${age}._T._T._T._T._T._T._T._T._T.${year}`
    assert.equal(observed[key("VC_HTF_DETV", "858", "_T", "_T", "2018")], 101)
    assert.equal(observed[key("VC_HTF_DETV", "400", "F", "Y_GE18", "2017")], 160)
    assert.equal(observed[key("VC_HTF_DETV", "858", "_T", "Y0T17", "2018")], "Q")
    assert.equal(observed[key("VC_HTF_DETVSX", "858", "_T", "_T", "2018")], 81)
    assert.equal(observed[key("VC_HTF_DETVFL", "858", "_T", "_T", "2018")], 20)
    assert.equal(observed[key("VC_HTF_DETVOP", "858", "_T", "_T", "2018")], 0)
    assert.ok(!Object.keys(observed).some((each) => each.includes("R.")), "no rates without a population")
    assert.equal((await app.inject(`${v3}/data/dataflow/${agency}/SDG1622-EVENTS`)).statusCode, 404)
  })

  onPlatform("is not told of some of those who were detected, or of others", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    const offered = async (column: string, codes: string[]) => {
      const only = `only-${codes.join("-")}`
      await letOut(as, lampCube(), { code: only, filters: [{ column, codes }] })
      const id = only.toUpperCase().replaceAll("-", "_")
      const flows = await app.inject(`${v3}/data/dataflow/${agency}/SDG1622-${id}`)
      return flows.statusCode === 200
    }
    assert.equal(await offered("sex", ["female"]), false)
    assert.equal(await offered("indicator", ["convicted"]), false)
    assert.equal(await offered("indicator", ["victims-detected", "convicted"]), false)
    assert.equal(await offered("lamp", ["a"]), false)
    assert.equal(await offered("indicator", ["victims-detected"]), true)
    assert.equal(await offered("area", ["state-ury", "state-jor"]), true)
  })

  const people = cubeWith(
    [dimension("area", ["state-ury"]), dimension("year", ["2018"])],
    ["area"],
    [["year"]],
    [
      [["state-ury", "Total"], 3_400_000],
      [["state-ury", "2018"], 3_400_000],
    ],
  )
  const rates = `${v3}/data/dataflow/${agency}/SDG1622-${flow}/*/A.G.VC_HTF_DETVR+VC_HTF_DETV.858._T._T.........`

  onPlatform("has no rates by what a State says of how many live there", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    await letOut(as, lampCube(), { code })
    await letOut(as, people, { code: "population" }, { party: "state-jor", unit: "event" })
    const keys = Object.keys(told((await app.inject(rates)).json<Data>()))
    assert.ok(keys.length === 2 && !keys.some((key) => key.includes("DETVR")))
  })

  onPlatform("has rates where the population is known, and only there", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    await letOut(as, lampCube(), { code })
    await letOut(as, people, { code: "population" }, { unit: "event" })
    const observed = told((await app.inject(rates)).json<Data>())
    const tail = "858._T._T._T._T._T._T._T._T._T._T._T"
    assert.deepEqual(observed, {
      [`A.G.VC_HTF_DETV.${tail}.2017`]: 100,
      [`A.G.VC_HTF_DETV.${tail}.2018`]: 101,
      [`A.G.VC_HTF_DETVR.${tail}.2017`]: "O",
      [`A.G.VC_HTF_DETVR.${tail}.2018`]: 2.97059,
    })
  })

  onPlatform("leaves out what has no code in its lists, and remarks on it", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    const dimensions = [
      dimension("area", ["state-ury", "atlantis", "JOR", "state-jor"]),
      dimension("year", ["2017", "2018-2019"]),
      dimension("age", ["child", "0-8"], { "0-8": "child" }),
      dimension("form", ["sexual-exploitation", "forced-marriage", "other"]),
    ]
    const cells: InventedCell[] = [["state-ury", 71], ["atlantis", 72], ["JOR", 73], ["state-jor", 74]].flatMap(([area, count], nth): InventedCell[] => [
      [[String(area), "2017", "Total", "Total"], Number(count)],
      [[String(area), "2018-2019", "Total", "Total"], 80 + nth],
      [[String(area), "2017", "0-8", "Total"], 30 + nth],
      [[String(area), "2017", "Total", "forced-marriage"], 40 + nth],
      [[String(area), "2017", "Total", "other"], 50 + nth],
    ]) // prettier-ignore
    await letOut(as, cubeWith(dimensions, ["area", "year"], [["age"], ["form"]], cells), { code })
    const id = `SDG1622-${flow}`
    const answer = await app.inject(`${v3}/data/dataflow/${agency}/${id}`)
    valid(answer.json(), "data")
    const observed = told(answer.json<Data>())
    assert.deepEqual(
      Object.values(observed).filter((value) => value !== 0),
      [71],
      "only of Uruguay, in a year, without what has no code; and of Jordan nothing, for two codes say it is theirs",
    )
    const left =
      "REF_AREA: atlantis, Jordan, Jordan; AGE: 0–8 years; SERIES: Forced marriage, Other; TIME_PERIOD: 2018-2019"
    type Noted = { annotations?: { id: string; title: string; text: string }[] }
    const remark = ({ annotations = [] }: Noted) => annotations.find((each) => each.id === "left-out")
    const noted = answer.json<{ data: { structures: Noted[] } }>().data.structures[0] ?? {}
    const ofCodes = (text = "") =>
      text
        .split("; ")
        .map((each) => each.replace(/: .*/, ""))
        .sort()
        .join()
    assert.equal(ofCodes(remark(noted)?.text), ofCodes(left))
    assert.match(remark(noted)?.text ?? "", /REF_AREA: atlantis, Jordan, Jordan(;|$)/)
    assert.match(remark(noted)?.title ?? "", /for want of a code/)
    for (const [detail, isThere] of [
      ["full", true],
      ["allcompletestubs", true],
      ["allstubs", false],
    ] as const) {
      const flows = (await app.inject(`${v3}/structure/dataflow/*/${id}?detail=${detail}`)).json()
      valid(flows, "structure")
      assert.equal(remark(flows.data.dataflows[0])?.text, isThere ? remark(noted)?.text : undefined)
    }
    const whole = (await app.inject(`${v3}/structure/dataflow/*/${flow}`)).json()
    assert.equal(whole.data.dataflows[0].annotations, undefined, "the release itself has all its codes")
  })

  const held = "has every code of every dimension and attribute in the published lists"
  if (skip) it(held, { skip }, () => undefined)
  else
    onPlatform(held, setting, async ({ as, app }) => {
      const published = JSON.parse(readFileSync(file, "utf8")) as Published
      await as("platform", loadDirectory)
      const areas = await as("platform", async (db) => (await allActors(db)).filter(({ iso3 }) => iso3 !== null))
      const forms = ["sexual-exploitation", "labour-exploitation", "organ-removal", "other"]
      const dimensions = [
        dimension(
          "area",
          areas.map((each) => each.code),
        ),
        dimension("year", ["2017", "2018"]),
        dimension("sex", ["female", "male", "other", "unknown"]),
        dimension("age", ["child", "adult", "unknown"]),
        dimension("form", forms),
      ]
      const all = (at: number) => dimensions[at]?.codes ?? []
      const cells = areas.flatMap(({ code: area }): InventedCell[] => [
        ...all(2).map((sex): InventedCell => [[area, "2017", sex, "Total", "Total"], sex === "male" ? null : 30]),
        ...all(3)
          .slice(1)
          .map((age): InventedCell => [[area, "2017", "Total", age, "Total"], 30]),
        ...all(4)
          .slice(1)
          .map((form): InventedCell => [[area, "2017", "Total", "Total", form], 30]),
      ])
      await letOut(as, cubeWith(dimensions, ["area", "year"], [["sex"], ["age"], ["form"]], cells), { code })
      const inhabitants: InventedCell[] = areas.map((each) => [[each.code, "2017"], 1_000_000])
      await letOut(
        as,
        cubeWith(dimensions.slice(0, 2), ["area", "year"], [["area"]], inhabitants),
        { code: "population" },
        { unit: "event" },
      )
      const message = (await app.inject(`${v3}/data/dataflow/${agency}/SDG1622-${flow}`)).json<Data>()
      valid(message, "data")
      const [structure] = message.data.structures
      const components = Object.values(structure?.dimensions ?? {}).flat()
      assert.deepEqual(components.map(({ id }) => id), published.dimensions.map(({ id }) => id)) // prettier-ignore
      const listOf = (id: string) =>
        [...published.dimensions, ...published.attributes].find((each) => each.id === id)?.codelist ?? ""
      const codesOf = (id: string): string[] => Object.keys(published.codelists[listOf(id)]?.codes ?? {})
      let looked = 0
      for (const { id, values } of [...components, ...Object.values(structure?.attributes ?? {}).flat()]) {
        const known = codesOf(id)
        // Bounds have no codes.
        assert.equal(values === undefined, id.endsWith("_BOUND"), id)
        for (const { id: each } of values ?? []) {
          // Of the lists that are not in this copy, nothing is written but the whole; years have none. Rates came later.
          if (known.length === 0 && id !== "REF_AREA" && id !== "CONF_STATUS")
            assert.match(each, /^(_T|\d{4})$/, `${id} ${each}`)
          else if (known.length > 0)
            assert.ok(known.includes(id === "SERIES" ? each.replace(/R$/, "") : each), `${id} ${each}`)
          looked += 1
        }
      }
      assert.ok(looked > 230)
      // The list of areas is not in this copy: its codes are those of M49, without noughts before them.
      const codes = components.find(({ id }) => id === "REF_AREA")?.values.map(({ id }) => id) ?? []
      const m49 = new Map(
        readFileSync(countries, "utf8")
          .split("\n")
          .slice(1)
          .map((line) => [line.split(",")[1], line.split(",")[2]]),
      )
      const right = areas.map(({ iso3 }) => String(Number(m49.get(iso3 ?? ""))))
      assert.deepEqual(codes, right)
      assert.ok(codes.length >= 193 && new Set(codes).size === codes.length)
      // What must be told of each observation is, and is told where the structure has it.
      for (const { id, status, attachedTo } of published.attributes) {
        const ours = structure?.attributes[attachedTo]?.find((each) => each.id === id)
        assert.ok(ours !== undefined || status !== "Mandatory", id)
      }
    })

  it("has the attributes of the published structure, and one that is its own", { skip }, () => {
    const { attributes: known, codelists } = JSON.parse(readFileSync(file, "utf8")) as Published
    const own = [...attributes, "UNIT_MEASURE"].filter((each) => !known.some(({ id }) => id === each))
    assert.deepEqual(own, ["CONF_STATUS"])
    for (const each of ["A", "Q", "O", "E"]) assert.ok(codelists["CL_OBS_STATUS"]?.codes[each], each)
    for (const ours of [sdgCodes.sex, sdgCodes.age, sdgCodes.form])
      for (const each of Object.values(ours))
        assert.ok(
          ["CL_SEX", "CL_AGE", "CL_SERIES"].some((list) => codelists[list]?.codes[each]),
          each,
        )
  })
})
