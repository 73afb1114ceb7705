/**
 * A table as any reader hands it on: the headings, then rows in batches. Each value of a column has a number, its place in
 * the column's `words`, so that what is done with values is done once for each and not once a row. Columns that are left
 * out are never looked at: they have no words, and no numbers in a batch.
 */
export type Sheet = {
  readonly heads: readonly string[]
  /** Hands on the rows; `wanted` says of each heading whether its values are read. May be called once. */
  readonly batches: (wanted: readonly boolean[]) => AsyncGenerator<Batch>
  /** The values of a column met so far, in the order they first came. */
  readonly words: (column: number) => readonly string[]
}

/** Some rows, column by column. Good until the next batch is asked for. */
export type Batch = {
  readonly rows: number
  readonly codes: readonly Int32Array[]
  /** The line, row or record each began at, counted from 1 as in the file. */
  readonly lines: Float64Array
}

/** Says that something was seen at a line; what it means for the table is for whoever listens. */
export type Note = (code: RowRemark, line: number) => void

/** What a reader may remark about rows. Such rows are passed over, and told. */
export type RowRemark = "row-of-other-width" | "sheet-passed-over" | "value-not-plain"

/** How many rows a batch has at most: those of a block. */
export const batchRows = 65_536

/** Gives values of any primitive kind numbers, and keeps their text once each. */
export type Vocabulary = { readonly code: (value: unknown) => number; readonly words: string[] }

/** An empty vocabulary. `text` makes the text of a value when it first comes. */
export function vocabulary(text: (value: unknown) => string = plainText): Vocabulary {
  const numbers = new Map<unknown, number>()
  const places = new Map<string, number>()
  const words: string[] = []
  return {
    words,
    code(value) {
      const known = numbers.get(value)
      if (known !== undefined) return known
      const word = text(value)
      // Different values may have one text: 1 and "1", nothing and "".
      const number = places.get(word) ?? words.push(word) - 1
      places.set(word, number)
      numbers.set(typeof value === "object" && value !== null ? word : value, number)
      return number
    },
  }
}

/** The text of a plain value; nothing is no text. Days are ISO days. Anything made of parts is JSON. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return ""
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "")
  if (typeof value === "object")
    return JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each))
  if (typeof value === "string") return value.trim()
  return typeof value === "number" || typeof value === "boolean" || typeof value === "bigint" ? String(value) : ""
}

/** Gathers rows into batches: `row` answers where the next one goes, `full` says that a batch is. */
export type Gathering = {
  readonly columns: readonly Int32Array[]
  readonly lines: Float64Array
  rows: number
}

/** Room for a batch of so many columns; of those not wanted there is none. */
export const gathering = (wanted: readonly boolean[]): Gathering => ({
  columns: wanted.map((is) => new Int32Array(is ? batchRows : 0)),
  lines: new Float64Array(batchRows),
  rows: 0,
})

/** What was gathered, as a batch. */
export const batchOf = ({ columns, lines, rows }: Gathering): Batch => ({ rows, codes: columns, lines })
