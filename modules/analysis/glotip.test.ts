import type { Dataset } from "#modules/analysis/dataset.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { boundsOf } from "#modules/analysis/bounds.ts"
import { statedOf } from "#modules/analysis/store/source.ts"
import { csvLine } from "#platform/kernel/csv.ts"
import { analysing, lampData } from "#tests/analysing.ts"
import { formOf } from "#tests/importing.ts"
import { openFigures } from "#modules/analysis/store/figures.ts"
import { onPlatform } from "#tests/platform.ts"
import { platformOn } from "#tests/serving.ts"
import { impliedBy } from "#tests/implied.ts"
import { attacked, figuresIn, rowsIn, together, type Found, type Read } from "#tests/published.ts"
import { audit, readPublished, TOTAL, UNKNOWN, type Codings } from "@palermo/statistics"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { gunzipSync } from "node:zlib"

const file = "../shared/data/glotip/data_glotip.csv.gz"
const skip = existsSync(file) ? false : `${file} is not here`
const [today, tomorrow] = ["2026-11-21", "2026-11-22"]
const k = 10

/** The detected victims of the file up to a year, as the file that was published in its year would have been. */
function vintage(until: number): string {
  const { head, body } = rowsIn(gunzipSync(readFileSync(file)))
  const [indicator, year] = [head.indexOf("Indicator"), head.indexOf("Year")]
  const own = body.filter((row) => row[indicator] === "Detected trafficking victims" && Number(row[year]) <= until)
  return [head, ...own].map((row) => csvLine(row)).join("")
}

/** Columns that a reader of published tables adds up, in one order for all of them. */
const columns = ["area", "year", "sex", "age", "form"]

/** What each code of released figures is part of, as whoever reads them is told. */
const codingsOf = (sets: readonly FigureSet[]): Codings =>
  Object.fromEntries(
    columns.map((column) => {
      const dimensions = sets.flatMap((set) => set.dimensions.filter(({ name }) => name === column))
      const parts = dimensions.flatMap(({ codes }) =>
        codes.flatMap(({ code, parent }) => {
          const sum = codes[parent]?.code ?? TOTAL
          return sum === TOTAL ? [] : [[code, sum] as const]
        }),
      )
      return [column, { partOf: Object.fromEntries(parts) }]
    }),
  )

/** The same figures as somebody reads them who knows that whoever was not spoken of may be anywhere: at a code, or at none. */
function opened(read: Read, tables: readonly (readonly string[])[]): Read {
  const all = new Map(read)
  const blocks = Map.groupBy(
    [...read.keys()].map((key) => key.split(",")),
    ([area, year]) => `${area},${year}`,
  )
  for (const cells of blocks.values())
    for (const table of tables) {
      const start = (cells[0] ?? []).map((code, at) => (at < 2 ? code : TOTAL))
      const places = table.reduce<string[][]>(
        (done, name) => {
          const at = columns.indexOf(name)
          const codes = new Set([...cells.flatMap((cell) => cell[at] ?? []), TOTAL, UNKNOWN])
          return done.flatMap((place) => [...codes].map((code) => place.with(at, code)))
        },
        [start],
      )
      for (const place of places) if (!all.has(place.join())) all.set(place.join(), null)
    }
  return all
}

