import { inGlyphs } from "#platform/web/glyphs.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("a text in characters that can be shown", () => {
  it("has a form for the hyphens and blanks of word processors, and stays as long as it was", () => {
    const written = "the COVID\u201119 pandemic, 10\u202f000 lanterns\u2015or more"
    assert.equal(inGlyphs(written), "the COVID-19 pandemic, 10\u00a0000 lanterns—or more")
    assert.equal(inGlyphs(written).length, written.length)
  })

  it("leaves every other letter alone", () => {
    for (const text of ["l’eau – “feux”", "قرار الجمعية", "第七十八届会议", "Совет"]) assert.equal(inGlyphs(text), text)
  })
})
