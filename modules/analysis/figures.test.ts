import { Figures, FigureSet, listFigureSets } from "#modules/analysis/figure-contract.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { languages } from "#platform/kernel/language.ts"
import type { ReadRow } from "#platform/kernel/workbook.ts"
import { cubeWith, dimension, lampCube, letOut, type InventedCell } from "#tests/releasing.ts"
import { sql } from "#platform/database/sql.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2033-03-01"
const code = "lamps-detected"

describe("released figures", () => {
  onPlatform(
    "are listed and described, with what must be said beside them",
    { today, person: "public" },
    async ({ as, app }) => {
      await as("platform", loadDirectory)
      await letOut(as, lampCube(), { code, title: { en: "Victims at the lamps" } })
      const { items } = listFigureSets.output.parse((await app.inject("/api/v1/figures")).json())
      assert.deepEqual(items.map((each) => [each.code, each.cells]), [[code, 38]]) // prettier-ignore
      const found = (q: string) => app.inject(`/api/v1/figures?q=${q}`).then((answer) => answer.json().items.length)
      assert.deepEqual([await found("victims"), await found("lamps-det"), await found("harbour")], [1, 1, 0])
      const set = FigureSet.parse((await app.inject(`/api/v1/figures/${code}`)).json())
      assert.deepEqual(set.cautions, ["detected-is-not-prevalence", "withheld", "not-reported"])
      assert.deepEqual(
        set.dimensions.map(({ name, role }) => `${name} ${role}`),
        ["area area", "year time", "sex other", "age other", "form other"],
      )
      const [area, , sex, age] = set.dimensions
      assert.deepEqual(
        area?.codes.map((each) => each.code),
        ["state-ury", "state-jor", "state-ita"],
      )
      for (const each of [...(area?.codes ?? []), ...(sex?.codes ?? []), ...(age?.codes ?? [])])
        assert.deepEqual(Object.keys(each.names).sort(), [...languages], each.code)
      assert.deepEqual(
        age?.codes.map(({ parent }) => parent),
        [-1, 0, 0, 1],
      )
    },
  )

  onPlatform(
    "are named in six languages where they tell of stages",
    { today, person: "public" },
    async ({ as, app }) => {
      await as("platform", loadDirectory)
      const stages = ["victims-detected", "offences", "contact", "prosecuted", "convicted"]
      const cells: InventedCell[] = ["Total", ...stages].map((stage, nth) => [["state-ury", stage], 20 + nth])
      const dimensions = [dimension("area", ["state-ury"]), dimension("indicator", stages)]
      await letOut(as, cubeWith(dimensions, ["area"], [["indicator"]], cells), { code: "stages" })
      const set = FigureSet.parse((await app.inject("/api/v1/figures/stages")).json())
      const told = set.dimensions[1]?.codes.filter((each) => stages.includes(each.code)) ?? []
      assert.equal(told.length, stages.length)
      for (const each of told) assert.deepEqual(Object.keys(each.names).sort(), [...languages], each.code)
      assert.equal(told[0]?.names.en, "Detected victims")
    },
  )

  onPlatform("leave only when they are out, to those they are for", { today }, async ({ as }) => {
    const [states, proposed, withdrawn] = ["for-states", "in-hand", "taken-back"]
    await letOut(as, lampCube(), { code: states, audience: "parties", k: 5 })
    await letOut(as, lampCube(), { code: proposed, status: "proposed" })
    await letOut(as, lampCube(), { code: withdrawn, status: "withdrawn" })
    for (const person of ["public", "bruno", "amina", "sita", "ngozi"]) {
      const { app } = platformOn(as, person, today)
      const may = ["bruno", "amina", "sita"].includes(person)
      const statusOf = async (path: string) => (await app.inject(`/api/v1${path}`)).statusCode
      for (const each of [states, proposed, withdrawn]) {
        const wanted = may && each === states ? 200 : 404
        const flow = each.toUpperCase().replaceAll("-", "_")
        for (const path of [
          ...[`/figures/${each}`, `/figures/${each}/data?dimensions=sex`, `/figures/${each}/data?format=csv`],
          ...[`/figures/${each}/data?format=xlsx`, `/figures/${each}/data?format=sdmx-json`],
          ...[`/sdmx/v21/data/${flow}`, `/sdmx/v3/data/dataflow/PALERMO/${flow}`, `/sdmx/v21/dataflow/PALERMO/${flow}`],
          ...[`/sdmx/v3/structure/datastructure/*/${flow}`, `/sdmx/v3/structure/codelist/PALERMO/CL_${flow}_SEX`],
        ])
          assert.equal(await statusOf(path), wanted, `${person} ${path}`)
      }
      const listed = (await app.inject("/api/v1/figures")).json().items.map((each: { code: string }) => each.code)
      assert.deepEqual(listed, may ? [states] : [], person)
    }
  })

  onPlatform("are sent again as they were, and not from the moment they are withdrawn", { today }, async ({ as }) => {
    const { id } = await letOut(as, lampCube(), { code: "for-states", audience: "parties", k: 5 })
    const told = new Map<string, string>()
    // What is asked for often is kept ready, and kept from whom it is not for.
    for (const person of ["bruno", "bruno", "bruno", "public", "amina"]) {
      const { app } = platformOn(as, person, today)
      for (const path of ["/sdmx/v21/data/FOR_STATES", "/figures/for-states/data?dimensions=sex,age"]) {
        const { statusCode, body } = await app.inject(`/api/v1${path}`)
        assert.equal(statusCode, person === "public" ? 404 : 200, `${person} ${path}`)
        if (statusCode === 200) assert.equal(body, told.get(path) ?? body, `${person} ${path}`)
        if (statusCode === 200) told.set(path, body)
      }
    }
    await as("platform", async (db) => {
      await sql`
        update analysis.release set status = 'withdrawn', withdrawn = '2033-02-02', withdrawn_by = 'sita', reason = 'Fog.'
         where id = ${id}`.execute(db)
    })
    for (const path of ["/sdmx/v21/data/FOR_STATES", "/figures/for-states/data?dimensions=sex,age"])
      assert.equal((await platformOn(as, "bruno", today).app.inject(`/api/v1${path}`)).statusCode, 404, path)
  })

  onPlatform(
    "are read as slices, and a question that is no slice is refused",
    { today, person: "public" },
    async ({ as, app }) => {
      const { digest } = await letOut(as, lampCube(), { code })
      const ask = async (query: string) => (await app.inject(`/api/v1/figures/${code}/data?${query}`)).json()
      const read = Figures.parse(await ask("dimensions=sex&at=area:state-ury;year:2018"))
      assert.equal(read.digest, digest)
      assert.deepEqual(
        read.figures.map(({ value }) => value),
        [101, 71, 30],
      )
      assert.deepEqual(
        read.held.map(({ name, code: each }) => `${name} ${each.code}`),
        ["area state-ury", "year 2018", "age Total", "form Total"],
      )
      for (const [query, problem] of [
        ["dimensions=sex,form", "breakdown-not-released"],
        ["dimensions=lamp", "dimension-not-found"],
        ["at=sex:lamp", "code-not-found"],
      ])
        assert.equal((await ask(query ?? "")).type, `problem:${problem}`)
      const first = await app.inject(`/api/v1/figures/${code}/data`)
      const tag = { "if-none-match": String(first.headers["etag"]) }
      assert.equal((await app.inject({ url: `/api/v1/figures/${code}/data`, headers: tag })).statusCode, 304)
      assert.equal(
        (await app.inject({ url: `/api/v1/figures/${code}/data?at=year:2018`, headers: tag })).statusCode,
        200,
      )
    },
  )

  onPlatform("leave as files with what is told about them", { today, person: "public" }, async ({ as, app }) => {
    await as("platform", loadDirectory)
    const evil = dimension("=cmd|' /C calc'!A0", ["=1+1", "@SUM(A1)"])
    await letOut(as, lampCube(), { code }, { provenance: '=HYPERLINK("lamp")' })
    await letOut(
      as,
      cubeWith(
        [evil],
        [],
        [[evil.name]],
        [
          [["=1+1"], 11],
          [["@SUM(A1)"], null],
        ],
      ),
      { code: "evil" },
    )
    const spread = `dimensions=${encodeURIComponent(encodeURIComponent(evil.name))}`
    const take = (format: string, query = "dimensions=age&at=area:state-ury;year:2018", of = code) =>
      app.inject(`/api/v1/figures/${of}/data?format=${format}&${query}`)
    const csv = (await take("csv")).body
    const [head, total, child] = csv.split("\r\n")
    assert.equal(
      head,
      "\uFEFFage,age_label,area,area_label,area_m49,area_iso3,year,year_label,sex,sex_label,form,form_label,value,status,source",
    )
    assert.match(total ?? "", /^Total,Total,state-ury,Uruguay,858,URY,2018,2018,Total,Total,Total,Total,101,shown,http/)
    assert.match(child ?? "", /^child,Child \(under 18\),.*,,withheld,http/)
    assert.match((await take("csv", "dimensions=age&at=area:state-ury;year:2018&language=ar")).body, /أورغواي/)
    const about = (await take("about")).body
    for (const words of ["CC BY 4.0", "small counts", "SHA-256", "format=about", "'=HYPERLINK"])
      assert.match(about, new RegExp(words.replaceAll("=", "\\="), "i"), about)
    for (const line of (await take("csv", spread, "evil")).body.split("\r\n").slice(2, 4)) assert.match(line, /^'[=@]/)
    for (const line of (await take("sdmx-csv", spread, "evil")).body.split("\r\n").slice(1, 3))
      assert.match(line, /^dataflow,PALERMO:EVIL\(1\.0\.0\),I,_/)
    const rows: ReadRow[] = []
    for await (const row of rowsOf((await take("xlsx", "language=fr&at=area:state-ury")).rawPayload)) rows.push(row)
    const sheets = [...new Set(rows.map(({ sheet }) => sheet))]
    assert.deepEqual(sheets, ["Chiffres", "À propos"])
    const year = ["Année – Code", "Année"]
    const area = ["", " – Numéro M49", " – Code ISO 3166-1 alpha-3"].map((telling) => `Pays ou zone${telling}`)
    assert.deepEqual(rows[0]?.cells.slice(0, 6), [...year, "Pays ou zone – Code", ...area])
    assert.deepEqual(rows[0]?.cells.slice(-2), ["Valeur", "Statut"])
    assert.deepEqual(rows[1]?.cells.slice(0, 6), ["2017", "2017", "state-ury", "Uruguay", "858", "URY"])
    assert.ok(rows.some(({ cells }) => cells[0] === "Licence" && cells[1] === "CC BY 4.0"))
    const stat = (await take("json-stat")).json()
    assert.deepEqual(
      [stat.version, stat.class, stat.id, stat.size],
      ["2.0", "dataset", ["age", "area", "year", "sex", "form"], [4, 1, 1, 1, 1]],
    )
    assert.deepEqual([stat.value, stat.status], [[101, null, null, 0], { 1: "withheld", 2: "withheld" }])
    assert.deepEqual(stat.role, { time: ["year"], geo: ["area"] })
    assert.deepEqual(stat.dimension.age.category.child, { Total: ["child", "adult"], child: ["0-8"] })
  })
})
