import { coreOf, edited, mergeable, undoable } from "#modules/decisions/correction.ts"
import type { MandateWording } from "#modules/decisions/mandate.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const wording: MandateWording = {
  kind: "mandate",
  verb: "Requests",
  class: "request",
  level: 5,
  addressee: "the Secretary-General",
  target: "secretariat",
  action: "to submit a report",
  deliverable: "report",
  date: null,
  recurrence: null,
  report: null,
  resources: null,
}

describe("correcting a mandate", () => {
  it("changes what is said and leaves the rest", () => {
    const date = { printed: "at its next session", kind: "session", from: null, to: null } as const
    assert.deepEqual(edited(wording, { date, level: undefined }), { ok: true, value: { ...wording, date } })
  })

  it("refuses what changes nothing", () => {
    const cases: Parameters<typeof edited>[1][] = [{}, { verb: "Requests" }, { date: null }, { ...wording }]
    for (const change of cases) assert.deepEqual(edited(wording, change), { ok: false, refusal: "nothing-changed" })
  })
})

describe("merging mandates", () => {
  it("is for those of one paragraph", () => {
    assert.deepEqual(mergeable(["one", "one", "one"]), { ok: true, value: "one" })
    assert.deepEqual(mergeable(["one", "other"]), { ok: false, refusal: "mandates-of-different-paragraphs" })
  })
})

describe("undoing a correction", () => {
  it("is done once, the latest first", () => {
    const cases: [undone: boolean, later: boolean, answer: string][] = [
      [false, false, "allowed"],
      [true, false, "correction-undone"],
      [true, true, "correction-undone"],
      [false, true, "correction-not-latest"],
    ]
    for (const [undone, later, answer] of cases) {
      const result = undoable(undone, later)
      assert.equal(result.ok ? "allowed" : result.refusal, answer)
    }
  })
})

describe("the core of a verb", () => {
  it("is what is left without repetition and emphasis", () => {
    const cases: [verb: string, core: string][] = [
      ["Requests", "requests"],
      ["Also requests", "requests"],
      ["Further strongly urges", "urges"],
      ["Calls upon", "calls"],
      ["Takes note with appreciation", "takes note"],
      ["Further", "further"],
    ]
    for (const [verb, core] of cases) assert.equal(coreOf(verb), core)
  })
})
