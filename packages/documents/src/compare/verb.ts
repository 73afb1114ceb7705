import { clausesOf } from "../clause.ts"
import type { Range } from "../source.ts"
import type { Tongue } from "../tree.ts"
import { levelOf, phraseOf } from "../verb.ts"
import type { Shift } from "./comparison.ts"
import type { Unit } from "./unit.ts"

/** A verb phrase of a paragraph with its place and, as far as it is known, its level. */
export type Verb = { readonly printed: string; readonly level: number | null; readonly range: Range }

/** The verbs a paragraph opens its clauses with; of a preambular one its opening alone. */
export function verbsOf(unit: Unit, language: Tongue): Verb[] {
  if (unit.type === "operative" || unit.type === "sub") {
    const clauses = clausesOf(unit.text, language)
    if (clauses.length > 0)
      return clauses.map(({ phrase, range: [at] }) => {
        const from = at + (phrase.end - phrase.printed.length)
        return { printed: phrase.printed, level: phrase.level, range: [from, at + phrase.end] }
      })
  }
  if (unit.opening === null || !unit.text.startsWith(unit.opening)) return []
  const level = language === "en" ? levelOfParticiple(unit.opening) : null
  return [{ printed: unit.opening, level, range: [0, unit.opening.length] }]
}

const WORRY =
  /\b(?:concern(?:ed)?|alarm(?:ed)?|disturbed|appalled|dismayed|shocked|outraged|regrett?ing|deploring|condemning|worried|troubled|saddened|distressed|horrified|indignant)\b/

/** "Noting" is "notes": a participle has the level of its verb. */
function levelOfParticiple(opening: string): number | null {
  const words = opening.toLowerCase().replace(/^(?:also|further|once again|again|still|having|[a-z]+ly)\s+/g, "")
  if (WORRY.test(words)) return levelOf("concern")
  for (const ending of ["s", "es", "ed", "d"]) {
    const finite = words.replace(/^([a-z-]+?)(?:ing|ed)(?![a-z])/, `$1${ending}`)
    const phrase = finite === words ? undefined : phraseOf(finite, "en")
    if (phrase) return phrase.level
  }
  return /^(?:aware|mindful|conscious|cognizant|bearing|recalling|considering|considered)/.test(words)
    ? levelOf("notice")
    : levelOf("position")
}

/** Words that tie a paragraph to the one before and say nothing of its force. */
const TIE =
  /(?<!\p{L})(?:also|further|furthermore|moreover|therefore|accordingly|equally|in addition|également|aussi|en outre|también|además|asimismo|также|далее|кроме того)(?!\p{L})/giu
const STRESS =
  /(?<!\p{L})(?:again|once more|\p{L}{2,}ly|\p{L}{3,}ment|de nouveau|nuevamente|вновь|решительно|настоятельно|with (?:\p{L}+ )?(?:appreciation|satisfaction|concern|alarm|regret|gratitude|interest))(?!\p{L})/giu

/** A verb without capitals and without what only ties it to the paragraph before. */
export const coreOf = (printed: string) =>
  printed
    .toLowerCase()
    .replace(TIE, " ")
    .replace(/[\s,]+/g, " ")
    .trim()

/** What became of a verb; `null` where it is the same. */
export function shiftOf(from: Verb, to: Verb): Shift | null {
  const [a, b] = [coreOf(from.printed), coreOf(to.printed)]
  if (a === b) return null
  const stressOf = (core: string) => core.match(STRESS)?.length ?? 0
  const byLevel = from.level === null || to.level === null ? 0 : to.level - from.level
  const change = byLevel === 0 ? stressOf(b) - stressOf(a) : byLevel
  return {
    from: { verb: from.printed, level: from.level },
    to: { verb: to.printed, level: to.level },
    force: change > 0 ? "hardened" : change < 0 ? "softened" : "even",
  }
}
