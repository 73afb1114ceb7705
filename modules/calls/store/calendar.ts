import type { CallInPlace } from "#modules/calls/contract.ts"
import { direction, inLanguage, type Language } from "#platform/kernel/language.ts"
import ical, { ICalEventTransparency } from "ical-generator"

/**
 * When calls are due, as a calendar (RFC 5545): one whole day for each, under an
 * id that stays, so that whoever subscribed sees a later day and not a second
 * one. The stamp is the day it opened, so the same calls give the same bytes.
 */
export function calendarOf(
  calls: readonly CallInPlace[],
  { origin, language, name }: { readonly origin: string; readonly language: Language; readonly name: string },
): string {
  const calendar = ical({
    name,
    prodId: { company: "Palermo", product: "calls", language: language.toUpperCase() },
    ttl: 24 * 60 * 60,
    x: { "X-PALERMO-DIRECTION": direction(language) },
  })
  for (const { id, title, note, under, due, opened } of calls)
    calendar.createEvent({
      id: `${id}@palermo`,
      start: dayOf(due),
      allDay: true,
      stamp: dayOf(opened ?? due),
      summary: inLanguage(title, language).text,
      description: [
        under.map(({ symbol, slug, place }) => `${symbol ?? slug}, ${place}`).join("; "),
        inLanguage(note, language).text,
      ]
        .filter(Boolean)
        .join("\n\n"),
      url: `${origin}/${language}/calls/${id}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return calendar.toString()
}

const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
