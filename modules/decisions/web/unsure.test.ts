import { mandates, provisions } from "#modules/decisions/web/examples.ts"
import { unsureAmong, withAbove } from "#modules/decisions/web/unsure.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const anchorsOf = (ids: ReadonlySet<string>) => provisions.filter(({ id }) => ids.has(id)).map(({ anchor }) => anchor)
const sure = provisions.map((each) => ({ ...each, confidence: 1 }))
const certain = mandates.map((each) => ({ ...each, confidence: 1 }))

describe("the places to look at first", () => {
  it("are paragraphs that were read with little certainty", () => {
    assert.deepEqual(anchorsOf(unsureAmong(provisions, certain, [])), ["para_2__point_b"])
  })

  it("are those in which a mandate was, unless a person corrected it", () => {
    assert.deepEqual(anchorsOf(unsureAmong(sure, mandates, [])), ["para_2__point_b"])
    const corrected = mandates.map((each) => ({ ...each, corrected: true }))
    assert.deepEqual(anchorsOf(unsureAmong(sure, corrected, [])), [])
  })

  it("are those the reader doubts by their place", () => {
    const doubts = [
      { code: "number-out-of-order", paragraph: "para_1" },
      { code: "symbol-derived", paragraph: null },
    ]
    assert.deepEqual(anchorsOf(unsureAmong(sure, certain, doubts)), ["para_1"])
  })

  it("stand below the paragraph that introduces them", () => {
    const found = withAbove(provisions, ({ anchor }) => anchor === "para_2__point_b")
    assert.deepEqual(
      [...found].map(({ anchor }) => anchor),
      ["para_2", "para_2__point_b"],
    )
  })
})
