import type { Reading } from "../tree.ts"
import { adverbRules } from "./adverbs.ts"
import { bodyNameRules } from "./body-name.ts"
import { citationRules } from "./citation-form.ts"
import { endingRules } from "./ending.ts"
import { examine } from "./examine.ts"
import { hangingRules } from "./hanging.ts"
import { ibidemRules } from "./ibidem.ts"
import { instrumentRules } from "./instrument.ts"
import { italicsRules } from "./italics.ts"
import { leftoverRules } from "./leftover.ts"
import { moneyRules } from "./money.ts"
import { notePlaceRules } from "./note-place.ts"
import { numberingRules } from "./numbering.ts"
import { openerRules } from "./opener.ts"
import { quotationRules } from "./quotation.ts"
import { referenceRules } from "./reference.ts"
import type { Finding, Rule } from "./rule.ts"
import type { Treaty } from "./treaty.ts"

const rules: readonly Rule[] = [
  ...endingRules,
  ...openerRules,
  ...adverbRules,
  ...numberingRules,
  ...instrumentRules,
  ...bodyNameRules,
  ...ibidemRules,
  ...notePlaceRules,
  ...quotationRules,
  ...italicsRules,
  ...citationRules,
  ...referenceRules,
  ...moneyRules,
  ...leftoverRules,
  ...hangingRules,
]

/** The codes of all rules, in the order they are asked. */
export const lintRules: readonly string[] = rules.map(({ code }) => code)

/** Where each rule is from, by its code. */
export const lintSources: Readonly<Record<string, string>> = Object.fromEntries(
  rules.map(({ code, source }) => [code, source]),
)

/**
 * The sentences that tell of findings, for those who have the words: one a rule,
 * as `number-gap`, and its further ones, as `number-gap.number` or `verb-run.advice`.
 */
export const lintSentences: readonly string[] = rules.flatMap(({ code, senses = [] }) => [
  code,
  ...senses.map((sense) => `${code}.${sense}`),
])

/**
 * Holds a text against the drafting rules of the United Nations. All findings
 * are warnings, rule by rule, each in the order of the text. Quotations of
 * treaties are checked only against the treaties that are given (`treatiesIn`).
 * Any reading is answered; rules that are not written for its language are left
 * out, and a statement of a president, which follows other rules, gives none
 * on openings and endings.
 */
export function lint(
  reading: Reading,
  { treaties = [] }: { readonly treaties?: readonly Treaty[] } = {},
): readonly Finding[] {
  const text = examine(reading, treaties)
  const language = reading.language ?? "en"
  return rules
    .filter(({ languages }) => languages === undefined || languages.includes(language))
    .flatMap(({ code, check }) => check(text).map((found) => ({ rule: code, ...found })))
}
