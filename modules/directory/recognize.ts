import type { Actor } from "#modules/directory/actor.ts"
import { shorthands, type Shorthand } from "#modules/directory/shorthand.ts"
import {
  headOf,
  isListed,
  isOf,
  isPart,
  isQualifier,
  opensAdverbial,
  tokensOf,
  wordsOf,
  type Word,
} from "#modules/directory/wording.ts"

/** What recognizing needs to know of an actor. */
export type Recognizable = Pick<Actor, "id" | "code" | "kind" | "names" | "aliases" | "parent" | "target">

/** Whom an addressee as printed was recognized as. */
export type Recognized = { readonly code: string; readonly target: Actor["target"] }

/** Where the words stand: which body speaks, and whom its text has named so far, the latest last. */
export type Speaking = { readonly body?: string | null; readonly named?: readonly string[] }

export type Recognize = (printed: string, speaking?: Speaking) => Recognized | null

/** A name or alias that is found at a place, and how many tokens it takes up. */
type Hit = { readonly length: number; readonly actor: Recognizable | null; readonly short: Shorthand | null }
type Claim = Omit<Hit, "length"> & { readonly tokens: readonly string[] }

/**
 * Learns the names and aliases of all actors in all languages, and answers a
 * function that says whom an addressee as printed means.
 *
 * The first party named is the answer ("Governments and relevant bodies" are
 * Governments), by its longest name; articles and qualifiers before it and
 * clauses after it are passed over. A short name (`the Conference`, `its
 * Chair`) means what it means where it stands, or nothing. What is not in the
 * directory is null, never the next best: "the Permanent Representative of
 * Italy" is not Italy.
 */
export function recognizerOf(actors: readonly Recognizable[]): Recognize {
  const byCode = new Map(actors.map((actor) => [actor.code, actor]))
  const byId = new Map<string, Recognizable>(actors.map((actor) => [actor.id, actor]))
  const byFirst = claimsOf(actors)

  function longestAt(words: readonly Word[], at: number): Hit | null {
    const claims = byFirst.get(words[at]?.token ?? "") ?? []
    const found = claims.find(({ tokens }) => tokens.every((token, i) => words[at + i]?.token === token))
    return found ? { length: found.tokens.length, actor: found.actor, short: found.short } : null
  }

  /** The body that speaks, then whom it belongs to, upwards. */
  function chain(body: string | null | undefined): string[] {
    const found: string[] = []
    for (let actor = byCode.get(body ?? ""); actor && found.length < 9; actor = byId.get(actor.parent ?? "")) {
      found.push(actor.code)
    }
    return found
  }

  function meant(short: Shorthand, speaking: Speaking): Recognizable | null {
    const above = chain(speaking.body)
    const own = above.find((code) => short.among.includes(code))
    const served = above.map((code) => short.by?.[code]).find((code) => code !== undefined)
    const named = speaking.named?.findLast((code) => short.among.includes(code))
    return byCode.get(own ?? named ?? served ?? short.otherwise ?? "") ?? null
  }

  /** "Chair of the Working Group", "members of the Group": one party told by another. Undefined: no other is named. */
  function told(words: readonly Word[], at: number, short: Shorthand, speaking: Speaking) {
    if (short.of === undefined) return undefined
    const party = partyAfter(words, at, speaking)
    if (!party) return isOf(words[at]?.token) ? (byCode.get(short.elsewhere ?? "") ?? null) : undefined
    if (short.of === "") return party
    const offices = short.of.split(" ").map((ending) => byCode.get(`${party.code}${ending}`))
    return offices.find((each) => each !== undefined) ?? byCode.get(short.elsewhere ?? "") ?? null
  }

  /** The party after "of the"; in Russian and Arabic it follows without a word between. */
  function partyAfter(words: readonly Word[], at: number, speaking: Speaking): Recognizable | null {
    let next = at
    while (isOf(words[next]?.token) || (next > at && isQualifier(words[next]?.token))) next++
    if (next === at && !/^[\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(words[next]?.token ?? "")) return null
    const hit = longestAt(words, next)
    return hit && (hit.actor ?? (hit.short && meant(hit.short, speaking)))
  }

  /** Whom a hit means; `strange` tells of unknown capitalized words before it, which make it part of another name. */
  function settled(words: readonly Word[], at: number, hit: Hit, strange: boolean, speaking: Speaking) {
    const { actor, short } = hit
    const end = at + hit.length
    const isAddressedAsMany = actor?.kind === "collective" && actor.target === "states"
    if (goesOn(words[end]) && !isAddressedAsMany) return null
    // So many names begin with these two words that what follows them is most often one more.
    if (actor?.code === "united-nations" && isPlain(words[end])) return null
    if (strange && (short || (actor?.kind === "collective" && !isAddressedAsMany))) return null
    if (short) {
      const other = told(words, end, short, speaking)
      return other === undefined ? meant(short, speaking) : other
    }
    if (actor?.code === "governments") {
      const country = partyAfter(words, end, speaking)
      return country && isCountry(country) ? country : actor
    }
    return actor
  }

  function recognizeIn(words: readonly Word[], speaking: Speaking): Recognizable | null {
    let strange = false
    for (const [at, { token, capital }] of words.entries()) {
      const hit = longestAt(words, at)
      if (hit) return settled(words, at, hit, strange, speaking)
      const before = words[at - 1]?.token
      if (isQualifier(token) || isListed(token) || (isOf(token) && isQualifier(before))) continue
      if (isPart(token) && !isListed(before) && !(isPart(before) && isListed(words[at - 2]?.token))) return null
      strange ||= capital
    }
    return null
  }

  return (printed, speaking = {}) => {
    let words: readonly Word[] = wordsOf(printed)
    // "within existing resources, the Secretariat": the party stands behind the comma.
    while (opensAdverbial(words[0]?.token) && words.some(isComma)) words = words.slice(words.findIndex(isComma) + 1)
    const actor = recognizeIn(longestAt(words, 0) ? words : headOf(words), speaking)
    return actor && { code: actor.code, target: actor.target }
  }
}

/** "Security Council *Committee*": a further capitalized word makes it another's name; an abbreviation repeats the name. */
const goesOn = (word: Word | undefined): boolean => word?.capital === true && isPlain(word)
const isPlain = (word: Word | undefined): boolean =>
  word !== undefined && /^[a-z]/.test(word.token) && !isPart(word.token) && !isQualifier(word.token)
const isComma = ({ token }: Word): boolean => token === ","
const isCountry = ({ kind }: Recognizable): boolean => /^(?:(?:non-)?member|observer)-state$/.test(kind)

/** All names by their first token, the longest first. */
function claimsOf(actors: readonly Recognizable[]): Map<string, Claim[]> {
  const claims = [
    ...actors.flatMap((actor) =>
      [...Object.values(actor.names), ...actor.aliases].map((name) => ({ tokens: tokensOf(name), actor, short: null })),
    ),
    ...shorthands.flatMap((short) => short.words.map((word) => ({ tokens: tokensOf(word), actor: null, short }))),
  ]
  const byFirst = new Map<string, Claim[]>()
  for (const claim of claims) {
    const [first] = claim.tokens
    if (first === undefined) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), claim])
  }
  for (const each of byFirst.values()) each.sort((a, b) => b.tokens.length - a.tokens.length)
  return byFirst
}
