import { snapshot } from "#modules/analysis/web/inside/examples.ts"
import { listed, namingOf } from "#modules/analysis/web/inside/lists.ts"
import { Repairs } from "#modules/analysis/web/inside/Repairs.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const lumenia = { code: "state-xlu", iso3: "XLU", m49: null, names: { en: "Lumenia", ar: "لومينيا" } }
const namingIn = (language: Language) => namingOf(words(language, catalogueOf(language)), language, [lumenia], listed)
const naming = namingIn("en")

describe("the repair of a snapshot", () => {
  const { repairs, columns } = snapshot
  const show = (language: Language, search = {}, isOpen = true) =>
    rendered(
      language,
      <Repairs {...{ repairs, columns, isOpen }} naming={namingIn(language)} chosen={new Map()} onChoose={() => {}} />,
      { search },
    )

  it("shows each value once, how often it is there, and how near each suggestion is", () => {
    const page = said(show("en"))
    assert.match(page, /2 values still wait for their meaning/)
    assert.match(page, /Lumnia State 31 Choose… Lumenia \(94% near, sure\) Another code… It tells nothing/)
    assert.match(show("en"), /<option value="female" selected="">/)
    assert.match(said(show("ar")), /لومينيا \(قرب/)
  })

  it("is narrowed by column, by letters and to what is still open, and says how many are shown", () => {
    assert.match(said(show("en", { column: "sex" })), /Showing 1 of 1/)
    assert.match(said(show("en", { q: "elsew" })), /Showing 1 of 1/)
    assert.match(said(show("en", { said: "open" })), /Showing 2 of 2/)
  })

  it("says what was meant, and offers nothing, once it is kept", () => {
    assert.doesNotMatch(show("en", {}, false), /<select aria-label/)
    assert.match(said(show("en", {}, false)), /femal Sex 7 Female/)
  })

  it("pages through hundreds of spellings", () => {
    const many = Array.from({ length: 433 }, (_, n) => ({ column: "area", value: `v${n}`, times: 1, suggestions: [] }))
    const page = (after?: string) =>
      said(
        rendered(
          "en",
          <Repairs repairs={many} {...{ columns, naming }} isOpen chosen={new Map()} onChoose={() => {}} />,
          {
            search: after === undefined ? {} : { after },
          },
        ),
      )
    assert.match(page(), /Showing 50 of 433 Next/)
    assert.match(page("400"), /Showing 33 of 433 Back to the beginning/)
  })
})
