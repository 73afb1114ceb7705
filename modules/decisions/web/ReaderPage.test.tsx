import { document, mandates, notes, provisions } from "#modules/decisions/web/examples.ts"
import type { Remark } from "#modules/decisions/remark.ts"
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
const read = (
  rest: Partial<Parameters<typeof ReaderPage>[0]> = {},
  language: "en" | "ar" = "en",
  search: Record<string, string> = {},
) =>
  rendered(language, <ReaderPage reading={reading} bodyName={bodyName} mayCorrect={false} {...rest} />, {
    path: "/documents/CLW-COP-RES-7-4",
    search,
  })

/** The same resolution in another language, as far as it has these paragraphs. */
const inOther = (language: "ar" | "fr", text: string, ...anchors: string[]): Reading => ({
  ...reading,
  language,
  provisions: provisions
    .filter(({ anchor }) => anchors.length === 0 || anchors.includes(anchor))
    .map((each) => ({ ...each, language, text, marks: [] })),
})

const remark = (rule: string, place: Remark["place"], rest: Partial<Remark> = {}): Remark => ({
  ...{ rule, source: "Editorial Manual", place, range: [0, 8], words: "Requests", sense: null, values: {} },
  replacement: "Decides",
  ...rest,
})
const remarked = {
  language: "en",
  remarks: [
    remark(
      "bracket-left",
      { in: "text" },
      { words: "[tbd]", sense: "template", values: { words: "[tbd]" }, replacement: "" },
    ),
    remark("operative-opening", { in: "passage", anchor: "para_1", kind: "operative" }),
    remark("ibid-dangling", { in: "note", mark: "1" }, { replacement: null }),
  ],
}

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

  it("links the paragraphs of its own that it names, several named at once to the first", () => {
    const row = rowOf(read(), "para_2__point_a")
    assert.match(row, /as set out in <a href="#para_1">paragraphs 1 and 2 above<\/a>;/)
    const without = { ...reading, provisions: provisions.filter(({ anchor }) => anchor !== "para_1") }
    assert.match(
      rowOf(read({ reading: without }), "para_2__point_a"),
      /<a href="#para_2">paragraphs 1 and 2 above<\/a>/,
    )
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
    const row = rowOf(read({ beside: [arabic] }), "para_1")
    assert.match(row, /class="wording beside" dir="rtl"><p lang="ar" dir="rtl"/)
  })

  it("sets each mandate in the language it was read in, which need not be that of the text shown", () => {
    const french = mandates.map((each) => ({ ...each, language: "fr" as const, verb: "Prie" }))
    const row = rowOf(read({ reading: { ...reading, mandates: french } }), "para_1")
    assert.match(row, /<span lang="fr" dir="ltr"><b>Prie<\/b>/)
    assert.match(row, /<p lang="en" dir="ltr"/)
  })

  it("puts three languages side by side, and says where one has no words", () => {
    const three = [inOther("ar", "يطلب إلى الأمين العام"), inOther("fr", "Prie le Secrétaire général", "para_1")]
    const page = read({ beside: three })
    assert.match(page, /class="text" data-beside="2"/)
    assert.match(rowOf(page, "para_1"), /<p lang="ar" dir="rtl".*<p lang="fr" dir="ltr"/s)
    assert.ok(said(rowOf(page, "para_2")).includes("Not in the French text"))
    assert.ok(said(page).includes("Without Arabic"))
  })

  it("leaves no paragraph out that only the language beside it has, and gives it no address of its own", () => {
    const short = { ...reading, provisions: provisions.filter(({ anchor }) => anchor !== "para_1") }
    const page = read({ reading: short, beside: [inOther("fr", "Prie le Secrétaire général")] })
    assert.ok(!page.includes('id="para_1"'))
    assert.match(said(page), /Not in the English text 1\. Prie le Secrétaire général/)
  })

  it("says where the reader was not sure, why, and what to do, and shows those places alone if asked", () => {
    const doubts = [{ code: "verb-unknown", paragraph: "para_2", detail: "" }]
    const doubted = { ...reading, read: { confidence: 0.8, doubts } }
    const page = read({ reading: doubted })
    assert.match(said(page), /2 places to look at first/)
    assert.match(said(rowOf(page, "para_2")), /The opening verb is not known\. .* 98%\. Hold it against the file/)
    assert.match(rowOf(page, "para_2__point_b"), /<summary>uncertain reading<\/summary>/)
    const only = read({ reading: doubted }, "en", { look: "unsure" })
    assert.ok(!only.includes('id="para_1"') && !only.includes('id="para_2__point_a"'))
    assert.ok(only.includes('id="para_2"') && only.includes('id="para_2__point_b"'))
    assert.match(only, /aria-pressed="true"[^>]*>Show only these/)
    const corrected = mandates.map((each) => ({ ...each, corrected: true }))
    assert.doesNotMatch(rowOf(read({ reading: { ...reading, mandates: corrected } }), "para_2__point_b"), /mandate-do/)
  })

  it("puts what the drafting rules remark beside its paragraph, by rule, with the words it is about underlined", () => {
    const page = read({ remarked }, "en", { remarks: "all" })
    assert.match(said(page), /3 drafting remarks .* all rules \(3\)/)
    assert.match(said(page), /On the text as a whole .*“\[tbd\]” was left over from a template\. Suggestion: leave out/)
    assert.match(rowOf(page, "para_1"), /<span class="spot"><em>Requests<\/em><\/span>|<em><span class="spot">Requests/)
    const row = said(rowOf(page, "para_1"))
    assert.match(row, /An operative paragraph opens with a verb in the present\. Suggestion: Decides/)
    assert.match(row, /operative-opening Editorial Manual/)
    assert.match(said(rowOf(page, "pp_1")), /In note 1 .*“Ibid\.” stands only for the note/)
    const one = read({ remarked }, "en", { remarks: "ibid-dangling" })
    assert.ok(!said(rowOf(one, "para_1")).includes("opens with a verb in the present. Suggestion"))
    assert.match(page, /\/api\/v1\/documents\/CLW-COP-RES-7-4\/remarks\?language=en&amp;format=csv/)
  })

  it("says that there is nothing to remark, and says it in every language", () => {
    assert.ok(said(read({ remarked: { language: "en", remarks: [] } })).includes("Nothing to remark on the drafting"))
    assert.ok(said(read({ remarked }, "ar")).includes("3 ملاحظات على الصياغة"))
  })

  it("leads to where it is compared", () => {
    assert.ok(read().includes('href="/en/compare?to=CLW-COP-RES-7-4&amp;text=en"'))
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
