import { placesOf, type Naming, type Place } from "#modules/treaties/naming.ts"

/** One name in a printed list, with its year where one is printed. */
export type Printed = { readonly participant: string; readonly printed: string; readonly year: string | null }

/** A list of participants as it stands in a text. */
export type FoundList = {
  /** The words before it, back to where the list before it ended. */
  readonly heading: string
  /** Where in the text the names stand. */
  readonly from: number
  readonly to: number
  readonly names: readonly Printed[]
  /** What stands in the list and names nobody. */
  readonly strange: readonly string[]
}

/** How many names make a list, and how many lists of one text are looked at. */
const least = 2
const most = 50

/**
 * Finds every list of participants in a text, in whatever of the six languages:
 * names one after another with nothing between them but separators, years and
 * conjunctions, behind a colon.
 */
export function listsIn(text: string, naming: Naming): FoundList[] {
  const words = placesOf(text)
  const lists: FoundList[] = []
  let begins = 0
  for (const colon of text.matchAll(/[:：]/g)) {
    if (lists.length === most) break
    if (colon.index < begins) continue
    const found = listFrom(text, words, colon.index + 1, naming)
    if (found.names.length < least) continue
    const heading = text.slice(Math.max(begins, colon.index - 600), colon.index)
    lists.push({ ...found, heading: lastClause(heading) })
    begins = found.to
  }
  if (lists.length > 0) return lists
  // Nothing but names, pasted as they are.
  const bare = listFrom(text, words, 0, naming)
  return bare.names.length < least ? [] : [{ ...bare, heading: "" }]
}

/** Reads names from a place on, for as long as there are some. What is between two of them and names nobody is strange. */
function listFrom(text: string, words: readonly Place[], start: number, naming: Naming) {
  const names: Printed[] = []
  const strange: string[] = []
  let to = start
  let index = indexFrom(words, start)
  while (index < words.length) {
    const word = words[index]
    if (!word || (names.length > 0 && /[.;。；]|\n\s*\n/.test(text.slice(to, word.from)))) break
    const hit = naming.at(words, index)
    if (hit) {
      const year = /^[’'ʼ]?[)）]?\s*[（(]\s*((?:19|20)\d{2})[^)）]*[)）]/.exec(text.slice(hit.to))
      names.push({
        participant: hit.participant,
        printed: withoutAnd(text.slice(hit.from, hit.to), names.length > 0),
        year: year?.[1] ?? null,
      })
      to = hit.to + (year?.[0].length ?? 0)
    } else if (isBetween(word.token)) {
      to = word.to
    } else {
      // Something else: the list is over, unless names go on after the next separator.
      const end = nextSeparator(text, word.from)
      const after = indexFrom(words, end)
      const goesOn = names.length > 0 && after > index && text[end] !== undefined && isNameSoon(words, after, naming)
      if (!goesOn) break
      strange.push(text.slice(word.from, end).trim())
      to = end
    }
    index = indexFrom(words, to)
  }
  return { from: names.length > 0 ? start : to, to, names, strange }
}

/** In Arabic "and" is written onto the name it comes before. */
const withoutAnd = (printed: string, follows: boolean): string =>
  follows ? printed.replace(/^و(?=\S{3})/, "") : printed

/** A conjunction or an article, alone between two names. */
const between = new Set([
  "and",
  "the",
  "y",
  "e",
  "et",
  "la",
  "le",
  "les",
  "l",
  "el",
  "los",
  "las",
  "и",
  "و",
  "和",
  "以及",
  "及",
])
const isBetween = (token: string): boolean => between.has(token)

const isNameSoon = (words: readonly Place[], index: number, naming: Naming): boolean =>
  naming.at(words, index) !== undefined ||
  (isBetween(words[index]?.token ?? "") && naming.at(words, index + 1) !== undefined)

function nextSeparator(text: string, from: number): number {
  const found = text.slice(from).search(/[,،、;；.。\n]/)
  return found < 0 ? text.length : from + found
}

const lastClause = (heading: string): string =>
  (heading.split(/[;；\n。]|\.(?=\s)/).findLast((each) => each.trim() !== "") ?? "").trim()

/** The first word at a place or after it: halving, since a text may be long and full of colons. */
function indexFrom(words: readonly Place[], from: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
