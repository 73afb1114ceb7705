import type { Identifying } from "#modules/analysis/intake/fault.ts"
import type { calledBy } from "#modules/analysis/intake/heading.ts"

/** The values of a column, each once, with how many rows have it. */
export type Values = { readonly words: readonly string[]; readonly times: ArrayLike<number>; readonly rows: number }

/** From so many different values on they are of people, however often each comes; codes that look like names are fewer. */
const people = 300

type Shape = {
  readonly says: Identifying
  readonly is: (word: string) => boolean
  readonly share: number
  readonly least: number
}

const day = /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?:[T ]\d{1,2}:\d{2}.*)?$/
const isName = (word: string): boolean =>
  /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:[ ,]+(?:\p{Lu}[\p{L}\p{M}'’-]*\.?|(?:de|da|dos|del|la|van|von|bin|ibn|al|el)))+$/u.test(
    word,
  ) ||
  /^\p{Lu}[\p{Lu}'’-]+(?:[ ,]+\p{Lu}[\p{Lu}'’-]+)+$/u.test(word) ||
  chinese.test(word)

/** The commonest surnames of China, of which most people there have one, before one or two signs more. */
const chinese =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤]\p{Script=Han}{1,2}$/u
const isProse = (word: string): boolean => {
  const words = word.split(/\s+/).filter((each) => /\p{L}{2}/u.test(each))
  const unspaced = word.match(/[\p{Script=Han}\p{Script=Thai}]/gu)?.length ?? 0
  return (
    (words.length >= 6 && word.length >= 30) ||
    (words.length >= 4 && /[.!?。؟]\s*(?:$|\S)/u.test(word) && word.length >= 24) ||
    unspaced >= 15
  )
}

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
const isTold = (value: string, called: ReturnType<typeof calledBy>): boolean => {
  if (value.length < 2 * prose.words || wordsIn(value) < prose.words) return false
  return (
    called === undefined || wordsIn(value) >= prose.ofNames || /\p{L}{4,}[.!?。؟](?:\s+\p{L}|\s*$)|。./u.test(value)
  )
}

/**
 * What values look like that say who somebody is, by what share of a column's different values must look so, and how many at
 * least. An e-mail address is never anything else; of the others single ones may be chance.
 */
const shapes: readonly Shape[] = [
  { says: "email", is: (word) => /[^\s@]@[^\s@]+\.[^\s@.]{2,}/.test(word), share: 0, least: 1 },
  {
    says: "telephone",
    is: (word) => /^(?:\+|00)\d[\d ().-]{6,18}\d$/.test(word) || /^\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}$/.test(word),
    share: 0.1,
    least: 2,
  },
  { says: "coordinates", is: isCoordinate, share: 0.3, least: 3 },
  { says: "birth-date", is: (word) => day.test(word), share: 0.3, least: 3 },
  { says: "document-number", is: isDocument, share: 0.3, least: 5 },
  { says: "free-text", is: isProse, share: 0.3, least: 5 },
  {
    says: "address",
    is: (word) =>
      /\p{L}{3,}.*\d|\d.*\p{L}{3,}/u.test(word) &&
      /[, ]/.test(word) &&
      /(?:^|[ ,])(?:\d{1,5}[a-zA-Z]?)(?:$|[ ,])/.test(word) &&
      word.length >= 10,
    share: 0.5,
    least: 8,
  },
  { says: "name", is: isName, share: 0.5, least: 10 },
  // Without capitals, and in writing that has none, a few words may be anything; nearly all of very many are names.
  {
    says: "name",
    is: (word) => /^\p{L}[\p{L}\p{M}'’-]+(?:[ ,]+\p{L}[\p{L}\p{M}'’.-]*){1,3}$/u.test(word),
    share: 0.8,
    least: people,
  },
]

function isCoordinate(word: string): boolean {
  const pair = /^\(?(-?\d{1,3}\.\d{3,})(?:[,; ]+(-?\d{1,3}\.\d{3,}))?\)?$/.exec(word)
  return pair !== null && Math.abs(Number(pair[1])) <= 180 && Math.abs(Number(pair[2] ?? 0)) <= 180
}

