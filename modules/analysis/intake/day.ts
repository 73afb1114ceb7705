import { languages } from "#platform/kernel/language.ts"

/** A calendar day as it is written somewhere: its year, month and day. */
export type Day = { readonly year: number; readonly month: number; readonly day: number }

let named: ReadonlyMap<string, number> | undefined

/** The months by what they are called in the six languages, whole and shortened. */
function months(): ReadonlyMap<string, number> {
  named ??= new Map(
    languages.flatMap((language) =>
      (["long", "short"] as const).flatMap((month) => {
        const say = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" })
        return Array.from({ length: 12 }, (_, at): [string, number] => {
          const part = say.formatToParts(Date.UTC(2001, at, 2)).find(({ type }) => type === "month")
          return [plain(part?.value ?? ""), at + 1]
        })
      }),
    ),
  )
  return named
}

const plain = (word: string): string => word.toLowerCase().replace(/\.$/, "")

/** What may stand behind a day: the time. */
const clock = String.raw`(?:[T ,]+\d{1,2}:\d{2}.*)?`
const joint = String.raw`[-/. ]{1,2}`
const yearFirst = new RegExp(`^(\\d{4})${joint}(\\d{1,2})${joint}(\\d{1,2})${clock}$`)
const yearLast = new RegExp(`^(\\d{1,2})${joint}(\\d{1,2})${joint}(\\d{4})${clock}$`)
/** With two digits of the year all three have two, and one sign stands between: what else is written so are articles. */
const short = /^(\d{2})([-/.])(\d{2})\2(\d{2})$/
const together = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const chinese = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/
const dayThenMonth =
  /^(\d{1,2})(?:st|nd|rd|th|er)?[-. ]{0,2}(?:de |of )?(\p{L}{3,}\.?)[-., ]{0,2}(?:de |del )?(\d{4})(?: ?г\.?)?$/u
const monthThenDay = /^(\p{L}{3,}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u

/** The day a value is, however it is written; of day and month in figures alone that is the month which can be one. */
export function dayOf(word: string): Day | undefined {
  const first = yearFirst.exec(word) ?? chinese.exec(word) ?? together.exec(word)
  if (first) return real(Number(first[1]), Number(first[2]), Number(first[3]))
  const last = yearLast.exec(word)
  if (last) return real(Number(last[3]), Number(last[2]), Number(last[1]))
  const two = short.exec(word)
  if (two) {
    const [year, other] = [Number(two[4]), Number(two[1])]
    return real(full(year), Number(two[3]), other) ?? real(full(other), Number(two[3]), year)
  }
  const spelt = dayThenMonth.exec(word)
  if (spelt) return real(Number(spelt[3]), months().get(plain(spelt[2] ?? "")) ?? 0, Number(spelt[1]))
  const turned = monthThenDay.exec(word)
  return turned ? real(Number(turned[3]), months().get(plain(turned[1] ?? "")) ?? 0, Number(turned[2])) : undefined
}

/** A year of two digits: of this century as long as it has come by then. */
const full = (year: number): number => year + (year <= 30 ? 2000 : 1900)

/** A day there can be; where month and day stand the other way round, that one. */
function real(year: number, month: number, day: number): Day | undefined {
  const isDay = (a: number, b: number) => a >= 1 && a <= 12 && b >= 1 && b <= 31
  if (isDay(month, day)) return { year, month, day }
  return isDay(day, month) ? { year, month: day, day: month } : undefined
}

/** A year, half, third, quarter, month or week, or the years from one to the next: periods of statistics, which are of nobody. */
export const isPeriod = (word: string): boolean =>
  /^(?:1[89]|20)\d{2}(?:[-/ .]?(?:[WwSs]\d{1,2}|KW ?\d{1,2}|[QqTt][1-4]|[Hh][12]|[Mm]\d{1,2})|[-/.](?:\d{1,2}|(?:19|20)\d{2})|(?:0[1-9]|1[0-2]))?$/.test(
    word,
  ) ||
  /^(?:[QqTt][1-4]|[HhSs][12]|[WwSs]\d{1,2}|KW ?\d{1,2}|0?[1-9]|1[0-2])[-/ .](?:1[89]|20)\d{2}$/.test(word) ||
  /^(?:1[89]|20)\d{2}-(?:01-01|\d{2}-\d{2})\/P\d{1,2}[YMWD]$/.test(word) ||
  (/^\p{L}{3,}\.? (?:19|20)\d{2}$/u.test(word) && months().has(plain(word.split(" ")[0] ?? "")))
