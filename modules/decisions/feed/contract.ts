import { MandateInPlace } from "#modules/decisions/mandate.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

/** What falls due for an actor, as a calendar to subscribe to (iCalendar, RFC 5545) or as a list. */
export const readCalendar = endpoint({
  act: "calendar.read",
  method: "get",
  path: "/actors/{code}/calendar",
  summary: "What falls due for an actor, as a calendar",
  params: z.object({ code: z.string().max(100) }),
  query: z.object({ language: z.enum(languages).default("en") }),
  output: z.object({ items: z.array(MandateInPlace) }),
  refusals: { "actor-not-found": 404 },
  formats: { ics: "text/calendar" },
})
