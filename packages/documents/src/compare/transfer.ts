import type { Hunk } from "./hunk.ts"
import type { Unit } from "./unit.ts"
import type { Word } from "./word.ts"

/** A stretch of words that went from one paragraph and stands in another one that is new, or the other way round. */
export type Transfer = {
  /** The partner of the paragraph it went from, or came to. */
  readonly pair: number
  /** The paragraph without a partner, by its index. */
  readonly lone: number
  /** Its words as they stand in the paired paragraph. */
  readonly words: readonly Word[]
  /** How much of the lone paragraph it makes up, from 0 to 1. */
  readonly share: number
}

/** Fewer words than this in a row may stand anywhere. */
const FEWEST = 6
const RUN = 4
/** Words in a row that stand in more paragraphs than this tell nothing. */
const FORMULA = 12

/**
 * Finds where the words went that left a paragraph: to which paragraphs without
 * a partner. With the sides turned round: where words that came were before.
 */
export function transfersTo(
  left: readonly { readonly pair: number; readonly words: readonly Word[] }[],
  lone: ReadonlyMap<number, Unit>,
): Transfer[] {
  const index = new Map<string, Set<number>>()
  for (const [at, { words, body }] of lone) {
    for (const run of runsOf(plain(words.slice(0, body)))) {
      const places = index.get(run)
      if (places) places.add(at)
      else index.set(run, new Set([at]))
    }
  }
  if (index.size === 0) return []
  return left.flatMap(({ pair, words }) => {
    const own = plain(words)
    const runs = runsOf(own)
    const best = new Map<number, number[]>()
    for (const [start, run] of runs.entries()) {
      const places = index.get(run)
      if (places === undefined || places.size > FORMULA) continue
      for (const at of places) {
        const starts = best.get(at)
        if (starts) starts.push(start)
        else best.set(at, [start])
      }
    }
    return [...best].flatMap(([at, starts]): Transfer[] => {
      const covered = new Set(starts.flatMap((start) => [0, 1, 2, 3].map((step) => start + step)))
      if (covered.size < FEWEST || covered.size < own.length / 2) return []
      const target = lone.get(at)!
      const length = plain(target.words.slice(0, target.body)).length
      return [{ pair, lone: at, words, share: covered.size / length }]
    })
  })
}

/** The longer of what went, and what came, in the places where two paragraphs differ. */
export const longRuns = (hunks: readonly Hunk[], side: keyof Hunk, pair: number, { text }: Unit) =>
  hunks.flatMap((hunk) =>
    hunk[side].length >= FEWEST && !isName(hunk[side], text) ? [{ pair, words: hunk[side] }] : [],
  )

/** A long name, or the rest of one, stands in many places and is moved from none of them. */
function isName(words: readonly Word[], text: string): boolean {
  const said = words.map(({ range }) => text.slice(...range)).filter((word) => /^\p{L}{4,}/u.test(word))
  const capitals = said.filter((word) => /^\p{Lu}/u.test(word)).length
  return capitals > 1 && said.length - capitals < 2
}

const plain = (words: readonly Word[]) => words.filter((word) => !word.isMark).map((word) => word.key)

const runsOf = (keys: readonly string[]) =>
  keys.length < RUN ? [] : keys.slice(RUN - 1).map((_, at) => keys.slice(at, at + RUN).join(" "))
