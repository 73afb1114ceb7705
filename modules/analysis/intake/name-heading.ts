import { calledBy, identifyingHeading } from "#modules/analysis/intake/heading.ts"
import { hasKnownWord, isKnownValue } from "#modules/analysis/intake/known-word.ts"
import { meantBy } from "#modules/analysis/intake/layouts/headings.ts"
import { hasCommonName, isUnmistakable, isWordy, ofSaint, partsOf } from "#modules/analysis/intake/name-shape.ts"
import { written } from "#modules/analysis/intake/written.ts"

/**
 * The headings of a table that are people's names, as where each person has a column of their own: by names that are common
 * somewhere, and by how names alone are written. A heading of one word is taken for a name only beside another, and one in
 * Chinese, Japanese or Korean where all headings are that say nothing else. What a heading of data is called by, and what has
 * a word of the shared lists, is none.
 */
export function nameHeadings(headings: readonly string[]): string[] {
  const open = headings.flatMap((heading) => {
    const word = written(heading)
    const isKnown =
      word === "" ||
      meantBy(heading) !== undefined ||
      calledBy(heading) !== undefined ||
      identifyingHeading(heading) !== undefined ||
      isKnownValue(word) ||
      hasKnownWord(word)
    return isKnown || ofSaint(word) ? [] : [{ heading, word }]
  })
  const sure = open.filter(({ word }) => isSure(word))
  const single = open.filter(({ word }) => isSingle(word))
  const unspaced = open.filter(({ word }) => isUnspaced(word))
  const are = [
    ...sure,
    ...(sure.length + single.length >= 2 ? single : []),
    ...(unspaced.length >= 2 && unspaced.length === open.length ? unspaced : []),
  ]
  return headings.filter((heading) => are.some((each) => each.heading === heading))
}

const isSure = (word: string): boolean =>
  (isWordy(word) && partsOf(word).length >= 2 && hasCommonName(word)) ||
  (isUnmistakable(word) && partsOf(word).length >= 2 && !/^(?:\p{Lu}\. ?)+$/u.test(word))

const isSingle = (word: string): boolean => partsOf(word).length === 1 && hasCommonName(word) && !/^\p{Ll}/u.test(word)

/** In signs that make words without spaces a surname begins many words; names of three signs and more are fewer. */
const isUnspaced = (word: string): boolean => word.length >= 3 && partsOf(word).length === 1 && isUnmistakable(word)
