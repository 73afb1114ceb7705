import { listed, namingOf } from "#modules/analysis/web/inside/lists.ts"
import { ReportShown } from "#modules/analysis/web/inside/Withheld.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const lumenia = { code: "state-xlu", iso3: "XLU", m49: null, names: { en: "Lumenia", ar: "لومينيا" } }
const namingIn = (language: Language) => namingOf(words(language, catalogueOf(language)), language, [lumenia], listed)
const naming = namingIn("en")

describe("the report of a release", () => {
  it("says what is withheld, where most, what accuracy remains, and of which columns codes are not named", () => {
    const report = {
      ...{ k: 10, columns: ["sex"], cells: 120, withheld: 13, shown: 0.89, bounded: 13, left: 0, unnamed: [] },
      ...{ width: 8, tables: [{ columns: ["sex", "form"], cells: 120, withheld: 13 }], earlier: [] },
      dimensions: [{ name: "area", codes: [{ code: "state-xlu", cells: 60, withheld: 0.2 }] }],
      ...{ solved: 0, methods: ["threshold", "complementary", "audit"] as const },
    }
    const page = said(
      rendered("en", <ReportShown report={{ ...report, methods: [...report.methods] }} naming={naming} />),
    )
    assert.match(page, /13 of 120 cells are withheld; 89% are shown/)
    assert.match(page, /lies between zero and the least shown sum it is part of, which is 8 on average/)
    assert.match(page, /Sex × Form of exploitation 120 13 Where most is withheld.*Lumenia State 20%/)
    assert.doesNotMatch(page, /not named/)
    const few = rendered("en", <ReportShown report={{ ...report, methods: [...report.methods], unnamed: ["sex"] }} naming={naming} />) // prettier-ignore
    assert.match(said(few), /some codes are not named, because fewer than 10 persons were counted there: Sex/)
    const arabic = { ...report, methods: [...report.methods], width: null }
    assert.match(said(rendered("ar", <ReportShown report={arabic} naming={namingIn("ar")} />)), /حُجبت 13 من 120 خانة/)
  })
})
