import type { Finding, Node, Reading } from "../../src/index.ts"

/** The text a place is in, as its anchor names it; `undefined` where the anchor is not of this reading. */
export function textAt(reading: Reading, { anchor }: Finding["place"]): string | undefined {
  if (anchor === "source") return reading.source
  const note = /^note_(\d+)$/u.exec(anchor)?.[1]
  if (note !== undefined) return reading.notes[Number(note) - 1]?.text
  const below = (node: Node): Node[] => ("children" in node ? [node, ...node.children.flatMap(below)] : [node])
  return reading.children.flatMap(below).find(({ id }) => id === anchor)?.text
}

/** The words a place points at. */
export const excerptOf = (reading: Reading, place: Finding["place"]) => textAt(reading, place)?.slice(...place.range)
