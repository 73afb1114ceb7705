import { filterOf } from "#modules/analysis/sdmx/filter.ts"
import { agency } from "#modules/analysis/sdmx/flow.ts"
import { periodOf } from "#modules/analysis/sdmx/period.ts"
import { isOf, isServed } from "#modules/analysis/sdmx/version.ts"
import { cubeWith, dimension, lampCube, letOut, type InventedCell } from "#tests/releasing.ts"
import { onPlatform } from "#tests/platform.ts"
import type { DataSet } from "#tests/sdmx-told.ts"
import type { FastifyInstance } from "fastify"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

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
  onPlatform("tells of what is withheld no value, and the bounds that the shown figures leave", setting, async (on) => {
    const { as, app } = on
    await letOut(as, lampCube(), { code })
    const [head = "", ...lines] = await linesOf(app, "*")
    const at = (name: string) => head.split(",").indexOf(name)
    const bounds = (line: string) => ["LOWER_BOUND", "UPPER_BOUND"].map((name) => line.split(",")[at(name)])
    const withheld = lines.filter((line) => line.split(",")[at("OBS_STATUS")] === "Q")
    assert.equal(withheld.length, 12)
    for (const line of withheld) assert.equal(line.split(",")[at("OBS_VALUE")], "", line)
    const of = (key: string) => bounds(withheld.find((line) => line.includes(`,${key},`)) ?? "")
    assert.deepEqual(of("state-ury,_T,child,_T,2017"), ["0", "100"])
    // Of 171 girls and women 161 are women.
    assert.deepEqual(of("state-jor,female,child,_T,2018"), ["0", "10"])
    for (const line of lines) if (!withheld.includes(line)) assert.deepEqual(bounds(line), ["", ""], line)
  })

  onPlatform(
    "tells the same bounds in SDMX-JSON of both editions, in series and flat",
    setting,
    async ({ as, app }) => {
      await letOut(as, lampCube(), { code })
      type Attribute = { id: string; values?: { name: string }[] }
      type Said = { structure?: Structure; structures?: Structure[]; dataSets: DataSet[] }
      type Structure = { attributes: { observation: Attribute[] } }
      for (const edition of ["1.0.0", "2.0.0"])
        for (const along of ["TIME_PERIOD", "AllDimensions"]) {
          const answer = await app.inject({
            url: `/api/v1/sdmx/v21/data/LAMPS_DETECTED/A.state-jor.female.child._T?dimensionAtObservation=${along}`,
            headers: { accept: `application/vnd.sdmx.data+json;version=${edition}` },
          })
          const { structure, structures: [only = structure] = [], dataSets } = answer.json<{ data: Said }>().data
          const named = only?.attributes.observation ?? []
          const told = Object.values(dataSets[0]?.series ?? { "": dataSets[0] }).flatMap((each) =>
            Object.values(each?.observations ?? {}),
          )
          const bound = (name: string, cells: readonly (number | null)[]) => {
            const at = named.findIndex(({ id }) => id === name)
            const cell = cells[1 + at] ?? null
            return edition === "1.0.0" && cell !== null ? named[at]?.values?.[cell]?.name : String(cell)
          }
          const found = told.map((cells) => [cells[0], bound("LOWER_BOUND", cells), bound("UPPER_BOUND", cells)])
          assert.deepEqual(found, [[null, "0", "10"], [null, "0", "10"]], `${edition} ${along}`) // prettier-ignore
        }
    },
  )

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

/** Which of some codes a filter lets through. */
const through = (text: string, codes: readonly string[], isTime = false) =>
  codes.filter((each) => filterOf(text, isTime)?.(each))

