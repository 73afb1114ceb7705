import type { Range } from "../source.ts"
import type { Paragraph } from "../tree.ts"

/** What can be told apart from one version of a text to another. */
export type ChangeKind =
  | "verb"
  | "addressee"
  | "date"
  | "citation"
  | "number"
  | "wording"
  | "punctuation"
  | "added"
  | "removed"
  | "moved"
  | "split"
  | "merged"

/** A paragraph of one version as it is compared: a sub-paragraph stands for itself. */
export type ComparedParagraph = {
  /** `PP1`, `OP3`, `OP3(a)`, or `AN2` in an annex: by printed numbers, by order where these are missing or restart. */
  readonly place: string
  readonly id: string
  readonly type: Paragraph["type"]
  readonly text: string
}

/** A stretch of words; the parts of a row, one after the other, make up both of its texts. */
export type Part =
  | { readonly type: "equal"; readonly from: Range; readonly to: Range }
  | { readonly type: "gone"; readonly from: Range }
  | { readonly type: "new"; readonly to: Range }

/** What became of a verb. Levels go from 0 (notes) to 7 (decides); `null` where the verb is not known. */
export type Shift = {
  readonly from: { readonly verb: string; readonly level: number | null }
  readonly to: { readonly verb: string; readonly level: number | null }
  /** `even` where neither level nor stress tell the two apart. */
  readonly force: "softened" | "hardened" | "even"
}

/** Two paragraphs side by side, or one beside nothing. */
export type Row = {
  readonly from: ComparedParagraph | null
  readonly to: ComparedParagraph | null
  /** Empty where nothing changed. */
  readonly kinds: readonly ChangeKind[]
  readonly parts: readonly Part[]
}

/** One named change. A paragraph that was moved and has another date has two. */
export type Change = {
  readonly kind: ChangeKind
  readonly from: string | null
  readonly to: string | null
  /** The words it is about, in each version; those of a whole paragraph for added, removed, moved, split and merged. */
  readonly gone: readonly string[]
  readonly new: readonly string[]
  readonly shift: Shift | null
  /** Where it is to be seen: an index into the rows. */
  readonly row: number
}

/** Two versions of a text, laid side by side and told apart. */
export type Comparison = {
  /** All paragraphs in the order of the second version; what was removed stands where it was. */
  readonly rows: readonly Row[]
  readonly changes: readonly Change[]
  /** How many pairs of paragraphs were weighed against each other: the work that was done. */
  readonly weighed: number
}
