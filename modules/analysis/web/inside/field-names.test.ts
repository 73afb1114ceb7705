import { fieldNames } from "#modules/analysis/web/inside/field-names.ts"
import { languages } from "#platform/kernel/language.ts"
import { fieldValues } from "#modules/analysis/web/inside/field-values.ts"
import { datasetKinds, DatasetWording } from "#modules/analysis/dataset.ts"
import { releaseAudiences, releaseStatuses } from "#modules/analysis/release.ts"
import { layouts, snapshotStatuses } from "#modules/analysis/snapshot.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("the fields of a history", () => {
  it("are called as on the pages of their records, and by the ledger's name where no page shows them", () => {
    const fields = ["code", "title", "kind", "party", "unit", "status", "k", "by", "tables", "filters", "audience"]
    const others = ["layout", "digest", "questions", "closed"]
    for (const language of languages) {
      const nameOf = fieldNames(words(language, catalogueOf(language)))
      for (const field of [...fields, ...others])
        assert.doesNotMatch(nameOf(field), /^(?:analysis\..*|[a-z]+)$/, `${language} ${field}`)
      assert.equal(nameOf("touch"), "touch")
    }
  })

  it("hold the words for their codes in every language, and what is no code stays as it is", () => {
    const coded = { status: [...releaseStatuses, ...snapshotStatuses], audience: releaseAudiences, kind: datasetKinds }
    for (const language of languages) {
      const valueOf = fieldValues(words(language, catalogueOf(language)), "Uruguay")
      for (const [field, codes] of Object.entries({
        ...coded,
        unit: DatasetWording.shape.unit.options,
        layout: layouts,
      }))
        for (const code of codes) {
          const said = valueOf(field, code) ?? assert.fail(`${language} ${field} ${code}`)
          assert.doesNotMatch(said, /^analysis\./)
          if (language !== "en" && code !== "sdmx") assert.notEqual(said, code)
        }
      assert.notEqual(valueOf("closed", true), valueOf("closed", false))
    }
    const valueOf = fieldValues(words("en", catalogueOf("en")), "Uruguay")
    assert.equal(valueOf("status", "proposed"), "put before another")
    assert.equal(valueOf("party", "state-ury"), "Uruguay")
    assert.equal(valueOf("digest", "0123456789abcdef0123"), "0123456789abcdef…")
    assert.equal(valueOf("questions", ["lantern.lit", "lantern.dark"]), "lantern.lit · lantern.dark")
    // What no list has, and what is no code.
    for (const [field, value] of [
      ["status", "lit"],
      ["k", 10],
      ["licence", "records"],
      ["audience", null],
    ] as const)
      // prettier-ignore
      assert.equal(valueOf(field, value), undefined)
  })
})
