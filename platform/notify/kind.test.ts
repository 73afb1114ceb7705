import { languages } from "#platform/kernel/language.ts"
import { kindOf, kinds, isFixed } from "#platform/notify/kind.ts"
import { blanksOf } from "#platform/notify/blanks.ts"
import { parse, isLiteralElement } from "@formatjs/icu-messageformat-parser"
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, it } from "node:test"

const wordsIn = (place: string, language: string) =>
  JSON.parse(readFileSync(`${place}/messages/${language}.json`, "utf8")) as Record<string, string | undefined>
const blanksIn = (message: string) =>
  parse(message).flatMap((each) => ("value" in each && !isLiteralElement(each) ? [each.value] : []))

describe("every kind of notification", () => {
  for (const language of languages)
    it(`has a name and a sentence in "${language}", and a letter tells nothing it may not`, () => {
      const list = wordsIn("platform/web/notifications", language)
      const letter = wordsIn("platform/notify", language)
      for (const { code, facts, mailed } of kinds) {
        assert.ok(list[`notify.kind.${code}`], code)
        const told = blanksIn(list[`notify.told.${code}`] ?? "{missing}")
        assert.deepEqual([...new Set(told)].sort(), Object.keys(facts).sort(), code)
        const open = blanksIn(letter[`notify.mail.${code}`] ?? "{missing}")
        assert.deepEqual(open.filter((each) => !mailed.some((fact) => fact === each)), [], code) // prettier-ignore
      }
    })

  it("has a name of its own, and what concerns security says so in it", () => {
    assert.equal(new Set(kinds.map(({ code }) => code)).size, kinds.length)
    for (const kind of kinds) assert.equal(isFixed(kind), kind.code.startsWith("security-"), kind.code)
    assert.equal(kindOf("birthdays"), undefined)
  })
})

describe("the blanks of a sentence", () => {
  const act = {
    kind: "treaty-act-added",
    facts: {
      actor: { en: "Norland", fr: "Norlande" },
      instrument: { en: "the Pact" },
      act: "accession",
      on: "2018-02-01",
    },
  }
  it("are filled in the reader's language, with days as days", () => {
    assert.deepEqual(blanksOf(act, "fr", "list"), {
      actor: "Norlande",
      instrument: "the Pact",
      act: "accession",
      on: new Date("2018-02-01"),
    })
  })

  it("hold in a letter only what a letter may tell, and never what the kind does not know", () => {
    const key = { kind: "security-key-made", facts: { name: "For the census", note: "private" } }
    assert.deepEqual(blanksOf(key, "en", "list"), { name: "For the census" })
    assert.deepEqual(blanksOf(key, "en", "letter"), {})
    assert.deepEqual(blanksOf({ kind: "birthdays", facts: { name: "x" } }, "en", "list"), {})
  })
})
