import { interleave } from "#modules/decisions/order.ts"
import type { Provision } from "#modules/decisions/provision.ts"

/** One paragraph in each of the languages that are read side by side; `undefined` where a language has no words for it. */
export type Line = { readonly id: string; readonly words: readonly (Provision | undefined)[] }

/**
 * The paragraphs of one document in several languages, line by line: in the
 * order of the first, and what only another has after the one it follows there.
 */
export function alongside(texts: readonly (readonly Provision[])[]): Line[] {
  let order: readonly string[] = []
  for (const text of texts) order = interleave(order, idsOf(text))
  const places = texts.map((text) => new Map(text.map((provision) => [provision.id, provision])))
  return order.map((id) => ({ id, words: places.map((place) => place.get(id as Provision["id"])) })) // It came from there.
}

const idsOf = (text: readonly Provision[]): readonly string[] => text.map(({ id }) => id)
