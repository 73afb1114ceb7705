import { verbStart } from "./clause.ts"
import type { Paragraph, Tongue } from "./tree.ts"
import { openerOf, phraseOf } from "./verb.ts"

/** The words a paragraph opens with by the grammar of its language: a participle in the preamble, elsewhere a verb. */
export function grammarOpening(type: Paragraph["type"], text: string, language: Tongue): string | null {
  if (type === "preambular") return openerOf(text, language) ?? null
  return phraseOf(language === "en" ? text.slice(verbStart(text)) : text, language)?.printed ?? null
}

/** The italic words a paragraph opens with, if they are few enough to be its verb. */
export function italicOpening(text: string, marks: Paragraph["marks"]): string | null {
  const first = marks.find((mark) => mark.type === "italic" && mark.range[0] <= 1)
  if (!first) return null
  const words = text
    .slice(first.range[0], first.range[1])
    .replace(/[\s,،，;:.]+$/u, "")
    .trim()
  return words.length > 1 && words.split(/\s+/).length <= 9 && words.length < text.length * 0.8 ? words : null
}
