import type { Actor } from "#modules/directory/actor.ts"
import { fold } from "#modules/directory/wording.ts"
import type { Language } from "#platform/kernel/language.ts"
import { inLanguage } from "#platform/kernel/text.ts"

/** What a list of actors can be narrowed to. */
export type Wanted = {
  readonly kind?: Actor["kind"] | undefined
  readonly group?: Actor["group"] | undefined
  /** Words of a name or alias in any language, or a code; case and accents do not count. */
  readonly q?: string | undefined
}

/** The actors that are wanted. */
export function matching(actors: readonly Actor[], { kind, group, q }: Wanted): Actor[] {
  const words = fold(q ?? "").split(" ")
  return actors.filter((actor) => {
    if (kind && actor.kind !== kind) return false
    if (group && actor.group !== group) return false
    return saidOf(actor).some((each) => words.every((word) => each.includes(word)))
  })
}

const said = new WeakMap<Actor, readonly string[]>()

/** Everything an actor is called, made comparable; worked out once for each. */
function saidOf(actor: Actor): readonly string[] {
  const known = said.get(actor)
  if (known) return known
  const { names, aliases, code, iso2, iso3, series } = actor
  const all = [...Object.values(names), ...aliases, code, iso2 ?? "", iso3 ?? "", ...series].map(fold)
  said.set(actor, all)
  return all
}

const sorted = new WeakMap<readonly Actor[], Map<Language, readonly Actor[]>>()

/** The actors by name, as a reader of the language looks them up; the same list is sorted once. */
export function sortedByName(actors: readonly Actor[], language: Language): readonly Actor[] {
  const known = sorted.get(actors) ?? new Map<Language, readonly Actor[]>()
  sorted.set(actors, known)
  const found = known.get(language) ?? sortNow(actors, language)
  known.set(language, found)
  return found
}

function sortNow(actors: readonly Actor[], language: Language): readonly Actor[] {
  const { compare } = new Intl.Collator(language)
  const named = actors.map((actor) => ({ actor, name: inLanguage(actor.names, language).text }))
  return named.sort((a, b) => compare(a.name, b.name) || compare(a.actor.code, b.actor.code)).map(({ actor }) => actor)
}

/** The stretch of a sorted list that follows the actor with the code; after one that is not in the list, nothing. */
export function stretchAfter(actors: readonly Actor[], after: string | undefined, limit: number) {
  const place = after === undefined ? 0 : actors.findIndex(({ code }) => code === after) + 1
  const items = after !== undefined && place === 0 ? [] : actors.slice(place, place + limit)
  const more = items.length > 0 && place + limit < actors.length
  return { total: actors.length, items, next: more ? (items.at(-1)?.code ?? null) : null }
}
