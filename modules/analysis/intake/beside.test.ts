import { readAll, type Told } from "#modules/analysis/intake/examples.ts"
import { IntakeFault } from "#modules/analysis/intake/fault.ts"
import { zipOf, type Part } from "#platform/files/zip.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"

/** Whoever is named beside a table. */
const keeper = "Amina Lampwright"

/** Looks at all that is kept of a file: nobody is in it. */
const namesNobody = (told: Told): void => assert.doesNotMatch(JSON.stringify([told.read, told.rows]), /Lampwright/)

const named = (column: string) => (error: unknown) =>
  error instanceof IntakeFault && error.code === "names-people" && error.column === column

const inCell = (text: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const sheetXml = (rows: readonly (readonly string[])[], cols = "") =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${cols}<sheetData>${rows
    .map((row, line) => `<row r="${line + 1}">${row.map((text, at) => inCell(text, `${"ABC".charAt(at)}${line + 1}`)).join("")}</row>`)
    .join("")}</sheetData></worksheet>` // prettier-ignore

/** A workbook with a table, a hidden sheet behind it, a comment, a name that is defined, and an author. */
async function workbook(table: readonly (readonly string[])[], cols = ""): Promise<Uint8Array> {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  const relations = (each: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each}</Relationships>`
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  const parts: [string, string][] = [
    ["_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))],
    ["docProps/core.xml", `<coreProperties><creator>${keeper}</creator></coreProperties>`],
    [
      "xl/workbook.xml",
      `<workbook xmlns:r="${office}"><sheets><sheet name="Lamps" sheetId="1" r:id="r1"/><sheet name="${keeper}" sheetId="2" state="hidden" r:id="r2"/></sheets><definedNames><definedName name="keeper">"${keeper}"</definedName></definedNames></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", relations(relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "worksheet", "worksheets/sheet2.xml"))],
    ["xl/worksheets/sheet1.xml", sheetXml(table, cols)],
    ["xl/worksheets/_rels/sheet1.xml.rels", relations(relation("r1", "comments", "../comments1.xml"))],
    ["xl/comments1.xml", `<comments><authors><author>${keeper}</author></authors><commentList><comment ref="A2"><text><t>${keeper}</t></text></comment></commentList></comments>`],
    ["xl/worksheets/sheet2.xml", sheetXml([["name", "sex"], [keeper, "female"]])],
  ] // prettier-ignore
  const pieces: Uint8Array[] = []
  for await (const piece of zipOf(parts.map(([name, text]): Part => [name, [text]]))) pieces.push(piece)
  return Buffer.concat(pieces)
}

const lamps = [
  ["sex", "year", "lamp"],
  ...Array.from({ length: 30 }, (_, at) => ["female", "2020", at % 2 ? "oil" : "gas"]),
]
const people = lamps.map((row, at) => (at === 0 ? row : row.with(2, `${keeper.slice(0, -1)}${at}`)))

/** The column engine, where it is installed: it writes Parquet for these tests. */
const duckdb = await import("@duckdb/node-api").catch(() => undefined)

describe("what stands beside the columns of a table", () => {
  it("is not kept of a workbook: hidden sheets, comments, defined names, who wrote it", async () => {
    const told = await readAll(await workbook(lamps))
    assert.equal(told.read.records, 30)
    namesNobody(told)
  })

  it("is a column like others in a workbook, where it is hidden, and passes the same door", async () => {
    const hidden = `<cols><col min="3" max="3" hidden="1" width="0"/></cols>`
    const told = await readAll(await workbook(lamps, hidden))
    assert.deepEqual(told.rows[0], ["female", "2020", "gas"])
    await assert.rejects(async () => readAll(await workbook(people, hidden)), named("lamp"))
  })

  it("is refused within JSON, in objects and lists, and not kept of objects that come late", async () => {
    const records = Array.from({ length: 30 }, (_, at) => ({ sex: "female", lamp: { keeper: `${keeper} ${at}` } }))
    await assert.rejects(readAll(JSON.stringify(records)), named("lamp"))
    await assert.rejects(
      readAll(records.map((each) => JSON.stringify({ ...each, lamp: [keeper] })).join("\n")),
      named("lamp"),
    )
    const late = Array.from({ length: 1200 }, (_, at) => ({ sex: "female", ...(at > 1100 && { keeper }) }))
    namesNobody(await readAll(JSON.stringify(late)))
  })

  it("is not kept of SDMX: comments of observations, and attributes of series and of the whole", async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `X:Y(1.0),BRA,${2000 + at},${at + 1},${keeper},A`)
    const csv = ["DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,COMMENT_OBS,OBS_STATUS", ...lines].join("\n")
    namesNobody(await readAll(csv))
    await assert.rejects(readAll(csv.replace("COMMENT_OBS", "LAMP")), named("LAMP"))
    const values = (...ids: string[]) => ids.map((id) => ({ id, name: id }))
    const dimensions = {
      series: [{ id: "REF_AREA", values: values("BRA") }],
      observation: [{ id: "TIME_PERIOD", values: values("2019", "2020") }],
    }
    const attributes = (on: "series" | "dataSet" | "observation") => ({
      [on]: [{ id: "LAMP", values: [{ name: keeper }] }],
    })
    const message = (own: object, observation: readonly (number | string)[]) =>
      JSON.stringify({
        header: { id: "lamps", sender: { name: keeper } },
        data: {
          structure: { name: keeper, dimensions, attributes: own },
          dataSets: [{ attributes: [0], series: { "0:0": { attributes: [0], observations: { "0": observation } } } }],
        },
      }).replace("0:0", "0") // prettier-ignore
    for (const on of ["series", "dataSet"] as const) namesNobody(await readAll(message(attributes(on), [12])))
    await assert.rejects(readAll(message({ observation: [{ id: "LAMP", values: [] }] }, [12, keeper])), named("LAMP"))
  })

  it(
    "is not kept of Parquet, where a file says things of itself",
    { skip: !duckdb && "the column engine that writes Parquet is not installed" },
    async () => {
      if (!duckdb) return
      const folder = await mkdtemp(join(tmpdir(), "beside-"))
      try {
        const to = join(folder, "lamps.parquet")
        const connection = await (await duckdb.DuckDBInstance.create(":memory:")).connect()
        await connection.run(
          `copy (select 'female' as sex, 2020 as year from range(30)) to '${to}' (format parquet, kv_metadata {keeper: '${keeper}'})`,
        )
        const bytes = await readFile(to)
        assert.match(bytes.toString("latin1"), /Lampwright/)
        namesNobody(await readAll(bytes))
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  )
})

describe("what columns are called", () => {
  it("is refused where it is a person's name, alone or beside others", async () => {
    const rows = (heads: string) =>
      [heads, ...Array.from({ length: 20 }, (_, at) => (at % 2 ? "female,yes,no" : "male,no,yes"))].join("\n")
    for (const head of [
      keeper,
      "A. Lampwright",
      '"LAMPWRIGHT, Amina"',
      "فاطمة الفناري",
      "Ольга Маякова",
      "amina_lampwright",
    ])
      await assert.rejects(
        readAll(rows(`sex,${head},lit`)),
        (error: unknown) => error instanceof IntakeFault && error.says === "name-as-heading",
        head,
      )
    await assert.rejects(readAll(rows("sex,Amina,Olga")), named("Amina"))
    await assert.rejects(readAll(rows("sex,王灯塔,李海浪")), named("王灯塔"))
    await readAll(rows("sex,Debt bondage,Wages withheld"))
    await readAll(rows("sex,Home Region,Survey Wave"))
    await readAll(rows("sex,San José,Santa Rosa"))
    await readAll(rows("sex,方式,高风险"))
  })

  it("is told nowhere of a column that is left out, where it is a person's name", async () => {
    const text = `sex,${keeper},lit\nfemale,yes,no\nmale,no,yes\n`
    const told = await readAll(text, { leaveOut: [keeper] })
    namesNobody(told)
    assert.deepEqual(
      told.read.columns.map(({ heading, role }) => `${heading} ${role}`),
      ["sex dimension", "lit dimension", "#2 left-out"],
    )
  })
})
