import { readAll, remarked } from "#modules/analysis/intake/examples.ts"
import { starterActors } from "#modules/directory/door.ts"
import { TOTAL } from "@palermo/statistics"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"

const file = new URL("../../../../shared/data/glotip/data_glotip.csv.gz", import.meta.url)
const skip = !existsSync(file) && "the published table of the Global Report is not here (../shared)"

const heads =
  "Iso3_code,Country,Region,Subregion,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,txtVALUE,Source"
const line = (...[dimension, category, sex, age, value]: string[]) =>
  `ITA,Italy,Europe,Southern Europe,Detected trafficking victims,${dimension},${category},${sex},${age},2020,Counts,${value},INVENTED`

describe("the layout of the published table of the Global Report", () => {
  it("reads what its category means by its dimension, and masks as what they say", async () => {
    const told = await readAll(
      [
        heads,
        line("Total", "Total", "Total", "Total", '"1,200"'),
        line("by form of exploitation", "Forced labour", "Female", "0 to 17 years", "<5"),
        line("by citizenship", "Brasil", "Total", "Total", "7"),
        line("by country of repatriation", "Abroad", "Total", "Total", "<5"),
      ].join("\n"),
    )
    assert.equal(told.read.layout, "glotip")
    assert.deepEqual(
      told.read.columns.filter(({ role }) => role !== "left-out").map(({ name }) => name),
      ["area", "year", "indicator", "form", "citizenship", "repatriation", "sex", "age", "value"],
    )
    const at = ["state-ita", "2020", "victims-detected"]
    assert.deepEqual(told.rows, [
      [...at, TOTAL, TOTAL, TOTAL, TOTAL, TOTAL, 1200, 1200],
      [...at, "labour-exploitation", TOTAL, TOTAL, "female", "child", 0, 4],
      [...at, TOTAL, "state-bra", TOTAL, TOTAL, TOTAL, 7, 7],
      [...at, TOTAL, TOTAL, "abroad", TOTAL, TOTAL, 0, 4],
    ])
  })
})

describe("the published table of the Global Report", { skip }, () => {
  it("goes in through repair: every spelling is known, suggested, or asked for, and nothing is guessed", async () => {
    const states = await starterActors()
    const bytes = readFileSync(file)
    const told = await readAll(bytes, { states })
    const { layout, repairs, taken, records } = told.read
    assert.deepEqual([layout, records], ["glotip", 46_028])

    // Spellings of citizenships and countries of repatriation that are not what the list calls them; the empty one tells nothing.
    const places = ["citizenship", "repatriation"]
    const known = new Set(taken.flatMap(({ column, value }) => (places.includes(column) ? [value] : [])))
    const open = repairs.filter(({ column }) => places.includes(column))
    const suggested = new Set(open.flatMap(({ value, suggestions }) => (suggestions.length > 0 ? [value] : [])))
    const alone = new Set(open.flatMap(({ value, suggestions }) => (suggestions.length === 0 ? [value] : [])))
    assert.deepEqual([known.size, suggested.size, alone.size], expected.spellings)
    assert.equal(new Set([...known, ...suggested, ...alone]).size, expected.all)

    const { "cells-merged": merged, "cells-contradict": contradicting } = remarked(told)
    assert.deepEqual([merged, contradicting], [144, 192])

    // Somebody answers each question; what has no suggestion tells nothing.
    const mendings = repairs.map(({ column, value, suggestions }) => ({
      column,
      value,
      meaning: suggestions[0]?.code ?? null,
    }))
    const whole = await readAll(bytes, { states, mendings, contradicting: "leave-out" })
    assert.ok(whole.read.repairs.every(({ meaning }) => meaning !== undefined))
    assert.ok(whole.read.remarks.every(({ fault }) => !fault))
    assert.equal(remarked(whole)["cells-resolved"], 192)
    const keys = whole.rows.map((row) => row.slice(0, -2).join("\n"))
    assert.equal(new Set(keys).size, keys.length, "a cell is there twice")
    assert.ok(
      whole.rows.some((row) => row.at(-2) === 0 && row.at(-1) === 4),
      "masks are intervals",
    )
  })
})

/**
 * What was counted: spellings known for certain, suggested, with no suggestion; and all together. With one that is written
 * as our code (`stateless`), and the empty one, they are the 433 of the file.
 */
const expected = { spellings: [92, 143, 19], all: 254 } as const
