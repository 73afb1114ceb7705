/** Why a file of records or a table cannot be read; `line` counts from one and is 0 where no line is to blame. */
export type MalformedCode =
  | "no-header"
  | "row-of-other-width"
  | "quote-not-closed"
  | "column-not-found"
  | "column-named-twice"
  | "not-a-count"
  | "cell-given-twice"
  | "total-among-cells"
  | "code-given-twice"
  | "code-not-in-list"
  | "part-of-itself"
  | "too-many-attributes"

/** What a reader of records throws; nothing read before it is of use. */
export class Malformed extends Error {
  override readonly name = "Malformed"
  readonly code: MalformedCode
  readonly line: number
  readonly what: string

  constructor(code: MalformedCode, line: number, what = "") {
    super(`${code}${line > 0 ? ` in line ${line}` : ""}${what === "" ? "" : `: ${what}`}`)
    this.code = code
    this.line = line
    this.what = what
  }
}
