/** A stretch of time, from its first millisecond to its last, in universal time. */
export type Period = { readonly start: number; readonly end: number }

const day = 86_400_000
const from = (year: number, month = 0, date = 1): number => new Date(0).setUTCFullYear(year, month, date)
const upTo = (start: number, next: number): Period => ({ start, end: next - 1 })

/** How many months a reporting period has, and how many of them a year. */
const reporting = { A: [12, 1], S: [6, 2], T: [4, 3], Q: [3, 4], M: [1, 12] } as const

/**
 * Reads a period as SDMX writes it (Technical Notes, 4.2): a year, a month, a day, a moment, or a reporting period such as
 * `2018-Q3` or `2018-W07` of a year that begins in January. Nothing where it is none.
 */
export function periodOf(text: string): Period | undefined {
  const [, year, month, date] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (year !== undefined) return calendarPeriod(Number(year), month, date)
  const [, of, kind = "", nth] = /^(\d{4})-([ASTQMWD])(\d{1,3})$/.exec(text) ?? []
  if (of !== undefined) return reportingPeriod(Number(of), kind, nth ?? "")
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.test(text)) return undefined
  const moment = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(moment) ? undefined : { start: moment, end: moment }
}

function calendarPeriod(year: number, month: string | undefined, date: string | undefined): Period | undefined {
  if (month === undefined) return upTo(from(year), from(year + 1))
  const at = Number(month) - 1
  if (at < 0 || at > 11) return undefined
  if (date === undefined) return upTo(from(year, at), from(year, at + 1))
  const start = from(year, at, Number(date))
  return new Date(start).getUTCDate() === Number(date) ? upTo(start, start + day) : undefined
}

function reportingPeriod(year: number, kind: string, text: string): Period | undefined {
  const nth = Number(text)
  if (kind === "D") {
    const start = from(year, 0, nth)
    return text.length === 3 && nth > 0 && start < from(year + 1) ? upTo(start, start + day) : undefined
  }
  if (kind === "W") {
    const start = firstMonday(year) + (nth - 1) * 7 * day
    return text.length === 2 && nth > 0 && start < firstMonday(year + 1) ? upTo(start, start + 7 * day) : undefined
  }
  const [months, most] = reporting[kind as keyof typeof reporting] // The pattern lets no other letter through.
  if (nth < 1 || nth > most || text.length !== String(most).length) return undefined
  return upTo(from(year, (nth - 1) * months), from(year, nth * months))
}

/** When the first week of a year begins: the one that has its first Thursday. */
function firstMonday(year: number): number {
  const fourth = from(year, 0, 4)
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day
}

/**
 * How a period is held against another, by the operators of SDMX (Technical Notes, *Time in query messages*): as a whole, so
 * that the year 2018 is not on or before June 2018, and on or after its first of January.
 */
export const comparisons = {
  eq: (one: Period, other: Period) => one.start >= other.start && one.end <= other.end,
  ne: (one: Period, other: Period) => one.start < other.start || one.end > other.end,
  lt: (one: Period, other: Period) => one.end < other.start,
  le: (one: Period, other: Period) => one.end <= other.end,
  gt: (one: Period, other: Period) => one.start > other.end,
  ge: (one: Period, other: Period) => one.start >= other.start,
} as const
