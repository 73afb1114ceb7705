import { fieldNames } from "#modules/analysis/web/inside/field-names.ts"
import { languages } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("the fields of a history", () => {
  it("are called as on the pages of their records, and by the ledger's name where no page shows them", () => {
    const fields = ["code", "title", "kind", "party", "unit", "status", "k", "by", "tables", "filters", "audience"]
    for (const language of languages) {
      const nameOf = fieldNames(words(language, catalogueOf(language)))
      for (const field of fields)
        assert.doesNotMatch(nameOf(field), /^(?:analysis\..*|[a-z]+)$/, `${language} ${field}`)
      assert.equal(nameOf("layout"), "layout")
    }
  })
})
