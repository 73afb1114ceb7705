import { romanized } from "#modules/submissions/workbook/romanize.ts"
import type { Coded } from "#modules/submissions/workbook/codebook.ts"
import { inLanguage } from "#platform/kernel/language.ts"

export type Suggestion = { readonly code: string; readonly label: string }
export type Suggest = (found: string) => Suggestion[]

/** A code that a word may mean, and how near it is: 1 where it sounds the same. */
export type Near = { readonly code: string; readonly near: number }

/** How many suggestions are made, and how like a word must be to be one, from 0 to 1. */
const most = 5
const likeEnough = 0.6

/**
 * Learns the words of a list and answers a function that suggests which codes a
 * word may mean, the likeliest first. Words are compared by how they sound in
 * Latin letters, so that script, accents and doubled letters make no difference;
 * letter by letter (Damerau and Levenshtein), and by their stems, so that a
 * citizen (`BRASILERA`, `brésilien`) leads to the country. A suggestion is never
 * put in by itself.
 */
export function suggesterOf(list: readonly Coded[]): Suggest {
  const nearest = nearestOf(list)
  const labels = new Map(list.map(({ code, label }) => [code, inLanguage(label, "en").text || code]))
  return (found) => nearest(found).map(({ code }) => ({ code, label: labels.get(code) ?? code }))
}

/** The same, with how near each is. */
export function nearestOf(list: readonly Coded[]): (found: string) => Near[] {
  const names = list.flatMap(({ code, label, also = [] }) =>
    [...Object.values(label), ...also, code].flatMap((words) =>
      formsOf(words).map((sound) => ({ code, sound, stem: stemOf(sound), isWhole: sound === romanized(words) })),
    ),
  )
  return (found) => {
    const wanted = formsOf(mended(found)).flatMap((sound) => [{ sound, stem: stemOf(sound) }])
    const best = new Map<string, number>()
    for (const name of names)
      for (const [at, each] of wanted.entries()) {
        // The whole of what stands there weighs more than a part of it.
        const like = likeness(each, name) * (at === 0 ? 1 : 0.93) * (name.isWhole ? 1 : 0.96)
        if (like >= likeEnough && like > (best.get(name.code) ?? 0)) best.set(name.code, like)
      }
    return [...best]
      .toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([code, near]) => ({ code, near }))
  }
}

type Sound = { readonly sound: string; readonly stem: string }

/** How like two words are: the better of letter by letter, and stem by stem. */
function likeness(a: Sound, b: Sound): number {
  if (a.sound === b.sound) return 1
  const longer = Math.max(a.sound.length, b.sound.length)
  // No sooner written than out of reach: words of very different length are not compared.
  const whole = Math.abs(a.sound.length - b.sound.length) / longer > 0.5 ? 0 : 1 - distance(a.sound, b.sound) / longer
  const shared = sharedStart(a.stem, b.stem)
  const [short, long] = [Math.min(a.stem.length, b.stem.length), Math.max(a.stem.length, b.stem.length)]
  // Three sounds are a stem only where there is more to both words, and they are alike in it: many words begin alike.
  const isLong = Math.min(a.sound.length, b.sound.length) > 3
  const isStem = shared >= short - 1 && (shared > 3 || (shared === 3 && isLong && whole >= 0.5))
  const stem = isStem && shared / long >= 0.5 ? 0.55 + 0.4 * (shared / long) : 0
  return Math.max(short < 3 && whole < 1 ? 0 : whole, stem)
}

/** What stands in brackets, before a comma or among others, as well as the whole: `Domestic (Myanmar)`, `97 albanian`. */
function formsOf(words: string): string[] {
  const whole = romanized(words)
  const parts = words
    .split(/[(),;/]|\s(?:and|et|y|e|и|و)\s/u)
    .map((part) =>
      romanized(
        part.replace(
          /\b(?:of|the|republic|rep|r|islamic|state|states|kingdom|people|peoples|democratic|dem|plurinational|bolivarian|federation|former|domestic|own|country)\b/giu,
          " ",
        ),
      ),
    )
    .filter((part) => part.length >= 3)
  return [...new Set([whole, ...parts])]
}

/** Words that were read in the wrong encoding on their way, in the right one; a sign that was lost is one that is not known. */
export function mended(words: string): string {
  if (!/[ÃÂ][\u0080-\u00bf\u2000-\u2122]/u.test(words)) return words
  const bytes = Array.from(words, (sign) => Math.min(255, windows.get(sign) ?? sign.charCodeAt(0)))
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""))
  } catch {
    return words
  }
}
// Signs that Windows-1252 has where Latin-1 has none, as far as they are the second half of a letter.
const windows = new Map<string, number>([
  ...([
    ["€", 0x80],
    ["‚", 0x82],
    ["ƒ", 0x83],
    ["„", 0x84],
    ["…", 0x85],
    ["†", 0x86],
    ["‡", 0x87],
    ["ˆ", 0x88],
  ] as const),
  ...([
    ["‰", 0x89],
    ["Š", 0x8a],
    ["‹", 0x8b],
    ["Œ", 0x8c],
    ["Ž", 0x8e],
    ["‘", 0x91],
    ["’", 0x92],
    ["“", 0x93],
  ] as const),
  ...([
    ["”", 0x94],
    ["•", 0x95],
    ["–", 0x96],
    ["—", 0x97],
    ["˜", 0x98],
    ["™", 0x99],
    ["š", 0x9a],
    ["›", 0x9b],
  ] as const),
])

// What makes a citizen of a country, in the languages forms come in; longest first.
const citizens =
  /(?:ianeses?|ienses?|ennes?|iennes?|eanos?|ianos?|ianas?|eros?|eras?|enos?|enas?|anos?|anas?|inos?|inas?|eses?|esas?|ians?|eans?|ians?|iens?|ans?|ens?|ins?|ish|ais|aises?|ois|oises?|tecos?|tecas?|is|i|ec|its|ski|skii)$/

/** The part of a word that country and citizen have in common. */
function stemOf(sound: string): string {
  const rid = sound.replace(citizens, "")
  return (rid.length >= 3 ? rid : sound).replace(/(?<=...)[aeiou]+$/, "")
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && alike(a[at], b[at])) at += 1
  return at
}

const alike = (a: string | undefined, b: string | undefined): boolean => a === b || a === "?" || b === "?"

/** How many letters must be put in, taken out, changed or swapped with the next (optimal string alignment). */
function distance(a: string, b: string): number {
  let [before, last, row]: [number[], number[], number[]] = [
    [],
    [],
    Array.from({ length: b.length + 1 }, (_, at) => at),
  ]
  for (let i = 1; i <= a.length; i++) {
    ;[before, last, row] = [last, row, [i]]
    for (let j = 1; j <= b.length; j++) {
      const same = alike(a[i - 1], b[j - 1]) ? 0 : 1
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same, swapped))
    }
  }
  return row[b.length] ?? 0
}
