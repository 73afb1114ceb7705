import { SeriesPage } from "#modules/decisions/web/lineage/SeriesPage.tsx"
import { SessionPage, type SessionRead } from "#modules/decisions/web/SessionPage.tsx"
import type { DocumentInPlace } from "#modules/decisions/lineage/succession.ts"
import { Session } from "#modules/decisions/session.ts"
import { languages } from "#platform/kernel/language.ts"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const document = (slug: string, title: string): DocumentInPlace => ({
  ...{ slug, symbol: slug.replaceAll("-", "/"), number: null, title, titleLanguage: "en" },
  ...{ kind: "resolution", stage: "adopted", body: "lantern-cop", session: "7", date: "2031-05-04", hasText: true },
})
const [earlier, later] = [document("CLW-RES-7", "Safety of lanterns"), document("CLW-RES-9", "Lanterns again")]

const read: SessionRead = {
  session: Session.parse({
    ...{ id: "00000000-0000-4000-8000-000000000001", body: "lantern-cop", number: 7 },
    ...{ opens: "2031-05-01", closes: "2031-05-08", place: "Lumen", byRule: true },
  }),
  names: { en: "Conference on Lanterns", ar: "مؤتمر الفوانيس" },
  agenda: [{ number: "4", titles: { en: "Lanterns", ar: "الفوانيس" }, documents: [earlier] }],
  others: [later],
  mandates: 3,
}

describe("the page of a session", () => {
  it("tells its days, its agenda, its documents and how many mandates they hold, in every language", () => {
    const page = (language: (typeof languages)[number], of = read) =>
      rendered(language, <SessionPage body="lantern-cop" number="7" read={of} />)
    for (const language of languages)
      for (const of of [read, { session: null, names: {}, agenda: [], others: [], mandates: 0 }])
        assert.ok(said(page(language, of)).length > 20)
    const english = page("en")
    assert.match(said(english), /Opens 1 May 2031 Closes 8 May 2031 Place Lumen/)
    assert.match(english, /<h1[^>]*>Conference on Lanterns, session 7/)
    assert.match(said(english), /3 mandates in its documents/)
    assert.match(said(english), /Agenda item 4 Lanterns CLW\/RES\/7 Safety of lanterns/)
    assert.match(english, /href="\/en\/mandates\?body=lantern-cop&amp;session=7"/)
    const arabic = page("ar")
    assert.match(said(arabic), /مؤتمر الفوانيس/)
    assert.match(said(arabic), /3 ولايات في وثائقها/)
    assert.match(arabic, /lang="en"[^>]*>Safety of lanterns/, "a title in another language says so")
  })
})

describe("the page of a series", () => {
  it("lists all that follow one another and marks the one it was opened from, in every language", () => {
    const series = { document: later, earlier: [], later: [], series: [earlier, later] }
    for (const language of languages) {
      const page = rendered(language, <SeriesPage series={series} />)
      assert.match(page, /<li aria-current="true"><p><a href="\/\w\w\/documents\/CLW-RES-9"/)
      assert.ok(said(rendered(language, <SeriesPage series={{ ...series, series: [later] }} />)).length > 20)
    }
  })
})
