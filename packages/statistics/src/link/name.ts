/**
 * A name as it was written, made comparable: Latin letters without marks, small, nothing else. Cyrillic, Greek and Arabic
 * letters are romanised one by one; letters of other scripts stay as they are.
 */
export function writtenForm(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\p{M}\u0640'’ʼ`´ʹʺ]/gu, "")
    .replaceAll(/\b(al|el|ul)-/g, "")
  return Array.from(plain)
    .map((letter) => romanised.get(letter) ?? letter)
    .join("")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
}

/**
 * How a name sounds whatever romanisation it came through: spellings that stand for one sound in common romanisations
 * (kh and h, ee and i, ou and u, sh and s …) are written one way, and doubled letters once.
 */
export function soundForm(name: string): string {
  let sound = writtenForm(name)
  for (const [spelling, one] of spellings) sound = sound.replaceAll(spelling, one)
  return sound.replaceAll(/(.)\1+/gu, "$1")
}

/**
 * The frame of a name: the consonants of its sound, in order. Slips of vowels, and of a vowel with its neighbour, leave it
 * as it is. Undefined where there are fewer than three, which too many names share.
 */
export function frameOf(name: string): string | undefined {
  const frame = soundForm(name)
    .replaceAll(/[aeiou]/g, "")
    .replaceAll(/(.)\1+/gu, "$1")
  return frame.length < 3 ? undefined : frame
}

/** Applied in this order: what is longer first, and y before the pairs it takes part in. */
const spellings: readonly (readonly [spelling: string, one: string])[] = [
  ["shch", "s"],
  ["tch", "c"],
  ["sch", "s"],
  ["tsch", "c"],
  ["dzh", "j"],
  ["dj", "j"],
  ["zh", "z"],
  ["sh", "s"],
  ["ch", "c"],
  ["kh", "h"],
  ["gh", "g"],
  ["th", "t"],
  ["dh", "d"],
  ["ph", "f"],
  ["ck", "k"],
  ["q", "k"],
  ["w", "v"],
  ["y", "i"],
  ["oo", "u"],
  ["ou", "u"],
  ["ee", "i"],
  ["ai", "e"],
  ["ei", "e"],
]

const letters = (from: string, to: string): (readonly [string, string])[] => {
  const latin = to.split(" ")
  return Array.from(from).map((letter, at) => [letter, latin[at] ?? ""] as const)
}

const romanised = new Map([
  ...letters(
    "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя",
    "a b v g g d e e zh z i i i i k l m n o p r s t u u f kh ts ch sh shch  y  e yu ya",
  ),
  ...letters(
    "αβγδεζηθικλμνξοπρστυφχψωςђћџљњјѕќѓ",
    "a v g d e z i th i k l m n x o p r s t y f kh ps o s dj c dzh lj nj j dz k g",
  ),
  ...letters(
    "ابپتثجچحخدذرزژسشصضطظعغفقكکگلمنهةوؤيىیئء",
    "a b p t th j ch h kh d dh r z zh s sh s d t z  gh f q k k g l m n h a u u i a i i ",
  ),
  ...letters("ßæœøłđðþı", "ss ae oe o l d d th i"),
])
