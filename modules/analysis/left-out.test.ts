import type { Cube } from "#modules/analysis/cube.ts"
import { Figures, FigureSet } from "#modules/analysis/figure-contract.ts"
import { want } from "#modules/analysis/gate/example.ts"
import { protectRelease } from "#modules/analysis/gate/protect.ts"
import type { Truth } from "#modules/analysis/gate/truth.ts"
import { agency } from "#modules/analysis/sdmx/flow.ts"
import { gridOf } from "#modules/analysis/web/figures/grid.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { cubeWith, dimension, letOut, type InventedCell } from "#tests/releasing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { describe } from "node:test"

const code = "lamps-left"
const sexes = ["Total", "female", "male", "other"]

/** Uruguay's sums agree. Of Jordan's parts there are more than there are in all. Nobody of Jordan and Italy is of the third sex. */
const brought = { "state-ury": [62, 30, 20, 12], "state-jor": [40, 30, 20, 0], "state-ita": [70, 30, 40, 0] }

/** What Governments saw of Italy before says otherwise. */
const before: InventedCell[] = [
  [["state-ita", "2017", "Total"], 71],
  [["state-ita", "2017", "female"], 31],
  [["state-ita", "2017", "male"], 40],
]

/** What the gate lets out of them to everybody: the blocks of Jordan and Italy are left out. */
async function leaving(): Promise<Cube> {
  const cells = Object.entries(brought).flatMap(([area, values]) =>
    values.map((value, at) => ({
      codes: [area, "2017", at === 0 ? null : (sexes[at] ?? "")],
      low: value,
      high: value,
    })),
  )
  const truths: Truth[] = [{ snapshot: "s", kind: "figures", tables: [{ columns: ["area", "year", "sex"], cells }] }]
  const wanted = want([["sex"]], { by: ["area", "year"] })
  const dimensions = [dimension("area", ["state-ita"]), dimension("year", ["2017"]), dimension("sex", sexes.slice(1))]
  const cube = cubeWith(dimensions, wanted.by, wanted.tables, before)
  const toParties = { id: randomUUID(), snapshot: "s", wanted: { ...wanted, audience: "parties" as const }, cube }
  const answer = await protectRelease({ snapshot: "s", wanted, earlier: [toParties], truths })
  assert.ok(answer.ok)
  assert.deepEqual(answer.blocksLeftOut, [
    { codes: ["state-jor", "2017"], why: "contradicts-itself" },
    { codes: ["state-ita", "2017"], why: "differs-from-earlier" },
  ])
  // Not even where somebody is leaves of them: what is not there would be known to be nobody.
  const { dimensions: told, places } = answer.cube
  const there = new Set(
    Array.from(places).flatMap((place, at) => (at % told.length === 0 ? [told[0]?.codes[place]] : [])),
  )
  assert.deepEqual([...there], ["state-ury"])
  return answer.cube
}

