import type { Tongue, VerbClass } from "./tree.ts"
import { arabic, chinese } from "./verbs-ar-zh.ts"
import { english } from "./verbs-en.ts"
import { french, spanish } from "./verbs-fr-es.ts"
import { russian } from "./verbs-ru.ts"

/** How one language opens its paragraphs. Every value is the source of a regular expression, without groups that capture. */
export type Grammar = {
  /** Words that mark repetition or stress and may stand before and after the verb: also, further, strongly. */
  readonly adverb: string
  /** Those that may follow the verb, where these are fewer. */
  readonly later?: string
  /** An aside that may stand before the verb and is no part of its phrase: in this context. */
  readonly aside?: string
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
  /** Whether any phrase stands at the head; asked first, since most words are no verbs. */
  readonly any: RegExp
  readonly phrases: readonly (readonly [VerbClass, RegExp])[]
  readonly adverb: RegExp
  readonly adverbs: RegExp
  readonly aside: RegExp
  readonly and: RegExp
  readonly opener: RegExp
}
const ready = new Map<Tongue, Ready>()

function prepare(language: Tongue): Ready {
  const known = ready.get(language)
  if (known) return known
  const grammar = GRAMMAR[language]
  const [gap, rest] = language === "zh" ? ["\\s*", ""] : ["\\s+", "(?=[\\s,;:.…]|$)"]
  const after = `(?:${gap}(?:${grammar.later ?? grammar.adverb}${grammar.tail === "" ? "" : `|${grammar.tail}`}))*`
  const made: Ready = {
    grammar,
    any: new RegExp(`^(?:${grammar.phrases.map(([, source]) => source).join("|")})${rest}`, "u"),
    phrases: grammar.phrases.map(([verbClass, source]) => [
      verbClass,
      new RegExp(`^(?:${source})${rest}${after}${rest}`, "u"),
    ]),
    adverb: new RegExp(`^(?:${grammar.adverb})(?:,\\s*|${gap})(?=\\S)`, "u"),
    adverbs: new RegExp(`(?<![\\p{L}])(?:${grammar.adverb})(?![\\p{L}])`, "gu"),
    aside: new RegExp(grammar.aside === undefined ? "^(?!)" : `^(?:${grammar.aside}),?\\s+`, "u"),
    and: new RegExp(`^\\s+(?:${grammar.and})\\s+(?=\\S)`, "u"),
    opener: new RegExp(`^["“«]?(?:${grammar.opener})`, "u"),
  }
  ready.set(language, made)
  return made
}

/** Finds the verb phrase a text opens with; `undefined` where no known finite verb stands there. */
export function phraseOf(text: string, language: Tongue): Phrase | undefined {
  const { grammar, any, phrases, adverb, adverbs, aside, and } = prepare(language)
  const head = text.slice(0, 200)
  const lower = head.toLowerCase()
  const from = /^["“«]?/u.exec(lower)![0].length
  const start = from + (aside.exec(lower.slice(from))?.[0].length ?? 0)
  let best: { verbClass: VerbClass; end: number; at: number } | undefined
  for (let at = start, turn = 0; turn < 5; turn++) {
    const rest = lower.slice(at)
    for (const [verbClass, pattern] of any.test(rest) ? phrases : []) {
      const length = pattern.exec(rest)?.[0].length ?? 0
      if (length > 0 && at + length > (best?.end ?? 0)) best = { verbClass, end: at + length, at }
    }
    const step = adverb.exec(rest)?.[0].length
    if (step === undefined) break
    at += step
  }
  if (!best) return undefined
  if (best.at > start && / further$/.test(lower.slice(best.at, best.end))) best.end -= " further".length
  const more = and.exec(lower.slice(best.end))
  const second = more ? phraseOf(head.slice(best.end + more[0].length), language) : undefined
  const end = second && more ? best.end + more[0].length + second.end : best.end
  const printed = head.slice(start, end)
  let verbClass = best.verbClass
  if (LEVEL[verbClass] <= 1 && grammar.worry.test(printed)) verbClass = "concern"
  else if (LEVEL[verbClass] <= 1 && grammar.praise.test(printed)) verbClass = "appreciation"
  if (second && LEVEL[second.class] > LEVEL[verbClass]) verbClass = second.class
  const core = printed
    .toLowerCase()
    .replace(adverbs, " ")
    .replace(/[\s,]+/g, " ")
    .trim()
  return { printed, core: core === "" ? printed.toLowerCase() : core, class: verbClass, level: LEVEL[verbClass], end }
}

/** The opening of a preambular paragraph as printed; `undefined` where the text does not open like one. */
export function openerOf(text: string, language: Tongue): string | undefined {
  return prepare(language).opener.exec(text.slice(0, 120))?.[0].trim()
}
