import { dayOf, isPeriod } from "#modules/analysis/intake/day.ts"
import type { Identifying } from "#modules/analysis/intake/fault.ts"

/** What a value looks like that says who somebody is. Values come as `written` has them. */
export type Shape = {
  readonly says: Identifying
  readonly is: (word: string) => boolean
  /** By what share of a column's different values it must be had, and by how many at least. */
  readonly share: number
  readonly least: number
  /** Whether codes may look so too; then it is none of somebody where each stands for many. */
  readonly mayBeCode: boolean
}

const isEmail = (word: string): boolean =>
  /[^\s@]@[^\s@]+\.[^\s@.]{2,}/.test(word) ||
  /^[\w.+-]+ ?[[({<] ?(?:at|@) ?[\])}>] ?[\w-]+(?: ?(?:\.|[[({<] ?dot ?[\])}>]| dot ) ?[\w-]+)*$/i.test(word) ||
  /^[\w.+-]+ at [\w-]+ dot [\w-]+/i.test(word)

/** An address on the internet, of a page or a machine, or what somebody is called there. */
function isOnline(word: string): boolean {
  if (/^(?:https?:\/\/|www\.)\S+/i.test(word)) return true
  if (
    /^(?:[\w-]+\.)*(?:facebook|instagram|twitter|tiktok|telegram|linkedin|vk|weibo|t)\.(?:com|me|ru|org)\/\S+/i.test(
      word,
    )
  )
    return true
  if (/^@[\p{L}\d_.-]{3,}$/u.test(word)) return true
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(word)
  if (parts)
    return parts.slice(1).every((part) => Number(part) <= 255) && parts.slice(1).some((part) => Number(part) > 20)
  return /^(?:[\da-f]{1,4}:){7}[\da-f]{1,4}$|^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$/i.test(word)
}

