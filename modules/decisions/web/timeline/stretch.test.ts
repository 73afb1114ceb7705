import { lengthOf, stretchName } from "#modules/decisions/web/timeline/stretch.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("a stretch of the timeline", () => {
  it("is a year, unless the address asks for a quarter or a month", () => {
    assert.equal(lengthOf({}), "year")
    assert.equal(lengthOf({ by: "month" }), "month")
    assert.equal(lengthOf({ by: "century" }), "year")
  })

  it("is named in the reader's language, wherever the reader is", () => {
    const cases = [
      ["en", "year", "2026-01-01", "2026"],
      ["en", "quarter", "2026-07-01", "Quarter 3 of 2026"],
      ["fr", "month", "2026-03-01", "mars 2026"],
      ["zh", "month", "2026-03-01", "2026年3月"],
      ["ru", "quarter", "2026-10-01", "4-й квартал 2026"],
    ] as const
    for (const [language, by, from, name] of cases)
      assert.equal(stretchName(words(language, catalogueOf(language)), by, from, language).replace(" г.", ""), name)
  })
})
