import type { Actor } from "#modules/directory/actor.ts"
import { getActor, listActors } from "#modules/directory/contract.ts"
import { matching, sortedByName, stretchAfter } from "#modules/directory/listing.ts"
import { listAllActors } from "#modules/directory/store.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves the directory: everybody reads it. */
export function directoryRoutes({ serve }: Pick<Service, "serve">): void {
  serve(listActors, async ({ db }, { query }) => {
    const found = matching(sortedByName(await listAllActors(db), query.language), query)
    return allow(stretchAfter(found, query.after, query.limit))
  })

  serve(getActor, async ({ db, language }, { params }) => {
    const all = await listAllActors(db)
    const actor = all.find(({ code }) => code === params.code)
    if (!actor) return refuse("actor-not-found")
    const above = aboveOf(actor, all)
    const below = sortedByName(
      all.filter(({ parent }) => parent === actor.id),
      language ?? "en",
    )
    return allow({ ...actor, above, below: [...below] })
  })
}

/** Whom an actor is part of, and whom that is part of, the outermost first. */
function aboveOf(actor: Actor, all: readonly Actor[]): Actor[] {
  const parent = all.find(({ id }) => id === actor.parent)
  return parent ? [...aboveOf(parent, all), parent] : []
}
