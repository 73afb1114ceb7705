import { iso, lastDay } from "./calendar.ts"
import { type Asking, type Due, found } from "./due-days.ts"
import { organIn, organOf } from "./organ.ts"
import { type Days, sessionDays } from "./sessions.ts"

const UNITS = [
  "",
  "الأولى",
  "الثانية",
  "الثالثة",
  "الرابعة",
  "الخامسة",
  "السادسة",
  "السابعة",
  "الثامنة",
  "التاسعة",
  "العاشرة",
]
const TENS = ["", "", "العشر", "الثلاث", "الأربع", "الخمس", "الست", "السبع", "الثمان", "التسع"]

/** The number of an Arabic ordinal in the feminine, as of a session: "الحادية والثمانين" is 81. */
function ordinalInArabic(words: string): number | null {
  let sum = 0
  for (const word of words.trim().split(/\s+(?:و(?=ال))?/u)) {
    const unit = UNITS.indexOf(word)
    const ten = TENS.findIndex((stem) => stem !== "" && new RegExp(`^${stem}(?:ي?ن|ون)$`, "u").test(word))
    if (word === "الحادية") sum += 1
    else if (unit > 0) sum += unit
    else if (ten > 0) sum += ten * 10
    else if (/^عشرة?$/u.test(word)) sum += 10
    else if (/^المائة$/u.test(word)) sum += 100
    else return null
  }
  return sum > 0 ? sum : null
}

const DIGITS = "零一二三四五六七八九"

/** A Chinese number up to 999, in characters or figures: 八十一 is 81. */
function numberInChinese(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words)
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(words)
  if (!match || words === "") return null
  const digit = (one: string | undefined) => (one === undefined ? 0 : DIGITS.indexOf(one))
  return digit(match[1]) * 100 + (match[3] === undefined ? 0 : (digit(match[2]) || 1) * 10) + digit(match[4])
}

const ORDINAL_AR =
  "(?:ال[\\p{L}]+(?: عشرة| و?المائة| والعشرين| والثلاثين| والأربعين| والخمسين| والستين| والسبعين| والثمانين| والتسعين)*)"
const SESSION_AR = new RegExp(
  `(?:في|خلال|أثناء|قبل|بحلول|لدورتها?|المؤقت ل) ?(?:انعقاد )?(?:دورتها|دورته|دورتهم|الدورة|دورتيها)(?: العادية| الاستثنائية)? (${ORDINAL_AR})(?: للجمعية العامة| لمجلس حقوق الإنسان)?`,
  "gu",
)
const DAY_AR =
  /(?:بحلول(?: نهاية)?|قبل|حتى|في موعد لا يتجاوز|في موعد أقصاه|في أجل أقصاه|ابتداء من|اعتبارا من) (?:عام |شهر )?(?:(\d{1,2}) )?(?:[\p{L} ]+\/\s?)?(يناير|فبراير|مارس|أبريل|مايو|يونيه|يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)? ?(?:من عام )?(20\d\d)/gu
const MONTHS_AR = "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" ")
const PAST_AR = /(?:المعقود|المعتمد|اعتمد|عُقد|المؤرخ|الصادر|المقدم)\p{L}*[^،؛]{0,50}$/u

/** When a thing is due in an Arabic clause that asks: the first session, else the first day. */
export function dueInArabic(text: string, asking: Asking): Due | null {
  if (!asking.asks) return null
  for (const match of text.matchAll(SESSION_AR)) {
    const number = ordinalInArabic(match[1] ?? "")
    if (number === null || PAST_AR.test(text.slice(Math.max(0, match.index - 80), match.index))) continue
    const days = sessionOf(number, text.slice(Math.max(0, match.index - 60), match.index), match[0], asking)
    if (!isHistory(days, asking)) return found(match.index, match[0], "session", days)
  }
  for (const match of text.matchAll(DAY_AR)) {
    const month = match[2] === undefined ? 0 : MONTHS_AR.indexOf(match[2]) + 1
    const days = daysOf(Number(match[3]), month, Number(match[1] ?? 0))
    if (!isHistory(days, asking)) return found(match.index, match[0], "calendar", days)
  }
  return null
}

const NUMBER_ZH = "[一二三四五六七八九十百零\\d]{1,7}"
const SESSION_ZH = new RegExp(
  `(?:大会|理事会|委员会|缔约方会议)?第(${NUMBER_ZH})届(?:[\\p{Script=Han}]{0,2})会议(?:期间|之前)?`,
  "gu",
)
const DAY_ZH =
  /(?:最迟|不迟于|不晚于|至迟|到|在|于|至|截至)?(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|年底)?(?:之前|以前|前|为止)?/gu

/** When a thing is due in a Chinese clause that asks. A year counts only with a word that makes it a limit. */
export function dueInChinese(text: string, asking: Asking): Due | null {
  if (!asking.asks) return null
  for (const match of text.matchAll(SESSION_ZH)) {
    const number = numberInChinese(match[1] ?? "")
    if (number === null) continue
    const days = sessionOf(number, text.slice(Math.max(0, match.index - 20), match.index), match[0], asking)
    if (!isHistory(days, asking)) return found(match.index, match[0], "session", days)
  }
  for (const match of text.matchAll(DAY_ZH)) {
    if (!/^(?:最迟|不迟于|不晚于|至迟|到|截至)|前$|为止$/u.test(match[0])) continue
    const days = daysOf(Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0))
    if (!isHistory(days, asking)) return found(match.index, match[0], "calendar", days)
  }
  return null
}

const isHistory = (days: Days | null, { year }: Asking) =>
  days !== null && year !== null && Number(days.to.slice(0, 4)) < year

function sessionOf(number: number, before: string, printed: string, asking: Asking): Days | null {
  const near = organIn(printed) ?? organIn(before)
  const organ = near ?? (/大会/u.test(printed) ? organOf("GA") : asking.organ)
  return sessionDays(organ?.code ?? null, number)
}

function daysOf(year: number, month: number, day: number): Days {
  if (month < 1 || month > 12) return { from: iso(year, 1, 1), to: iso(year, 12, 31) }
  if (day < 1 || day > lastDay(year, month))
    return { from: iso(year, month, 1), to: iso(year, month, lastDay(year, month)) }
  return { from: iso(year, month, day), to: iso(year, month, day) }
}
