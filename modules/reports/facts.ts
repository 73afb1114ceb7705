import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** A State or organization as a report names it. `group` is its regional group, where it is of one. */
export type FactParty = {
  readonly code: string
  readonly kind: "state" | "organization"
  readonly names: Text
  readonly group: string | null
}

/** Somebody who was asked in a call: in which form, and whether they submitted an answer. */
export type FactAddressee = {
  readonly call: string
  readonly party: string
  readonly form: "obligatory" | "invited"
  readonly replied: boolean
}

/** One answer as it was submitted. `released` says whether its party lets the readers of the report see it. */
export type FactAnswer = {
  readonly id: string
  readonly party: string
  readonly question: string
  readonly nth: number
  readonly period: string
  readonly value: AnswerValue
  readonly language: Language
  /** The day it was given, as an ISO date. */
  readonly given: string
  readonly released: boolean
}

/** A call the report rests on. */
export type FactCall = {
  readonly id: string
  readonly title: Text
  readonly opened: string | null
  readonly due: string
}

/** What a mandate asks of somebody, and how it stands on the day. */
export type FactObligation = {
  readonly mandate: string
  /** Where it stands: symbol or number of the document, and the paragraph. */
  readonly document: string
  readonly paragraph: string | null
  readonly action: { readonly text: string; readonly language: Language }
  readonly addressee: string | null
  readonly due: string | null
  readonly status: string
  readonly outstanding: boolean
}

/** Words of a quotation on which State and Secretariat agreed, in place of those of the answer. */
export type AgreedWording = { readonly place: string; readonly text: string; readonly language: Language }

/** A dimension of released figures at some of its codes, with their words; a code that has none speaks for itself. */
export type FactDimension = {
  readonly name: string
  readonly codes: readonly { readonly code: string; readonly names: Text }[]
}

/**
 * Figures of a release that is out for the readers of the report, as they were
 * asked for: where they stand, and each with its value or with why there is none.
 */
export type FactFigures = {
  /** By what they were asked for. */
  readonly key: string
  readonly dimensions: string
  readonly at: string
  readonly release: string
  readonly code: string
  /** SHA-256 of all that the release lets out. */
  readonly digest: string
  readonly title: Text
  /** Whose data they are; null where the Secretariat's. */
  readonly whose: Text | null
  readonly released: string
  /** Below how many persons counts are withheld. */
  readonly k: number
  readonly cautions: readonly string[]
  readonly spread: readonly FactDimension[]
  readonly held: readonly FactDimension[]
  readonly figures: readonly {
    readonly at: readonly number[]
    readonly value: number | null
    readonly status: "shown" | "withheld" | "not-reported"
  }[]
}

/**
 * Everything a report may rest on, as it was on a day. Compiling reads this and
 * nothing else. Withdrawn answers, and any that were not submitted, are not in it.
 */
export type Facts = {
  /** The day as of which it is told, as an ISO date. */
  readonly taken: string
  readonly parties: readonly FactParty[]
  readonly calls: readonly FactCall[]
  readonly addressees: readonly FactAddressee[]
  readonly questions: readonly Question[]
  readonly answers: readonly FactAnswer[]
  readonly obligations: readonly FactObligation[]
  readonly agreed: readonly AgreedWording[]
  /** Figures of releases; those that are not out for its readers are not in it. */
  readonly figures: readonly FactFigures[]
}

/** Where a quotation is taken from: an answer, and which of its texts, where it has several. */
export const placeOf = (answer: string, text = 0): string => `${answer}:${text}`
