import { Correction } from "#modules/decisions/correction.ts"
import { inPlace, mandates, provisions } from "#modules/decisions/web/examples.ts"
import { CorrectForm, type Correcting } from "#modules/decisions/web/CorrectForm.tsx"
import { MandatePage } from "#modules/decisions/web/MandatePage.tsx"
import type { MandateRecord } from "#modules/decisions/contract.ts"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const [requests, urges, informs] = mandates
const [, , first, , , last] = provisions
assert.ok(requests && urges && informs && first && last)

const record: MandateRecord = {
  ...inPlace(requests),
  range: [0, 47],
  basis: ["91/12"],
  context: provisions.slice(1, 4),
  siblings: [],
  corrections: [],
  progress: [],
  lineage: { earlier: [], later: [] },
  chain: null,
  thread: { paragraph: 1, mandate: 1 },
}
const show = (rest: Partial<Parameters<typeof MandatePage>[0]> = {}, language: "en" | "ar" = "en") =>
  rendered(language, <MandatePage record={record} {...rest} />)

describe("the record of a mandate", () => {
  it("says in its title where it stands, and hangs on the thread", () => {
    const page = show()
    assert.match(page, /<h1>CLW\/COP\/RES\/7\/4, para\. 1<\/h1>/)
    assert.match(page, /data-state="held"[^>]*><a href="\/en\/documents\/CLW-COP-RES-7-4#para_1">1 paragraph/)
    assert.match(said(page), /no call yet/)
  })

  it("shows the paragraph between its neighbours, with the clause that asks marked", () => {
    const page = show()
    assert.match(page, /class="paragraph present"/)
    assert.equal(said(/<mark>.*?<\/mark>/s.exec(page)?.[0] ?? ""), "Requests the Secretary-General to submit to the")
    assert.match(said(page), /Recalling its resolution 91\/12/)
  })

  it("explains the force in words, the date as printed and in days, and links what it rests on", () => {
    const page = show({ recognized: { code: "un-sg", name: "الأمين العام", language: "ar" } })
    assert.match(said(page), /requests: force 5 of 7 \(Request\)/)
    assert.match(said(page), /At a session · from 1 May 2033 to 12 May 2033/)
    assert.match(page, /<a href="\/en\/directory\/un-sg"><span lang="ar" dir="rtl">/)
    assert.match(page, /<a href="\/en\/documents\/A-RES-91-12">A\/RES\/91\/12<\/a>/)
  })

  it("says in words when a reading is uncertain, and that a person corrected it", () => {
    assert.match(said(show({ record: { ...record, confidence: 0.55 } })), /uncertain: please check \(55%\)/)
    assert.match(said(show({ record: { ...record, corrected: true } })), /Corrected by a person/)
  })

  it("counts itself among the mandates of its paragraph where there are several", () => {
    const page = show({ record: { ...record, siblings: [inPlace({ ...urges, provision: requests.provision })] } }, "ar")
    assert.match(said(page), /الولاية 1/)
    assert.match(page, new RegExp(`href="/ar/mandates/${urges.id}"`))
  })

  it("offers correction and undoing to whoever may, and shows what was changed before and after", () => {
    const correction = Correction.parse({
      id: "00000000-0000-4000-8000-000000000090",
      kind: "edit",
      provision: requests.provision,
      person: "amina",
      at: "2033-03-01T12:00:00Z",
      before: [{ ...requests, deliverable: null }],
      after: [requests],
      undone: false,
    })
    const changed = { ...record, corrections: [correction] }
    assert.doesNotMatch(show(), /<button[^>]*>Correct the mandate/)
    assert.doesNotMatch(said(show({ record: changed })), /Undo/)
    const page = show({ record: changed, onCorrect: () => {}, onUndo: () => {} })
    assert.match(page, /<button[^>]*>Correct the mandate/)
    assert.match(said(page), /Corrected amina, 1 March 2033.*To be delivered nothing report Undo/)
  })
})

describe("the form that corrects", () => {
  const form = (kinds: readonly Correcting[], language: "en" | "ar" = "en", mandate = kinds[0] !== "add") =>
    rendered(
      language,
      <CorrectForm
        mandate={mandate ? informs : undefined}
        provision={last}
        siblings={[requests]}
        kinds={kinds}
        busy={false}
        onCorrect={async () => true}
        onCancel={() => {}}
      />,
    )

  it("begins with what was read", () => {
    const page = form(["edit", "split", "drop"])
    assert.match(page, /name="verb"[^>]*value="Urges"/)
    assert.match(page, /lang="en"[^>]*>to inform the Secretariat/)
    assert.match(page, /name="to" value="2033-03-31"|value="2033-03-31"/)
    assert.equal(page.match(/type="radio"/g)?.length, 3)
  })

  it("splits into two parts, of which the second is still to be said", () => {
    const page = form(["split"])
    assert.equal(page.match(/<fieldset class="part">/g)?.length, 2)
    assert.equal(page.match(/to inform the Secretariat/g)?.length, 1)
    assert.match(said(form(["split"], "ar")), /الجزء 2/)
  })

  it("asks which mandates are one, and says what dropping means", () => {
    assert.match(said(form(["merge"])), /Requests the Secretary-General to submit/)
    assert.match(said(form(["drop"])), /It can be brought back from the history/)
  })

  it("adds a mandate with empty fields", () => {
    const page = form(["add"])
    assert.match(page, /name="verb"[^>]*value=""/)
    assert.doesNotMatch(page, /type="radio"/)
  })
})
