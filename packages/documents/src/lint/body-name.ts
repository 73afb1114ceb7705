import type { Paragraph } from "../tree.ts"
import { at, type Examined, type Found, type Rule } from "./rule.ts"

/** Names that bodies and officers had, and have no more. */
const former: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bInter-Agency Cooperation Group(?= against Trafficking)/gu, "Inter-Agency Coordination Group"],
  [/\b[Cc]hair(?:man|woman)\b(?! of the (?:Presidency|Council of Ministers))/gu, "Chair"],
  [/\b[Cc]hairm[ae]n\b(?! of the (?:Presidency|Council of Ministers))/gu, "Chair"],
]

/** Names of bodies of five words or more. */
const long = /\b\p{Lu}[\p{L}-]+(?: (?:\p{Lu}[\p{L}-]+|against|on|of|for|in|the|and)){3,14} \p{Lu}[\p{L}-]+/gu

/** Two names that differ in one word, which begins and ends alike: Cooperation and Coordination. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one.split(" "), other.split(" ")]
  if (a.length !== b.length) return false
  const apart = a.flatMap((word, place) => (word === b[place] ? [] : [[word, b[place] ?? ""] as const]))
  const [only] = apart
  return (
    apart.length === 1 &&
    only !== undefined &&
    only[0].slice(0, 3) === only[1].slice(0, 3) &&
    only[0].slice(-3) === only[1].slice(-3) &&
    !isInflected(only[0], only[1])
  )
}

/** One of the two is the other with an ending, as Woman's and Women: no other body is meant. */
const isInflected = (one: string, other: string) =>
  Math.abs(one.length - other.length) < 3 && one.slice(0, -3) === other.slice(0, one.length - 3)

/** The opening words have a capital of their own, and are no part of a name. */
function namesIn({ text, opening }: Paragraph): { name: string; index: number }[] {
  const from = opening !== null && text.startsWith(opening) ? opening.length : (/^\S*/u.exec(text)?.[0].length ?? 0)
  return [...text.slice(from).matchAll(long)].map(({ 0: name, index }) => ({ name, index: from + index }))
}

function drifts({ all }: Examined): Found[] {
  const first = new Map<string, string[]>()
  return all.flatMap(({ paragraph }) =>
    namesIn(paragraph).flatMap(({ name, index }) => {
      const key = `${name.split(" ").length} ${name.split(" ").at(-1)}`
      const names = first.get(key) ?? []
      const other = names.find((each) => isAlike(each, name))
      if (!names.includes(name) && names.length < 40) first.set(key, [...names, name])
      if (other === undefined || former.some(([pattern]) => name.search(pattern) >= 0 || other.search(pattern) >= 0))
        return []
      const place = at(paragraph, index, index + name.length)
      return [{ place, sense: "two", values: { name, before: other }, replacement: other }]
    }),
  )
}

const formerly = ({ all }: Examined): Found[] =>
  all.flatMap(({ paragraph }) => {
    const met = former.flatMap(([pattern, name]) =>
      [...paragraph.text.matchAll(pattern)].map((match) => ({ match, name })),
    )
    const places = new Map(met.map((one) => [one.match.index, one]))
    return [...places.values()].map(({ match, name }) => ({
      place: at(paragraph, match.index, match.index + match[0].length),
      sense: "former",
      values: { name: match[0], now: name },
      replacement: name,
    }))
  })

/** Bodies and officers by their present name, and by one name throughout. */
export const bodyNameRules: readonly Rule[] = [
  {
    // A body, and who presides over it, is called by its present name.
    code: "body-name",
    source: "United Nations guidelines on language inclusive of all genders; names of the bodies",
    languages: ["en"],
    senses: ["former"],
    check: formerly,
  },
  {
    // A body is called by one name throughout.
    code: "body-name-drift",
    source: "DGACM Editorial Manual",
    languages: ["en"],
    senses: ["two"],
    check: drifts,
  },
]
