import type { Strand } from "./strand.ts"
import type { Heading, Paragraph } from "./tree.ts"

/** A paragraph while it is being put together. */
export type Draft = {
  type: Paragraph["type"]
  number: string | null
  /** The draft or further act it stands in, as `draft_1`; empty for the document's own text. */
  part: string
  section: string | null
  annex: number
  strand: Strand
  /** Where its number begins in the source. */
  from: number | undefined
  children: Draft[]
  sure: boolean
}

/** A heading while its lines are being joined. */
export type DraftHeading = { type: Heading["type"]; number: string | null; part: string; strand: Strand }

/** Whether any paragraph has begun. */
export const hasParagraph = (nodes: readonly (Draft | DraftHeading)[]) => nodes.some((node) => "children" in node)

/** Whether any operative paragraph has begun. */
export const hasOperative = (nodes: readonly (Draft | DraftHeading)[]) =>
  nodes.some((node) => node.type === "operative")
