import { agency, attributes, releaseCode, flowId } from "#modules/analysis/sdmx/flow.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { lampCube, letOut } from "#tests/releasing.ts"
import { valid } from "#tests/sdmx-schemas.ts"
import { told, type Data, type DataSet } from "#tests/sdmx-told.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import sdmx from "sdmx-rest"

const today = "2033-03-01"
const code = "lamps-detected"
const flow = "LAMPS_DETECTED"
const setting = { today, person: "public" }
const v21 = "/api/v1/sdmx/v21"
const v3 = "/api/v1/sdmx/v3"

describe("SDMX", () => {
  onPlatform("tells every figure of a release once, by its key and with its status", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const all = (await app.inject(`${v3}/data/dataflow/${agency}/${flow}`)).json<Data>()
    valid(all, "data")
    const observed = told(all)
    assert.equal(observed["A.state-ury._T._T._T.2018"], 101)
    assert.equal(observed["A.state-ury._T.child._T.2018"], "Q")
    assert.equal(observed["A.state-ury.female.0-8._T.2018"], 0)
    assert.equal(observed["A.state-ita._T._T._T.2017"], 55)
    assert.equal(observed["A.state-ita._T._T._T.2018"], "O")
    // No forms were reported of Italy: no series says that nobody was.
    assert.equal(observed["A.state-ita._T._T.other.2017"], undefined)
    // Sex and form were not released together.
    assert.ok(!Object.keys(observed).some((key) => /\.(fe)?male\.\S+\.(sexual|labour|other)/.test(key)))
    const one = (await app.inject(`${v3}/data/dataflow/${agency}/${flow}/1.0.0/A.state-jor.*._T._T`)).json<Data>()
    assert.deepEqual(told(one), {
      ...{ "A.state-jor._T._T._T.2017": 200, "A.state-jor._T._T._T.2018": 201 },
      ...{ "A.state-jor.female._T._T.2017": 170, "A.state-jor.female._T._T.2018": 171 },
      ...{ "A.state-jor.male._T._T.2017": 30, "A.state-jor.male._T._T.2018": 30 },
    })
  })

  onPlatform("takes what both versions of its interface ask of data", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const keys = async (url: string) =>
      Object.keys(
        told(
          (await app.inject({ url, headers: { accept: "application/vnd.sdmx.data+json;version=2.0.0" } })).json<Data>(),
        ),
      )
    const of21 = `${v21}/data/${agency},${flow},1.0`
    const of30 = `${v3}/data/dataflow/*/${flow}/*`
    const [jor, ury] = ["A.state-jor._T._T._T.2018", "A.state-ury._T._T._T.2018"]
    assert.deepEqual(await keys(`${of21}/.state-jor._T._T._T?startPeriod=2018`), [jor])
    assert.deepEqual(await keys(`${of21}/A.state-jor+state-ury._T._T._T/all?lastNObservations=1`), [ury, jor])
    assert.deepEqual(await keys(`${of21}/A.state-jor._T._T._T?endPeriod=2017-12&detail=full`), [
      "A.state-jor._T._T._T.2017",
    ])
    assert.deepEqual(await keys(`${of30}/*.state-jor._T._T._T,*.state-ury._T._T._T?firstNObservations=1`), [
      "A.state-ury._T._T._T.2017",
      "A.state-jor._T._T._T.2017",
    ])
    assert.deepEqual(await keys(`${of30}/A.*._T._T._T?c[TIME_PERIOD]=ge:2018&c[REF_AREA]=state-jor,sw:state-u`), [
      ury,
      jor,
    ])
    const along = (
      await app.inject(`${of30}/A.state-ury.*._T._T?dimensionAtObservation=SEX&c[TIME_PERIOD]=2018`)
    ).json<Data>()
    assert.deepEqual(told(along), {
      "A.state-ury._T._T.2018._T": 101,
      "A.state-ury._T._T.2018.female": 71,
      "A.state-ury._T._T.2018.male": 30,
    })
    const flat = (await app.inject(`${of30}/A.state-ury._T._T._T?dimensionAtObservation=AllDimensions`)).json<Data>()
    valid(flat, "data")
    assert.deepEqual(
      Object.values(flat.data.dataSets[0]?.observations ?? {}).map(([value]) => value),
      [100, 101],
    )
    for (const detail of ["dataonly", "serieskeysonly", "nodata"]) {
      const cut = (
        await app.inject({
          url: `${of21}/A.state-ury._T._T._T?detail=${detail}`,
          headers: { accept: "application/vnd.sdmx.data+json;version=2.0.0" },
        })
      ).json<Data>()
      valid(cut, "data")
      const [series] = Object.values(cut.data.dataSets[0]?.series ?? {})
      assert.deepEqual(series?.observations, detail === "dataonly" ? { 0: [100], 1: [101] } : undefined)
    }
    const refused: readonly [string, number, string][] = [
      [`${v21}/data/NOWHERE`, 404, "sdmx-flow-not-found"],
      [`${v21}/data/OTHERS,${flow},1.0`, 404, "sdmx-flow-not-found"],
      [`${of21}/A.nowhere._T._T._T`, 404, "sdmx-no-data"],
      [`${of21}/all/OTHERS`, 404, "sdmx-no-data"],
      [`${of21}?updatedAfter=2033-02-02T00:00:00Z`, 404, "sdmx-no-data"],
      [`${of21}/A.state-jor`, 422, "sdmx-key-malformed"],
      [`${of21}?dimensionAtObservation=LAMP`, 422, "dimension-not-found"],
      [`${of21}?includeHistory=true`, 422, "sdmx-not-offered"],
      [`${of30}?includeHistory=true`, 422, "sdmx-not-offered"],
      [`${of21}?startPeriod=lamp`, 400, "malformed"],
      [`${of21}?endPeriod=2017-13`, 400, "malformed"],
      [`${of21}/all?startPeriod=2017-02&endPeriod=2018-11`, 404, "sdmx-no-data"],
      [`${of30}?c[OBS_VALUE]=ge:10`, 422, "sdmx-not-offered"],
      [`${of30}?c[OBS_STATUS]=Q`, 422, "sdmx-not-offered"],
      [`${of30}?measures=lamp`, 422, "sdmx-not-offered"],
      [`${of30}?attributes=OBS_STATUS`, 422, "sdmx-not-offered"],
      [`${of30}/A.state-jor.*.*.*.*`, 422, "sdmx-key-malformed"],
      [`${v3}/data/dataflow/*/${flow}/2.0.0`, 404, "sdmx-flow-not-found"],
      [`${v3}/data/dataflow/OTHERS/${flow}`, 404, "sdmx-flow-not-found"],
      [`${of30}?c[LAMP]=1`, 422, "dimension-not-found"],
      [`${of30}?c[SEX]=is:F`, 422, "sdmx-not-offered"],
      [`${of30}?lamp=1`, 422, "sdmx-not-offered"],
      [`${of30}?attributes=lamp`, 422, "sdmx-not-offered"],
      [`${v21}/contentconstraint`, 422, "sdmx-not-offered"],
      [`${v21}/dataflow/${agency}/NOWHERE`, 404, "sdmx-structure-not-found"],
      [`${v21}/dataflow/${agency}/${flow}/2.0`, 404, "sdmx-structure-not-found"],
      [`${v21}/dataflow/${agency}/${flow}/1.0/lamp`, 404, "sdmx-structure-not-found"],
      [`${v21}/codelist/${agency}/CL_${flow}_SEX/1.0/lamp`, 404, "sdmx-structure-not-found"],
      [`${v21}/dataflow?references=lamp`, 422, "sdmx-not-offered"],
    ]
    for (const [url, status, problem] of refused) {
      const answer = await app.inject(url)
      assert.deepEqual([answer.statusCode, answer.json().type], [status, `problem:${problem}`], url)
    }
    assert.equal((await app.inject(`${of21}?updatedAfter=2033-01-31T00:00:00Z`)).statusCode, 200)
  })

  onPlatform("writes CSV by its rules", setting, async ({ as, app }) => {
    await letOut(as, lampCube(), { code })
    const take = (version: string) =>
      app.inject({
        url: `${v21}/data/${flow}/A.state-ury._T.child+_T._T`,
        headers: { accept: `application/vnd.sdmx.data+csv;version=${version}` },
      })
    const two = await take("2.0.0")
    assert.equal(two.headers["content-type"], "application/vnd.sdmx.data+csv;version=2.0.0")
    const [head, ...lines] = two.body.split("\r\n")
    assert.equal(
      head,
      `STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,AGE,FORM,TIME_PERIOD,OBS_VALUE,${attributes.join(",")},UNIT_MEASURE`,
    )
    const begins = `dataflow,${agency}:${flow}(1.0.0),I,A,state-ury,_T`
    assert.deepEqual(lines, [
      `${begins},_T,_T,2017,100,A,F,0,C,,,NUMBER`,
      `${begins},_T,_T,2018,101,A,F,0,C,,,NUMBER`,
      `${begins},child,_T,2017,,Q,C,0,C,0,100,NUMBER`,
      `${begins},child,_T,2018,,Q,C,0,C,0,101,NUMBER`,
      "",
    ])
    const one = (await take("1.0.0")).body.split("\r\n")
    assert.match(one[0] ?? "", /^DATAFLOW,FREQ,/)
    assert.match(one[1] ?? "", new RegExp(`^${agency}:${flow}\\(1\\.0\\),A,state-ury,`))
    assert.equal((await take("3.0.0")).statusCode, 406)
  })

  onPlatform("tells the structure of what is out, and what hangs together with it", setting, async ({ as, app }) => {
    await as("platform", loadDirectory)
    await letOut(as, lampCube(), { code })
    const get = async (path: string) => {
      const answer = await app.inject(`${v3}/structure${path}`)
      assert.equal(answer.statusCode, 200, `${path}: ${answer.body.slice(0, 300)}`)
      valid(answer.json(), "structure")
      return answer.json().data as Record<string, { id: string; codes?: { id: string; names: object }[] }[]>
    }
    const counts = async (path: string) =>
      Object.fromEntries(Object.entries(await get(path)).map(([kind, all]) => [kind, all.length]))
    assert.deepEqual(await counts("/dataflow"), { dataflows: 2 })
    const beside = { dataflows: 1, dataStructures: 1, agencySchemes: 1 }
    const all = { ...beside, codelists: 10, conceptSchemes: 1 }
    assert.deepEqual(await counts(`/dataflow/*/${flow}?references=children`), beside)
    for (const how of ["all", "descendants"])
      assert.deepEqual(await counts(`/dataflow/*/${flow}?references=${how}`), all)
    assert.deepEqual(await counts(`/codelist/${agency}/CL_${flow}_SEX?references=parents`), {
      ...{ dataStructures: 1, codelists: 1 },
    })
    assert.deepEqual(await counts(`/codelist/${agency}/CL_${flow}_SEX?references=ancestors`), {
      ...{ dataflows: 1, dataStructures: 1, codelists: 1 },
    })
    assert.deepEqual(await counts(`/codelist/${agency}/CL_${flow}_SEX?references=parentsandsiblings`), {
      ...{ dataStructures: 1, codelists: 10, conceptSchemes: 1, agencySchemes: 1 },
    })
    assert.deepEqual(await counts(`/dataflow/*/${flow}?references=codelist,conceptscheme`), {
      ...{ dataflows: 1, codelists: 10, conceptSchemes: 1 },
    })
    assert.deepEqual(await counts(`/dataflow/*/${flow},SDG1622-${flow}/1.0+.0,3.0.0`), { dataflows: 2 })
    assert.deepEqual(await counts("/agencyscheme/SDMX"), { agencySchemes: 1 })
    assert.deepEqual(await counts("/dataflow?detail=allstubs"), { dataflows: 2 })
    assert.deepEqual(await counts(""), {
      ...{ dataflows: 2, dataStructures: 2, codelists: 25, conceptSchemes: 1, agencySchemes: 1 },
    })
    const old = await app.inject(`${v21}/dataflow/${agency}+OTHERS/${flow}/1.0+2.0?references=all`)
    valid(old.json(), "structure", 1)
    assert.equal(old.json<{ data: object }>().data["agencySchemes" as never], undefined, "2.1 refers to no agencies")
    const { codelists = [] } = await get(`/codelist/*/CL_${flow}_REF_AREA`)
    assert.deepEqual(
      codelists[0]?.codes?.map(({ id }) => id),
      ["state-ury", "state-jor", "state-ita"],
    )
    assert.equal(Object.keys(codelists[0]?.codes?.[0]?.names ?? {}).length, 6)
    assert.deepEqual(
      (await get(`/codelist/*/CL_${flow}_SEX/1.0.0/female`))["codelists"]?.[0]?.codes?.map(({ id }) => id),
      ["female"],
    )
  })

  onPlatform("is read by a client that others made", setting, async ({ as, service }) => {
    await letOut(as, lampCube(), { code })
    const address = await service.app.listen({ port: 0, host: "127.0.0.1" })
    const old = sdmx.getService({
      url: `${address}${v21}`,
      api: "v1.5.0",
      format: sdmx.data.DataFormat.SDMX_JSON_1_0_0,
    })
    const query = sdmx.getDataQuery({
      flow: `${agency},${flow},1.0`,
      key: "A.state-ury.female+male._T._T",
      start: "2018",
    })
    const answer = await sdmx.request2(query, old)
    sdmx.checkStatus(query, answer)
    sdmx.checkMediaType(sdmx.data.DataFormat.SDMX_JSON_1_0_0, answer)
    const message = (await answer.json()) as {
      data: { structure: { dimensions: { series: { id: string }[] } }; dataSets: DataSet[] }
    }
    assert.deepEqual(
      message.data.structure.dimensions.series.map(({ id }) => id),
      ["FREQ", "REF_AREA", "SEX", "AGE", "FORM"],
    )
    assert.deepEqual(
      Object.values(message.data.dataSets[0]?.series ?? {}).flatMap(({ observations = {} }) =>
        Object.values(observations).map(([value]) => value),
      ),
      [71, 30],
    )
    const recent = sdmx.getService({
      url: `${address}${v3}`,
      api: "v2.0.0",
      format: sdmx.data.DataFormat.SDMX_CSV_2_0_0,
      structureFormat: sdmx.metadata.MetadataFormat.SDMX_JSON_2_0_0,
    })
    const query2 = sdmx.getDataQuery2({
      context: `dataflow=${agency}:${flow}(*)`,
      key: "A.state-ury.*._T._T",
      filters: ["TIME_PERIOD=ge:2018"],
    })
    const csv = await sdmx.request2(query2, recent)
    sdmx.checkMediaType(sdmx.data.DataFormat.SDMX_CSV_2_0_0, csv)
    assert.equal((await csv.text()).trim().split("\r\n").length, 4)
    const structure = await sdmx.request(
      sdmx.getMetadataQuery({ resource: "dataflow", agency, id: flow, references: "descendants" }),
      recent,
    )
    valid(JSON.parse(structure), "structure")
    const codelist = await sdmx.request(
      sdmx.getMetadataQuery({ resource: "codelist", agency, id: `CL_${flow}_AGE`, item: "child" }),
      { ...old, structureFormat: sdmx.metadata.MetadataFormat.SDMX_JSON_1_0_0 },
    )
    assert.deepEqual(
      (JSON.parse(codelist) as { data: { codelists: { codes: { id: string }[] }[] } }).data.codelists[0]?.codes.map(
        ({ id }) => id,
      ),
      ["child"],
    )
  })

  it("can read the code of a release from the id of its flow", () => {
    for (const each of ["a", "lamps-detected", "x-1-2"]) assert.equal(releaseCode(flowId(each)), each)
  })
})
