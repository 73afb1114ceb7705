/** Why what was brought is not read at all. */
export type IntakeRefusal =
  | "upload-empty"
  | "file-not-a-table"
  | "not-utf-8"
  | "names-people"
  | "column-not-coded"
  | "too-many-figures"
  | "kind-does-not-fit"
  | "column-not-found"

/** What in a column may say who somebody is. */
export const identifyingKinds = [
  ...["name", "birth-date", "exact-date", "document-number", "email", "telephone", "free-text", "address"],
  ...["coordinates", "own-number", "online", "nested", "name-as-heading"],
] as const
export type Identifying = (typeof identifyingKinds)[number]

/**
 * Ends the reading of what was brought; nothing that was handed on before is of use. It names the column and what kind of
 * thing is in it, never a value.
 */
export class IntakeFault extends Error {
  override readonly name = "IntakeFault"
  readonly code: IntakeRefusal
  /** The heading of the column that is to blame, else nothing. */
  readonly column: string | null
  /** What the column says of somebody, where that is the reason. */
  readonly says: Identifying | null
  /** The line it was seen at first, 0 where none is to blame. */
  readonly line: number
  /** All columns that are to blame, as far as they are known by then. */
  readonly all: readonly { readonly column: string; readonly says: Identifying }[]

  constructor(
    code: IntakeRefusal,
    {
      column = null,
      says = null,
      line = 0,
      all = [],
    }: Partial<Pick<IntakeFault, "column" | "says" | "line" | "all">> = {},
  ) {
    super(`${code}${column === null ? "" : `: ${column}`}${says === null ? "" : ` (${says})`}`)
    this.code = code
    this.column = column
    this.says = says
    this.line = line
    this.all = all
  }
}