describe("a filter of SDMX REST 3.0", () => {
  const codes = ["A", "AB", "B", "C"]

  it("means what the table of the standard says it means", () => {
    const told: Readonly<Record<string, string[]>> = {
      A: ["A"],
      "eq:A": ["A"],
      "A,B": ["A", "B"],
      "ge:B": ["B", "C"],
      "ge:AB+le:B": ["AB", "B"],
      "C,sw:A+ew:B": ["AB", "C"],
      "ge:A+lt:AB,gt:AB+le:B": ["A", "B"],
      "ne:A,B": ["AB", "B", "C"],
      "ne:A+B": ["B"],
      "ne:A,ne:B": ["A", "AB", "B", "C"],
      "ne:A+ne:B": ["AB", "C"],
      "co:B": ["AB", "B"],
      "nc:B": ["A", "C"],
      "sw:A": ["A", "AB"],
      "ew:B": ["AB", "B"],
      "ne:A ne:B": ["AB", "C"],
    }
    for (const [text, wanted] of Object.entries(told)) assert.deepEqual(through(text, codes), wanted, text)
    assert.equal(filterOf("is:A", false), undefined)
    assert.equal(filterOf("A,is:B", false), undefined)
  })

  it("holds periods against each other as wholes", () => {
    const years = ["2016", "2017", "2018"]
    const told: Readonly<Record<string, string[]>> = {
      "2017": ["2017"],
      "2017-A1": ["2017"],
      "ge:2017-01-01": ["2017", "2018"],
      "ge:2017-01-02": ["2018"],
      "ge:2017-Q1": ["2017", "2018"],
      "ge:2017-Q2": ["2018"],
      "gt:2017": ["2018"],
      "gt:2016-12": ["2017", "2018"],
      "gt:2017-06": ["2018"],
      "le:2017-12-31": ["2016", "2017"],
      "le:2017-11": ["2016"],
      "le:2017-S2": ["2016", "2017"],
      "lt:2017": ["2016"],
      "lt:2017-06": ["2016"],
      "ne:2017": ["2016", "2018"],
      "ge:2017-01-01T00:00:00+le:2017-12-31T23:59:59.999": ["2017"],
      "sw:201": years,
      "lamp": [],
    } // prettier-ignore
    for (const [text, wanted] of Object.entries(told)) assert.deepEqual(through(text, years, true), wanted, text)
    assert.deepEqual(through("ge:2017-06", ["2017-05", "2017-06", "2017-Q3", "2017"], true), ["2017-06", "2017-Q3"])
  })
})

describe("a period of SDMX", () => {
  it("lasts from its first moment to its last", () => {
    const told: Readonly<Record<string, readonly [from: string, to: string]>> = {
      "2018": ["2018-01-01T00:00:00.000Z", "2018-12-31T23:59:59.999Z"],
      "0099": ["0099-01-01T00:00:00.000Z", "0099-12-31T23:59:59.999Z"],
      "2018-02": ["2018-02-01T00:00:00.000Z", "2018-02-28T23:59:59.999Z"],
      "2020-02-29": ["2020-02-29T00:00:00.000Z", "2020-02-29T23:59:59.999Z"],
      "2018-T3": ["2018-09-01T00:00:00.000Z", "2018-12-31T23:59:59.999Z"],
      "2018-Q3": ["2018-07-01T00:00:00.000Z", "2018-09-30T23:59:59.999Z"],
      "2018-M12": ["2018-12-01T00:00:00.000Z", "2018-12-31T23:59:59.999Z"],
      "2018-W01": ["2018-01-01T00:00:00.000Z", "2018-01-07T23:59:59.999Z"],
      "2021-W01": ["2021-01-04T00:00:00.000Z", "2021-01-10T23:59:59.999Z"],
      "2020-W53": ["2020-12-28T00:00:00.000Z", "2021-01-03T23:59:59.999Z"],
      "2020-D366": ["2020-12-31T00:00:00.000Z", "2020-12-31T23:59:59.999Z"],
      "2018-06-30T12:00:00": ["2018-06-30T12:00:00.000Z", "2018-06-30T12:00:00.000Z"],
      "2018-06-30T12:00:00+02:00": ["2018-06-30T10:00:00.000Z", "2018-06-30T10:00:00.000Z"],
    }
    for (const [text, wanted] of Object.entries(told)) {
      const { start = 0, end = 0 } = periodOf(text) ?? {}
      assert.deepEqual([new Date(start).toISOString(), new Date(end).toISOString()], wanted, text)
    }
    const none = ["", "lamp", "18", "2018-13", "2018-00", "2018-02-29", "2018-02-00", "2018-Q5", "2018-Q01", "2018-W53"]
    const never = [...none, "2018-D366", "2018-D1", "2018-A2", "2018-T0", "2018-X1", "2018-06-30T25:00:00"]
    for (const each of never) assert.equal(periodOf(each), undefined, each)
  })
})

describe("a version that is asked for", () => {
  it("is one that is served, a later one than some, the latest, or any", () => {
    for (const each of [
      "1.0.0",
      "1",
      "1.0",
      "+",
      "~",
      "*",
      "1+.0.0",
      "1.0+.0",
      "1.0.0+",
      "1~.0",
      "+.0.0",
      "1.+.0",
      "0*.9.9",
    ])
      assert.ok(isServed(each, 2), each)
    for (const each of [
      "2.0.0",
      "0.9.9",
      "1.0.1",
      "1.0+.1",
      "1.1+.0",
      "2+.0.0",
      "0.9+.0",
      "1+.0+.0",
      "lamp",
      "1.0.0-lamp",
    ])
      assert.ok(!isServed(each, 2), each)
    assert.ok(isServed("2.0.0,1.0+.0", 2) && isServed("1.0+2.0", 1) && isServed("LATEST", 1) && !isServed("2.0+3.0", 1))
    assert.ok(
      isOf("1.2.3", "1.2+.1") && isOf("1.3.0", "1.2+.1") && !isOf("2.0.0", "1.2+.1") && !isOf("1.2.0", "1.2+.1"),
    )
  })
})

