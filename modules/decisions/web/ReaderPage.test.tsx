import { document, mandates, notes, provisions } from "#modules/decisions/web/examples.ts"
import { ReaderPage, type Reading } from "#modules/decisions/web/ReaderPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const reading: Reading = {
  document,
  language: "en",
  provisions: [...provisions],
  notes,
  mandates: [...mandates],
  citedBy: [{ slug: "CLW-COP-RES-8-1", symbol: "CLW/COP/RES/8/1", number: "8/1" }],
  read: null,
}
const bodyName = () => "Conference on Lanterns"
const read = (rest: Partial<Parameters<typeof ReaderPage>[0]> = {}, language: "en" | "ar" = "en") =>
  rendered(language, <ReaderPage reading={reading} bodyName={bodyName} mayCorrect={false} {...rest} />)

/** One paragraph of the page, by its anchor. */
const rowOf = (page: string, anchor: string): string => {
  const start = page.indexOf(`id="${anchor}"`)
  const end = page.indexOf('class="provision"', start)
  return page.slice(start, end < 0 ? page.length : end)
}

describe("the reader", () => {
  it("prints the text with its numbers, its opening words in italics, its sub-paragraphs a step in", () => {
    const page = read()
    assert.match(rowOf(page, "para_1"), /<span class="number">1\. <\/span><em>Requests<\/em> the Secretary-General/)
    assert.match(rowOf(page, "para_2__point_a"), /data-depth="1".*\(a\) /s)
    assert.match(rowOf(page, "pp_1"), /<em>Recalling<\/em>/)
  })

  it("links the works that are named and held, and the marks of notes to their note beside the paragraph", () => {
    const row = rowOf(read(), "pp_1")
    assert.match(row, /<a href="\/en\/documents\/A-RES-91-12">resolution 91\/12<\/a>/)
    assert.match(row, /<sup><a href="#note-1" aria-label="Note 1">1<\/a><\/sup>/)
    assert.match(row, /id="note-1".*See A\/91\/77, annex\./s)
  })

  it("puts each mandate beside its paragraph: of whom, how binding, by when, and whether the reading is sure", () => {
    const page = read()
    assert.match(said(rowOf(page, "para_1")), /Requests · the Secretary-General Mandate due in 54 days \(12 May 2033\)/)
    const uncertain = said(rowOf(page, "para_2__point_b"))
    assert.match(uncertain, /Recommendation/)
    assert.match(uncertain, /uncertain reading/)
    assert.doesNotMatch(said(rowOf(page, "para_1")), /uncertain/)
  })

  it("cites every paragraph in the reader's language", () => {
    assert.ok(said(rowOf(read(), "para_2__point_b")).includes("CLW/COP/RES/7/4, para. 2 (b)"))
    assert.ok(said(rowOf(read(), "pp_1")).includes("CLW/COP/RES/7/4, preambular para. 1"))
    assert.ok(said(rowOf(read({}, "ar"), "para_2__point_b")).includes("CLW/COP/RES/7/4، الفقرة 2 (ب)"))
    assert.ok(!rowOf(read(), "enacting").includes("citing"))
  })

  it("says on the thread how much is asked, and in words what is missing", () => {
    const page = read()
    assert.match(page, /data-state="present"[^>]*><span[^>]*>5 paragraphs/)
    assert.ok(page.includes('href="/en/mandates?document=CLW-COP-RES-7-4"'))
    assert.ok(said(page).includes("no report line yet"))
  })

  it("keeps the direction of the text on a page that runs the other way", () => {
    const page = read({}, "ar")
    assert.match(rowOf(page, "para_1"), /<div class="wording" dir="ltr"><p lang="en" dir="ltr"/)
    assert.ok(said(page).includes("قرار"))
  })

  it("puts another language beside the text, paragraph by paragraph", () => {
    const arabic: Reading = {
      ...reading,
      language: "ar",
      provisions: provisions.map((each) => ({
        ...each,
        language: "ar" as const,
        text: "يطلب إلى الأمين العام",
        marks: [],
      })),
    }
    const row = rowOf(read({ beside: arabic }), "para_1")
    assert.match(row, /class="wording beside" dir="rtl"><p lang="ar" dir="rtl"/)
  })

  it("sets each mandate in the language it was read in, which need not be that of the text shown", () => {
    const french = mandates.map((each) => ({ ...each, language: "fr" as const, verb: "Prie" }))
    const row = rowOf(read({ reading: { ...reading, mandates: french } }), "para_1")
    assert.match(row, /<span lang="fr" dir="ltr"><b>Prie<\/b>/)
    assert.match(row, /<p lang="en" dir="ltr"/)
  })

  it("offers correction to whoever may correct, and to nobody else", () => {
    const may = said(read({ mayCorrect: true }))
    assert.ok(may.includes("Add a mandate"))
    assert.ok(may.includes("Correct"))
    const mayNot = said(read())
    assert.ok(!mayNot.includes("Add a mandate"))
    assert.ok(!mayNot.includes("Correct "))
  })

  it("names the documents that name this one, and the forms the text can be taken in", () => {
    const page = read()
    assert.ok(said(page).includes("Named in 1 document CLW/COP/RES/8/1"))
    assert.ok(page.includes('href="/api/v1/documents/CLW-COP-RES-7-4?language=en&amp;format=akn"'))
  })

  it("marks the paragraph the address points to", () => {
    assert.match(read({ here: "para_1" }), /id="para_1"[^>]*data-here="true"/)
  })
})
