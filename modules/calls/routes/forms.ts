import { exportXlsForm, readXlsForm } from "#modules/calls/contract.ts"
import { newestOf } from "#modules/calls/store/bank.ts"
import { findCall } from "#modules/calls/store/calls.ts"
import { formOf } from "#modules/calls/store/editions.ts"
import { formWords, offeredBy } from "#modules/calls/store/words.ts"
import { xlsFormIn } from "#modules/calls/xlsform/read.ts"
import { xlsFormOf } from "#modules/calls/xlsform/write.ts"
import { rowsOf, WorkbookFault } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

/** Serves forms in the file form of the field: XLSForm out, and in for whoever drafts a call. */
export function formRoutes({ serve }: Service): void {
  serve(exportXlsForm, async ({ db }, { params, format }) => {
    const call = await findCall(db, params.id)
    const form = call && (await formOf(db, call))
    if (!form) return refuse("call-not-found")
    const id = `call-${call.id.slice(0, 8)}`
    const version = String(call.edition)
    const book = xlsFormOf(form, { title: call.title, id, version, words: formWords, offered: await offeredBy(db) })
    if (format === "xlsx") return allowAs(workbookOf(book), { filename: `${id}-${version}.xlsx` })
    const [survey = 0, choices = 0] = book.sheets.map(({ rows, heads }) => lengthOf(rows) - heads)
    return allow({ survey, choices })
  })

  serve(readXlsForm, async ({ db, files: { read } }, { files }) => {
    const [file] = files
    const bytes = file && (await read(file.hash))
    if (!bytes || bytes.length === 0) return refuse("upload-empty")
    try {
      const found = await xlsFormIn(rowsOf(bytes))
      if (!found) return refuse("xlsform-not-readable")
      const known = new Set(
        (
          await newestOf(
            db,
            found.questions.map(({ code }) => code),
          )
        ).map(({ code }) => code),
      )
      const questions = found.questions.map(({ edition: _edition, retired: _retired, ...wording }) => ({
        ...wording,
        known: known.has(wording.code),
      }))
      return allow({ questionnaire: found.questionnaire, questions, remarks: [...found.remarks] })
    } catch (error) {
      if (!(error instanceof WorkbookFault)) throw error
      return refuse(error.code === "workbook-too-large" ? error.code : "xlsform-not-readable")
    }
  })
}

/** How many rows a sheet has that is all there; one that is only read as it goes by has none yet. */
const lengthOf = (rows: object): number => (Array.isArray(rows) ? rows.length : 0)
