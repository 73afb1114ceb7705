import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { formatNumber, fromRoman, letter, ordinalOf, roman, labelOf } from "../src/numerals.ts"

describe("a numeral", () => {
  it("is written the way each of Word's formats writes it", () => {
    const cases: [count: number, format: string, written: string][] = [
      [12, "decimal", "12"],
      [7, "decimalZero", "07"],
      [3, "lowerLetter", "c"],
      [28, "lowerLetter", "bb"],
      [4, "upperLetter", "D"],
      [9, "lowerRoman", "ix"],
      [44, "upperRoman", "XLIV"],
      [3, "russianLower", "в"],
      [5, "arabicAbjad", "ه"],
      [3, "arabicAlpha", "ت"],
      [21, "chineseCounting", "二十一"],
      [10, "chineseCounting", "十"],
      [5, "none", ""],
      [5, "a format of the future", "5"],
    ]
    for (const [count, format, written] of cases)
      assert.equal(formatNumber(count, format), written, `${count} ${format}`)
  })

  it("is counted in every script a sub-paragraph is lettered in", () => {
    const cases: [number: string, place: number][] = [
      ["(a)", 1],
      ["c)", 3],
      ["(aa)", 27],
      ["(ج)", 3],
      ["(هـ)", 5],
      ["(ك)", 11],
      ["в)", 3],
      ["(12)", 12],
    ]
    for (const [number, place] of cases) assert.equal(ordinalOf(number, "letter"), place, number)
    assert.equal(ordinalOf("(iv)", "roman"), 4)
    assert.equal(ordinalOf("(ab)", "letter"), undefined)
  })

  it("stands in an id by its place in the row, whatever the script", () => {
    const cases: [number: string, label: string][] = [
      ["(a)", "a"],
      ["(أ)", "a"],
      ["(هـ)", "e"],
      ["в)", "c"],
      ["Б", "B"],
      ["(iv)", "iv"],
      ["12.", "12"],
      ["(一)", "一"],
      ["–", ""],
    ]
    for (const [number, label] of cases) assert.equal(labelOf(number), label, number)
  })

  it("turns into Roman numerals and back, and refuses what is none", () => {
    for (let count = 1; count < 400; count++) assert.equal(fromRoman(roman(count)), count)
    for (const written of ["", "iiii", "vx", "hi"]) assert.equal(fromRoman(written), undefined)
    assert.equal(letter(27), "aa")
  })
})
