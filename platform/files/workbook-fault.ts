/** Why a file that was brought as a workbook is not read. */
export type WorkbookRefusal = "workbook-not-readable" | "workbook-too-large"

/** Ends the reading of a workbook with the reason. */
export class WorkbookFault extends Error {
  override readonly name = "WorkbookFault"
  readonly code: WorkbookRefusal

  constructor(code: WorkbookRefusal) {
    super(code)
    this.code = code
  }
}
