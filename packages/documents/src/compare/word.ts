import type { Range } from "../source.ts"

/** A word or a mark of punctuation, with its place and the key it is compared by. */
export type Word = { readonly range: Range; readonly key: string; readonly isMark: boolean }

/** What neither shows nor counts: soft hyphens, joiners, marks of direction. */
const HIDDEN = "\\u00ad\\u200b-\\u200f\\u2060\\ufeff\\u202a-\\u202e\\u2066-\\u2069"
const UNIT = new RegExp(
  "[\\p{Script=Han}]|" +
    `[\\p{L}\\p{M}\\p{N}${HIDDEN}]+(?:['’ʼ\\/‐‑–-](?=[\\p{L}\\p{N}])[\\p{L}\\p{M}\\p{N}${HIDDEN}]+|[.,](?=\\d)\\d+)*` +
    "|\\.{3}|\\S",
  "gu",
)
const UNSEEN = new RegExp(`[${HIDDEN}]`, "gu")

/** Cuts a text into words and marks. Capitals and kinds of blanks, hyphens, quotation marks and apostrophes are all the same. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(UNIT)) {
    const key = keyOf(match[0])
    if (key === "") continue
    words.push({ range: [match.index, match.index + match[0].length], key, isMark: !/[\p{L}\p{N}]/u.test(key) })
  }
  return words
}

/** Nearly all words: they have one form, and nothing that is not seen. */
const PLAIN = /^[\w.,;:()/-]+$/

function keyOf(printed: string): string {
  if (PLAIN.test(printed)) return printed.toLowerCase()
  const plain = printed.normalize("NFKC").replace(UNSEEN, "").toLowerCase()
  if (/^[“”„‟«»‹›"‘’‚‛'`´]$/u.test(plain)) return '"'
  return plain.replace(/[’ʼ‘]/gu, "'").replace(/[‐‑‒–—―−]/gu, "-")
}

/** How many words at the end only close the paragraph: what stands there follows from its place in the list. */
export function closingOf(words: readonly Word[]): number {
  let at = words.length
  while (at > 0 && /^[.,;:]$/.test(words[at - 1]!.key)) at--
  const isLink = at > 1 && /^(?:and|et|y|и)$/.test(words[at - 1]!.key) && /^[,;]$/.test(words[at - 2]!.key)
  return isLink ? closingOf(words.slice(0, at - 1)) + words.length - at + 1 : words.length - at
}
