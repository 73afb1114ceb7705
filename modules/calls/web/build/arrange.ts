import type { AskedQuestion, Questionnaire, Repeat, Section } from "#modules/calls/questionnaire.ts"

/** What stands in a section: a question, or questions that are asked as often as there is something to tell. */
export type Item = AskedQuestion | Repeat

/** A part that was taken out, with where it stood, so that it can be put back. */
export type Removed = { readonly at: number } & (
  | { readonly section: Section }
  | { readonly item: Item; readonly from: string }
)

// Said here a second time, as the noun's own comes with its schema.
const isRepeat = (item: Item): item is Repeat => "repeat" in item

/** What names an item in its questionnaire: the code of its question, or of its repeat. */
export const itemKey = (item: Item): string => (isRepeat(item) ? item.repeat : item.question)

/** A list with one thing of it moved up or down; the same list where there is no further to go. */
export function moved<T>(list: readonly T[], n: number, by: 1 | -1): T[] {
  const to = n + by
  const thing = list[n]
  if (thing === undefined || to < 0 || to >= list.length) return [...list]
  return placed(without(list, n), to, thing)
}
export const without = <T>(list: readonly T[], n: number): T[] => list.filter((_, each) => each !== n)
export const placed = <T>(list: readonly T[], n: number, thing: T): T[] => [
  ...list.slice(0, n),
  thing,
  ...list.slice(n),
]
export const changed = <T>(list: readonly T[], n: number, thing: T): T[] =>
  list.map((each, place) => (place === n ? thing : each))

/** Moves an item within its section, and beyond its edge into the section before or after. */
export function moveItem({ sections }: Questionnaire, section: number, n: number, by: 1 | -1): Questionnaire {
  const here = sections[section]
  const item = here?.items[n]
  if (!here || !item) return { sections }
  const inside = n + by >= 0 && n + by < here.items.length
  if (inside) return { sections: changed(sections, section, { ...here, items: moved(here.items, n, by) }) }
  const next = sections[section + by]
  if (!next) return { sections }
  const taken = changed(sections, section, { ...here, items: without(here.items, n) })
  const items = by === 1 ? [item, ...next.items] : [...next.items, item]
  return { sections: changed(taken, section + by, { ...next, items }) }
}

/** Puts a part back where it stood, or as near as there is; at the end where its section is gone. */
export function restored({ sections }: Questionnaire, removed: Removed): Questionnaire {
  if ("section" in removed) return { sections: placed(sections, removed.at, removed.section) }
  const found = sections.findIndex(({ code }) => code === removed.from)
  const n = found < 0 ? sections.length - 1 : found
  const section = sections[n]
  if (!section) return { sections }
  return { sections: changed(sections, n, { ...section, items: placed(section.items, removed.at, removed.item) }) }
}

/** Every code of a question in it, also within repeats. */
export const codesIn = ({ sections }: Questionnaire): ReadonlySet<string> =>
  new Set(
    sections.flatMap(({ items }) =>
      items.flatMap((item) => (isRepeat(item) ? item.items : [item]).map(({ question }) => question)),
    ),
  )

/** Adds the sections of another questionnaire after its own: what is asked already is not asked twice, and no code of a section or repeat comes twice. */
export function joined(questionnaire: Questionnaire, more: Questionnaire): Questionnaire {
  const asked = codesIn(questionnaire)
  const names = new Set(
    questionnaire.sections.flatMap(({ code, items }) => [code, ...items.filter(isRepeat).map(({ repeat }) => repeat)]),
  )
  const free = (name: string): string => {
    let [found, n] = [name, 2]
    while (names.has(found)) found = `${name}-${n++}`
    names.add(found)
    return found
  }
  const isNew = ({ question }: AskedQuestion) => !asked.has(question)
  const sections = more.sections.map((section): Section => ({
    ...section,
    code: free(section.code),
    items: section.items.flatMap((item): Item[] => {
      if (!isRepeat(item)) return isNew(item) ? [item] : []
      const items = item.items.filter(isNew)
      return items.length > 0 ? [{ ...item, repeat: free(item.repeat), items }] : []
    }),
  }))
  return { sections: [...questionnaire.sections, ...sections.filter(({ items }) => items.length > 0)] }
}

/** A code that is free: the word with the next number. */
export function nextCode(taken: ReadonlySet<string>, word: string): string {
  let n = taken.size + 1
  while (taken.has(`${word}-${n}`)) n += 1
  return `${word}-${n}`
}
