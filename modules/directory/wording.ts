/** A word made comparable, and whether it was printed with a capital. */
export type Word = { readonly token: string; readonly capital: boolean }

/**
 * Words made comparable: the same party, printed in another case, number,
 * spelling or with another accent, gives the same tokens. An abbreviation keeps
 * its capitals, so that WHO is not `who`. A Chinese character is a token.
 */
export function wordsOf(text: string): Word[] {
  const plain = bare(text)
  const shouted = /\p{Lu}/u.test(plain) && !/\p{Ll}/u.test(plain) && /\s/.test(plain)
  return [...plain.matchAll(/\p{Script=Han}|[\p{L}\p{N}]+|[,،、]/gu)].map(([word]) => ({
    token: tokenOf(word, shouted),
    capital: /^\p{Lu}/u.test(word),
  }))
}

/** The tokens alone, as a name is looked for. */
export const tokensOf = (text: string): string[] => wordsOf(text).map(({ token }) => token)

/** What stands after the last 的: in Chinese that is the party, and what qualifies it stands before. */
export const headOf = (words: readonly Word[]): readonly Word[] =>
  words.slice(words.findLastIndex(({ token }) => token === "的") + 1)

/** A text as it is searched: without case, accents and doubled spaces. */
export const fold = (text: string): string =>
  bare(text)
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase()

const bare = (text: string): string => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "")

function tokenOf(word: string, shouted: boolean): string {
  if (/^[,،、]$/.test(word)) return ","
  const isAbbreviation = word.length > 1 && /^[\p{Lu}\p{N}]+$/u.test(word)
  return isAbbreviation && !shouted ? word : stem(word.toLowerCase())
}

/** Takes off what declension puts on. Good enough to compare by; no root in any grammarian's sense. */
function stem(word: string): string {
  if (/^[a-z]/.test(word)) return latin(word)
  if (/^\p{Script=Cyrillic}/u.test(word)) return cyrillic(word)
  if (/^\p{Script=Arabic}/u.test(word)) return arabic(word)
  return word
}

function latin(word: string): string {
  if (word.length < 4 || word.endsWith("ss")) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  return word.replace(/s$/, "")
}

// Decomposed, й is и.
const adjective =
  /(?<=..)(?:ого|его|ому|ему|ыми|ими|ыи|ои|еи|ая|яя|ое|ее|ые|ую|юю|ым|им|ых|их|(?<=[кгхжчшщ])(?:ии|ие))$/
const noun = /(?<=..)(?:ями|ами|ов|ев|ам|ям|ах|ях|ом|ем|а|я|о|е|и|ы|у|ю|ь)$/

function cyrillic(word: string): string {
  if (word.length < 4) return word
  const rid = word.replace(adjective, "")
  return (rid === word ? word.replace(noun, "") : rid).replace(/е$/, "")
}

const arabic = (word: string): string => word.replace(/^(?:وال|بال|كال|فال|ولل|لل|ال)(?=..)/, "")

const among = (...lists: readonly string[]): ((token: string | undefined) => boolean) => {
  const tokens = new Set(lists.flatMap(tokensOf))
  return (token) => token !== undefined && tokens.has(token)
}

/** A word that may stand before a party and tells nothing of who it is. */
export const isQualifier = among(
  "the all a an each every any those these that its their other relevant also such upon on both concerned said",
  "le la les l un une tous toutes tout chaque ces ses leurs autres au aux a",
  "el los las al todos todas cada esos sus otros otras",
  "все всех всем всеми каждое другие других другим соответствующие",
  "جميع كل سائر إلى",
)

/** A word behind which another party begins, or none: the one looked for does not follow it. */
export const isPart = among(
  "of in for to from by with under through and or that which who whose as at within into between among including",
  "de des du d dans pour par avec et ou qui que dont",
  "del en para por con y o e que cuyo",
  "в во на по для с со и или от из к который которые которым",
  "من في عن على مع و أو التي الذي",
  "在 和 或 以 及 与 ,",
)

/** A word that says whose an office is: "Chair *of* the Working Group". */
export const isOf = among("of de des du d del")

/** An adjective of which several often stand before one party: "international, regional and other organizations". */
export const isListed = among(
  "international regional subregional national local bilateral multilateral governmental intergovernmental non",
  "internationales régionales sous régionales nationales bilatéraux multilatéraux intergouvernementales",
  "internacionales regionales subregionales nacionales bilaterales multilaterales intergubernamentales",
  "международные региональные субрегиональные национальные межправительственные",
)

/** A word with which an adverbial before the party opens. */
export const opensAdverbial = among(
  "within in as through by with where if when subject after upon pending consistent taking",
  "dans en avec sous con dentro в с при",
)