describe("the published table of trafficking in persons", { skip }, () => {
  it(
    "masks one sex alone in 1,150 groups of detected victims (country, year and age alike, all forms and citizenships together, a published total, exactly one of its sexes masked), and 1,078 of them can be worked out to the person",
    { timeout: 600_000 },
    async () => {
      const published = readPublished(gunzipSync(readFileSync(file)))
      const { cells } = await audit(published)
      const exact = new Map(cells.map((one) => [one.cell, one.exact]))
      const sex = published.names.indexOf("Sex")
      const groups = new Map<string, { total: boolean; masked: number[] }>()
      for (const [cell, { codes, low, high }] of published.cells.entries()) {
        const isOwn = codes[published.names.indexOf("Dimension")] === "Total"
        if (!isOwn || !codes.includes("Detected trafficking victims")) continue
        const key = codes.with(sex, "").join()
        const group = groups.get(key) ?? { total: false, masked: [] }
        groups.set(key, group)
        if (codes[sex] === "Total") group.total = true
        else if (low < high) group.masked.push(cell)
      }
      const one = [...groups.values()].filter(({ total, masked }) => total && masked.length === 1)
      const solved = one.filter(({ masked: [cell = -1] }) => exact.get(cell) === true)
      assert.deepEqual([one.length, solved.length], [1150, 1078])
    },
  )

  onPlatform(
    "goes in through repair (its detected victims, to 2018 and a day later to 2020), leaves by sex and then by sex and age and by form, and whoever attacks the files that left finds no count of fewer than ten, alone and together; where small counts alone are masked they do",
    { today },
    async (all) => {
      const { must, ways } = await analysing(all, today)
      const said = { ...lampData, code: "victims", kind: "figures", party: null }
      const { id: dataset } = await must<Dataset>("sita", "POST", "/datasets", said)

      async function broughtOn(day: string, until: number): Promise<Snapshot> {
        const { ask, log } = await analysing(all, day, { ways })
        const path = `/datasets/${dataset}/snapshots?contradicting=leave-out`
        const answer = await ask("sita", "POST", path, formOf({ "victims.csv": vintage(until) }))
        assert.equal(answer.status, 200, log.at(-1))
        const { id, repairs } = answer.body as Snapshot
        assert.ok(repairs.length > 100, "nothing waited for repair")
        assert.equal((await ask("sita", "POST", `/snapshots/${id}/keeping`)).type, "snapshot-needs-repair")
        const mendings = repairs.map(({ column, value, suggestions }) => ({
          ...{ column, value },
          meaning: suggestions[0]?.code ?? null,
        }))
        await must("sita", "POST", `/snapshots/${id}/mending`, { mendings })
        await must("sita", "POST", `/snapshots/${id}/keeping`)
        return must<Snapshot>("stefan", "POST", `/snapshots/${id}/review`)
      }

      /** Lets tables of a snapshot out, and reads their files as anybody may. */
      async function releasedOn(day: string, code: string, snapshot: Snapshot, tables: string[][]) {
        const { out } = await analysing(all, day, { ways })
        const wanted = { code, title: { en: code }, snapshot: snapshot.id, by: ["area", "year"], tables }
        const release = await out("sita", "stefan", { ...wanted, audience: "public", k })
        const reader = platformOn(all.as, "public", day, { ways })
        const files: Read[] = []
        for (const table of tables) {
          const spread = ["area", "year", ...table].join()
          const answer = await reader.app.inject(`/api/v1/figures/${code}/data?dimensions=${spread}&format=csv`)
          assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
          files.push(figuresIn(answer.body, columns))
        }
        const set = await must<FigureSet>("public", "GET", `/figures/${code}`)
        return { release, set, read: together(files) }
      }

      const first = await broughtOn(today, 2018)
      const bySex = await releasedOn(today, "by-sex", first, [["sex"]])
      const second = await broughtOn(tomorrow, 2020)
      const byMore = await releasedOn(tomorrow, "by-more", second, [["sex", "age"], ["form"]])
      assert.deepEqual(byMore.release.proof?.against, [bySex.release.id])
      assert.ok((bySex.release.proof?.cells ?? 0) > 3000 && (byMore.release.proof?.cells ?? 0) > 10_000)
      assert.ok((bySex.release.proof?.told ?? 0) > 0.9 && (byMore.release.proof?.told ?? 0) > 0.85)

      /** What was said of each cell of these tables, as it was brought. */
      async function saidIn(snapshot: Snapshot, tables: string[][]) {
        const found = new Map<string, readonly [low: number, high: number]>()
        for (const crossed of tables) {
          const own = ["area", "year", ...crossed]
          const stated = await all.as("sita", (db) => statedOf(db, ways.keys, snapshot, own))
          assert.ok(stated.ok)
          for (const { codes, low, high } of stated.value)
            found.set(columns.map((name) => codes[own.indexOf(name)] ?? TOTAL).join(), [low, high])
        }
        return found
      }
      const truth = await saidIn(second, [["sex", "age"], ["form"]])
      const codings = codingsOf([bySex.set, byMore.set])

      // No figure is told that the file neither states nor implies.
      for (const [brought, read, tables] of [
        [await saidIn(first, [["sex"]]), bySex.read, [["sex"]]],
        [truth, byMore.read, [["sex", "age"], ["form"]]],
      ] as const) {
        const { stated, implied, invented } = await impliedBy(brought, read, { columns, by: 2, tables, codings })
        assert.deepEqual(invented, [])
        assert.ok(stated > 1000 && implied > 100, `${stated} stated, ${implied} implied`)
      }
      const isSmall = (cell: string) => (truth.get(cell)?.[1] ?? Infinity) < k
      // The file masks also where nobody was, and of whom nothing was told there may be none.
      const mayBeEmpty = (cell: string) => (truth.get(cell)?.[0] ?? 0) === 0
      // Whoever takes what is not there for nobody is led astray here and there: what they find is no finding where it is not so.
      const isSo = ({ cell, low, high }: Found) => {
        const [least, most] = truth.get(cell) ?? [0, Infinity]
        return low <= most && least <= high
      }

      for (const [name, read] of Object.entries({
        ...{ "by sex": bySex.read, "by sex and age and by form": byMore.read },
        together: together([bySex.read, byMore.read]),
      })) {
        // What is told is what was said, and no mask became a number.
        for (const [cell, value] of read) {
          if (value === null) continue
          assert.ok(value === 0 || value >= k, `${name}: ${cell} shows ${value}`)
          const [low, high] = truth.get(cell) ?? [0, Infinity]
          assert.ok(low <= value && value <= high, `${name}: ${cell} is not what was said`)
        }
        const [fromNone, fromOne] = await attacked(read, columns, { codings, mayBeEmpty })
        const [open] = await attacked(opened(read, [["sex", "age"], ["form"]]), columns, { codings, mayBeEmpty })
        assert.ok(fromNone.length > 1000, `${fromNone.length} withheld`)
        const found = [...fromNone, ...fromOne].filter((one) => one.exact && one.high > 0 && isSo(one))
        const few = open.filter((one) => one.low > 0 && (one.high < k || isSmall(one.cell)))
        assert.deepEqual([found, few], [[], []], name)
      }

      // The bounds that are told of what is withheld hold what was said, and close on no number.
      const figures = await all.as("public", (db) => openFigures(db, "by-more"))
      assert.ok(figures)
      const { cube } = figures
      const bounds = boundsOf(cube)
      let bounded = 0
      for (let cell = 0; cell < cube.values.length; cell += 1) {
        if (cube.withheld[cell] === 0) continue
        const codes = columns.map((name) => {
          const at = cube.dimensions.findIndex((each) => each.name === name)
          return cube.dimensions[at]?.codes[cube.places[cell * cube.dimensions.length + at] ?? 0] ?? TOTAL
        })
        const [least, most] = [bounds.low[cell] ?? 0, bounds.high[cell] ?? 0]
        const [low, high] = truth.get(codes.join()) ?? [0, Infinity]
        assert.ok(
          least <= high && low <= most && least < most,
          `${codes.join()}: ${least} to ${most}, ${low} to ${high}`,
        )
        if (most < Infinity) bounded += 1
      }
      assert.ok(bounded > 1000, `${bounded} bounded`)

      // The same figures with small counts alone masked.
      const masked = new Map(
        [...byMore.read].map(([cell, value]) => {
          const [low, high] = truth.get(cell) ?? [0, Infinity]
          return [cell, value ?? (low === high && low >= k ? low : null)] as const
        }),
      )
      const [fromNone, fromOne] = await attacked(masked, columns, { codings, mayBeEmpty })
      const solved = [
        ...[...fromNone, ...fromOne].filter(({ cell, exact, high }) => isSmall(cell) && exact && high > 0),
        ...fromNone.filter(({ cell, low }) => isSmall(cell) && low > 0),
      ].map(({ cell }) => cell)
      assert.ok(new Set(solved).size > 500, `${solved.length} solved`)
    },
  )
})
