/**
 * What an input adapter hands on: the text of a file as one string, and its
 * lines with what was seen of each. Every later offset counts UTF-16 units in
 * `text`, so that whatever is found can be shown where it stands.
 */
export type Source = {
  readonly format: "text" | "docx" | "doc" | "pdf" | "html" | "akn" | "json"
  readonly text: string
  readonly lines: readonly Line[]
  /** What the adapter saw and could not carry over, in plain words. */
  readonly losses: readonly string[]
}

/** One line of a file, or one paragraph where the format has paragraphs (`whole`). */
export type Line = {
  readonly text: string
  /** Where the line begins in the source's text. */
  readonly start: number
  /** The line is a whole paragraph by the format's own word, never a hard-wrapped piece of one. */
  readonly whole?: boolean
  /** Where on the sheet: the body, a running header or footer, or the block of notes. */
  readonly part?: "body" | "header" | "footer" | "note"
  /** In a native note, the mark that calls it. */
  readonly note?: string
  readonly page?: number
  /** Distance from the left edge and from the top of the page, and height of the type, in points. */
  readonly x?: number
  readonly y?: number
  readonly size?: number
  readonly bold?: boolean
  /** The name of the Word style, as `SingleTxt` or `H23`. */
  readonly style?: string
  /** Ranges in `text`: from, to (exclusive). */
  readonly italics?: readonly Range[]
  readonly raised?: readonly Range[]
}

/** A stretch of a text: from, and to (exclusive). */
export type Range = readonly [from: number, to: number]
