import { Body } from "#modules/decisions/bodies/body.ts"
import { MandateFilter } from "#modules/decisions/filter.ts"
import { mandateStatuses, themes } from "#modules/decisions/mandate-kinds.ts"
import { MandateInPlace } from "#modules/decisions/mandate.ts"
import { Actor } from "#modules/directory/actor.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

const Count = z.number().int()
const counted = z.array(z.object({ value: z.string(), names: Text.nullable(), count: Count }))

/**
 * What the record knows of an actor: what is asked of it, by whom and by when;
 * of a body also who made it, what it does and when it runs out.
 */
export const readProfile = endpoint({
  act: "profile.read",
  method: "get",
  path: "/actors/{code}/profile",
  summary: "Read the profile of a State, body or entity",
  params: z.object({ code: z.string().max(100) }),
  query: Paging.extend({
    ...MandateFilter.pick({ kind: true, status: true, theme: true, body: true, q: true }).shape,
    sort: z.enum(["document", "due"]).default("due"),
    language: z.enum(languages).default("en"),
  }),
  output: z.object({
    actor: Actor,
    /** Under which names it is asked: its own, those of its offices, and of those among whom it counts. */
    addressed: z.array(z.object({ code: z.string(), names: Text, count: Count, own: z.boolean() })),
    /** How much is asked of it in all, and how it stands. */
    asked: z.object({
      mandates: Count,
      recommendations: Count,
      statuses: z.array(z.object({ status: z.enum(mandateStatuses), count: Count })),
      by: counted,
      themes: z.array(z.object({ theme: z.enum(themes), count: Count })),
    }),
    /** What falls due next, the soonest first. */
    next: z.array(MandateInPlace),
    /** What is asked of it, as far as the filter goes. */
    mandates: page(MandateInPlace),
    /** Where it is a body: what it decided or was asked to carry on, its basis, officers and clocks. */
    body: Body.nullable(),
    /** Bodies below it that the record knows. */
    below: z.array(z.object({ code: z.string(), names: Text })),
    /** How many documents speak in its name, the newest of them named. */
    documents: Count,
  }),
  refusals: { "actor-not-found": 404 },
})