/** Letters and digits together, or many digits: `AB1234567`, `r000123`, `850101-12345`. What a list calls its codes is shorter. */
function isDocument(word: string): boolean {
  if (/^\p{L}{1,4}[ /-]?\d{5,}$/u.test(word)) return true
  const digits = word.match(/\d/g)?.length ?? 0
  return (
    /^[\p{Lu}\d][\p{Lu}\d/ -]{4,}\d$/u.test(word) &&
    !day.test(word) &&
    digits >= 5 &&
    (/\p{Lu}/u.test(word) || digits >= 8)
  )
}

/** Of a column that is in no list, the smallest share of different values at which they are nearly all different, and from how many rows on. */
const nearlyAll = { share: 0.8, rows: 20 }

/**
 * Whether values that look like those of people are sooner codes: few, or called kinds, and each in many rows; or all beginning with the same
 * word (ministries); or called places or bodies by their heading, and each in several rows.
 */
function areCodes(told: readonly string[], spread: number, { called, isCounted }: Setting): boolean {
  if (called === "places") return isCounted || spread < nearlyAll.share
  if (told.length >= people && called !== "kinds") return false
  return spread < Math.min(0.3, 30 / told.length) || beginAlike(told) >= 0.6
}

/** The share of values that begin with the commonest first word. */
function beginAlike(values: readonly string[]): number {
  const times = new Map<string, number>()
  for (const value of values) {
    const [first = ""] = value.split(" ", 1)
    times.set(first, (times.get(first) ?? 0) + 1)
  }
  return Math.max(0, ...times.values()) / values.length
}

/** What is known of a column besides its values. */
export type Setting = {
  /** Whether a list says what its values are. */
  readonly isListed: boolean
  /** Whether the rows are cells of figures; then `rows` of its values is how many were counted in them. */
  readonly isCounted: boolean
  /** What its heading says that its values are called by. */
  readonly called?: ReturnType<typeof calledBy>
  /** The day, as an ISO date. */
  readonly today: string
}

/**
 * What the values of a column say of somebody, by how they look and how they are spread; nothing where they look like codes.
 * Of a column whose values are in a list only what is never a code is looked for. In figures each value may well stand
 * once; there they are codes where many more were counted than there are values.
 */
export function identifyingValues({ words, times, rows }: Values, setting: Setting): Identifying | undefined {
  const { isListed, isCounted, called, today } = setting
  const told = words.filter((word, at) => word !== "" && (times[at] ?? 0) > 0)
  const spread = rows === 0 ? 0 : told.length / rows
  // Nothing is called by an address.
  const unnamed: Setting = { isListed, isCounted, today }
  for (const { says, is, share, least } of shapes) {
    const many = told.reduce((count, word) => count + (is(word) ? 1 : 0), 0)
    if (says === "free-text" && !isListed && told.some((word) => isTold(word, called))) return says
    if (many < least || many < share * told.length) continue
    // Names, addresses and numbers of documents repeat as codes do only where there are many more rows than values.
    const looksCoded = says === "name" || says === "address" || says === "document-number"
    if (looksCoded && (isListed || areCodes(told, spread, says === "address" ? unnamed : setting))) continue
    if (says === "free-text" && (isListed || isCounted || called || spread < 0.05) && many < 200) continue
    if (says === "coordinates" && isCounted && !told.every(isCoordinate)) continue
    if (says === "birth-date") return looksLikeBirths(told, today) ? "birth-date" : "exact-date"
    return says
  }
  if (isListed || isCounted || rows < nearlyAll.rows) return undefined
  return spread >= nearlyAll.share ? "own-number" : undefined
}

/** Days spread over more than fifteen years, all of them gone by, are births sooner than anything that was registered. */
function looksLikeBirths(words: readonly string[], today: string): boolean {
  const years = words.flatMap((word) => {
    const found = day.exec(word)
    return found ? [Number(found[1] ?? found[6])] : []
  })
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return last - first > 15 && first >= 1900 && String(last) <= today.slice(0, 4)
}
