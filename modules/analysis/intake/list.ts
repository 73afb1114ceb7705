import type { Taken } from "#modules/analysis/intake/encoded.ts"
import { placeList, placesOf, type State } from "#modules/analysis/intake/places.ts"
import { codeWords } from "#modules/calls/codes/words.ts"
import { fold } from "#modules/directory/wording.ts"
import type { Coded } from "#modules/submissions/workbook/codebook.ts"
import { mended, nearestOf, type Near } from "#modules/submissions/workbook/repair.ts"
import { codeLists, crossedFrom, schemeNames, TOTAL, versionOf } from "@palermo/statistics"

/** A list by its key. */
export type ListKey = keyof typeof codeLists | "place" | "citizenship"

/** What a value was understood as: a code, and how, where it is not written as the list has it. */
export type Known = { readonly code: string; readonly by: Taken["by"] | null }

/** A list as a table is read by it. */
export type List = {
  readonly key: ListKey
  /** What it is called in `Column`, and its version. */
  readonly list: string
  readonly listVersion: string
  /** Whether a code may stand in a column of it; the sum of a table of figures may too. */
  readonly has: (code: string) => boolean
  /** What a value means without any guessing; nothing where that is not certain. */
  readonly known: (value: string) => Known | undefined
  /** What a value may mean, the likeliest first. */
  readonly near: (value: string) => readonly Near[]
  /** The code of what was not told: `unknown` where the list has it, else empty. */
  readonly notTold: string
}

/** The lists, each made when it is first wanted. */
export function listsOf(states: readonly State[]): (key: ListKey) => List {
  const made = new Map<ListKey, List>()
  return (key) => {
    const list = made.get(key) ?? (key === "place" || key === "citizenship" ? ofPlaces(key, states) : ofCodes(key))
    made.set(key, list)
    return list
  }
}

/** Letters that stand for a code by general custom. */
const letters: Partial<Record<ListKey, Readonly<Record<string, string>>>> = {
  sex: { f: "female", m: "male", o: "other", u: "unknown", _u: "unknown", _o: "other" },
  age: { "0-17": "child", "<18": "child", "18+": "adult", y0t17: "child", y_ge18: "adult", _u: "unknown" },
  form: { _o: "other", _u: "unknown" },
}

/** The words that say that all of a dimension are counted together, in the six languages and as SDMX has it. */
const totals = new Set([...Object.values(codeWords("total")), "total", "_T", "all"].map(fold))

/** Whether a word says that all are counted together. */
export const isTotal = (word: string): boolean => totals.has(fold(word))

function ofCodes(key: keyof typeof codeLists): List {
  const list = codeLists[key]
  const entries = list.codes.map(({ code }): Coded => {
    const values = schemeNames.flatMap((scheme) => crossedFrom(scheme, key, code).map(({ value }) => value))
    return { code, label: codeWords(`${key}.${code}`), also: values.filter((value) => /\p{L}/u.test(value)) }
  })
  const codes = new Set(entries.map(({ code }) => code))
  const byWord = wordsOf(entries, ({ also = [] }) => also)
  const own = ownWordsOf(entries)
  for (const [word, code] of Object.entries(letters[key] ?? {})) byWord.set(fold(word), code)
  const known = (value: string): Known | undefined => {
    const code = value.toLowerCase().replaceAll("_", "-")
    if (codes.has(value) || codes.has(code)) return { code: codes.has(value) ? value : code, by: null }
    if (key === "age" && /^\d{1,3}$/.test(value)) return bandOf(Number(value))
    return certain(byWord, own, value)
  }
  return {
    key,
    list: key,
    listVersion: versionOf(list),
    has: (code) => codes.has(code) || code === TOTAL,
    known,
    near: lazily(() => nearestOf(entries)),
    notTold: codes.has("unknown") ? "unknown" : "",
  }
}

/** The band of an age in years; nothing where nobody is so old. */
function bandOf(years: number): Known | undefined {
  const band = codeLists.age.codes.find(({ code }) => {
    const [from, to] = /^\d/.test(code) ? code.replace("+", "-120").split("-").map(Number) : []
    return from !== undefined && to !== undefined && from <= years && years <= to
  })
  return band ? { code: band.code, by: "age" } : undefined
}

/** Two letters that more often say that something is not there than which country. */
const doubtful = new Set(["NA", "NO"])

function ofPlaces(key: "place" | "citizenship", states: readonly State[]): List {
  const places = placesOf(states, key === "citizenship")
  const codes = new Set(places.map(({ code }) => code))
  const byCode = new Map(places.flatMap(({ code, codes: each }) => each.map((one) => [one, code] as const)))
  const byWord = wordsOf(places, ({ names }) => names)
  const own = ownWordsOf(places)
  const known = (value: string): Known | undefined => {
    const low = value.toLowerCase().replaceAll("_", "-")
    if (codes.has(low)) return { code: low, by: value === low ? null : "name" }
    const code = doubtful.has(value) ? undefined : byCode.get(/^\d{1,2}$/.test(value) ? value.padStart(3, "0") : value)
    return code === undefined ? certain(byWord, own, value) : { code, by: null }
  }
  return {
    key,
    ...placeList,
    has: (code) => codes.has(code) || code === TOTAL,
    known,
    near: lazily(() => nearestOf([...places, ...(key === "citizenship" ? [sum] : [])])),
    notTold: key === "citizenship" ? "unknown" : "",
  }
}

/** A sum among the citizenships of a table, which nobody but whoever repairs can tell from a name. */
const sum: Coded = { code: TOTAL, label: codeWords("total") }

/** Codes by their words, folded. A word that means two codes means none. */
function wordsOf<One extends Coded>(
  entries: readonly One[],
  also: (entry: One) => readonly string[],
): Map<string, string | null> {
  const found = new Map<string, string | null>()
  for (const entry of entries) {
    for (const word of new Set([...Object.values(entry.label), ...also(entry)].map(simple))) {
      const there = found.get(word)
      found.set(word, there === undefined || there === entry.code ? entry.code : null)
    }
  }
  return found
}

/** What a list itself calls its codes, in any of the languages: whoever writes that writes nothing otherwise. */
const ownWordsOf = (entries: readonly Coded[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ label }) => Object.values(label)))

function certain(
  words: ReadonlyMap<string, string | null>,
  own: ReadonlySet<string>,
  value: string,
): Known | undefined {
  const code = words.get(simple(value))
  if (code) return { code, by: own.has(value) ? null : "name" }
  const whole = mended(value)
  const meant = whole === value ? undefined : words.get(simple(whole))
  return meant ? { code: meant, by: "garbled" } : undefined
}

/** A name without an article before it, and the right way round: `Tanzania, United Republic of`. */
function simple(name: string): string {
  const folded = fold(name).replace(/^the /, "").replace(/\.$/, "")
  const turned = /^([^,]+), (.+ of(?: the)?)$/.exec(folded)
  return turned ? `${turned[2]} ${turned[1]}` : folded
}

function lazily(make: () => (value: string) => readonly Near[]): (value: string) => readonly Near[] {
  let made: ((value: string) => readonly Near[]) | undefined
  return (value) => (made ??= make())(value)
}