describe("a block that was left out", () => {
  onPlatform(
    "is withheld in the explorer and in every format, where it has zeros too: never 0, and never not reported",
    { today: "2033-03-01", person: "public" },
    async ({ app, as }) => {
      await as("platform", loadDirectory)
      await letOut(as, await leaving(), { code })
      const get = async (path: string, accept = "application/json") => {
        const answer = await app.inject({ url: `/api/v1${path}`, headers: { accept } })
        assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`)
        return answer
      }
      const data = (format: string) => get(`/figures/${code}/data?dimensions=area,sex&at=year:2017&format=${format}`)
      const sdmx = (version: string, accept = "application/vnd.sdmx.data+json;version=2.0.0") =>
        get(`/sdmx/${version}`, accept)
      const flow = code.toUpperCase().replace("-", "_")

      const told = {
        explorer: inExplorer((await data("json")).json(), (await get(`/figures/${code}`)).json()),
        csv: inLines((await data("csv")).body, { area: "area", sex: "sex", value: "value", status: "status" }),
        xlsx: await inWorkbook((await data("xlsx")).rawPayload),
        "json-stat": inJsonStat((await data("json-stat")).json()),
        "sdmx-csv": inLines((await data("sdmx-csv")).body, inSdmx),
        "sdmx-json": inMessage((await data("sdmx-json")).json()),
        "SDMX 2.1": inMessage((await sdmx(`v21/data/${agency},${flow},1.0/all`)).json()),
        "SDMX 3.0": inMessage((await sdmx(`v3/data/dataflow/${agency}/${flow}/1.0.0/*`)).json()),
        "SDMX 3.0, CSV": inLines(
          (await sdmx(`v3/data/dataflow/${agency}/${flow}/1.0.0/*`, "application/vnd.sdmx.data+csv;version=2.0.0"))
            .body,
          inSdmx,
        ),
      }
      for (const [format, cells] of Object.entries(told)) {
        assert.deepEqual(
          cells.get("state-ury"),
          new Map(sexes.map((sex, at) => [sex, String(brought["state-ury"][at])])),
          format,
        )
        for (const area of ["state-jor", "state-ita"])
          assert.deepEqual(cells.get(area), new Map(sexes.map((sex) => [sex, "withheld"])), `${format} ${area}`)
      }
    },
  )
})

/** What is told of a State: by sex the number, or why there is none. */
type Told = Map<string, Map<string, string>>

/** What stands for why there is no number, in each of the formats. */
const why: Readonly<Record<string, string>> = { Q: "withheld", O: "not-reported", Withheld: "withheld" }

function gathered(cells: Iterable<readonly [area: string, sex: string, value: string, status: string]>): Told {
  const found: Told = new Map()
  for (const [area, sex, value, status] of cells) {
    const own = found.get(area) ?? new Map<string, string>()
    found.set(area, own)
    own.set(sex === "_T" ? "Total" : sex, value === "" ? (why[status] ?? status) : value)
  }
  // Each format has an order of its own.
  return new Map(
    [...found].map(([area, own]) => [
      area,
      new Map(sexes.flatMap((sex) => (own.has(sex) ? [[sex, own.get(sex) ?? ""]] : []))),
    ]),
  )
}

function inExplorer(figures: unknown, set: unknown): Told {
  const grid = gridOf(Figures.parse(figures), FigureSet.parse(set))
  return gathered(
    grid.rows.flatMap((row) =>
      grid.columns.map((column) => {
        const { value, status } = grid.cell(row, column)
        return [row.code, column.code, value === null ? "" : String(value), status] as const
      }),
    ),
  )
}

const inSdmx = { area: "REF_AREA", sex: "SEX", value: "OBS_VALUE", status: "OBS_STATUS" }

function inLines(body: string, names: typeof inSdmx): Told {
  const [head = [], ...rest] = body
    .replace("\uFEFF", "")
    .trim()
    .split("\r\n")
    .map((line) => line.split(","))
  const cell = (line: readonly string[], name: keyof typeof inSdmx) => line[head.indexOf(names[name])] ?? ""
  return gathered(
    rest.map((line) => [cell(line, "area"), cell(line, "sex"), cell(line, "value"), cell(line, "status")]),
  )
}

async function inWorkbook(bytes: Uint8Array): Promise<Told> {
  const cells: [string, string, string, string][] = []
  let head: string[] | undefined
  for await (const { sheet, cells: row } of rowsOf(bytes)) {
    const words = row.map((each) => String(each ?? ""))
    if (head && sheet === "Figures") {
      const under = (name: string) => words[head?.indexOf(name) ?? -1] ?? ""
      cells.push([under("Country or area – Code"), under("Sex – Code"), under("Value"), under("Status")])
    }
    head ??= words
  }
  return gathered(cells)
}

type JsonStat = {
  readonly dimension: Readonly<Record<string, { readonly category: { readonly index: readonly string[] } }>>
  readonly value: readonly (number | null)[]
  readonly status: Readonly<Record<string, string>>
}

function inJsonStat({ dimension: of, value, status }: JsonStat): Told {
  const [areas = [], own = []] = ["area", "sex"].map((name) => of[name]?.category.index)
  return gathered(
    areas.flatMap((area, row) =>
      own.map((sex, column) => {
        const at = row * own.length + column
        return [area, sex, String(value[at] ?? ""), status[at] ?? ""] as const
      }),
    ),
  )
}

type Message = {
  readonly data: {
    readonly structures: readonly {
      readonly dimensions: Readonly<Record<"series" | "observation", readonly Component[]>>
      readonly attributes: { readonly observation: readonly Component[] }
    }[]
    readonly dataSets: readonly {
      readonly series: Readonly<Record<string, { readonly observations: Readonly<Record<string, (number | null)[]>> }>>
    }[]
  }
}
type Component = { readonly id: string; readonly values: readonly { readonly id: string }[] }

function inMessage({ data: { structures, dataSets } }: Message): Told {
  const { dimensions, attributes } = structures[0] ?? assert.fail()
  const status = attributes.observation.findIndex(({ id }) => id === "OBS_STATUS")
  return gathered(
    Object.entries(dataSets[0]?.series ?? {}).flatMap(([key, { observations }]) => {
      const places = key.split(":").map(Number)
      const at = (name: string) => {
        const nth = dimensions.series.findIndex(({ id }) => id === name)
        return dimensions.series[nth]?.values[places[nth] ?? -1]?.id ?? ""
      }
      return Object.values(observations).map((cells) => {
        const said = attributes.observation[status]?.values[Number(cells[1 + status])]?.id ?? ""
        return [at("REF_AREA"), at("SEX"), String(cells[0] ?? ""), said] as const
      })
    }),
  )
}
