/** Why a store cannot be opened or taken, each the code of a sentence the reader gets in their own language. */
export type StoreRefusal =
  | "store-in-use"
  | "store-damaged"
  | "folder-unusable"
  | "database-unreachable"
  | "database-refuses-sign-in"
  | "database-too-old"
  | "database-lacks-rights"
  | "migration-edited"
  | "migration-failed"
  | "store-newer"
  | "backup-not-found"
  | "backup-damaged"
  | "backup-newer"
  | "store-not-empty"

/**
 * A store that cannot be opened, backed up or restored, for a reason an
 * operator can do something about. `detail` fills the blanks of the sentence.
 */
export class StoreFault extends Error {
  override readonly name = "StoreFault"
  readonly code: StoreRefusal
  readonly detail: Readonly<Record<string, string>>

  constructor(code: StoreRefusal, message: string, detail: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.detail = detail
  }
}
