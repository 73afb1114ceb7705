import { frameOf, soundForm, writtenForm } from "./name.ts"
import { birthDate, type PersonRecord } from "./record.ts"

/**
 * A keyed hash of a text: HMAC-SHA-256 under the agencies' common key, 32 bytes. The package holds no key and hashes
 * nothing itself; whoever holds the key hands this in.
 */
export type Keyed = (text: string) => Uint8Array

/** A name as it leaves an agency: tokens that tell whether it is equal, as written and as it sounds, and a filter that tells how near it is. */
export type EncodedName = {
  readonly written: string
  readonly sound: string
  /** The same for names whose consonants are the same. */
  readonly frame: string | undefined
  readonly filter: Uint32Array
}

/** A record as it leaves an agency: nothing in it can be read without the key. */
export type EncodedRecord = {
  readonly id: string
  readonly given: readonly EncodedName[]
  readonly surname: readonly EncodedName[]
  readonly sex: string | undefined
  readonly citizenship: string | undefined
  readonly year: string | undefined
  readonly yearsNear: readonly string[]
  readonly dayAndMonth: string | undefined
  /** The same whether day and month were exchanged or not. */
  readonly dayOrMonth: string | undefined
}

const filterBits = 1024
const bitsPerPair = 12
/** The words of a filter after folding. */
export const filterWords = filterBits / 2 / 32

/**
 * Makes an encoder under one key. Each field has its own domain under the key (names one together, because given names
 * and surnames get exchanged), so that equal values of different fields do not look equal.
 *
 * Names become Bloom filters (Schnell, Bachteler and Reiher 2009) of the pairs of letters of how they sound. Each pair
 * sets bits read off its keyed hash itself and not made of two hashes, and the halves of the filter are folded by
 * exclusive or (Schnell and Borgs 2016): a bit then no longer tells which pairs a name has.
 */
export function encoder(keyed: Keyed): (record: PersonRecord) => EncodedRecord {
  const remembered = new Map<string, Uint8Array>()
  const hash = (field: string, value: string): Uint8Array => {
    const text = `${field}\u0000${value}`
    const known = remembered.get(text)
    if (known) return known
    const made = keyed(text)
    remembered.set(text, made)
    return made
  }
  const token = (field: string, value: string): string => {
    const bytes = hash(field, value)
    return String.fromCharCode(
      ...Array.from({ length: 6 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)),
    )
  }
  const names = (texts: readonly string[]): EncodedName[] =>
    texts.flatMap((text) => {
      const written = writtenForm(text)
      if (written === "") return []
      const sound = soundForm(text)
      const frame = frameOf(text)
      return [
        {
          written: token("name", written),
          sound: token("sound", sound),
          frame: frame === undefined ? undefined : token("frame", frame),
          filter: filterOf(sound, hash),
        },
      ]
    })

  return (record) => {
    const { year, month, day } = birthDate(record.birthDate)
    const known = (field: string, value: string): string | undefined =>
      value.trim() === "" ? undefined : token(field, value.trim().toLowerCase())
    const isDay = month !== undefined && day !== undefined
    return {
      id: record.id,
      given: names([record.givenName, ...record.aliases]),
      surname: names([record.surname]),
      sex: known("sex", record.sex),
      citizenship: known("citizenship", record.citizenship),
      year: year === undefined ? undefined : token("year", String(year)),
      yearsNear: year === undefined ? [] : [year - 1, year + 1].map((near) => token("year", String(near))),
      dayAndMonth: isDay ? token("day", `${month}-${day}`) : undefined,
      dayOrMonth: isDay ? token("days", `${Math.min(month, day)}-${Math.max(month, day)}`) : undefined,
    }
  }
}

function filterOf(sound: string, hash: (field: string, value: string) => Uint8Array): Uint32Array {
  const whole = new Uint32Array(filterBits / 32)
  const padded = `_${sound}_`
  for (let at = 0; at + 1 < padded.length; at += 1) {
    const bytes = hash("pair", padded.slice(at, at + 2))
    for (let n = 0; n < bitsPerPair; n += 1) {
      const bit = (((bytes[2 * n] ?? 0) << 8) | (bytes[2 * n + 1] ?? 0)) % filterBits
      whole[bit >>> 5] = (whole[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
  }
  return Uint32Array.from({ length: filterWords }, (_, at) => (whole[at] ?? 0) ^ (whole[at + filterWords] ?? 0))
}

/** How alike two filters are, from 0 to 1: Dice's coefficient of their bits. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let both = 0
  let all = 0
  for (let at = 0; at < filterWords; at += 1) {
    const [one, other] = [a[at] as number, b[at] as number] // filters have one length
    both += bitsIn(one & other)
    all += bitsIn(one) + bitsIn(other)
  }
  return all === 0 ? 0 : (2 * both) / all
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
