import { at, type Found, type Rule } from "./rule.ts"

/** Phrases that go on from nothing. */
export const hangingRules: readonly Rule[] = [
  {
    // ", and with …" goes on from a "with" before it; where none stands there, the phrase hangs.
    code: "hanging-phrase",
    source: "Texts of 2008, where half a sentence was lost",
    languages: ["en"],
    senses: ["word", "advice"],
    check: ({ all }) =>
      all.flatMap(({ paragraph }): Found[] => {
        const match = /, and (with|from|against|between|among) (?:the|its|their|other|relevant) /u.exec(paragraph.text)
        if (!match) return []
        const [, word = ""] = match
        if (new RegExp(`\\b${word}\\b`, "u").test(paragraph.text.slice(0, match.index))) return []
        const place = at(paragraph, match.index + 2, match.index + match[0].length - 1)
        return [{ place, sense: "word", values: { word }, replacement: null }]
      }),
  },
]
