import { type Mandate, type Paragraph, readSource, type Reading, textSource } from "../src/index.ts"

/** Reads operative paragraphs as if they stood in a resolution of the General Assembly adopted in December 2023. */
export function readParagraphs(...paragraphs: string[]): Reading {
  const head =
    "A/RES/78/900\n\nResolution adopted by the General Assembly on 19 December 2023\n\n78/900. Trial\n\nThe General Assembly,\n\n"
  return readSource(textSource(head + paragraphs.map((text, index) => `${index + 1}. ${text}`).join("\n\n")))
}

/** The mandates of one paragraph. */
export const mandatesIn = (text: string): readonly Mandate[] => readParagraphs(text).mandates

/** The first mandate of one paragraph. */
export function mandateIn(text: string): Mandate {
  const first = mandatesIn(text)[0]
  if (!first) throw new Error(`no mandate was found in: ${text}`)
  return first
}

/** One operative paragraph that stands alone, without a document around it. */
export const paragraphOf = (text: string): Paragraph => ({
  type: "operative",
  id: "para_1",
  section: null,
  number: "1",
  opening: null,
  text,
  marks: [],
  children: [],
  position: { start: 0, end: text.length, pieces: [[0, text.length]] },
  confidence: 1,
})

/** The head of an act of the General Assembly adopted in December 2023. */
export const trialHead = { body: "General Assembly", adopted: "2023-12-19", dated: null }
