import type { Preview } from "#modules/decisions/import.ts"

type Doubt = Preview["doubts"][number]

/** Doubts of one kind, with the paragraphs they concern. */
export type Doubted = {
  readonly code: string
  readonly paragraphs: readonly string[]
  readonly details: readonly string[]
}

// What a person must settle comes before what a person may look at.
const worstFirst = [
  "language-unknown",
  "no-operative-paragraph",
  "numbers-lost",
  "mandates-not-read",
  "mandates-in-part",
  "symbol-missing",
  "text-unplaced",
  "number-out-of-order",
  "verb-unknown",
  "addressee-unknown",
  "mark-without-note",
  "note-without-mark",
  "no-enacting-line",
  "format-loss",
  "symbol-derived",
]

/** Doubts of the same kind together, worst first; kinds we do not know come first of all, because nobody weighed them. */
export function weighed(doubts: readonly Doubt[]): Doubted[] {
  const kinds = new Map<string, { paragraphs: string[]; details: string[] }>()
  for (const { code, paragraph, detail } of doubts) {
    const kind = kinds.get(code) ?? { paragraphs: [], details: [] }
    kinds.set(code, kind)
    if (paragraph !== null && !kind.paragraphs.includes(paragraph)) kind.paragraphs.push(paragraph)
    if (detail !== "" && !kind.details.includes(detail)) kind.details.push(detail)
  }
  return [...kinds]
    .map(([code, rest]) => ({ code, ...rest }))
    .sort((a, b) => worstFirst.indexOf(a.code) - worstFirst.indexOf(b.code))
}

/** Whether there are words of our own for a doubt. */
export const isKnownDoubt = (code: string): boolean => worstFirst.includes(code)
