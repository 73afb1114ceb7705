import { mandates } from "#modules/decisions/web/examples.ts"
import {
  changed,
  changesOf,
  draftOf,
  emptyDraft,
  wordingLine,
  wordingOf,
} from "#modules/decisions/web/wording-draft.ts"
import { MandateWording } from "#modules/decisions/mandate.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const wordings = mandates.map((mandate) => MandateWording.parse(mandate))
const [dated] = wordings

describe("the form of a mandate", () => {
  it("says again what it was given", () => {
    for (const wording of wordings) assert.deepEqual(wordingOf(draftOf(wording)), wording)
  })

  it("takes an empty field for nothing, and parts whom to report to by semicolons in any writing", () => {
    const wording = wordingOf({
      ...emptyDraft,
      verb: " Requests ",
      action: "to act",
      reportTo: "the Conference؛ ; A； B",
    })
    assert.equal(wording.verb, "Requests")
    assert.equal(wording.addressee, null)
    assert.equal(wording.date, null)
    assert.deepEqual(wording.report, { to: ["the Conference", "A", "B"], session: null })
  })

  it("sends only what is different", () => {
    assert.ok(dated)
    assert.deepEqual(changed(dated, dated), {})
    assert.deepEqual(changed(dated, { ...dated, deliverable: "a study" }), { deliverable: "a study" })
  })

  it("tells what was changed in the reader's words", () => {
    assert.ok(dated)
    const after = { ...dated, target: "states" as const, date: null }
    assert.deepEqual(changesOf(words("en", catalogueOf("en")), dated, after), [
      { name: "Category of addressee", before: "The Secretariat", after: "States" },
      { name: "Date as printed", before: "at its eighth session", after: "" },
      { name: "Kind of date", before: "At a session", after: "" },
      { name: "From", before: "2033-05-01", after: "" },
      { name: "Until", before: "2033-05-12", after: "" },
    ])
  })

  it("reads aloud in one line, a date not twice", () => {
    assert.ok(dated)
    const { action } = dated
    assert.equal(wordingLine(dated), `Requests the Secretary-General ${action}`)
    assert.equal(
      wordingLine({ ...dated, action: "to report" }),
      "Requests the Secretary-General to report (at its eighth session)",
    )
  })
})
