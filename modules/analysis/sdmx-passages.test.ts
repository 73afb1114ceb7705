import { indexed, isWithheld } from "#modules/analysis/indexed-cube.ts"
import { boundsIn } from "#modules/analysis/sdmx/bounding.ts"
import { sdmxCsvOf } from "#modules/analysis/sdmx/csv.ts"
import { flowOf } from "#modules/analysis/sdmx/flow.ts"
import { sdmxJsonOf } from "#modules/analysis/sdmx/json.ts"
import { seriesOf } from "#modules/analysis/sdmx/observations.ts"
import { selectionOf } from "#modules/analysis/sdmx/select.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { dimensionsOf } from "#modules/analysis/telling.ts"
import { cubeWith, dimension, type InventedCell } from "#tests/releasing.ts"
import { told, type Data } from "#tests/sdmx-told.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const T = "Total"
const years = Array.from({ length: 30 }, (_, nth) => String(1990 + nth))
const ports = Array.from({ length: 40 }, (_, nth) => `port-${"x".repeat(nth % 13)}${nth}`)
const dimensions = [dimension("port", ports), dimension("year", years), dimension("age", ["child", "adult"])]

/** Figures of every length, withheld ones, and some of which nothing was reported: enough for many passages. */
const cube = indexed(
  cubeWith(
    dimensions,
    ["port", "year"],
    [["age"]],
    ports.flatMap((port, nth) =>
      years.flatMap((year, at): InventedCell[] =>
        (nth + at) % 7 === 0
          ? []
          : [
              [[port, year, T], 10 ** (at % 8) + nth],
              [[port, year, "child"], at % 3 === 0 ? null : nth],
              [[port, year, "adult"], at % 5 === 0 ? null : 123_456_789.5 * (nth + 1)],
            ],
      ),
    ),
  ),
)
const namesOf = () => ({})
const set = { code: "lamps", title: {}, dimensions: dimensionsOf(cube, namesOf, []) } as unknown as FigureSet // No more of it is asked.
const flow = flowOf(set, cube, namesOf, {})
const bounds = () => boundsIn(flow, cube)
const message = { edition: 2, language: "en", words: {}, prepared: "2033-01-01T00:00:00Z", id: "LAMPS" } as const

/** All that is written, where whoever takes a piece says that it is away, or never does. */
function writtenBy(pieces: Generator<string | Uint8Array, void, boolean | undefined>, isAway: boolean) {
  const all: Buffer[] = []
  for (let one = pieces.next(); !one.done; one = pieces.next(isAway)) all.push(Buffer.from(one.value))
  return { text: Buffer.concat(all).toString(), many: all.length }
}

/** What the cube tells, by the keys of observations. */
function expected(): Record<string, number | string> {
  const entries: [string, number | string][] = []
  for (const [port, name] of ports.entries())
    for (const [age, code] of [T, "child", "adult"].entries())
      for (const [year, when] of years.entries()) {
        const value = cube.tell(Int32Array.of(port + 1, year + 1, age))
        const sign = code === T ? "_T" : code
        entries.push([`A.${name}.${sign}.${when}`, isWithheld(value) ? "Q" : Number.isNaN(value) ? "O" : value])
      }
  return Object.fromEntries(entries)
}

describe("passages of SDMX", () => {
  const asked = (along?: string) => {
    const selection = selectionOf(flow, { key: "all", dimensionAtObservation: along })
    assert.ok(selection.ok)
    return selection.value
  }

  it("tell every figure once wherever one passage ends and the next begins, in JSON", () => {
    for (const isAway of [false, true]) {
      const selection = asked()
      const series = () => seriesOf(flow, cube, selection)
      const detail = { flat: false, detail: "full", bounds } as const
      const { text, many } = writtenBy(sdmxJsonOf(flow, series, selection, [], detail, message), isAway)
      assert.ok(many > 3)
      assert.deepEqual(told(JSON.parse(text) as Data), expected())
    }
  })

  it("and in CSV, along whichever dimension", () => {
    for (const isAway of [false, true])
      for (const along of ["TIME_PERIOD", "PORT", "AGE"]) {
        const { text, many } = writtenBy(
          sdmxCsvOf(flow, seriesOf(flow, cube, asked(along)), { version: 2, detail: "full", bounds }),
          isAway,
        )
        assert.ok(many > 3)
        const [, ...lines] = text.trim().split("\r\n")
        const found = lines.map((line): [string, number | string] => {
          const [, , , a, port, age, year, value, status] = line.split(",")
          return [`${a}.${port}.${age}.${year}`, value === "" ? (status ?? "") : Number(value)]
        })
        // What was not reported is told only within a series of which something was.
        const wanted = Object.fromEntries(Object.entries(expected()).filter(([, value]) => value !== "O"))
        assert.deepEqual(Object.fromEntries(found.filter(([, value]) => value !== "O")), wanted, along)
        assert.equal(new Set(found.map(([key]) => key)).size, found.length)
      }
  })
})
