import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import { instrumentOf, instruments } from "#modules/treaties/instruments.ts"
import { placesOf, type Naming, type Place } from "#modules/treaties/naming.ts"
import { joinedBetween, participantsOn, standingOf, type Participation } from "#modules/treaties/participation.ts"
import { dayIn } from "#modules/treaties/list-text.ts"
import { isParty } from "#modules/treaties/standing.ts"
import { languages } from "#platform/kernel/language.ts"

/** One name in a printed list, with its year where one is printed. */
export type Printed = { readonly participant: string; readonly printed: string; readonly year: string | null }

/** A list of participants as it stands in a text. */
export type FoundList = {
  /** The words before it, back to where the list before it ended. */
  readonly heading: string
  /** Where in the text the names stand. */
  readonly from: number
  readonly to: number
  readonly names: readonly Printed[]
  /** What stands in the list and names nobody. */
  readonly strange: readonly string[]
}

/** Why a name does not belong into a list. */
export type Superfluous = "not-a-party" | "joined-before" | "joined-after" | "left"

/** A list held against the record: what is missing, what is too much, which years are wrong. */
export type CheckedList = FoundList & {
  readonly instrument: InstrumentCode
  /** The period it covers; without a beginning it is of all the parties on its day. */
  readonly since: string | null
  readonly on: string
  readonly missing: readonly { readonly participant: string; readonly consented: string }[]
  readonly superfluous: readonly (Printed & { readonly why: Superfluous; readonly consented: string | null })[]
  readonly wrongYears: readonly (Printed & { readonly consented: string })[]
  readonly twice: readonly string[]
}

/** What is known of a text beside its words. */
export type Asked = {
  /** The instrument a list is of that does not name one; also which of several protocols "the Protocol" is. */
  readonly instrument?: InstrumentCode | undefined
  /** The day of a list that names none. */
  readonly on: string
  /** From when those listed joined, where it is not to be inferred from the years they are given. */
  readonly since?: string | undefined
}

/** How many names make a list. */
const least = 2

/** Which protocol is meant where nothing tells. */
const usual = "XVIII-12-a"

/**
 * Finds every list of participants in a text, in whatever of the six languages:
 * names one after another with nothing between them but separators, years and
 * conjunctions, behind a colon.
 */
export function listsIn(text: string, naming: Naming): FoundList[] {
  const words = placesOf(text)
  const lists: FoundList[] = []
  let begins = 0
  for (const colon of text.matchAll(/[:：]/g)) {
    if (colon.index < begins) continue
    const found = listFrom(text, words, colon.index + 1, naming)
    if (found.names.length < least) continue
    const heading = text.slice(Math.max(begins, colon.index - 600), colon.index)
    lists.push({ ...found, heading: lastClause(heading) })
    begins = found.to
  }
  if (lists.length > 0) return lists
  // Nothing but names, pasted as they are.
  const bare = listFrom(text, words, 0, naming)
  return bare.names.length < least ? [] : [{ ...bare, heading: "" }]
}

/** Finds the lists of a text and holds each against the record. */
export function checkLists(text: string, all: Participation, naming: Naming, asked: Asked): CheckedList[] {
  return listsIn(text, naming).map((list) => checkList(list, text, all, naming, asked))
}

function checkList(list: FoundList, text: string, all: Participation, naming: Naming, asked: Asked): CheckedList {
  const instrument = instrumentNamed(list.heading, text, asked.instrument)
  const named = daysNamed(list.heading)
  const on = named.at(-1) ?? asked.on
  const years = list.names.flatMap(({ year }) => year ?? []).sort()
  const inferred = years[0] === undefined ? null : `${years[0]}-01-01`
  const since = asked.since ?? (named.length > 1 ? named[0] : inferred) ?? null
  const right = since === null ? partiesOn(all, instrument, on) : joinedBetween(all, instrument, since, on)
  const byCode = new Map(right.map((each) => [each.participant, each.consented ?? ""]))
  const printed = new Set(list.names.map(({ participant }) => participant))
  return {
    ...list,
    instrument,
    since,
    on,
    missing: right.flatMap(({ participant, consented }) =>
      printed.has(participant) || consented === null ? [] : [{ participant, consented }],
    ),
    superfluous: list.names
      .filter(({ participant }) => !byCode.has(participant))
      .map((each) => ({ ...each, ...whyNot(all, instrument, each.participant, on) })),
    wrongYears: list.names.flatMap((each) => {
      const consented = byCode.get(each.participant)
      return each.year === null || consented === undefined || consented.startsWith(each.year)
        ? []
        : [{ ...each, consented }]
    }),
    twice: [...printed].filter((code) => list.names.filter(({ participant }) => participant === code).length > 1),
  }
}

/** Whether a list is as it ought to be. */
export const isRight = ({ missing, superfluous, wrongYears, twice, strange }: CheckedList): boolean =>
  [missing, superfluous, wrongYears, twice, strange].every(({ length }) => length === 0)

/** All the parties on a day. */
export const partiesOn = (all: Participation, instrument: InstrumentCode, on: string) =>
  participantsOn(all, instrument, on).filter(isParty)

function whyNot(all: Participation, code: InstrumentCode, participant: string, on: string) {
  const standing = standingOf(all, code, participant, on)
  if (standing?.status === "ended") return { why: "left", consented: standing.consented } as const
  if (standing && isParty(standing)) return { why: "joined-before", consented: standing.consented } as const
  const later = standingOf(all, code, participant, "9999-12-31")
  const consented = later?.consented ?? null
  return consented === null
    ? ({ why: "not-a-party", consented } as const)
    : ({ why: "joined-after", consented } as const)
}

