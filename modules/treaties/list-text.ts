import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import { instrumentOf } from "#modules/treaties/instruments.ts"
import type { Naming } from "#modules/treaties/naming.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"

/** Who is listed: all the parties on a day, or, with their years, those that became parties from one day to another. */
export type Listed = {
  readonly instrument: InstrumentCode
  readonly from: string | null
  readonly on: string
  readonly parties: readonly { readonly participant: string; readonly consented: string | null }[]
}

/** How a list is introduced: by what it is a list of, or by the full title, as a footnote that names several does. */
export type Manner = "parties" | "titled"

type Phrases = {
  readonly convention: string
  readonly protocol: string
  readonly all: string
  readonly joined: string
  readonly titled: string
  readonly titledJoined: string
  readonly none: string
}

// {of} is the instrument as the phrase before it wants it.
const phrases: Readonly<Record<Language, Phrases>> = {
  ar: {
    convention: "الاتفاقية",
    protocol: "البروتوكول",
    all: "الأطراف في {of} حتى {on}: {list}.",
    joined: "أصبحت أطرافا في {of} في الفترة من {from} إلى {on}: {list}.",
    titled: "{title}، حتى {on}: {list}.",
    titledJoined: "{title}، في الفترة من {from} إلى {on}: {list}.",
    none: "لا أحد",
  },
  en: {
    convention: "Convention",
    protocol: "Protocol",
    all: "Parties to the {of} as of {on}: {list}.",
    joined: "Became parties to the {of} from {from} to {on}: {list}.",
    titled: "{title}, as of {on}: {list}.",
    titledJoined: "{title}, from {from} to {on}: {list}.",
    none: "none",
  },
  es: {
    convention: "la Convención",
    protocol: "el Protocolo",
    all: "Partes en {of} al {on}: {list}.",
    joined: "Pasaron a ser partes en {of} entre el {from} y el {on}: {list}.",
    titled: "{title}, al {on}: {list}.",
    titledJoined: "{title}, entre el {from} y el {on}: {list}.",
    none: "ninguno",
  },
  fr: {
    convention: "à la Convention",
    protocol: "au Protocole",
    all: "Parties {of} au {on} : {list}.",
    joined: "Devenus parties {of} entre le {from} et le {on} : {list}.",
    titled: "{title}, au {on} : {list}.",
    titledJoined: "{title}, entre le {from} et le {on} : {list}.",
    none: "néant",
  },
  ru: {
    convention: "Конвенции",
    protocol: "Протокола",
    all: "Участники {of} по состоянию на {on}: {list}.",
    joined: "Стали участниками {of} с {from} по {on}: {list}.",
    titled: "{title}, по состоянию на {on}: {list}.",
    titledJoined: "{title}, с {from} по {on}: {list}.",
    none: "нет",
  },
  zh: {
    convention: "公约",
    protocol: "议定书",
    all: "截至{on}{of}缔约方：{list}。",
    joined: "{from}至{on}成为{of}缔约方：{list}。",
    titled: "{title}，截至{on}：{list}。",
    titledJoined: "{title}，{from}至{on}：{list}。",
    none: "无",
  },
}

/**
 * A list of parties as a footnote prints it: "Parties to the Protocol as of
 * 26 September 2008: A, B, C and D." Names are those the United Nations uses, in
 * the order and with the conjunction of the language.
 */
export function listText(listed: Listed, naming: Naming, language: Language, manner: Manner = "parties"): string {
  const { instrument, from, on } = listed
  const { titles, supplements, code } = instrumentOf(instrument)
  const said = phrases[language]
  const items = itemsOf(listed, naming, language)
  const isProtocol = supplements !== null || code === "IV-11-c"
  const form =
    manner === "titled" ? (from === null ? said.titled : said.titledJoined) : from === null ? said.all : said.joined
  const filled: Readonly<Record<string, string>> = {
    of: isProtocol ? said.protocol : said.convention,
    title: inLanguage(titles, language).text,
    on: dayIn(on, language),
    from: from === null ? "" : dayIn(from, language),
    list: items.length === 0 ? said.none : inOne(items, language),
  }
  return form.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? "")
}

/** The names of a list alone, in the order of the language, each with its year where they joined from one day to another. */
export function itemsOf(
  { from, parties }: Pick<Listed, "from" | "parties">,
  naming: Naming,
  language: Language,
): string[] {
  return sortedNames(parties, naming, language).map(({ name, consented }) =>
    from === null || consented === null ? name : `${name}${yearIn(consented, language)}`,
  )
}

/** Participants by name, in the order of the language. */
function sortedNames<P extends { readonly participant: string }>(
  parties: readonly P[],
  naming: Naming,
  language: Language,
): (P & { readonly name: string })[] {
  const { compare } = new Intl.Collator(language)
  return parties
    .map((each) => ({ ...each, name: naming.call(each.participant, language) }))
    .sort((one, other) => compare(one.name, other.name))
}

// The United Nations write English in the British manner, without a comma before "and".
const locale = (language: Language): string => (language === "en" ? "en-GB" : language)

/** Names as one list, with the conjunction of the language before the last. */
export const inOne = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(locale(language), { type: "conjunction" }).format(items)

const yearIn = (day: string, language: Language): string =>
  language === "zh" ? `（${day.slice(0, 4)}年）` : ` (${day.slice(0, 4)})`

const arabicMonths = [
  ...["كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه"],
  ...["تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر"],
]

/** A day as documents of the United Nations write it: both names of the month in Arabic, "года" in Russian. */
export function dayIn(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  if (language === "ar") return `${date} ${arabicMonths[month - 1]} ${year}`
  const written = new Intl.DateTimeFormat(locale(language), {
    dateStyle: "long",
    timeZone: "UTC",
    numberingSystem: "latn",
  }).format(new Date(Date.UTC(year, month - 1, date)))
  if (language === "ru") return written.replace(/\s*г\.$/, " года")
  return language === "fr" ? written.replace(/^1 /, "1er ") : written
}
