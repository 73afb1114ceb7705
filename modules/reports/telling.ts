import { keyOf, oneFigure, type FiguresAsked, type Part } from "#modules/reports/block.ts"
import type { FactFigures, Facts } from "#modules/reports/facts.ts"
import type { Evidence, FigureSource, Run, Source } from "#modules/reports/snapshot.ts"
import { outOf, register, tally, type Register, type Tally } from "#modules/reports/tally.ts"
import type { FactAnswer } from "#modules/reports/facts.ts"
import { quotedFrom } from "#modules/reports/quoting.ts"
import { grandTotal } from "#modules/calls/value.ts"
import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { IntlMessageFormat } from "intl-messageformat"

/** The fixed words, by their keys. */
export type FixedWords = Readonly<Record<string, Text>>

/** The tag by which numbers, days and lists of a language are written: the institution's manner, in the same digits everywhere. */
export const localeOf = (language: Language): string =>
  ({ ar: "ar-u-nu-latn", en: "en-GB", es: "es", fr: "fr", ru: "ru", zh: "zh-CN" })[language]

// A calendar date has no time zone, and must not slip a day.
const formats = {
  date: { long: { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" } },
  number: { share: { style: "percent", maximumFractionDigits: 1 } },
} as const

const formatted = new Map<string, IntlMessageFormat>()

/** Fills a sentence in ICU's manner, in one language. What was understood once is kept: a report says much in few sentences. */
export function fill(message: string, language: Language, values: Readonly<Record<string, unknown>>): string {
  const key = `${language} ${message}`
  let format = formatted.get(key)
  if (!format) {
    format = new IntlMessageFormat(message, localeOf(language), formats, { ignoreTag: true })
    if (formatted.size >= 5000) formatted.clear()
    formatted.set(key, format)
  }
  return String(format.format(values))
}

/** Whether ICU understands a sentence, and it asks for nothing but what a part can give. */
export function parses(message: string): boolean {
  try {
    const sample = { n: 1, m: 2, share: 0.5, names: "", of: "all" }
    new IntlMessageFormat(message, "en", formats, { ignoreTag: true }).format(sample)
    return true
  } catch {
    return false
  }
}

/** Writes names as a list: sorted and joined as the language does both. */
export function listOf(names: readonly Text[], language: Language): string {
  const written = names.map((each) => inLanguage(each, language).text)
  return lists[language].format(written.sort(collators[language].compare))
}

const inEach = <T>(make: (locale: string) => T) =>
  Object.fromEntries(languages.map((language) => [language, make(localeOf(language))])) as Record<Language, T> // By all six.
const lists = inEach((locale) => new Intl.ListFormat(locale, { type: "conjunction" }))
const collators = inEach((locale) => new Intl.Collator(locale))
/** The order of names in a language. */
export const collatorOf = (language: Language): Intl.Collator => collators[language]

/** Compiling at work: the facts laid out, the sources as they are found, the names that are needed. */
export type Desk = Register & {
  readonly words: FixedWords
  /** The place of an answer among the sources; it is there from now on. */
  readonly source: (answer: FactAnswer) => number
  readonly sources: readonly Source[]
  /** The names of a party; they are kept from now on. */
  readonly name: (party: string) => Text
  readonly named: ReadonlyMap<string, Text>
  readonly evidenceOf: (question: string, tally: Tally) => Evidence
  /** Released figures as they were asked for, with their place among those that are used; nothing where they are not out. */
  readonly figuresFor: (asked: FiguresAsked) => { readonly told: FactFigures; readonly evidence: Evidence } | undefined
  readonly figures: readonly FigureSource[]
}

/** Sets up a desk for one compiling. */
export function deskFor(facts: Facts, words: FixedWords): Desk {
  const parties = new Map(facts.parties.map((party) => [party.code, party.names]))
  const sources: Source[] = []
  const places = new Map<string, number>()
  const named = new Map<string, Text>()
  const source = (answer: FactAnswer): number => {
    const known = places.get(answer.id)
    if (known !== undefined) return known
    const { id, party, question, period, given } = answer
    name(party)
    sources.push({ answer: id, party, question, period, given })
    places.set(id, sources.length - 1)
    return sources.length - 1
  }
  const name = (party: string): Text => {
    const names = parties.get(party) ?? {}
    named.set(party, names)
    return names
  }
  const evidenceOf = (question: string, { counted, beside, explained, missing }: Tally): Evidence => {
    for (const party of Object.values(missing).flat()) name(party)
    const at = (answers: readonly FactAnswer[]) => answers.map(source)
    const absent = Object.fromEntries(Object.entries(missing).map(([why, who]) => [why, [...who]]))
    return { question, counted: at(counted), beside: at(beside), explained: at(explained), missing: absent }
  }
  const figures: FigureSource[] = []
  const known = new Map(facts.figures.map((each) => [each.key, each]))
  const used = new Map<string, number>()
  const figuresFor: Desk["figuresFor"] = (asked) => {
    const told = known.get(keyOf(asked))
    if (!told) return undefined
    const { key, spread: _, held: __, figures: ___, cautions, ...from } = told
    const place = used.get(key) ?? figures.push({ ...from, cautions: [...cautions] }) - 1
    used.set(key, place)
    return { told, evidence: { ...nobody(null), figures: [place] } }
  }
  return { ...register(facts), words, source, sources, name, named, evidenceOf, figuresFor, figures }
}

type Told = {
  readonly text: (language: Language) => string
  readonly evidence: Evidence | null
  /** Words of somebody else that it repeats. */
  readonly quoted?: { place: string; source: number; text: string; language: Language; agreed: boolean }
}

/** Tells a bound part: its words in any language, and what stands behind them. */
export function tellPart(part: Part, desk: Desk): Told {
  switch (part.part) {
    case "count":
    case "share":
    case "names":
      return tellCounted(part, desk)
    case "sum":
      return tellSum(part, desk)
    case "quotation":
      return tellQuotation(part, desk)
    case "replies":
      return tellReplies(part, desk)
    case "obligations":
      return tellObligations(part, desk)
    case "figure":
      return tellFigure(part, desk)
    case "day":
      return tellDay(part, desk)
  }
  return part satisfies never
}

type Counted = Extract<Part, { readonly part: "count" | "share" | "names" }>

function tellCounted(part: Counted, desk: Desk): Told {
  const told = tally(desk.standsTo(part.question, part.who), part.answers)
  const n = told.counted.length
  const m = outOf(told, part.of)
  const evidence = desk.evidenceOf(part.question, told)
  const names = told.counted.map(({ party }) => desk.name(party))
  const key =
    part.part === "count" ? `part.count.${part.who}` : n === 0 && part.part === "names" ? "none" : `part.${part.part}`
  return {
    evidence,
    text: (language) =>
      said(part.words, key, desk, language, {
        ...{ n, m, of: part.of, share: m === 0 ? 0 : n / m },
        // Names are written only where they are told: of a count they may be many.
        ...(part.part === "names" || usesNames(part.words) ? { names: listOf(names, language) } : { names: "" }),
      }),
  }
}

const usesNames = (words: Text): boolean => Object.values(words).some((each) => each.includes("{names"))

function tellSum({ question, who, words }: Extract<Part, { readonly part: "sum" }>, desk: Desk): Told {
  const told = tally(desk.standsTo(question, who), [])
  const figures = told.counted.flatMap(({ value }) => {
    const figure = value.kind === "number" ? value.number : value.kind === "table" ? grandTotal(value.cells) : undefined
    return figure === undefined ? [] : [figure]
  })
  const total = figures.reduce((sum, figure) => sum + figure, 0)
  return {
    evidence: desk.evidenceOf(question, told),
    text: (language) =>
      // A sum of nothing is not zero: nobody gave a figure.
      figures.length === 0
        ? said({}, "not-reported", desk, language, {})
        : said(words, "part.sum", desk, language, { n: total, m: figures.length }),
  }
}

/** Tells a released figure. What is withheld or was not reported is said in words, whatever words there are for a number. */
function tellFigure(part: Extract<Part, { readonly part: "figure" }>, desk: Desk): Told {
  const found = desk.figuresFor(oneFigure(part))
  const { value, status } = found?.told.figures[0] ?? { value: null, status: "not-released" as const }
  return {
    evidence: found?.evidence ?? null,
    text: (language) =>
      status === "shown" && value !== null
        ? said(part.words, "part.figure", desk, language, { n: value })
        : said({}, `figure.${status}`, desk, language, {}),
  }
}

function tellQuotation(part: Extract<Part, { readonly part: "quotation" }>, desk: Desk): Told {
  const answer = desk.answersOf(part.question, part.party).find(({ nth }) => nth === part.nth)
  const quoted = answer?.released === true ? quotedFrom(answer, desk.facts.agreed) : undefined
  if (!answer || !quoted) return { evidence: null, text: (language) => said({}, "not-reported", desk, language, {}) }
  const source = desk.source(answer)
  const evidence = { ...nobody(part.question), counted: [source] }
  const text = (language: Language) => said({}, "part.quotation", desk, language, { text: quoted.text })
  return { evidence, text, quoted: { ...quoted, source } }
}

function tellReplies(part: Extract<Part, { readonly part: "replies" }>, desk: Desk): Told {
  const all = desk.scope(part.who)
  const is = (party: string) => part.what === "asked" || desk.replied.has(party) === (part.what === "replied")
  const these = all.filter(is)
  const names = these.map(desk.name)
  const missing = { "no-reply": all.filter((party) => !desk.replied.has(party)) }
  for (const party of missing["no-reply"]) desk.name(party)
  const key = part.names
    ? these.length === 0
      ? "none"
      : "part.names"
    : `part.${part.what === "asked" ? "asked" : "count"}.${part.who}`
  return {
    evidence: { ...nobody(null), missing },
    text: (language) =>
      said(part.words, key, desk, language, {
        ...{ n: these.length, m: all.length, of: "all", share: all.length === 0 ? 0 : these.length / all.length },
        names: part.names || usesNames(part.words) ? listOf(names, language) : "",
      }),
  }
}

function tellObligations({ which, words }: Extract<Part, { readonly part: "obligations" }>, desk: Desk): Told {
  const { obligations } = desk.facts
  const n = obligations.filter(({ outstanding }) => which === "all" || outstanding === (which === "outstanding")).length
  return {
    evidence: null,
    text: (language) => said(words, `part.obligations.${which}`, desk, language, { n, m: obligations.length }),
  }
}

function tellDay({ which }: Extract<Part, { readonly part: "day" }>, { facts, words }: Desk): Told {
  const days = facts.calls.flatMap(({ opened, due }) => (which === "opened" ? (opened ?? []) : due))
  const day = which === "taken" ? facts.taken : which === "opened" ? days.sort()[0] : days.sort().at(-1)
  return {
    evidence: null,
    text: (language) =>
      day === undefined
        ? inLanguage(words["not-reported"] ?? {}, language).text
        : fill("{day, date, long}", language, { day: new Date(`${day}T00:00:00Z`) }),
  }
}

/** Evidence in which nobody is counted yet. */
export const nobody = (question: string | null): Evidence => ({
  ...{ question, counted: [], beside: [], explained: [], missing: {} },
})

function said(own: Text, key: string, { words }: Pick<Desk, "words">, language: Language, values: object): string {
  const message = Object.keys(own).length > 0 ? own : words[key]
  // A part that says nothing would leave a sentence that says something else.
  if (!message) throw new Error(`there are no words for ${key}`)
  return fill(inLanguage(message, language).text, language, { ...values })
}

/** Tells a sentence with its bound parts in one language, in runs: what is written, and what was worked out. */
export function runsOf(words: string, told: Readonly<Record<string, Told>>, language: Language): Run[] {
  return words.split(/(\{[a-z][a-z0-9-]*\})/).flatMap((piece): Run[] => {
    if (piece === "") return []
    const part = /^\{(.*)\}$/.exec(piece)?.[1]
    const found = part === undefined ? undefined : told[part]
    return part === undefined || !found ? [{ text: piece }] : [{ text: found.text(language), part }]
  })
}
