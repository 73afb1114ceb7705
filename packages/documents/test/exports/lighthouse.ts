import { aknReading } from "../../src/adapters/akn.ts"
import type { Printable, PrintedNode, PrintedParagraph } from "../../src/exports/printable.ts"
import type { Node, Paragraph, Reading } from "../../src/tree.ts"
import { lighthouse as mark } from "../adapters/akn-text.ts"

const read = aknReading(mark)
if ("refusal" in read) throw new Error("the invented resolution is refused")

/** An invented resolution with everything in it, as it was read. */
export const lighthouse: Reading = read

/** The same from a record: no source, no positions. */
export const recorded: Printable = {
  language: lighthouse.language,
  masthead: lighthouse.masthead,
  children: lighthouse.children.map(bare),
  notes: lighthouse.notes.map(({ mark: own, text, marks }) => ({ mark: own, text, marks })),
}

/** The tree alone, without where it stands. */
export function tree(reading: Reading): unknown {
  const { masthead, language, notes, citations } = reading
  return {
    masthead,
    language,
    citations,
    children: reading.children.map(bare),
    notes: notes.map((note) => ({ ...note, position: null })),
  }
}

function bare(node: Node): PrintedNode {
  if ("children" in node) return bareParagraph(node)
  const { type, id, number, text, marks } = node
  return { type, id, number, text, marks }
}

function bareParagraph({ type, id, number, opening, text, marks, children }: Paragraph): PrintedParagraph {
  return { type, id, number, opening, text, marks, children: children.map(bareParagraph) }
}
