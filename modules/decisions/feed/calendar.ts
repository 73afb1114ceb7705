import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { direction, inLanguage, type Language } from "#platform/kernel/language.ts"
import ical, { ICalEventTransparency } from "ical-generator"

/**
 * What falls due, as a calendar (iCalendar, RFC 5545): one whole day for each
 * mandate, under an id that stays as long as the mandate does, so that whoever
 * subscribed sees a changed date and not a second one. Nothing in it changes
 * unless a mandate does: the stamp is the day of the text.
 */
export function calendarOf(
  mandates: readonly MandateInPlace[],
  { name, origin, language }: { readonly name: string; readonly origin: string; readonly language: Language },
): string {
  const calendar = ical({
    name,
    prodId: { company: "Palermo", product: "record", language: language.toUpperCase() },
    ttl: 24 * 60 * 60,
    x: { "X-PALERMO-DIRECTION": direction(language) },
  })
  for (const { id, date, verb, addressee, action, requirement, place } of mandates) {
    if (date?.to === null || date?.to === undefined) continue
    const own = requirement === null ? null : inLanguage(requirement.words, language).text
    const where = [place.symbol ?? place.number ?? place.title, requirement?.reference ?? place.paragraph]
      .filter(Boolean)
      .join(", ")
    calendar.createEvent({
      id: `${id}@palermo`,
      start: dayOf(date.to),
      allDay: true,
      stamp: dayOf(place.adopted ?? "1945-10-24"),
      summary: `${where}: ${own ?? [verb, addressee].filter(Boolean).join(" ")}`,
      description: `${action}\n\n${date.printed}`,
      url: `${origin}/${language}/mandates/${id}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}

/** A calendar's day, told as the start of the day where no zone shifts it. */
const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
