import { isKnownDoubt, weighed } from "#modules/decisions/web/doubt.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const doubt = (code: string, paragraph: string | null = null, detail = "") => ({ code, paragraph, detail })

describe("what is uncertain in a text", () => {
  it("is said once for each kind, worst first, with every paragraph it concerns once", () => {
    const doubts = [
      doubt("symbol-derived", null, "A/RES/91/12"),
      doubt("verb-unknown", "para_4"),
      doubt("verb-unknown", "para_7"),
      doubt("verb-unknown", "para_4"),
      doubt("language-unknown"),
    ]
    assert.deepEqual(weighed(doubts), [
      { code: "language-unknown", paragraphs: [], details: [] },
      { code: "verb-unknown", paragraphs: ["para_4", "para_7"], details: [] },
      { code: "symbol-derived", paragraphs: [], details: ["A/RES/91/12"] },
    ])
  })

  it("is shown before all else where nobody has weighed it", () => {
    assert.equal(weighed([doubt("language-unknown"), doubt("moon-eclipsed")])[0]?.code, "moon-eclipsed")
    assert.equal(isKnownDoubt("moon-eclipsed"), false)
  })
})
