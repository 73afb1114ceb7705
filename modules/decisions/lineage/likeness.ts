import { likeness, shinglesOf } from "#modules/decisions/align.ts"
import type { LineageKind, Reason } from "#modules/decisions/lineage/lineage.ts"
import type { Language } from "#platform/kernel/language.ts"

/** A mandate as far as likeness looks at it. */
export type Asked = {
  readonly language: Language
  readonly core: string
  readonly level: number
  readonly actor: string | null
  readonly target: string
  readonly action: string
  /** The body that speaks. */
  readonly body: string | null
}

/** What else ties two texts together besides their words. */
export type Evidence = {
  /** The later paragraph names the earlier document. */
  readonly paragraphCites: boolean
  /** The later document names the earlier one, anywhere. */
  readonly documentCites: boolean
  /** One follows the other in a series. */
  readonly series: boolean
  /** Their titles are alike, so that they seem to be about the same. */
  readonly subject: boolean
}

/** How sure it is that a later mandate goes back to an earlier one, of which kind, and why. */
export type Judgement = { readonly score: number; readonly kind: LineageKind; readonly reasons: readonly Reason[] }

/** Ordinals of sessions and other figures change from year to year, and say nothing of what is asked. */
const figures =
  /\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen)th|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ieth)(?:-\w+)?|hundredth)\b|\d+\p{L}*/giu

/** Words without which a text asks the same: what is said of every resolution, and where in the year it stands. */
const idle = /\b(?:at its|session|under the item entitled|the present resolution|inter alia|where appropriate)\b/giu

/** The pairs of neighbouring words by which two actions are compared. */
const shinglesOfAction = (action: string): ReadonlySet<string> =>
  shinglesOf(action.toLowerCase().replace(figures, " ").replace(idle, " "))

/** Fewer shingles than this say too little: "to remain seized of the matter" is said of every matter. */
const enough = 7
/** How alike words must be: where texts are about the same or one names the other, and within one series. */
const named = 0.6
const inSeries = 0.42
/** What is asked about the text itself is asked by every text anew, unless one follows the other. */
const aboutItself =
  /\b(?:the )?present resolution\b|la présente résolution|la presente resolución|настоящей резолюции/iu

/**
 * Judges whether a later mandate goes back to an earlier one; `null` where it
 * does not seem so. The words weigh most: either text may have grown, so that
 * the smaller of the two counts where it is nearly whole in the other. Whoever
 * is asked must not be another. What the texts say of each other makes it surer.
 */
export function judge(later: Asked, earlier: Asked, evidence: Evidence): Judgement | null {
  if (later.language !== earlier.language) return null
  if (later.actor !== null && earlier.actor !== null && later.actor !== earlier.actor) return null
  if (later.target !== earlier.target) return null
  const [one, other] = [shinglesOfAction(later.action), shinglesOfAction(earlier.action)]
  const words = alike(one, other)
  // What is said of one mission, territory or day in the words in which it is said of others goes back to none of them.
  if (!evidence.paragraphCites && !evidence.documentCites && !evidence.series && !evidence.subject) return null
  const isShort = Math.min(one.size, other.size) < enough
  if (words < (evidence.series ? inSeries : named)) return null
  if (isShort && !(evidence.series && words >= 0.8)) return null
  if (!evidence.series && (aboutItself.test(later.action) || aboutItself.test(earlier.action))) return null
  const reasons: Reason[] = [
    { code: words >= 0.95 ? "same-words" : "like-words", detail: String(Math.round(words * 100)) },
    ...(evidence.series ? [{ code: "same-series", detail: "" } as const] : []),
    ...(evidence.paragraphCites ? [{ code: "cites-paragraph", detail: "" } as const] : []),
    ...(evidence.documentCites && !evidence.paragraphCites ? [{ code: "cites-document", detail: "" } as const] : []),
    ...(later.actor !== null && later.actor === earlier.actor
      ? [{ code: "same-addressee", detail: later.actor } as const]
      : []),
    ...verbReason(later, earlier),
    ...(later.body === earlier.body ? [{ code: "same-body", detail: later.body ?? "" } as const] : []),
  ]
  const worth = { "same-series": 0.12, "cites-paragraph": 0.15, "cites-document": 0.08, "same-addressee": 0.06 }
  const more: Readonly<Record<string, number>> = { ...worth, "same-verb": 0.04, "same-body": 0.03 }
  const score = Math.min(1, words * 0.75 + reasons.reduce((sum, { code }) => sum + (more[code] ?? 0), 0))
  return { score: Math.round(score * 1000) / 1000, kind: kindOf(later, earlier, words), reasons }
}

