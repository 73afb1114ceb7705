import type { Layout } from "#modules/reports/print/layout.ts"
import { localeOf } from "#modules/reports/telling.ts"

/** How long a report of the Secretariat may be, in words. */
export const longest = 8500

/**
 * How long a report is. Words are counted as the language parts them; in Chinese
 * each character is one, and the limit, which is one of words, is left to the
 * other languages. Title, headings, paragraphs and tables count; notes, which
 * only tell the sources, do not.
 */
export type Length = {
  readonly unit: "words" | "characters"
  readonly n: number
  readonly limit: number | null
}

/** Counts how long a layout is. */
export function lengthOf({ language, title, lines }: Layout): Length {
  const texts = [title, ...lines.flatMap((line) => (line.kind === "heading" ? [line.text] : textsOf(line)))]
  if (language === "zh") {
    const n = texts.reduce((sum, text) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0)
    return { unit: "characters", n, limit: null }
  }
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity: "word" })
  const count = (text: string): number => {
    let n = 0
    for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) n += 1
    return n
  }
  return { unit: "words", n: texts.reduce((sum, text) => sum + count(text), 0), limit: longest }
}

type Paragraph = Extract<Layout["lines"][number], { readonly kind: "paragraph" }>

const textsOf = ({ pieces, below, table }: Paragraph): string[] => [
  ...[pieces, ...below.map((each) => each.pieces)].map((each) => each.map(({ text }) => text).join("")),
  ...(table ? [...table.head, ...table.rows.flat()] : []),
]
