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
    const said = [...Object.values(actor.names), ...actor.aliases, actor.code, actor.iso2, actor.iso3, ...actor.series]
    return said.some((each) => each !== null && words.every((word) => fold(each).includes(word)))
  })
}

/** The actors by name, as a reader of the language looks them up. */
export function sortedByName(actors: readonly Actor[], language: Language): Actor[] {
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
