const MONTHS: readonly (readonly string[])[] = [
  ["january", "janvier", "enero", "января", "كانون الثاني/يناير", "كانون الثاني", "يناير"],
  ["february", "février", "febrero", "февраля", "شباط/فبراير", "شباط", "فبراير"],
  ["march", "mars", "marzo", "марта", "آذار/مارس", "آذار", "مارس"],
  ["april", "avril", "abril", "апреля", "نيسان/أبريل", "نيسان", "أبريل"],
  ["may", "mai", "mayo", "мая", "أيار/مايو", "أيار", "مايو"],
  ["june", "juin", "junio", "июня", "حزيران/يونيه", "حزيران/يونيو", "حزيران", "يونيه", "يونيو"],
  ["july", "juillet", "julio", "июля", "تموز/يوليه", "تموز/يوليو", "تموز", "يوليه", "يوليو"],
  ["august", "août", "agosto", "августа", "آب/أغسطس", "آب", "أغسطس"],
  ["september", "septembre", "septiembre", "сентября", "أيلول/سبتمبر", "أيلول", "سبتمبر"],
  ["october", "octobre", "octubre", "октября", "تشرين الأول/أكتوبر", "تشرين الأول", "أكتوبر"],
  ["november", "novembre", "noviembre", "ноября", "تشرين الثاني/نوفمبر", "تشرين الثاني", "نوفمبر"],
  ["december", "décembre", "diciembre", "декабря", "كانون الأول/ديسمبر", "كانون الأول", "ديسمبر"],
]

/** The names of months in the languages that are read, as the source of a regular expression. */
export const MONTH = MONTHS.flat().join("|")

const DATE = new RegExp(`(?<!\\d)(\\d{1,2})(?:er|º)?\\s*(?:de |d[’'])?(${MONTH})\\s*(?:de |del )?(\\d{4})(?!\\d)`, "iu")
const AMERICAN = new RegExp(`(${MONTH}) (\\d{1,2}),? (\\d{4})(?!\\d)`, "iu")
const CHINESE = /(\d{4})年(\d{1,2})月(\d{1,2})日/

/** The number of a month by its name, from 1; 0 where the word is none. */
export const monthOf = (name: string) => MONTHS.findIndex((names) => names.includes(name.toLowerCase())) + 1

/** An ISO date. */
export const iso = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`

/** The last day of a month. */
export const lastDay = (year: number, month: number) =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** Finds the first full date in a text and answers it as an ISO date. */
export function dateIn(text: string): string | null {
  const match = DATE.exec(text)
  if (match) return valid(Number(match[3]), monthOf(match[2]!), Number(match[1]))
  const american = AMERICAN.exec(text)
  if (american) return valid(Number(american[3]), monthOf(american[1]!), Number(american[2]))
  const chinese = CHINESE.exec(text)
  return chinese ? valid(Number(chinese[1]), Number(chinese[2]), Number(chinese[3])) : null
}

const valid = (year: number, month: number, day: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month) ? iso(year, month, day) : null
