import type { Mark } from "#modules/decisions/provision.ts"
import { around } from "#modules/decisions/web/clause.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const text = "Urges States to act, and invites them to report;"
const clause: [number, number] = [25, 47]
const italic: Mark = { type: "italic", range: [0, 5] }
const across: Mark = { type: "italic", range: [21, 32] }
const note = (at: number): Mark => ({ type: "note", range: [at, at], note: "1" })

describe("a clause in its paragraph", () => {
  it("leaves the paragraph whole where nobody knows where the clause stands", () => {
    for (const range of [null, [5, 5], [0, 900]] as const)
      assert.deepEqual(around({ text, marks: [italic] }, range && [...range]), [{ text, marks: [italic], asks: false }])
  })

  it("stands between what comes before and after it, and loses not a letter", () => {
    const pieces = around({ text, marks: [italic] }, clause)
    assert.deepEqual(pieces.map((piece) => piece.text).join(""), text)
    assert.deepEqual(
      pieces.filter(({ asks }) => asks).map((piece) => piece.text),
      ["invites them to report"],
    )
    assert.deepEqual(pieces[0]?.marks, [italic])
    assert.deepEqual(pieces[1]?.marks, [])
  })

  it("keeps marks where they are, divides what runs across its edge, and calls each note once", () => {
    const pieces = around({ text, marks: [across, note(25), note(text.length)] }, clause)
    assert.deepEqual(
      pieces.map(({ marks }) => marks.map(({ range }) => range)),
      [
        [[21, 25]],
        [
          [0, 7],
          [0, 0],
        ],
        [[1, 1]],
      ],
    )
  })
})
