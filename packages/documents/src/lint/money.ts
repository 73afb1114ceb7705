import { at, type Found, type Rule } from "./rule.ts"

const existing = /\bwithin (?:the )?(?:existing|available) (?:[a-z]+ )?resources\b/giu
const beyond = /\bextra-?budgetary (?:resources|contributions|funds|funding)\b/giu

/** Phrases that mean something to the budget. */
export const moneyRules: readonly Rule[] = [
  {
    // Phrases on money decide on the budget, and the Fifth Committee alone does that; see resolution 45/248 B, section VI.
    code: "money-phrase",
    source: "Counted per resolution in the mandate registry; resolution 45/248 B, section VI",
    languages: ["en"],
    senses: ["budget", "rules", "advice"],
    check: ({ all }) =>
      all.flatMap(({ paragraph }) => [
        ...[...paragraph.text.matchAll(existing)].map(({ 0: phrase, index }): Found => ({
          place: at(paragraph, index, index + phrase.length),
          sense: "budget",
          values: { phrase },
          replacement: null,
        })),
        ...[...paragraph.text.matchAll(beyond)]
          .filter(() => !/\b(?:rules|regulations) and (?:rules|procedures|regulations)\b/iu.test(paragraph.text))
          .map(({ 0: phrase, index }): Found => ({
            place: at(paragraph, index, index + phrase.length),
            sense: "rules",
            values: { phrase },
            replacement: `${phrase}, in accordance with the rules and procedures of the United Nations`,
          })),
      ]),
  },
]
