import { compileNow, giveUpCompiling } from "#modules/reports/store/compiling.ts"
import { rows } from "#platform/database/sql.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import type { Handlers } from "#platform/jobs/worker.ts"
import { z } from "zod"

/** The work of this module that is done later: compiling. */
export const reportHandlers: Handlers = { "report.compile": { run: compileNow, giveUp: giveUpCompiling } }

/** Whether a report is there to be read. */
export const reportRecords: Pick<Records, "report"> = {
  report: async (db, id) =>
    isUuid(id) &&
    (await rows(db, z.object({ id: z.string() }))`select id from reports.report where id = ${id}::uuid`).length > 0,
}

export { printed } from "#modules/reports/store/printing.ts"

/** In what a report can be printed. */
export const printedFormats = ["docx", "pdf", "html", "akn", "json"] as const
