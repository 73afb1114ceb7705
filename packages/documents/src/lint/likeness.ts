import type { Range } from "../source.ts"

/** A word and where it stands. `key` is what it is compared by: small letters, no plural. */
export type Word = { readonly key: string; readonly range: Range }

/** Words that carry no rule: a quotation may set another article or turn "this Convention" into "the Convention". */
const light = new Set(
  "the a an this that such these those its their it is are be been being was were shall and of for in by to as on at or with under from new united nation other which who article paragraph convention protocol present thereto hereby".split(
    " ",
  ),
)

/** Longer texts are cut here, so that no text, however long, takes long. */
const most = 300

/** The first words of a text, each with where it stands and what it is compared by. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)) {
    if (words.length === most) break
    const lower = match[0].toLowerCase()
    const key = lower.length > 3 ? lower.replace(/(?<![su])s$/u, "") : lower
    words.push({ key, range: [match.index, match.index + match[0].length] })
  }
  return words
}

/** Whether a word is too common to tell anything. */
export const isLight = ({ key }: Word) => light.has(key)

/** Two texts laid side by side where they are alike: pairs of places of equal words, in order. */
export type Likeness = { readonly pairs: readonly (readonly [one: number, other: number])[]; readonly score: number }

/**
 * The stretch in which two texts are most alike (Smith and Waterman). Words that
 * are left out cost little where they stand together, so that a clause that was
 * dropped does not end the stretch.
 */
export function likeness(one: readonly Word[], other: readonly Word[]): Likeness {
  const width = other.length + 1
  const best = new Float64Array((one.length + 1) * width)
  const down = new Float64Array(best.length).fill(-1e9)
  const right = new Float64Array(best.length).fill(-1e9)
  let top = 0
  for (let row = 1; row <= one.length; row++) {
    for (let column = 1; column < width; column++) {
      const here = row * width + column
      down[here] = Math.max((best[here - width] ?? 0) - 1, (down[here - width] ?? 0) - 0.3)
      right[here] = Math.max((best[here - 1] ?? 0) - 1, (right[here - 1] ?? 0) - 0.3)
      const across = (best[here - width - 1] ?? 0) + worth(one[row - 1], other[column - 1])
      best[here] = Math.max(0, across, down[here], right[here])
      if ((best[here] ?? 0) > (best[top] ?? 0)) top = here
    }
  }
  return { pairs: trace(one, other, { best, down, right, width, top }), score: best[top] ?? 0 }
}

type Table = {
  readonly best: Float64Array
  readonly down: Float64Array
  readonly right: Float64Array
  readonly width: number
  readonly top: number
}

const worth = (one: Word | undefined, other: Word | undefined) =>
  one === undefined || other === undefined || one.key !== other.key ? -1 : isLight(one) ? 1 : 2

/** Goes back from the best place to where the likeness began. */
function trace(one: readonly Word[], other: readonly Word[], { best, down, right, width, top }: Table) {
  const pairs: [number, number][] = []
  let here = top
  while (here >= width && (best[here] ?? 0) > 0) {
    const [row, column] = [Math.floor(here / width) - 1, (here % width) - 1]
    if (column < 0) break
    const across = (best[here - width - 1] ?? 0) + worth(one[row], other[column])
    if (best[here] === across) {
      if (one[row]?.key === other[column]?.key) pairs.push([row, column])
      here -= width + 1
    } else if (best[here] === down[here]) here = back(best, down, here, width)
    else if (best[here] === right[here]) here = back(best, right, here, 1)
    else break
  }
  return pairs.reverse()
}

/** Where a gap was opened. */
function back(best: Float64Array, gap: Float64Array, from: number, step: number): number {
  let here = from
  while (here - step >= 0 && gap[here] !== (best[here - step] ?? 0) - 1) here -= step
  return Math.max(0, here - step)
}
