import type { Reading } from "#modules/submissions/workbook/read.ts"
import { filled, filling, readingOf, rowsIn, shortly } from "#tests/workbook-of-lamps.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("what cannot be understood in a workbook", () => {
  it("is remarked on at its place, and no answer is kept in part", async () => {
    let rows = await rowsIn(filling)
    rows = filled(rows, "lamp.hours 0 number", 3, "<5")
    rows = filled(rows, "lamp.since 0 date", 3, "last spring")
    rows = filled(rows, "lamp.oil 0 chosen", 3, "Castor oil")
    rows = filled(rows, "lamp.help 0 text", 3, "and yet")
    rows = filled(rows, ["lamp.laws", 3], 1, null)
    rows = filled(rows, ["lamp.keepers", 4], 1, "BRASILERA")
    rows = filled(rows, ["Notes", 1], 0, "x").concat({ sheet: "Notes", row: 1, cells: ["of mine"] })
    const read = await readingOf(rows)
    assert.deepEqual(read.drafts, [])
    assert.deepEqual(
      shortly(read).map(([sheet, , column, ...rest]) => [sheet, column, ...rest]),
      [
        ["Light", "D", "not-a-date", "last spring"],
        ["Light", "D", "not-a-number", "<5"],
        ["Light", "D", "code-not-known", "Castor oil"],
        ["Light", "D", "answer-and-reason", ""],
        ["lamp.laws", "B", "part-missing", "laws.0.title"],
        ["lamp.keepers", "B", "code-not-known", "BRASILERA"],
        ["Notes", "A", "sheet-not-known", "Notes"],
      ],
    )
  })

  it("is told apart from a number, a cell that is twice there, and what lies outside of bounds", async () => {
    let rows = filled(await rowsIn(filling), "lamp.hours 0 number", 3, 25)
    rows = filled(rows, ["lamp.keepers", 4], 1, "Brazil")
    rows = filled(rows, ["lamp.keepers", 4], 2, "male person")
    rows = filled(rows, ["lamp.lit", 4], 2, 1.5)
    assert.deepEqual(
      shortly(await readingOf(rows)).map(([sheet, , , code]) => [sheet, code]),
      [
        ["Light", "number-too-large"],
        ["lamp.lit", "answer-and-reason"],
        ["lamp.keepers", "cell-twice"],
      ],
    )
  })

  it("is remarked on where a line names a place that none can have", async () => {
    for (const place of [201, 1.5, -1]) {
      const rows = await rowsIn(filling)
      const at = rows.findIndex(
        ({ sheet, row, cells }) => sheet === "Each port" && row >= 3 && typeof cells[0] === "number",
      )
      assert.ok(at >= 0)
      const { drafts, remarks } = await readingOf(
        rows.map((row, n) => (n === at ? { ...row, cells: row.cells.with(0, place) } : row)),
      )
      assert.ok(
        remarks.some(({ remark, found }) => remark === "row-without-place" && found === String(place)),
        `${place}`,
      )
      assert.ok(drafts.every(({ nth }) => nth !== place))
    }
  })

  it("takes a reason for a number where one stands in its place", async () => {
    const rows = filled(await rowsIn(filling), ["lamp.keepers", 3], 3, "Not available")
    const [draft] = (await readingOf(rows)).drafts
    assert.deepEqual(draft?.value?.kind === "table" && draft.value.cells[0], {
      at: { from: "BRA", sex: "male" },
      value: "not-available",
    })
  })
})

describe("a word that is no code of its list", () => {
  it("is there to be repaired once, with what it may mean, and is put in only when somebody says so", async () => {
    let rows = filled(await rowsIn(filling), ["lamp.keepers", 3], 1, "BRASILERA")
    rows = filled(rows, ["lamp.keepers", 4], 1, "BRASILERA")
    const { repairs, drafts: none } = await readingOf(rows)
    assert.deepEqual(none, [])
    assert.deepEqual(repairs, [
      { list: "citizenship", found: "BRASILERA", times: 2, suggestions: [{ code: "BRA", label: "Brazil" }] },
    ])
    const mend = (code: string | null) =>
      readingOf(rows, { mendings: [{ list: "citizenship", found: "BRASILERA", code }] })
    const cellsOf = ({ drafts: [draft] }: Reading) =>
      draft?.value?.kind === "table" ? draft.value.cells : draft?.value
    assert.deepEqual(cellsOf(await mend("BRA")), [
      { at: { from: "BRA", sex: "male" }, value: 0 },
      { at: { from: "BRA", sex: "total" }, value: 12 },
    ])
    // What was left out leaves no cell; and a code that the list does not have mends nothing.
    assert.equal(cellsOf(await mend(null)), null)
    assert.equal((await mend("XXX")).repairs.length, 1)
  })
})
