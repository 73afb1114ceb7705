import { actorKinds, regionalGroups } from "#modules/directory/actor-kinds.ts"
import { Actor } from "#modules/directory/actor.ts"
import { endpoint } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

/** Lists States, bodies, entities and organizations, by name in the language asked for. */
export const listActors = endpoint({
  act: "actor.list",
  method: "get",
  path: "/actors",
  summary: "List States, bodies, entities and organizations",
  query: Paging.extend({
    kind: z.enum(actorKinds).optional(),
    group: z.enum(regionalGroups).optional(),
    q: z.string().max(200).optional(),
    language: z.enum(languages).default("en"),
  }),
  output: page(Actor),
  refusals: {},
})

/** Reads one actor by its code. */
export const getActor = endpoint({
  act: "actor.read",
  method: "get",
  path: "/actors/{code}",
  summary: "Read one State, body, entity or organization",
  params: z.object({ code: z.string().max(100) }),
  output: Actor.extend({ above: z.array(Actor), below: z.array(Actor) }),
  refusals: { "actor-not-found": 404 },
})
