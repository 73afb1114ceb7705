import { draftOf } from "#modules/analysis/web/inside/drafting.ts"
import { snapshot } from "#modules/analysis/web/inside/examples.ts"
import { listed, namingOf } from "#modules/analysis/web/inside/lists.ts"
import { ReleaseForm } from "#modules/analysis/web/inside/ReleaseForm.tsx"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const naming = namingOf(words("en", catalogueOf("en")), "en", [], listed)

describe("the form of a release", () => {
  it("warns that figures by nothing stand or fall together, where they were counted elsewhere", () => {
    const [first] = snapshot.columns
    const ofFigures = { ...snapshot, columns: [...snapshot.columns, ...(first ? [{ ...first, role: "value" as const }] : [])] } // prettier-ignore
    const form = (of: typeof snapshot, by: string[], language: "en" | "ar" = "en") =>
      said(
        rendered(
          language,
          <ReleaseForm
            snapshots={[of]}
            draft={{ ...draftOf(snapshot, "lamps-2033"), by }}
            {...{ naming }}
            isNew
            busy={false}
            onChange={() => {}}
            onSend={() => {}}
            onLeave={() => {}}
          />,
        ),
      )
    assert.match(form(ofFigures, []), /stand or fall together: .* Choose State and year/)
    assert.match(form(ofFigures, [], "ar"), /تبقى الأرقام كلها أو تسقط معا/)
    assert.doesNotMatch(form(ofFigures, ["area"]), /stand or fall/)
    assert.doesNotMatch(form(snapshot, []), /stand or fall/)
  })
})
