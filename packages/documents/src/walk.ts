import type { Paragraph, Reading } from "./tree.ts"

/** The paragraphs of a reading at the top of the tree, of one type, in printed order. */
const ofType = (reading: Reading, type: Paragraph["type"]) =>
  reading.children.filter((node): node is Paragraph => node.type === type)

/** Operative paragraphs, without their sub-paragraphs. */
export const operativesOf = (reading: Reading) => ofType(reading, "operative")

/** Preambular paragraphs, those of sections included. */
export const preambularsOf = (reading: Reading) => ofType(reading, "preambular")

/** A paragraph and all below it, in printed order. */
export function withChildren(paragraph: Paragraph): Paragraph[] {
  return [paragraph, ...paragraph.children.flatMap(withChildren)]
}
