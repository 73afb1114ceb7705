import { CodeField, TitleFields } from "#modules/analysis/web/inside/NamingFields.tsx"
import { languages, type Language } from "#platform/kernel/language.ts"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const titled = (language: Language, title: Readonly<Partial<Record<Language, string>>>) =>
  rendered(language, <TitleFields label="Name" title={title} onChange={() => {}} />)

describe("the name of a dataset or of a release", () => {
  it("can be given in six languages, each running as it is written", () => {
    for (const language of languages) {
      const page = titled(language, { en: "Lamps", ar: "مصابيح" })
      const fields = [
        ...page.matchAll(/<input [^>]*name="title[^"]*"[^>]*lang="(\w\w)"|lang="(\w\w)"[^>]*name="title/g),
      ]
      assert.equal(fields.length, 6, language)
      assert.match(page, /value="Lamps"/)
      assert.match(page, /value="مصابيح"/)
    }
    assert.match(said(titled("en", { en: "Lamps", ar: "مصابيح" })), /Its name in the other languages \(1 of 5\)/)
  })

  it("is asked for in the reader's language unless it has another", () => {
    const asked = (page: string) => /<input [^>]*name="title"[^>]*>/.exec(page)?.[0].includes("required")
    assert.deepEqual([asked(titled("fr", {})), asked(titled("fr", { en: "Lamps" }))], [true, false])
  })
})

describe("the code of a dataset or of a release", () => {
  it("says at its field what no code has in it", () => {
    const page = (value: string) => rendered("en", <CodeField label="Code" value={value} onChange={() => {}} />)
    for (const wrong of ["lamps!", "2lamps", "lamp post", "lámparas"]) assert.match(page(wrong), /aria-invalid="true"/)
    assert.match(said(page("lamps!")), /This code is not taken: only letters from a to z/)
    for (const right of ["", "lamps-2033"]) assert.doesNotMatch(page(right), /aria-invalid/)
  })
})
