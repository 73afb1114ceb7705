import type { Paragraph } from "../tree.ts"
import { at, type Found, instead, type Rule } from "./rule.ts"

const isItalic = ({ marks }: Paragraph) => marks.some(({ type, range }) => type === "italic" && range[0] <= 1)

/** Those without italics, where most are in italics. Where none is, the file has no italics and nothing is said. */
function lost(paragraphs: readonly Paragraph[]): Found[] {
  const opened = paragraphs.filter(({ opening, text }) => opening !== null && text.startsWith(opening))
  const plain = opened.filter((paragraph) => !isItalic(paragraph))
  if (opened.length < 3 || plain.length * 2 >= opened.length) return []
  return plain.map((paragraph) => instead(at(paragraph, 0, paragraph.opening?.length ?? 0), `*${paragraph.opening}*`))
}

/** Opening words in italics, as elsewhere in the text. */
export const italicsRules: readonly Rule[] = [
  {
    // The opening words of a paragraph stand in italics.
    code: "opening-italics",
    source: "DGACM Editorial Manual",
    check: ({ preambular, operative }) => [...lost(preambular), ...lost(operative)],
  },
]
