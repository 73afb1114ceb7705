import { DocumentFilters, DocumentsPage, type Documents } from "#modules/decisions/web/DocumentsPage.tsx"
import { document } from "#modules/decisions/web/examples.ts"
import type { Found } from "#modules/decisions/web/SearchHits.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const documents: Documents = {
  total: 120,
  items: [document],
  next: "further",
  facets: {
    body: [{ value: "clw-cop", count: 120 }],
    kind: [{ value: "resolution", count: 119 }],
    year: [
      { value: "2031", count: 1 },
      { value: "2032", count: 119 },
    ],
  },
}
const found: Found = {
  total: 1,
  next: null,
  items: [
    {
      slug: document.slug,
      symbol: document.symbol,
      number: document.number,
      title: "Lanterns along inland waterways",
      titleLanguage: "en",
      anchor: "para_2__point_a",
      kind: "sub",
      paragraph: "(a)",
      language: "en",
      parts: ["To keep every ", "lantern", " lit from dusk to dawn;"],
    },
  ],
}
const bodyName = (code: string) => (code === "COP" ? "Conference on Lanterns" : code)

describe("the register of documents", () => {
  it("says how many there are and how many are shown, and leads to the next", () => {
    const page = rendered("en", <DocumentsPage documents={documents} bodyName={bodyName} />, {
      path: "/documents",
      search: { kind: "resolution" },
    })
    assert.ok(said(page).includes("Showing 1 of 120"))
    assert.ok(page.includes('href="/en/documents?kind=resolution&amp;after=further"'))
    const arabic = said(rendered("ar", <DocumentsPage documents={documents} bodyName={bodyName} />))
    assert.ok(arabic.includes("معروض 1 من أصل 120"))
  })

  it("offers the filters with how many each leaves, years newest first", () => {
    const page = rendered("en", <DocumentFilters facets={documents.facets} bodyName={bodyName} />)
    assert.match(said(page), /2032 \(119\).*2031 \(1\)/)
    assert.ok(said(page).includes("Resolution (119)"))
  })

  it("shows each document with its title in the reader's language and the languages it is there in", () => {
    const english = said(rendered("en", <DocumentsPage documents={documents} bodyName={bodyName} />))
    assert.ok(english.includes("Lanterns along inland waterways"))
    assert.ok(english.includes("Conference on Lanterns"))
    assert.ok(english.includes("English, Arabic"))
    const arabic = said(rendered("ar", <DocumentsPage documents={documents} bodyName={bodyName} />))
    assert.ok(arabic.includes("الفوانيس على امتداد المجاري المائية الداخلية"))
  })

  it("marks the words that were searched, and leads to the paragraph in its own language", () => {
    const page = rendered("ar", <DocumentsPage documents={documents} found={found} bodyName={bodyName} />, {
      path: "/documents",
      search: { q: "lantern" },
    })
    assert.ok(page.includes("<mark>lantern</mark>"))
    assert.ok(page.includes('href="/ar/documents/CLW-COP-RES-7-4?text=en#para_2__point_a"'))
    assert.ok(said(page).includes("CLW/COP/RES/7/4، الفقرة 2 (أ)"))
  })

  it("says what to do when nothing is found", () => {
    const nothing = { ...documents, total: 0, items: [], next: null }
    const page = rendered(
      "en",
      <DocumentsPage documents={nothing} found={{ total: 0, items: [], next: null }} bodyName={bodyName} />,
      {
        search: { q: "lighthouse" },
      },
    )
    assert.ok(said(page).includes("Nothing was found"))
    assert.ok(said(page).includes("Try fewer words"))
  })
})
