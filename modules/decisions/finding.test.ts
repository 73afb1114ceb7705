import { languages } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { type ChangeKind, lintSentences } from "@palermo/documents"
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { told } from "./finding.ts"

const catalogue = (language: string) =>
  JSON.parse(readFileSync(new URL(`texts/messages/${language}.json`, import.meta.url), "utf8")) as Record<
    string,
    string
  >

const gap = { rule: "number-gap", sense: "number", values: { due: "4", number: "5" }, replacement: "4" }
const run = { rule: "verb-run", sense: "count", values: { n: 6, opening: "Stresses" }, replacement: null }
const left = { rule: "bracket-left", sense: "template", values: { words: "[tbd]" }, replacement: "" }
const kept = {
  rule: "treaty-attribution",
  sense: "other",
  values: { named: "Pilots Protocol", treaty: "Harbours Convention", article: "7", paragraph: "none" },
  replacement: null,
}

describe("a finding of the drafting rules", () => {
  it("is told with its numbers and names, in the reader's language", () => {
    const say = words("en", catalogue("en"))
    assert.deepEqual(told(gap, say), { message: "Number 4 was to come here, not 5.", suggestion: "4" })
    assert.equal(told(run, say).message, "6 paragraphs in a row open with “Stresses”.")
    assert.equal(
      told(kept, say).message,
      "This is not of the Pilots Protocol: it is article 7, of the Harbours Convention.",
    )
    assert.match(told({ ...kept, values: { ...kept.values, paragraph: "2" } }, say).message, /article 7, paragraph 2,/)
    assert.match(told(run, words("ar", catalogue("ar"))).message, /^٦ فقرات|^6 فقرات/)
  })

  it("says what to do where there are no words to put, and what to leave out", () => {
    const say = words("en", catalogue("en"))
    assert.equal(told(run, say).suggestion, "Put the paragraphs in another order, or join some of them.")
    assert.equal(told(left, say).suggestion, "leave out")
  })

  it("has its sentences in every language, and so has every kind of change", () => {
    const kinds: Record<ChangeKind | "softened" | "hardened" | "even", true> = {
      ...{ verb: true, addressee: true, date: true, citation: true, number: true, wording: true, punctuation: true },
      ...{ added: true, removed: true, moved: true, split: true, merged: true },
      ...{ softened: true, hardened: true, even: true },
    }
    const keys = [...lintSentences.map((each) => `lint.${each}`), ...Object.keys(kinds).map((each) => `change.${each}`)]
    for (const language of languages) {
      const known = catalogue(language)
      assert.deepEqual(
        keys.filter((key) => !known[key]),
        [],
        language,
      )
    }
  })
})
