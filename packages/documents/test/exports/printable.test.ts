import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { noteDesk, partHead, printedNumber, runsOf } from "../../src/exports/printable.ts"

const citation = { kind: "resolution", body: "GA", id: "98/1", symbol: "A/RES/98/1" } as const

describe("printing", () => {
  it("cuts a marked text where its look changes or a note is called", () => {
    const runs = runsOf("Notes 98/1 again", [
      { type: "italic", range: [0, 5] },
      { type: "citation", range: [6, 10], citation },
      { type: "note", range: [10, 10], note: "1" },
      { type: "note", range: [99, 99], note: "2" },
    ])
    assert.deepEqual(runs, [
      { kind: "text", text: "Notes", italic: true, symbol: null },
      { kind: "text", text: " ", italic: false, symbol: null },
      { kind: "text", text: "98/1", italic: false, symbol: "A/RES/98/1" },
      { kind: "call", note: "1" },
      { kind: "text", text: " again", italic: false, symbol: null },
      { kind: "call", note: "2" },
    ])
  })

  it("hands out notes whose marks begin anew, each once, and the last again", () => {
    const notes = ["first", "second"].map((text) => ({ mark: "1", text, marks: [] }))
    const desk = noteDesk(notes)
    const handed = [desk("1"), desk("1"), desk("1")].map((found) => [found?.note.text, found?.first])
    assert.deepEqual(handed, [
      ["first", true],
      ["second", true],
      ["second", false],
    ])
    assert.equal(desk("7"), undefined)
  })

  it("prints numbers as each language does", () => {
    assert.deepEqual(
      [printedNumber("3", "en"), printedNumber("3", "ar"), printedNumber("(a)", "en"), printedNumber("a)", "fr")],
      ["3.", "3 -", "(a)", "a)"],
    )
  })

  it("parts the head of a section into number and title", () => {
    const head = (number: string | null, text: string): unknown => {
      const parted = partHead({
        type: "section",
        id: "x",
        number,
        text,
        marks: [{ type: "italic", range: [text.length - 2, text.length] }],
      })
      return [parted.number, parted.text, parted.marks[0]?.range]
    }
    assert.deepEqual(head("II", "II. Training"), ["II.", "Training", [6, 8]])
    assert.deepEqual(head("I", "Irrigation"), ["I.", "Irrigation", [8, 10]])
    assert.deepEqual(head(null, "Training"), ["", "Training", [6, 8]])
  })
})
