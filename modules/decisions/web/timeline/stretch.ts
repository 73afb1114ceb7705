import type { Search } from "#platform/web/address.tsx"
import type { Words } from "#platform/web/words.tsx"

/** How long the stretches of a timeline may be. */
export const stretches = ["year", "quarter", "month"] as const
export type StretchLength = (typeof stretches)[number]

/** How long the stretches are that the address asks for; years, where it does not say. */
export const lengthOf = (search: Search): StretchLength => stretches.find((each) => each === search["by"]) ?? "year"

/** A stretch by its name, as "2026", "Quarter 3 of 2026" or "March 2026"; `from` is its first day. */
export function stretchName(say: Words, by: StretchLength, from: string, locale: string): string {
  const day = new Date(`${from}T00:00:00Z`)
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" }).format(day)
  if (by === "month") return format({ year: "numeric", month: "long" })
  const year = format({ year: "numeric" })
  return by === "year"
    ? year
    : say("decisions.timeline.quarter-of", {
        quarter: Math.floor(day.getUTCMonth() / 3) + 1,
        year,
      })
}