describe("how SDMX is asked for", () => {
  const at21 = `/api/v1/sdmx/v21/data/LAMPS_DETECTED/A.state-ury._T._T._T`
  const at30 = `/api/v1/sdmx/v3/data/dataflow/${agency}/LAMPS_DETECTED/~/A.state-ury._T._T._T`
  const json = "application/vnd.sdmx.data+json"
  const csv = "application/vnd.sdmx.data+csv"

  onPlatform("answers in the format that is liked best, and says which it is", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const type = async (url: string, accept?: string) => {
      const answer = await app.inject({ url, headers: accept === undefined ? {} : { accept } })
      return answer.statusCode === 200 ? answer.headers["content-type"] : `${answer.statusCode} ${answer.json().type}`
    }
    const offered: readonly [accept: string | undefined, by21: string, by30: string][] = [
      [undefined, `${json};version=1.0.0`, `${json};version=2.0.0`],
      ["*/*", `${json};version=1.0.0`, `${json};version=2.0.0`],
      ["application/json", `${json};version=1.0.0`, `${json};version=2.0.0`],
      [json, `${json};version=1.0.0`, `${json};version=2.0.0`],
      [csv, `${csv};version=1.0.0`, `${csv};version=2.0.0`],
      ["text/csv", "text/csv; charset=utf-8", "text/csv; charset=utf-8"],
      ...["1.0.0", "2.0.0"].flatMap((version): [string, string, string][] => [
        [`${json};version=${version}`, `${json};version=${version}`, `${json};version=${version}`],
        [`${csv}; version=${version}`, `${csv};version=${version}`, `${csv};version=${version}`],
      ]),
      [`${json};version=1.0+.0`, `${json};version=1.0.0`, `${json};version=1.0.0`],
      [`${json};version=2.0.0+`, `${json};version=2.0.0`, `${json};version=2.0.0`],
      [`${csv};version=2.0.0;labels=id;timeFormat=original;keys=none`, `${csv};version=2.0.0`, `${csv};version=2.0.0`],
      [`${csv};version=1.0.0;labels=id`, `${csv};version=1.0.0`, `${csv};version=1.0.0`],
      [`${csv};version=2.0.0;q=0.5, ${json};version=2.0.0;q=0.9`, `${json};version=2.0.0`, `${json};version=2.0.0`],
      [`application/vnd.sdmx.genericdata+xml;version=2.1, ${csv};version=1.0.0;q=0.1`, `${csv};version=1.0.0`, `${csv};version=1.0.0`],
    ] // prettier-ignore
    for (const [accept, by21, by30] of offered)
      assert.deepEqual([await type(at21, accept), await type(at30, accept)], [by21, by30], accept)
    const refused = [
      ...["application/vnd.sdmx.genericdata+xml;version=2.1", "application/vnd.sdmx.data+xml;version=3.0.0"],
      ...[`${json};version=3.0.0`, `${json};version=2.0.1+`, `${csv};version=2.0.0;labels=both`],
      ...[`${csv};version=2.0.0;timeFormat=normalized`, `${csv};version=2.0.0;keys=obs`, "text/html"],
    ]
    for (const accept of refused) assert.equal(await type(at30, accept), "406 problem:format-not-offered", accept)
    const { offered: those } = (await app.inject({ url: at30, headers: { accept: "text/html" } })).json()
    assert.deepEqual(those, ["json", "sdmx-json", "sdmx-csv", "sdmx-json-1", "sdmx-csv-1", "csv"])
    assert.equal(await type(`${at30}?format=sdmx-csv-1`, "text/html"), `${csv};version=1.0.0`)
  })

  onPlatform("lets what was sent be kept, and says what it hangs on", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const structure = "/api/v1/sdmx/v3/structure/codelist"
    for (const url of [at21, at30, structure]) {
      const first = await app.inject(url)
      const { etag = "", vary } = first.headers
      assert.equal(first.headers["cache-control"], "no-cache")
      for (const each of ["accept", "accept-encoding", "accept-language"]) assert.ok(String(vary).includes(each), each)
      const again = await app.inject({ url, headers: { "if-none-match": etag } })
      assert.deepEqual([again.statusCode, again.body], [304, ""])
      for (const headers of [
        { accept: url === structure ? "application/vnd.sdmx.structure+json;version=1.0.0" : csv },
        { "accept-language": "ar" },
      ])
        // prettier-ignore
        assert.equal((await app.inject({ url, headers: { ...headers, "if-none-match": etag } })).statusCode, 200)
      const small = await app.inject({ url, headers: { "accept-encoding": "gzip" } })
      assert.equal(small.headers["content-encoding"], "gzip")
    }
  })

  onPlatform("leaves off from a key's end what may be anything, by 3.0 alone", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const shown = async (asked: string) => (await observed(app, asked)).filter((each) => !/: (Q|0)$/.test(each))
    assert.deepEqual(await shown("A.state-jor.female?c[TIME_PERIOD]=ge:2018-01-01"), [
      ...["state-jor.female._T._T.2018: 171", "state-jor.female.adult._T.2018: 161"],
    ])
    assert.deepEqual(await shown("A.state-jor.female._T,A.state-ury.male?c[TIME_PERIOD]=le:2017"), [
      ...["state-ury.male._T._T.2017: 30", "state-jor.female._T._T.2017: 170"],
    ])
    const answer = await app.inject("/api/v1/sdmx/v21/data/LAMPS_DETECTED/A.state-jor.female")
    assert.equal(answer.json<{ type: string }>().type, "problem:sdmx-key-malformed")
  })

  onPlatform("tells observations by themselves where there is no time to run along", setting, async ({ as, app }) => {
    const cube = cubeWith([dimension("sex", ["female"]), dimension("lamp", ["oil"])], [], [["sex"], ["lamp"]], [
      [["Total", "Total"], 60],
      [["female", "Total"], 40],
      [["Total", "oil"], 20],
    ]) // prettier-ignore
    await letOut(as, cube, { code })
    type Told = { data: { dataSets: { observations?: object; series?: object }[] } }
    const ask = async (more: string) => app.inject(`/api/v1/sdmx/v3/data/dataflow/${agency}/LAMPS_DETECTED/*/*?${more}`)
    const usual = (await ask("")).json<Told>().data.dataSets[0]
    assert.deepEqual([Object.keys(usual?.observations ?? {}).length, usual?.series], [3, undefined])
    const along = (await ask("dimensionAtObservation=SEX")).json<Told>().data.dataSets[0]
    assert.deepEqual([along?.observations, Object.keys(along?.series ?? {}).length], [undefined, 2])
    assert.equal((await ask("dimensionAtObservation=TIME_PERIOD")).json().type, "problem:dimension-not-found")
  })

  onPlatform("takes a moment without a clock as universal time", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    for (const [moment, status] of [
      ["2033-01-31T23:59:59", 200],
      ["2033-02-01T00:00:00", 404],
      ["2033-02-01T00:30:00%2B01:00", 200],
      ["2033-02-01", 400],
    ] as const)
      // prettier-ignore
      assert.equal((await app.inject(`${at21}?updatedAfter=${moment}`)).statusCode, status, moment)
  })

  onPlatform("takes agencies, providers and flows in every way they may be written", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const key = "A.state-ury._T._T._T"
    for (const flow of [
      "LAMPS_DETECTED",
      "ALL,LAMPS_DETECTED",
      `${agency},LAMPS_DETECTED`,
      `${agency},LAMPS_DETECTED,LATEST`,
    ])
      for (const provider of ["all", agency, `${agency},${agency}`, `OTHERS+${agency}`])
        assert.equal(
          (await app.inject(`/api/v1/sdmx/v21/data/${flow}/${key}/${provider}`)).statusCode,
          200,
          `${flow} ${provider}`,
        )
    for (const where of [
      `*/LAMPS_DETECTED`,
      `OTHERS,${agency}/LAMPS_DETECTED/1+.0.0`,
      `${agency}/LAMPS_DETECTED/2.0.0,1.0.0`,
    ])
      assert.equal((await app.inject(`/api/v1/sdmx/v3/data/dataflow/${where}`)).statusCode, 200, where)
    const details = [
      "attributes=dsd",
      "attributes=obs,series",
      "attributes=none",
      "attributes=msd&measures=OBS_VALUE",
      "attributes=series&measures=none",
    ]
    for (const each of details) assert.equal((await app.inject(`${at30}?${each}`)).statusCode, 200, each)
    for (const each of [
      "attributes=obs",
      "attributes=obs&measures=none",
      "attributes=OBS_STATUS",
      "limit=1",
      "offset=1",
      "sort=*",
      "asOf=2033-01-01T00:00:00Z",
      "reportingYearStartDay=--07-01",
    ])
      assert.equal((await app.inject(`${at30}?${each}`)).json().type, "problem:sdmx-not-offered", each)
  })
})