/** How alike two sets of shingles are; one that is nearly whole in a longer one is nearly as good as the same. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = likeness(one, other)
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  if (small.size < 10) return both
  let shared = 0
  for (const each of small) if (large.has(each)) shared += 1
  return Math.max(both, 0.85 * (shared / small.size))
}

function verbReason(later: Asked, earlier: Asked): Reason[] {
  if (later.core === earlier.core) return [{ code: "same-verb", detail: later.core }]
  const detail = `${earlier.core} → ${later.core}`
  if (later.level > earlier.level) return [{ code: "stronger-verb", detail }]
  return later.level < earlier.level ? [{ code: "weaker-verb", detail }] : []
}

/** Words by which a text says what it does with an earlier one, by language. */
const sayings: Readonly<Partial<Record<Language, Readonly<Record<"ends" | "supersedes" | "continues", RegExp>>>>> = {
  en: {
    ends: /\b(terminat|discontinu|dissolv|abolish)|\bcease to\b|\bconclude the (mandate|work)/i,
    supersedes: /\b(replac|supersed)(e|es|ed|ing) (its|the) (resolution|decision|mandate|request|function)/i,
    continues: /\b(continue|extend|renew|prolong|maintain|keep)\b/i,
  },
  fr: {
    ends: /\b(mettre fin|dissoudre|abolir|supprimer)\b/i,
    supersedes: /\bremplacer\b/i,
    continues: /\b(continuer|poursuivre|proroger|prolonger|renouveler|reconduire)\b/i,
  },
  es: {
    ends: /\b(poner fin|disolver|suprimir)\b/i,
    supersedes: /\b(reemplazar|sustituir)\b/i,
    continues: /\b(continuar|seguir|sigan?|prorrogar|renovar)\b/i,
  },
  ru: {
    ends: /(прекратить|упразднить|распустить)/iu,
    supersedes: /(заменить)/iu,
    continues: /(продолж|продлить|возобновить)/iu,
  },
}

/** What the later does with the earlier: as it says itself, where the earlier did not say so; else as far as the words go. */
function kindOf(later: Asked, earlier: Asked, words: number): LineageKind {
  const said = sayings[later.language]
  const says = (kind: "ends" | "supersedes" | "continues", { core, action }: Asked) =>
    said?.[kind].test(`${core} ${action.slice(0, 80)}`) ?? false
  if (later.level === 7 && says("ends", later) && !says("ends", earlier)) return "ends"
  if (later.level === 7 && says("supersedes", later) && !says("supersedes", earlier)) return "supersedes"
  // Each decision that extends a term carries it on, the tenth as the first; who is asked to go on is asked again.
  if (says("continues", later) && (later.level === 7 || !says("continues", earlier))) return "continues"
  return words >= 0.8 ? "repeats" : "amends"
}

const hands = 32

/**
 * A sketch of what is asked: sixteen marks, of which two mandates share some
 * when their words are alike, and hardly ever when they are not (MinHash in
 * bands of two, Broder 1997). Of words that are alike by a half, two sketches
 * share a mark in ninety-nine cases of a hundred.
 */
export function sketchOf(action: string): number[] {
  const shingles = shinglesOfAction(action)
  if (shingles.size < 3) return []
  const least = new Int32Array(hands).fill(0x7fffffff)
  for (const shingle of shingles) {
    let hash = 0x811c9dc5
    for (let at = 0; at < shingle.length; at += 1) hash = Math.imul(hash ^ shingle.charCodeAt(at), 0x01000193)
    for (let hand = 0; hand < hands; hand += 1) {
      const turned = mixed(hash ^ Math.imul(hand + 1, 0x9e3779b1))
      if (turned < (least[hand] ?? 0)) least[hand] = turned
    }
  }
  return Array.from({ length: hands / 2 }, (_, band) =>
    mixed(Math.imul(least[band * 2] ?? 0, 31) ^ (least[band * 2 + 1] ?? 0) ^ Math.imul(band + 1, 0x85ebca6b)),
  )
}

/** Shakes the bits of a number well (the finalizer of MurmurHash3). */
function mixed(number: number): number {
  let hash = number
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