/** Reads names from a place on, for as long as there are some. What is between two of them and names nobody is strange. */
function listFrom(text: string, words: readonly Place[], start: number, naming: Naming) {
  const names: Printed[] = []
  const strange: string[] = []
  let to = start
  let index = words.findIndex(({ from }) => from >= start)
  while (index >= 0 && index < words.length) {
    const word = words[index]
    if (!word || (names.length > 0 && /[.;。；]|\n\s*\n/.test(text.slice(to, word.from)))) break
    const hit = naming.at(words, index)
    if (hit) {
      const year = /^[’'ʼ]?[)）]?\s*[（(]\s*(\d{4})[^)）]*[)）]/.exec(text.slice(hit.to))
      names.push({
        participant: hit.participant,
        printed: withoutAnd(text.slice(hit.from, hit.to), names.length > 0),
        year: year?.[1] ?? null,
      })
      to = hit.to + (year?.[0].length ?? 0)
    } else if (isBetween(word.token)) {
      to = word.to
    } else {
      // Something else: the list is over, unless names go on after the next separator.
      const end = nextSeparator(text, word.from)
      const after = words.findIndex(({ from }) => from >= end)
      const goesOn = names.length > 0 && after > index && text[end] !== undefined && isNameSoon(words, after, naming)
      if (!goesOn) break
      strange.push(text.slice(word.from, end).trim())
      to = end
    }
    index = words.findIndex(({ from }) => from >= to)
  }
  return { from: names.length > 0 ? start : to, to, names, strange }
}

/** In Arabic "and" is written onto the name it comes before. */
const withoutAnd = (printed: string, follows: boolean): string =>
  follows ? printed.replace(/^و(?=\S{3})/, "") : printed

/** A conjunction or an article, alone between two names. */
const between = new Set([
  "and",
  "the",
  "y",
  "e",
  "et",
  "la",
  "le",
  "les",
  "l",
  "el",
  "los",
  "las",
  "и",
  "و",
  "和",
  "以及",
  "及",
])
const isBetween = (token: string): boolean => between.has(token)

const isNameSoon = (words: readonly Place[], index: number, naming: Naming): boolean =>
  naming.at(words, index) !== undefined ||
  (isBetween(words[index]?.token ?? "") && naming.at(words, index + 1) !== undefined)

function nextSeparator(text: string, from: number): number {
  const found = text.slice(from).search(/[,،、;；.。\n]/)
  return found < 0 ? text.length : from + found
}

const lastClause = (heading: string): string =>
  (heading.split(/[;；\n。]|\.(?=\s)/).findLast((each) => each.trim() !== "") ?? "").trim()

/** The instrument a heading names; where it only says "the Protocol", the one asked about or the one the text is of. */
function instrumentNamed(heading: string, text: string, asked: InstrumentCode | undefined): InstrumentCode {
  const direct = namedIn(heading)
  const speaksOfProtocol = /protocol|بروتوكول|протокол|议定书/iu.test(heading.normalize("NFC"))
  if (speaksOfProtocol && (direct === undefined || instrumentOf(direct).supplements === null)) {
    if (asked !== undefined && isProtocol(asked)) return asked
    return instruments.find(({ code }) => isProtocol(code) && mentions(text, code))?.code ?? direct ?? usual
  }
  if (direct !== undefined) return direct
  const speaksOfConvention = /convention|convenci|конвенц|اتفاقية|公约/iu.test(heading)
  if (speaksOfConvention && asked !== undefined) return instrumentOf(asked).supplements ?? asked
  return asked ?? instruments.find(({ code }) => mentions(text, code))?.code ?? usual
}

const isProtocol = (code: InstrumentCode): boolean => instrumentOf(code).supplements !== null || code === "IV-11-c"

const plain = (text: string): string =>
  placesOf(text)
    .map(({ token }) => token)
    .join(" ")

function mentions(text: string, code: InstrumentCode): boolean {
  const { titles, names } = instrumentOf(code)
  const said = plain(text)
  return [...Object.values(titles), ...Object.values(names)].some((name) => said.includes(plain(name)))
}

/** The instrument whose title a text holds; of several, the one whose title holds the others. */
function namedIn(text: string): InstrumentCode | undefined {
  const said = plain(text)
  const found = instruments.flatMap(({ code, titles, names }) =>
    [...Object.values(titles), ...Object.values(names)]
      .filter((name) => said.includes(plain(name)))
      .map((name) => [code, name.length] as const),
  )
  return found.sort(([, one], [, other]) => other - one)[0]?.[0]
}

/** How the six languages write a day of each month, to be found in a text. */
const writtenDays = languages.flatMap((language) =>
  Array.from({ length: 12 }, (_, n) => {
    const month = String(n + 1).padStart(2, "0")
    const pattern = dayIn(`2001-${month}-25`, language)
      .replace("2001", "(?<year>\\d{4})")
      .replace("25", "(?<date>\\d{1,2})(?:er)?")
    return { month, pattern: new RegExp(`(?<!\\d)${pattern}`, "giu") }
  }),
)

/** The days a heading says, in any of the six languages, earliest first. */
function daysNamed(heading: string): string[] {
  const found = writtenDays.flatMap(({ month, pattern }) =>
    [...heading.matchAll(pattern)].map(
      ({ groups }) => `${groups?.["year"]}-${month}-${groups?.["date"]?.padStart(2, "0")}`,
    ),
  )
  return [...new Set(found)].sort()
}
