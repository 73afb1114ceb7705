import { TOTAL } from "#modules/analysis/web/inside/total.ts"
import { beyondStates, listed as asked } from "#modules/calls/lists.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useMemo } from "react"

/** A code of a list, in the reader's words. */
export type Named = { readonly code: string; readonly name: string }

/** What codes are called, and which a list has. */
export type Naming = {
  /** Whether the States are here: until then nothing is named, so that nothing moves when their names come. */
  readonly isHere: boolean
  readonly name: (list: string | null, code: string) => string
  readonly codes: (list: string | null) => readonly Named[]
}

/** The codes of the lists that are not of places, by the list's key. */
export type Listed = Readonly<Record<string, readonly string[]>>

/** The lists that calls offer; data have their codes from the same. */
export const listed: Listed = asked

/** A State as far as its name is asked for. */
export type StateNamed = {
  readonly code: string
  readonly iso3: string | null
  readonly m49: string | null
  readonly names: Text
}

/** The list of places: States, and what citizenship can be besides. */
export const places = "m49"

/** Names codes by the words of the lists, and States by the directory. A code nobody has a word for is called by itself. */
export function namingOf(
  say: Words,
  language: Parameters<typeof inLanguage>[1],
  states: readonly StateNamed[],
  lists: Listed,
  isHere = true,
): Naming {
  const called = new Map<string, string>()
  for (const { code, iso3, m49, names } of states)
    for (const each of [code, iso3, m49]) if (each !== null) called.set(each, inLanguage(names, language).text)
  function name(list: string | null, code: string): string {
    if (code === "" || code === "_U") return say("analysis.not-told")
    // A part of a code that nothing more is told of: `child _U`.
    if (code.endsWith(" _U")) return `${name(list, code.slice(0, -3))} – ${say("analysis.not-told")}`
    if (code === TOTAL) return say("calls.code.total")
    const state = called.get(code)
    if (state !== undefined) return state
    return word(say, list === places || list === null ? "citizenship" : list, code) ?? code
  }
  const order = new Intl.Collator(language)
  function codes(list: string | null): readonly Named[] {
    if (list !== places) return (lists[list ?? ""] ?? []).map((code) => ({ code, name: name(list, code) }))
    const all = states.map(({ code }) => ({ code, name: name(list, code) }))
    return [
      ...all.toSorted((a, b) => order.compare(a.name, b.name)),
      ...beyondStates.map((code) => ({ code, name: name(list, code) })),
    ]
  }
  return { isHere, name, codes }
}

// Not every list has words yet; a code that has none is shown as it is.
function word(say: Words, list: string, code: string): string | undefined {
  try {
    return say(`calls.code.${list}.${code}`)
  } catch {
    return undefined
  }
}

/** What a column is called: by our word where it is one of ours, else as the file calls it. */
export function columnName(say: Words, name: string): string {
  try {
    return say(`analysis.column.${name}`)
  } catch {
    return name
  }
}

/** Names for the reader, with the States of the directory. */
export function useNaming(): Naming {
  const say = useWords()
  const { language } = useReader()
  const list = async () => (await import("#modules/directory/contract.ts")).listActors
  const members = useAnswer("actor.list", list, { query: { kind: "member-state", limit: 500, language } })
  const observers = useAnswer("actor.list", list, { query: { kind: "observer-state", limit: 500, language } })
  return useMemo(() => {
    const states = [members, observers].flatMap((each) => (each.state === "here" ? each.value.items : []))
    const isHere = members.state !== "waiting" && observers.state !== "waiting"
    return namingOf(say, language, states, listed, isHere)
  }, [say, language, members, observers])
}

/** The list a column of one of our names has its codes of, where the data do not say; of others a code speaks for itself. */
export const listOf = (column: string): string | null => (["sex", "age", "form"].includes(column) ? column : null)
