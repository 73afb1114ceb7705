import { emptyOverview, overview } from "#modules/decisions/web/examples.ts"
import { OverviewPage } from "#modules/decisions/web/OverviewPage.tsx"
import { languages } from "#platform/kernel/language.ts"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("the overview", () => {
  it("counts the cycle the way each language counts, and says what is missing without promising it", () => {
    const english = said(rendered("en", <OverviewPage overview={overview} mayImport={false} />))
    for (const words of [
      "6 paragraphs",
      "5 mandates",
      "3 bind or direct",
      "2 recommend",
      "no call yet",
      "no recommendation yet",
      "1 overdue",
      "2 to States",
    ])
      assert.ok(english.includes(words), words)
    const arabic = said(rendered("ar", <OverviewPage overview={overview} mayImport={false} />))
    for (const words of ["6 فقرات", "5 ولايات", "لا طلب معلومات بعد", "اثنتان للدول"])
      assert.ok(arabic.includes(words), words)
    assert.doesNotMatch(english, /soon/i)
  })

  it("says what falls due next, how far off it is, and which paragraph asks it", () => {
    const page = rendered("en", <OverviewPage overview={overview} mayImport={false} />)
    assert.ok(said(page).includes("due in 12 days (31 March 2033)"))
    assert.ok(page.includes('href="/en/documents/CLW-COP-RES-7-4#para_2__point_b"'))
    assert.ok(said(page).includes("CLW/COP/RES/7/4, para. 2 (b)"))
  })

  it("keeps the language of the text on a page of another", () => {
    const page = rendered("ar", <OverviewPage overview={overview} mayImport={false} />)
    assert.match(page, /lang="en" dir="ltr"[^>]*><b>Requests<\/b>/)
  })

  it("asks for a first resolution while there is none, of whoever may bring one", () => {
    for (const language of languages) {
      const may = rendered(language, <OverviewPage overview={emptyOverview} mayImport />)
      assert.ok(may.includes(`href="/${language}/import"`))
      const readsOnly = rendered(language, <OverviewPage overview={emptyOverview} mayImport={false} />)
      assert.ok(!readsOnly.includes("/import"))
    }
  })
})
