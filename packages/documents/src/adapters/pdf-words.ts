import { cut, look, type LooseLine } from "./lettering.ts"

/**
 * Joins words that fell apart in justified lines (`Amer ica`), only where it
 * is safe: the whole word stands elsewhere in the document, and at least one
 * of the halves stands nowhere else by itself. Takes the blank out of `post -`
 * at the end of a line too, out of `Secretary -General` where that word stands
 * elsewhere, and before a raised mark, where only the justified line put it.
 */
export function mendWords(lines: readonly LooseLine[]): LooseLine[] {
  const words = new Map<string, number>()
  for (const { text } of lines) for (const word of wordsOf(text)) words.set(word, (words.get(word) ?? 0) + 1)
  const hyphenated = new Set(lines.flatMap(({ text }) => text.match(/\p{L}+-\p{L}+/gu) ?? []))
  const split = new Set<string>()
  for (const { text } of lines) {
    for (const [, left = "", right = ""] of text.matchAll(pair)) {
      const whole = words.has((left + right).toLowerCase())
      const rare = words.get(left.toLowerCase()) === 1 || words.get(right.toLowerCase()) === 1
      if (whole && rare && left.length + right.length > 4) split.add(`${left} ${right}`)
    }
  }
  return lines.map((line) => {
    let mended = line
    for (const match of [...line.text.matchAll(pair)].toReversed()) {
      const [, left = "", right = ""] = match
      const blank = match.index + left.length
      if (split.has(`${left} ${right}`)) mended = cut(mended, blank, blank + 1)
    }
    for (const match of [...mended.text.matchAll(/(\p{L}+) -(\p{L}+)/gu)].toReversed()) {
      const [, left = "", right = ""] = match
      const blank = match.index + left.length
      if (hyphenated.has(`${left}-${right}`)) mended = cut(mended, blank, blank + 1)
    }
    for (let at = mended.text.length - 1; at > 1; at--) {
      if (mended.text[at - 1] === " " && isRaised(mended, at) && !isRaised(mended, at - 2))
        mended = cut(mended, at - 1, at)
    }
    const loose = /\p{L} -$/u.exec(mended.text)
    return loose === null ? mended : cut(mended, loose.index + 1, loose.index + 2)
  })
}

function isRaised(line: LooseLine, at: number): boolean {
  return ((line.looks[at] ?? 0) & look.raised) !== 0
}

const pair = /(?<!\p{L})(\p{L}{2,}) (?=(\p{Ll}{2,})(?!\p{L}))/gu

function wordsOf(text: string): string[] {
  return (text.match(/\p{L}+/gu) ?? []).map((word) => word.toLowerCase())
}
