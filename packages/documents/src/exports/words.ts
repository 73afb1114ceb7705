import type { Tongue } from "../tree.ts"

/** The few words a document's head needs in its own language. */
export type Words = {
  readonly organization: string
  readonly distribution: (kind: string) => string
  readonly agendaItem: (item: string) => string
  readonly notes: string
  readonly months: readonly string[]
  readonly date: (day: number, month: string, year: number) => string
}

/** The words of a language; English where the language is not known. */
export function wordsOf(language: Tongue | null): Words {
  return words[language ?? "en"]
}

/** A calendar date as the organization writes it: `19 December 2023`. */
export function printedDate(date: string, language: Tongue | null): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number)
  const { months, date: write } = wordsOf(language)
  return write(day, months[month - 1] ?? "", year)
}

const words: Readonly<Record<Tongue, Words>> = {
  en: {
    organization: "United Nations",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `Agenda item ${item}`,
    notes: "Notes",
    months: "January February March April May June July August September October November December".split(" "),
    date: (day, month, year) => `${day} ${month} ${year}`,
  },
  fr: {
    organization: "Nations Unies",
    distribution: (kind) => `Distr. ${kind}`,
    agendaItem: (item) => `Point ${item} de l’ordre du jour`,
    notes: "Notes",
    months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
    date: (day, month, year) => `${day === 1 ? "1er" : day} ${month} ${year}`,
  },
  es: {
    organization: "Naciones Unidas",
    distribution: (kind) => `Distr. ${kind}`,
    agendaItem: (item) => `Tema ${item} del programa`,
    notes: "Notas",
    months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
    date: (day, month, year) => `${day} de ${month} de ${year}`,
  },
  ru: {
    organization: "Организация Объединенных Наций",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `Пункт ${item} повестки дня`,
    notes: "Примечания",
    months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
    date: (day, month, year) => `${day} ${month} ${year} года`,
  },
  ar: {
    organization: "الأمم المتحدة",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `البند ${item} من جدول الأعمال`,
    notes: "الحواشي",
    months: [
      "كانون الثاني/يناير",
      "شباط/فبراير",
      "آذار/مارس",
      "نيسان/أبريل",
      "أيار/مايو",
      "حزيران/يونيه",
      "تموز/يوليه",
      "آب/أغسطس",
      "أيلول/سبتمبر",
      "تشرين الأول/أكتوبر",
      "تشرين الثاني/نوفمبر",
      "كانون الأول/ديسمبر",
    ],
    date: (day, month, year) => `${day} ${month} ${year}`,
  },
  zh: {
    organization: "联合国",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `议程项目${item}`,
    notes: "注",
    months: Array.from({ length: 12 }, (_, at) => String(at + 1)),
    date: (day, month, year) => `${year}年${month}月${day}日`,
  },
}
