import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const dayLength = 86_400_000

/** How many days from one ISO date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayLength)

/**
 * A date in full, in the reader's calendar and numerals. A calendar other than
 * the Gregorian comes with the Gregorian day beside it, which is the one meant.
 */
export function longDate(date: string, locale: string): string {
  const format = (tag: string) =>
    new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date))
  const { calendar } = new Intl.DateTimeFormat(locale).resolvedOptions()
  if (calendar === "gregory") return format(locale)
  return `${format(locale)} (${format(locale.replace(`ca-${calendar}`, "ca-gregory"))})`
}

/** A date in full. */
export function DateText({ date }: { readonly date: string }) {
  const { locale } = useReader()
  return <time dateTime={date}>{longDate(date, locale)}</time>
}

/** When something falls due: how far off, and the day: "due in 12 days (31 March 2027)", with the shape of its status. */
export function DueText({ date }: { readonly date: string }) {
  const say = useWords()
  const { locale, today } = useReader()
  const days = daysBetween(today, date)
  const tone = days < 0 ? "late" : days <= 90 ? "soon" : "quiet"
  return (
    <time dateTime={date} className="status due" data-tone={tone}>
      {say(days < 0 ? "platform.overdue-since" : "platform.due-in", {
        days: Math.abs(days),
        date: longDate(date, locale),
      })}
    </time>
  )
}
