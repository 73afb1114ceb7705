import type { Actor } from "#modules/directory/actor.ts"
import { tokensOf } from "#modules/directory/wording.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"

/** What naming needs to know of who takes part in treaties. */
export type Named = Pick<Actor, "code" | "kind" | "names" | "aliases" | "iso2" | "iso3">

/** Names under which a participant stands in older texts, by its code. */
export type FormerNames = ReadonlyMap<string, readonly string[]>

/** A participant that was found in a text: who it is, and where it is printed. */
export type Hit = { readonly participant: string; readonly from: number; readonly to: number }

/** How participants are called: in which words a text names them, and what to call them in a list. */
export type Naming = {
  /** The participant named at a place of the text, by its longest name; undefined where none begins there. */
  readonly at: (words: readonly Place[], index: number) => Hit | undefined
  /** The participant with just this name, code or ISO code. */
  readonly known: (text: string) => string | undefined
  /** What a list calls it: the name the United Nations uses. */
  readonly call: (participant: string, language: Language) => string
}

/** A word of a text and where it stands. In Arabic "and" is written onto the word; `bare` is the word without it. */
export type Place = { readonly token: string; readonly bare?: string; readonly from: number; readonly to: number }

/** The words of a text, each with its place; a Chinese character is a word. */
export function placesOf(text: string): Place[] {
  return [...text.matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu)].flatMap(
    ({ 0: word, index }) => {
      const [bare] = /^و../.test(word) ? tokensOf(word.slice(1)) : []
      const place = { from: index, to: index + word.length, ...(bare !== undefined && { bare }) }
      return tokensOf(word).map((token) => ({ token, ...place }))
    },
  )
}

/** Whether an actor can take part in a treaty: a State, or an organization of States to which they gave competence. */
export const takesPart = ({ kind }: Pick<Actor, "kind">): boolean =>
  kind === "member-state" ||
  kind === "observer-state" ||
  kind === "non-member-state" ||
  kind === "integration-organization"

/** Learns what all that can take part are called, in every language and formerly. */
export function namingOf(actors: readonly Named[], former: FormerNames = new Map()): Naming {
  const participants = actors.filter(takesPart)
  const byCode = new Map(participants.map((actor) => [actor.code, actor]))
  const exact = new Map<string, string>()
  const byFirst = new Map<string, { readonly tokens: readonly string[]; readonly code: string }[]>()
  for (const { code, names, aliases, iso2, iso3 } of participants) {
    for (const name of [code, iso2, iso3]) if (name) exact.set(name.toLowerCase(), code)
    for (const name of [...Object.values(names), ...aliases, ...(former.get(code) ?? [])]) {
      const tokens = placesOf(name).map(({ token }) => token)
      const [first] = tokens
      if (first === undefined) continue
      exact.set(tokens.join(" "), code)
      byFirst.set(first, [...(byFirst.get(first) ?? []), { tokens, code }])
    }
  }
  for (const each of byFirst.values()) each.sort((one, other) => other.tokens.length - one.tokens.length)
  return {
    at(words, index) {
      const first = words[index]
      if (!first) return undefined
      const found = [first.token, first.bare].flatMap((begin) =>
        (byFirst.get(begin ?? "") ?? []).filter(({ tokens }) =>
          tokens.every((token, n) => (n === 0 ? begin : words[index + n]?.token) === token),
        ),
      )[0]
      const last = words[index + (found?.tokens.length ?? 0) - 1]
      return found && last ? { participant: found.code, from: first.from, to: last.to } : undefined
    },
    known: (text) =>
      exact.get(text.trim().toLowerCase()) ??
      exact.get(
        placesOf(text)
          .map(({ token }) => token)
          .join(" "),
      ),
    call: (participant, language) => {
      const actor = byCode.get(participant)
      return actor ? inLanguage(actor.names, language).text : participant
    },
  }
}
