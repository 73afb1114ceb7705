import type { Provision } from "#modules/decisions/provision.ts"
import { alongside } from "#modules/decisions/web/alongside.ts"
import { provisions } from "#modules/decisions/web/examples.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const [enacting, recalling, requests, urges] = provisions as [Provision, Provision, Provision, Provision]
const anchors = (...texts: Provision[][]) =>
  alongside(texts).map(({ words }) => words.map((each) => each?.anchor ?? "-").join(" "))

describe("one document in several languages", () => {
  it("stands line by line, whatever the order another language keeps", () => {
    assert.deepEqual(anchors([recalling, requests], [requests, recalling]), ["pp_1 pp_1", "para_1 para_1"])
  })

  it("puts what only another language has after the paragraph it follows there", () => {
    assert.deepEqual(anchors([recalling, urges], [enacting, recalling, requests, urges]), [
      "- enacting",
      "pp_1 pp_1",
      "- para_1",
      "para_2 para_2",
    ])
  })

  it("leaves a gap where a language has no words", () => {
    assert.deepEqual(anchors([recalling, requests], [recalling], [requests]), ["pp_1 pp_1 -", "para_1 - para_1"])
  })
})
