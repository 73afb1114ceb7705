import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import { instrumentOf, instruments } from "#modules/treaties/instruments.ts"
import { dayIn } from "#modules/treaties/list-text.ts"
import { placesOf } from "#modules/treaties/naming.ts"
import { languages } from "#platform/kernel/language.ts"

/** Which protocol is meant where nothing tells. */
const usual = "XVIII-12-a"

const plain = (text: string): string =>
  placesOf(text)
    .map(({ token }) => token)
    .join(" ")

/** Every title and name of every instrument, made comparable, the longest first: it may hold others. */
const calls = instruments
  .flatMap(({ code, titles, names }) =>
    [...Object.values(titles), ...Object.values(names)].map((name) => ({ code, name: plain(name) })),
  )
  .sort((one, other) => other.name.length - one.name.length)

/** The instruments a text names anywhere. */
export function instrumentsNamed(text: string): ReadonlySet<InstrumentCode> {
  const said = plain(text)
  return new Set(calls.filter(({ name }) => said.includes(name)).map(({ code }) => code))
}

/**
 * The instrument a heading names. Where it only says "the Protocol", it is the
 * one that was asked about, or the first that the text names anywhere.
 */
export function instrumentOfHeading(
  heading: string,
  inText: ReadonlySet<InstrumentCode>,
  asked: InstrumentCode | undefined,
): InstrumentCode {
  const said = plain(heading)
  const direct = calls.find(({ name }) => said.includes(name))?.code
  const speaksOfProtocol = /protocol|بروتوكول|протокол|议定书/iu.test(heading.normalize("NFC"))
  if (speaksOfProtocol && (direct === undefined || instrumentOf(direct).supplements === null)) {
    if (asked !== undefined && isProtocol(asked)) return asked
    return instruments.find(({ code }) => isProtocol(code) && inText.has(code))?.code ?? direct ?? usual
  }
  if (direct !== undefined) return direct
  const speaksOfConvention = /convention|convenci|конвенц|اتفاقية|公约/iu.test(heading)
  if (speaksOfConvention && asked !== undefined) return instrumentOf(asked).supplements ?? asked
  return asked ?? instruments.find(({ code }) => inText.has(code))?.code ?? usual
}

/** Whether a heading says of which treaty a list gives the parties, and as of when: then it can be held against the record. */
export function introducesParties(heading: string): boolean {
  const namesTreaty = /protocol|بروتوكول|протокол|议定书|convention|convenci|конвенц|اتفاقية|公约/iu
  return (
    daysNamed(heading).length > 0 && (namesTreaty.test(heading.normalize("NFC")) || instrumentsNamed(heading).size > 0)
  )
}

const isProtocol = (code: InstrumentCode): boolean => instrumentOf(code).supplements !== null || code === "IV-11-c"

/** How the six languages write a day of each month, to be found in a text. */
const writtenDays = languages.flatMap((language) =>
  Array.from({ length: 12 }, (_, n) => {
    const month = String(n + 1).padStart(2, "0")
    const pattern = dayIn(`2001-${month}-25`, language)
      .replace("2001", "(?<year>(?:19|20)\\d{2})")
      .replace("25", "(?<date>\\d{1,2})(?:er)?")
    return { month, pattern: new RegExp(`(?<!\\d)${pattern}`, "giu") }
  }),
)

/** The days a heading says, in any of the six languages, earliest first. */
export function daysNamed(heading: string): string[] {
  const found = writtenDays.flatMap(({ month, pattern }) =>
    [...heading.matchAll(pattern)].map(
      ({ groups }) => `${groups?.["year"]}-${month}-${groups?.["date"]?.padStart(2, "0")}`,
    ),
  )
  return [...new Set(found)].filter(isDay).sort()
}

/** 31 February is printed sometimes, and is no day. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
