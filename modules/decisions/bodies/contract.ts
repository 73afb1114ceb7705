import { Body, Clock, clockKinds } from "#modules/decisions/bodies/body.ts"
import { DocumentInPlace } from "#modules/decisions/lineage/succession.ts"
import { Session } from "#modules/decisions/session.ts"
import { day } from "#platform/kernel/day.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const language = z.enum(languages).default("en")

/** Lists the bodies of which the record knows who made them and what runs out. */
export const listBodies = endpoint({
  act: "body.list",
  method: "get",
  path: "/bodies",
  summary: "List bodies with their legal basis and dates",
  query: z.object({ language }),
  output: z.object({ items: z.array(Body.extend({ names: Text })) }),
  refusals: {},
})

/** Lists the dates on which bodies meet, report, are reviewed or run out, the earliest first. */
export const listClocks = endpoint({
  act: "clock.list",
  method: "get",
  path: "/clocks",
  summary: "List review and sunset dates of bodies",
  query: z.object({
    kind: z.enum(clockKinds).optional(),
    body: z.string().max(100).optional(),
    from: day.optional(),
    to: day.optional(),
    language,
  }),
  output: z.object({ items: z.array(Clock.extend({ body: z.string(), names: Text })) }),
  refusals: {},
})

/** A matter a session takes up, with the documents it had before it and those that came of it. */
export const AgendaItem = z.object({
  number: z.string(),
  titles: Text,
  documents: z.array(DocumentInPlace),
})
export type AgendaItem = z.infer<typeof AgendaItem>

/** Reads a session with its agenda. Documents under no item that is known stand apart. */
export const readSession = endpoint({
  act: "session.read",
  method: "get",
  path: "/sessions/{body}/{number}",
  summary: "Read a session with its agenda and documents",
  params: z.object({ body: z.string().max(100), number: z.string().max(20) }),
  query: z.object({ language }),
  output: z.object({
    session: Session.nullable(),
    /** What the body is called; nothing where the directory does not have it. */
    names: Text,
    agenda: z.array(AgendaItem),
    others: z.array(DocumentInPlace),
    /** How many mandates its documents hold. */
    mandates: z.number().int(),
  }),
  refusals: { "session-not-found": 404 },
})

const item = z.object({ body: z.string().max(100), session: z.string().max(20), number: z.string().min(1).max(20) })

/** Writes down an item of a session's agenda, or gives it another title. */
export const saveAgendaItem = endpoint({
  act: "agenda.save",
  method: "put",
  path: "/sessions/{body}/{session}/agenda/{number}",
  summary: "Write down an agenda item",
  params: item,
  body: z.object({ titles: Text, documents: z.array(z.string().max(200)).max(500) }),
  output: AgendaItem,
  refusals: { "document-not-found": 404 },
})

/** Takes an item off a session's agenda; its documents stay. */
export const removeAgendaItem = endpoint({
  act: "agenda.remove",
  method: "delete",
  path: "/sessions/{body}/{session}/agenda/{number}",
  summary: "Remove an agenda item",
  params: item,
  output: z.object({}),
  refusals: { "agenda-item-not-found": 404 },
})
