import { dayOf, isPeriod, type Day } from "#modules/analysis/intake/day.ts"
import type { Identifying } from "#modules/analysis/intake/fault.ts"
import type { calledBy } from "#modules/analysis/intake/heading.ts"
import { hasKnownWord, isKnownValue } from "#modules/analysis/intake/known-word.ts"
import { hasCommonName, isFullName, isUnmistakable, isWordy } from "#modules/analysis/intake/name-shape.ts"
import { shapes } from "#modules/analysis/intake/shape.ts"
import { written } from "#modules/analysis/intake/written.ts"

/** The values of a column, each once, with how many rows have it, and how many persons stand in them: in records one a row. */
export type Values = {
  readonly words: readonly string[]
  readonly times: ArrayLike<number>
  readonly counted: ArrayLike<number>
}

/** What is known of a column besides its values. */
export type Setting = {
  /** Whether a list says what its values are. */
  readonly isListed: boolean
  /** Whether the rows are cells of figures. */
  readonly isCounted: boolean
  /** What its heading says that its values are called by. */
  readonly called?: ReturnType<typeof calledBy>
  /** The day, as an ISO date. */
  readonly today: string
}

/** A value as it is compared, with its rows and persons. */
type Told = { readonly word: string; readonly times: number; readonly counted: number }

/** From so many different values on they are of people, however often each comes; codes that look like names are fewer. */
const people = 300

/** Below so many persons a value is told of few: codes stand for more. */
const few = 10

/**
 * What the values of a column say of somebody, by how they look and how they are spread over the rows that tell any; nothing
 * where they look like codes. Of a column whose values are in a list only what is never a code is looked for.
 */
export function identifyingValues(values: Values, setting: Setting): Identifying | undefined {
  const all = toldIn(values)
  if (all.length === 0) return undefined
  return byShape(all, setting) ?? (setting.isListed ? undefined : (byName(all, setting) ?? byNumber(all, setting)))
}

/** The values that tell anything. What says that nothing is known tells nothing of anybody. */
function toldIn({ words, times, counted }: Values): Told[] {
  const found = new Map<string, { word: string; times: number; counted: number }>()
  for (const [at, each] of words.entries()) {
    const rows = times[at] ?? 0
    const word = written(each)
    if (rows === 0 || /^(?:|[-–—.?*/]+|n\/?a|null|none|unknown|total)$/i.test(word)) continue
    const own = found.get(word) ?? { word, times: 0, counted: 0 }
    own.times += rows
    own.counted += counted[at] ?? 0
    found.set(word, own)
  }
  return [...found.values()]
}

function byShape(all: readonly Told[], setting: Setting): Identifying | undefined {
  const { isListed, isCounted, called, today } = setting
  for (const { says, is, share, least, mayBeCode } of shapes) {
    if (says === "free-text" && !isListed && all.some(({ word }) => isTold(word, called))) return says
    const found = all.filter(({ word }) => is(word))
    if (found.length < least || found.length < share * all.length) continue
    // Addresses and numbers of documents repeat as codes do only where there are many more rows than values.
    if (mayBeCode && (isListed || areCodes(all, found, says === "address" ? undefined : called, isCounted))) continue
    if (says === "free-text" && (isListed || isCounted || called || isOfMany(found)) && found.length < 200) continue
    if (says !== "birth-date") return says
    const days = found.flatMap(({ word }) => dayOf(word) ?? [])
    // Always the first of a month is a month.
    if (days.every(({ day }) => day === 1)) continue
    return looksLikeBirths(days, today) ? "birth-date" : "exact-date"
  }
  return undefined
}

/** Whether values that look like those of people are sooner codes: fewer than hundreds, each of many; or called so by their heading. */
function areCodes(
  all: readonly Told[],
  found: readonly Told[],
  called: Setting["called"],
  isCounted: boolean,
): boolean {
  if (called === "places") return isCounted || found.length < 5 || spreadOf(all) < nearlyAll.share
  if (called === "kinds") return found.length < 5 || spreadOf(all) < Math.min(0.3, 30 / all.length)
  if (all.length >= people) return false
  return isOfMany(found)
}

/** Whether every second value, or more of them, are told of many. */
function isOfMany(values: readonly Told[]): boolean {
  return middle(values.map(({ counted }) => counted)) >= few
}

const middle = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

const sum = (values: readonly Told[], of: "times" | "counted"): number =>
  values.reduce((all, each) => all + each[of], 0)

/** How many different values there are to the rows that tell any. */
const spreadOf = (values: readonly Told[]): number => values.length / Math.max(1, sum(values, "times"))

/** The share of values that begin with the commonest first word. */
function beginAlike(values: readonly Told[]): number {
  const times = new Map<string, number>()
  for (const { word } of values) {
    const [first = ""] = word.split(/[ -]/, 1)
    times.set(first, (times.get(first) ?? 0) + 1)
  }
  return Math.max(0, ...times.values()) / values.length
}

/**
 * Whether values are people's names. What stands in a list that everybody shares is none; of the others it is by names that
 * are common somewhere, by how names alone are written, and by words that look like names and are told of few.
 */
