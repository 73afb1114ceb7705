import type { Mark, Node, Paragraph, Reading } from "../tree.ts"
import type { ComparedParagraph } from "./comparison.ts"
import { closingOf, type Word, wordsOf } from "./word.ts"

/** A paragraph made ready to be compared. */
export type Unit = ComparedParagraph & {
  readonly opening: string | null
  readonly marks: readonly Mark[]
  readonly words: readonly Word[]
  /** How many of the words are the paragraph's own; the rest closes it. */
  readonly body: number
  /** The unit it stands below, by index; -1 at the top. */
  readonly parent: number
}

/**
 * The paragraphs two readings are compared by, in printed order. Where one of
 * them recommends a draft that is the other one, the draft alone is taken.
 */
export function unitsOf(from: Reading, to: Reading): readonly [Unit[], Unit[]] {
  const nested = [from, to].map((reading) => reading.children.some((node) => node.type === "wrapper"))
  return [
    units(nested[0] && !nested[1] ? draftOf(from) : from.children),
    units(nested[1] && !nested[0] ? draftOf(to) : to.children),
  ]
}

function draftOf({ children }: Reading): readonly Node[] {
  const draft = children.slice(children.findIndex((node) => node.type === "wrapper") + 1)
  return draft.some((node) => "children" in node) ? draft : children
}

function units(nodes: readonly Node[]): Unit[] {
  const found: Unit[] = []
  const tops = nodes.filter((node): node is Paragraph => "children" in node)
  const numbers = tops.filter((node) => node.type === "operative").map((node) => node.number)
  const printed = numbers.every((number) => number !== null) && new Set(numbers).size === numbers.length
  const counts = { preambular: 0, operative: 0, sub: 0, annexed: 0 }
  const lead = { preambular: "PP", operative: "OP", sub: "SUB", annexed: "AN" }
  const add = (paragraph: Paragraph, place: string, parent: number) => {
    const words = wordsOf(paragraph.text)
    const { id, type, text, opening, marks } = paragraph
    const index =
      found.push({ place, id, type, text, opening, marks, words, body: words.length - closingOf(words), parent }) - 1
    for (const [order, child] of paragraph.children.entries())
      add(child, `${place}${child.number?.startsWith("(") ? child.number : `(${child.number ?? order + 1})`}`, index)
  }
  for (const top of tops) {
    const order = ++counts[top.type]
    add(top, `${lead[top.type]}${top.type === "operative" && printed ? top.number : order}`, -1)
  }
  return found
}
