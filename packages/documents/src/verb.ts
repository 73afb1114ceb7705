import type { Tongue, VerbClass } from "./tree.ts"
import { arabic, chinese } from "./verbs-ar-zh.ts"
import { english } from "./verbs-en.ts"
import { french, spanish } from "./verbs-fr-es.ts"
import { russian } from "./verbs-ru.ts"

/** How one language opens its paragraphs. Every value is the source of a regular expression, without groups that capture. */
export type Grammar = {
  /** Words that mark repetition or stress and may stand before and after the verb: also, further, strongly. */
  readonly adverb: string
  /** Verb phrases by class; where several fit, the longest counts. */
  readonly phrases: readonly (readonly [VerbClass, string])[]
  /** What may follow a verb and is part of its phrase: with appreciation. */
  readonly tail: string
  /** The same verb with another: welcomes and encourages. */
  readonly and: string
  /** Openings of preambular paragraphs: participles and adjectives. */
  readonly opener: string
  /** Words in the tail or before the verb that turn it into praise, or into worry. */
  readonly praise: RegExp
  readonly worry: RegExp
}

/** The words a paragraph opens with, and what they ask. */
export type Phrase = {
  /** As printed. */
  readonly printed: string
  /** In lower case, without also, further, strongly. */
  readonly core: string
  readonly class: VerbClass
  /** Suggested force from 0 (notes) to 7 (decides). */
  readonly level: number
  /** Where the phrase ends in the text. */
  readonly end: number
}

const LEVEL: Readonly<Record<VerbClass, number>> = {
  notice: 0,
  position: 1,
  appreciation: 1,
  concern: 1,
  invitation: 2,
  call: 3,
  urging: 4,
  request: 5,
  demand: 6,
  direction: 6,
  decision: 7,
  approval: 7,
}

/** Suggested force of a class, from 0 (notes) to 7 (decides). No scale of the United Nations exists. */
export const levelOf = (verbClass: VerbClass) => LEVEL[verbClass]

const GRAMMAR: Readonly<Record<Tongue, Grammar>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  zh: chinese,
}

type Ready = {
  readonly grammar: Grammar
  readonly phrases: readonly (readonly [VerbClass, RegExp])[]
  readonly adverbs: RegExp
  readonly opener: RegExp
}
const ready = new Map<Tongue, Ready>()

function prepare(language: Tongue): Ready {
  const known = ready.get(language)
  if (known) return known
  const grammar = GRAMMAR[language]
  const spaced = language !== "zh"
  const [gap, rest] = spaced ? ["\\s+", "(?=[\\s,;:.…]|$)"] : ["\\s*", ""]
  const before = `(?:(?:${grammar.adverb})(?:,\\s*|${gap}))*`
  const after = `(?:,?${gap}(?:${grammar.adverb}|${grammar.tail}))*`
  const made: Ready = {
    grammar,
    phrases: grammar.phrases.map(([verbClass, source]) => [
      verbClass,
      new RegExp(`^["“«]?${before}(?:${source})${rest}${after}${rest}`, "iu"),
    ]),
    adverbs: new RegExp(`(?<![\\p{L}])(?:${grammar.adverb})(?![\\p{L}])`, "giu"),
    opener: new RegExp(`^["“«]?(?:${grammar.opener})`, "u"),
  }
  ready.set(language, made)
  return made
}

/** Finds the verb phrase a text opens with; `undefined` where no known finite verb stands there. */
export function phraseOf(text: string, language: Tongue): Phrase | undefined {
  const { grammar, phrases, adverbs } = prepare(language)
  const head = text.slice(0, 200)
  let best: { verbClass: VerbClass; length: number } | undefined
  for (const [verbClass, pattern] of phrases) {
    const length = pattern.exec(head)?.[0].length ?? 0
    if (length > (best?.length ?? 0)) best = { verbClass, length }
  }
  if (!best) return undefined
  const more = new RegExp(`^\\s+(?:${grammar.and})\\s+(?=\\S)`, "iu").exec(head.slice(best.length))
  const second = more ? phraseOf(head.slice(best.length + more[0].length), language) : undefined
  const end = second && more ? best.length + more[0].length + second.end : best.length
  const printed = head.slice(0, end).replace(/^["“«]/u, "")
  let verbClass = best.verbClass
  if (LEVEL[verbClass] <= 1 && grammar.worry.test(printed)) verbClass = "concern"
  else if (LEVEL[verbClass] <= 1 && grammar.praise.test(printed)) verbClass = "appreciation"
  if (second && LEVEL[second.class] > LEVEL[verbClass]) verbClass = second.class
  const core = printed
    .replace(adverbs, " ")
    .replace(/[\s,]+/g, " ")
    .trim()
    .toLowerCase()
  return { printed, core: core === "" ? printed.toLowerCase() : core, class: verbClass, level: LEVEL[verbClass], end }
}

/** The opening of a preambular paragraph as printed; `undefined` where the text does not open like one. */
export function openerOf(text: string, language: Tongue): string | undefined {
  return prepare(language).opener.exec(text.slice(0, 120))?.[0].trim()
}
