import { iso, lastDay, MONTH, monthOf } from "./calendar.ts"
import type { Organ } from "./organ.ts"
import type { Range } from "./source.ts"
import type { MandateDate } from "./tree.ts"

/** A date that was found, with its place. */
export type Due = { readonly date: MandateDate; readonly range: Range }

/** What must be known to tell a due date from a date that is only mentioned. */
export type Asking = {
  readonly organ: Organ | undefined
  /** The organ that is asked, whose session "its session" is where no other is named. */
  readonly addressed?: Organ
  /** Organs the document names in full, for "the Commission" and "the Conference". */
  readonly named?: readonly Organ[]
  /** The year of the document; earlier years are history. */
  readonly year: number | null
  /** The clause asks for something or decides; a clause that only notes has no due date unless it looks ahead. */
  readonly asks: boolean
}

/** A date as it was found: its words without the blanks around them, and where they stand. */
export const found = (
  index: number,
  printed: string,
  kind: MandateDate["kind"],
  days: { from: string; to: string } | null,
): Due => {
  const skipped = printed.length - printed.trimStart().length
  const words = printed.trim()
  return {
    date: { printed: words, kind, from: days?.from ?? null, to: days?.to ?? null },
    range: [index + skipped, index + skipped + words.length],
  }
}

/** Whether all years that are named lie before the document. */
export const history = (printed: string, year: number | null) => {
  const years = printed.match(/(?:19|20)\d\d/g)?.map(Number) ?? []
  return year !== null && years.length > 0 && Math.max(...years) < year
}

/** The days that printed words for a day, a month, a year or a span name; `null` where no year is named. */
export function calendarRange(printed: string): { from: string; to: string } | null {
  const years = printed.match(/(?:19|20)\d\d/g)
  if (!years) return null
  const span = new RegExp(`^from (\\d{1,2})(?: (${MONTH}))?(?: \\d{4})? to (\\d{1,2}) (${MONTH}) (\\d{4})$`, "iu").exec(
    printed,
  )
  if (span) {
    const end = monthOf(span[4]!)
    const begin = span[2] ? monthOf(span[2]) : end
    return { from: iso(Number(years[0]), begin, Number(span[1])), to: iso(Number(span[5]), end, Number(span[3])) }
  }
  const year = Number(years.at(-1))
  const month = monthOf(new RegExp(`(${MONTH})(?!.*(?:${MONTH}))`, "iu").exec(printed)?.[1] ?? "")
  const day = Number(/(?<!\d)(\d{1,2})(?!\d)(?!.*(?<!\d)\d{1,2}(?!\d))/.exec(printed)?.[1] ?? 0)
  if (month === 0) return { from: iso(year, 1, 1), to: iso(year, 12, 31) }
  if (day >= 1 && day <= lastDay(year, month)) return { from: iso(year, month, day), to: iso(year, month, day) }
  return { from: iso(year, month, 1), to: iso(year, month, lastDay(year, month)) }
}
