import { releasesOf, want } from "#modules/analysis/gate/example.ts"
import type { BroughtTable, Truth } from "#modules/analysis/gate/truth.ts"
import { audit, csvRows, readPublished, textOf, UNKNOWN } from "@palermo/statistics"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { gunzipSync } from "node:zlib"

const file = "../shared/data/glotip/data_glotip.csv.gz"
const options = { skip: existsSync(file) ? false : `${file} is not here`, timeout: 600_000 }

/** The rows of the published file that count detected victims. */
function victims(): Record<string, string>[] {
  const rows: string[][] = []
  const reader = csvRows((row) => rows.push(Array.from({ length: row.count }, (_, field) => textOf(row, field))))
  reader.push(gunzipSync(readFileSync(file)))
  reader.end()
  const [head = [], ...body] = rows
  return body
    .map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])))
    .filter((row) => row["Indicator"] === "Detected trafficking victims" && row["Iso3_code"] !== "")
}

/** The crossings of detected victims up to a year: by sex and age, and by form. */
function crossings(rows: readonly Record<string, string>[], until: number): BroughtTable[] {
  const code = (text = "") => (text === "Total" ? null : text === "Unknown" ? UNKNOWN : text)
  const table = (columns: readonly string[], own: readonly Record<string, string>[]): BroughtTable => ({
    columns: ["area", "year", ...columns.map((name) => names[name] ?? "")],
    cells: own
      .filter((row) => Number(row["Year"]) <= until)
      .map((row) => {
        const text = row["txtVALUE"] ?? ""
        const value = Number(text.replace(/\D/g, ""))
        const [low, high] = text.startsWith("<") ? [0, value - 1] : [value, value]
        return {
          codes: [row["Iso3_code"] ?? "", row["Year"] ?? "", ...columns.map((name) => code(row[name]))],
          low,
          high,
        }
      }),
  })
  const names: Record<string, string> = { Sex: "sex", Age: "age", Category: "form" }
  const isSummed = (row: Record<string, string>) => row["Sex"] === "Total" && row["Age"] === "Total"
  const whole = rows.filter((row) => row["Dimension"] === "Total")
  const forms = rows.filter((row) => row["Dimension"] === "by form of exploitation" && isSummed(row))
  return [table(["Sex", "Age"], whole), table(["Category"], [...forms, ...whole.filter(isSummed)])]
}

describe("the published table of trafficking in persons", () => {
  it(
    "masks one sex alone in 1,150 groups of detected victims (country, year and age alike, all forms and citizenships together, a published total, exactly one of its sexes masked), and 1,078 of them can be worked out to the person",
    options,
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

  it(
    "leaves safely by sex, then two years later by sex and age and by form, and nothing of it can be solved alone or together",
    options,
    async () => {
      const rows = victims()
      const truths: Truth[] = [2018, 2020].map((year) => ({
        ...{ snapshot: String(year), kind: "figures" },
        tables: crossings(rows, year),
      }))
      const by = ["area", "year"]
      const { answers } = await releasesOf(truths, [
        ["2018", want([["sex"]], { by })],
        ["2020", want([["sex", "age"], ["form"]], { by })],
      ])
      for (const answer of answers) {
        assert.ok(answer.ok)
        const { proof, cube, blocksLeftOut } = answer
        assert.equal(proof.solved, 0)
        assert.ok(proof.cells > 3000 && proof.told > 0.85 && blocksLeftOut.length < 400, JSON.stringify(proof))
        // No figure below ten is shown, and none that was completed.
        assert.ok(cube.values.every((value, cell) => (cube.withheld[cell] === 1 ? value === 0 : value >= 10)))
      }
      assert.equal(answers[1]?.ok && answers[1].proof.against.length, 1)
    },
  )
})
