import { iso } from "./calendar.ts"

/** A stretch of days, both ends included. */
export type Days = { readonly from: string; readonly to: string }

const year = (number: number): Days => ({ from: iso(number, 1, 1), to: iso(number, 12, 31) })

/** Years of sessions that follow no rule; the thirteenth Conference of the Parties is provisional. */
const TABLE: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  COP: {
    1: 2004,
    2: 2005,
    3: 2006,
    4: 2008,
    5: 2010,
    6: 2012,
    7: 2014,
    8: 2016,
    9: 2018,
    10: 2020,
    11: 2022,
    12: 2024,
    13: 2026,
  },
  "CAC-COSP": { 1: 2006, 2: 2008, 3: 2009, 4: 2011, 5: 2013, 6: 2015, 7: 2017, 8: 2019, 9: 2021, 10: 2023, 11: 2025 },
  "UN-Habitat": { 1: 2019, 2: 2025 },
  UNEA: { 1: 2014, 2: 2016, 3: 2017, 4: 2019, 5: 2021, 6: 2024, 7: 2025 },
}

/** Commissions that meet once a year: the year of their session is this much more than its number. */
const YEARLY: Readonly<Record<string, number>> = {
  CCPCJ: 1991,
  CND: 1957,
  CSW: 1956,
  CHR: 1944,
  StatCom: 1969,
  CSocD: 1962,
  CPD: 1967,
}

/** The days in which a numbered session of an organ falls, as far as a rule or a table tells; `null` where none does. */
export function sessionDays(organ: string | null, number: number): Days | null {
  if (organ === null || !Number.isInteger(number) || number < 1 || number > 200) return null
  if (organ === "GA") return { from: iso(1945 + number, 9, 1), to: iso(1946 + number, 9, 15) }
  if (organ === "HRC") return council(number)
  const listed = TABLE[organ]?.[number]
  if (listed !== undefined) return year(listed)
  const offset = YEARLY[organ]
  return offset === undefined ? null : year(offset + number)
}

/** The Human Rights Council meets in March, June and September; its fourth session opened in March 2007. */
function council(number: number): Days {
  const step = number - 4
  const at = 2007 + Math.floor(step / 3)
  const part = ((step % 3) + 3) % 3
  return part === 0
    ? { from: iso(at, 2, 20), to: iso(at, 4, 15) }
    : part === 1
      ? { from: iso(at, 6, 1), to: iso(at, 7, 20) }
      : { from: iso(at, 9, 5), to: iso(at, 12, 15) }
}

const ONES = [
  "",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
]
const TENS = ["", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"]

/** The number of an English ordinal: `sixty-fifth` is 65, `21st` is 21; `null` where the word is none. */
export function ordinal(words: string): number | null {
  const text = words
    .toLowerCase()
    .trim()
    .replace(/^(?:one )?hundred (?:and )?/, "hundred-")
  const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(text)
  if (digits) return Number(digits[1])
  if (text.startsWith("hundred-")) {
    const rest = ordinal(text.slice(8))
    return rest === null ? null : 100 + rest
  }
  const one = ONES.indexOf(text)
  if (one > 0) return one
  for (const [index, stem] of TENS.entries()) {
    if (stem === "") continue
    if (text === `${stem}ieth`) return index * 10
    const tail = new RegExp(`^${stem}y[- ]?(.+)$`).exec(text)
    const unit = tail ? ONES.indexOf(tail[1]!) : -1
    if (unit > 0 && unit < 10) return index * 10 + unit
  }
  return null
}
