import type { Actor } from "#modules/directory/actor.ts"
import { shorthands, type Shorthand } from "#modules/directory/shorthand.ts"
import { headOf, isPart, isQualifier, opensAdverbial, tokensOf } from "#modules/directory/wording.ts"

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

  function longestAt(tokens: readonly string[], at: number): Hit | null {
    const claims = byFirst.get(tokens[at] ?? "") ?? []
    const found = claims.find((claim) => claim.tokens.every((token, i) => tokens[at + i] === token))
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

  /** "Chair of the Working Group", "members of the Group", "Government of Italy": one party told by another. */
  function told(tokens: readonly string[], at: number, by: Hit, speaking: Speaking): Recognizable | null {
    const whole = by.short?.of
    if (whole === undefined && by.actor?.code !== "governments") return null
    let next = at + by.length
    while (isPart(tokens[next]) || isQualifier(tokens[next])) next++
    if (next === at + by.length && !/^[\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(tokens[next] ?? "")) return null
    const other = longestAt(tokens, next)
    const party = other && (other.actor ?? (other.short && meant(other.short, speaking)))
    if (!party) return null
    if (whole === undefined) return party.kind === "member-state" || party.kind === "observer-state" ? party : null
    if (whole === "") return party
    const officer = whole.split(" ").map((ending) => byCode.get(`${party.code}${ending}`))
    return officer.find((each) => each !== undefined) ?? byCode.get(by.short?.elsewhere ?? "") ?? null
  }

  function recognizeIn(tokens: readonly string[], speaking: Speaking): Recognizable | null {
    for (let at = 0; at < tokens.length; at++) {
      const hit = longestAt(tokens, at)
      if (hit) {
        return told(tokens, at, hit, speaking) ?? hit.actor ?? (hit.short && meant(hit.short, speaking))
      }
      if (!isQualifier(tokens[at]) && (isPart(tokens[at]) || tokens[at] === ",")) return null
    }
    return null
  }

  return (printed, speaking = {}) => {
    let tokens: readonly string[] = tokensOf(printed)
    // "within existing resources, the Secretariat": the party stands behind the comma.
    while (opensAdverbial(tokens[0]) && tokens.includes(",")) tokens = tokens.slice(tokens.indexOf(",") + 1)
    const actor = recognizeIn(longestAt(tokens, 0) ? tokens : headOf(tokens), speaking)
    return actor && { code: actor.code, target: actor.target }
  }
}

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