function byName(all: readonly Told[], { called, isCounted }: Setting): Identifying | undefined {
  const told = all.filter(({ word }) => !isKnownValue(word))
  if (told.length < 0.5 * all.length) return undefined
  const how = (is: (word: string) => boolean) => told.filter(({ word }) => is(word))
  const common = how(hasCommonName).length
  if (called !== undefined) {
    if (told.length >= 5 && common >= 0.5 * told.length) return "name"
    const full = how((word) => isFullName(word) || isUnmistakable(word))
    const isPlain = full.length < Math.max(10, 0.5 * told.length) || areCodes(all, full, called, isCounted)
    return isPlain || areKinds(told) || beginAlike(told) >= 0.6 ? undefined : "name"
  }
  if (common >= Math.max(Math.min(2, told.length), 0.25 * told.length)) return "name"
  const sure = how(isUnmistakable)
  if (sure.length >= 0.7 * told.length && (told.length >= 3 || !isOfMany(told)) && !areKinds(told)) return "name"
  if (areKinds(told)) return undefined
  const full = how((word) => isFullName(word) || isUnmistakable(word))
  if (told.length >= 3 && beginAlike(told) >= 0.6) return undefined
  if (full.length >= 0.5 * told.length && !areCodes(all, full, undefined, isCounted)) return "name"
  // Single words, and words without capitals, are names only where nearly each is told of somebody else.
  const wordy = how(isWordy)
  if (wordy.length < 0.8 * told.length || told.length < 5) return undefined
  const isOwn = middle(wordy.map(({ times }) => times)) <= 2 && middle(wordy.map(({ counted }) => counted)) < 5
  if (isOwn && (spreadOf(told) >= 0.5 || told.length >= 100)) return "name"
  const joined = wordy.filter(({ word }) => /[ ,]/.test(word))
  return told.length >= people && joined.length >= 0.8 * told.length ? "name" : undefined
}

/** Whether values are words for kinds of something: a good part of them has a word that the lists have. */
const areKinds = (told: readonly Told[]): boolean =>
  told.filter(({ word }) => hasKnownWord(word)).length >= 0.3 * told.length

/** Of a column that is in no list, the smallest share of different values at which they are nearly all different, and from how many rows on whatever they look like. */
const nearlyAll = { share: 0.8, rows: 20, least: 5 }

/**
 * Whether each row has a value of its own, or nearly: whatever they are, they tell the rows apart. In a file of few rows
 * figures, short codes and places differ by chance; there they must look like numbers that are given to somebody.
 */
function byNumber(all: readonly Told[], { called, isCounted }: Setting): Identifying | undefined {
  const told = all.filter(({ word }) => !isPeriod(word) && !isKnownValue(word))
  const rows = sum(told, "times")
  if (told.length < 0.5 * all.length) return undefined
  const given = told.filter(({ word }) => isGiven(word)).length
  if (given >= Math.max(2, 0.8 * told.length) && called === undefined && !isOfMany(told)) return "document-number"
  if (told.length < nearlyAll.least) return undefined
  if (spreadOf(told) < nearlyAll.share) return undefined
  if (isCounted && (called !== undefined || sum(told, "counted") >= 3 * told.length)) return undefined
  const isLong = rows >= (called === undefined && !told.every(({ word }) => isSchemeCode(word)) ? nearlyAll.rows : 100)
  const looksGiven = called === undefined && told.filter(({ word }) => isOpaque(word)).length >= 0.8 * told.length
  return isLong || looksGiven ? "own-number" : undefined
}

/** A long number that is no round sum: it is given to somebody or something. */
const isGiven = (word: string): boolean => /^\d{6,}$/.test(word) && !/00$/.test(word)

/** Digits and letters that say nothing by themselves. */
const isOpaque = (word: string): boolean =>
  (/^\d{5,}$/.test(word) && !/00$/.test(word)) ||
  (/^[\p{L}\d_.#/:-]{5,}$/u.test(word) && /\p{L}/u.test(word) && (word.match(/\d/g)?.length ?? 0) >= 2 && !isSchemeCode(word)) // prettier-ignore

/** A code as public schemes have them: of places (`IT-45`, `ITC4`), of branches (`A01`), of subjects (`05.2`). */
const isSchemeCode = (word: string): boolean =>
  /^[A-Z]{2}-?[A-Z\d]{1,3}$|^[A-Z]\d{0,2}(?:\.\d{1,2})?$|^\d{1,3}(?:\.\d{1,2}){0,2}$/.test(word)

/** Words of letters in a value. Where they are written without spaces, as many signs as make a word are one. */
function wordsIn(value: string): number {
  const signs = (script: RegExp) => value.match(script)?.length ?? 0
  const unspaced =
    signs(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) / 2.5 +
    signs(/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu) / 5
  return Math.max(value.split(/\s+/).filter((each) => /\p{L}{2}/u.test(each)).length, unspaced)
}

/** So many words are told by somebody. What kinds and bodies are called may be longer, but is no sentence. */
const prose = { words: 12, ofNames: 30 } as const
const isTold = (value: string, called: Setting["called"]): boolean => {
  if (value.length < 2 * prose.words || wordsIn(value) < prose.words) return false
  return (
    called === undefined || wordsIn(value) >= prose.ofNames || /\p{L}{4,}[.!?。؟](?:\s+\p{L}|\s*$)|。./u.test(value)
  )
}

/** Days spread over more than fifteen years, all of them gone by, are births sooner than anything that was registered. */
function looksLikeBirths(days: readonly Day[], today: string): boolean {
  const years = days.map(({ year }) => year)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return last - first > 15 && first >= 1300 && String(last) <= today.slice(0, 4)
}