/** A number with signs between each three digits, as sums of money are written. */
const isAmount = (word: string): boolean => /^[1-9]\d{0,2}([ .,'])\d{3}(?:\1\d{3})*(?:[.,]\d{1,2})?$/.test(word)

function isTelephone(word: string): boolean {
  if (isAmount(word) || isPeriod(word) || dayOf(word)) return false
  return (
    /^(?:\+|00)\d[\d ().\-/]{6,18}\d$/.test(word) ||
    /^\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}$/.test(word) ||
    /^\(?0\d{1,4}\)?[-/ ]{1,3}\d[\d -]{4,}\d$/.test(word) ||
    /^0\d{8,10}$/.test(word) ||
    /^\d{2}(?:([ .-])\d{2})(?:\1\d{2}){3}$/.test(word)
  )
}

const number = String.raw`-?\d{1,3}[.,]\d`
const compass = String.raw`[NSEWOСЮВЗ]`
const pair = new RegExp(
  `^[[(]?${compass}? ?(${number}{2,})°? ?${compass}?(?:[,;] ?| )${compass}? ?(${number}{2,})°? ?${compass}?[\\])]?$`,
  "i",
)

/** A pair of degrees, degrees with their sign or with a quarter of heaven, a point as maps write it, or a code of a square of the map. */
function isCoordinate(word: string): boolean {
  const both = pair.exec(word)
  if (both) return [both[1], both[2]].every((one) => Math.abs(Number((one ?? "").replace(",", "."))) <= 180)
  return (
    /^[NSEW]? ?-?\d{1,3}(?:[.,]\d+)? ?°/i.test(word) ||
    new RegExp(`^(?:[NSEW] ?${number}{3,}|${number}{3,} ?[NSEW])$`, "i").test(word) ||
    /^(?:SRID=\d+; ?)?POINT ?(?:Z ?)?\(/i.test(word) ||
    /^geo:-?\d/i.test(word) ||
    /^[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?: .*)?$/i.test(word)
  )
}

/** One number of so many decimals measures degrees sooner than anything: the fifth is a metre. */
const isDegrees = (word: string): boolean =>
  /^-?\d{1,3}[.,]\d{5,}$/.test(word) && Math.abs(Number(word.replace(",", "."))) <= 180

/** Letters and digits together, or many digits: `AB1234567`, `r000123`, `850101-12345`. What a list calls its codes is shorter. */
function isDocument(word: string): boolean {
  // Round numbers are amounts.
  if (isPeriod(word) || isAmount(word) || dayOf(word) || /^\d+00$/.test(word)) return false
  const digits = word.match(/\d/g)?.length ?? 0
  if (/^\p{L}{1,4}[ /.-]?\d{5,}$/u.test(word) || /^\p{Lu}{1,4}[ -]?\d[\d -]{5,}\d$/u.test(word)) return true
  if (/^(?:19|20)\d{2}[/-]\d{3,6}$|^\d{1,6}\/(?:19|20)\d{2}$/.test(word) && digits >= 6) return true
  if (/^\p{Lu}{1,3}[ -]\d{2,4}[ -]\p{Lu}{1,3}$/u.test(word)) return true
  if (/^\d{3}-\d{2}-\d{4}$|^\d{2,3}(?:[. ]\d{3}){2,3}[-/ ]\d{1,2}$/.test(word)) return true
  return (
    /^[\p{Lu}\d][\p{Lu}\d/. -]{4,}\d$/u.test(word) &&
    digits >= 5 &&
    (/\p{Lu}/u.test(word) || digits >= 8) &&
    !/^-?\d+\.\d+$/.test(word)
  )
}

/** Where letters and digits stand together it is the number of a house. */
const streets =
  /\b(?:street|st|road|rd|avenue|ave|lane|boulevard|blvd|square|quay|rue|calle|avenida|av|carrera|plaza|via|strasse|straße)\b|(?<!\p{L})(?:ул|улица|проспект|пр-т|переулок|дом|شارع|طريق)(?!\p{L})|[路街巷弄]\d+号?/iu
const isAddress = (word: string): boolean =>
  word.length >= 10 &&
  /\p{L}{3,}.*\d|\d.*\p{L}{3,}/u.test(word) &&
  /[, ]/.test(word) &&
  /(?:^|[ ,])(?:\d{1,5}[a-zA-Z]?)(?:$|[ ,])/.test(word) &&
  !dayOf(word) &&
  !/^(?:art|arts|article|section|sec|§|para|law|act|code|chapter|ст|статья|مادة|المادة)\b/iu.test(word)
const isStreet = (word: string): boolean => streets.test(word) && /\d/.test(word) && /\p{L}/u.test(word) && !dayOf(word)

const isProse = (word: string): boolean => {
  const words = word.split(/\s+/).filter((each) => /\p{L}{2}/u.test(each))
  const unspaced = word.match(/[\p{Script=Han}\p{Script=Thai}]/gu)?.length ?? 0
  return (
    (words.length >= 6 && word.length >= 30) ||
    (words.length >= 4 && /[.!?。؟]\s*(?:$|\S)/u.test(word) && word.length >= 24) ||
    unspaced >= 15
  )
}

/** Something made of parts, as JSON has it: what its parts are called and hold passes no door. */
function isNested(word: string): boolean {
  if (!/^[[{]/.test(word)) return false
  try {
    const told: unknown = JSON.parse(word)
    return typeof told === "object"
  } catch {
    return /^\{\s*["']\p{L}/u.test(word)
  }
}

/** The shapes, in the order in which they are looked for. An e-mail address is never anything else; of others single ones may be chance. */
export const shapes: readonly Shape[] = [
  { says: "email", is: isEmail, share: 0, least: 1, mayBeCode: false },
  { says: "nested", is: isNested, share: 0, least: 1, mayBeCode: false },
  { says: "online", is: isOnline, share: 0.1, least: 1, mayBeCode: false },
  { says: "coordinates", is: isCoordinate, share: 0.2, least: 1, mayBeCode: false },
  { says: "coordinates", is: isDegrees, share: 0.6, least: 1, mayBeCode: false },
  { says: "telephone", is: isTelephone, share: 0.1, least: 2, mayBeCode: false },
  { says: "telephone", is: isTelephone, share: 0.8, least: 1, mayBeCode: false },
  { says: "birth-date", is: (word) => dayOf(word) !== undefined, share: 0.3, least: 1, mayBeCode: false },
  { says: "document-number", is: isDocument, share: 0.3, least: 1, mayBeCode: true },
  { says: "free-text", is: isProse, share: 0.3, least: 5, mayBeCode: false },
  { says: "address", is: isStreet, share: 0.3, least: 1, mayBeCode: true },
  { says: "address", is: isAddress, share: 0.5, least: 8, mayBeCode: true },
]
