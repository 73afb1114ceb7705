import { codesOf } from "#modules/calls/door.ts"
import { exportWorkbook, Mendings, readWorkbook } from "#modules/submissions/contract.ts"
import { formGiven, take } from "#modules/submissions/routes/hand.ts"
import { lastAnswers } from "#modules/submissions/store/against.ts"
import { draftsOf } from "#modules/submissions/store/drafts.ts"
import { nameOf } from "#modules/submissions/store/names.ts"
import { wordingOf } from "#modules/submissions/store/words.ts"
import { workbookIn, type Mending } from "#modules/submissions/workbook/read.ts"
import { workbookFor } from "#modules/submissions/workbook/write.ts"
import { rowsOf, WorkbookFault } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** Serves forms as workbooks: filled with what was written so far, and read back when somebody filled them further. */
export function workbookRoutes({ serve }: Service): void {
  serve(exportWorkbook, async (context, { params, query: { language }, format }) => {
    const { db } = context
    const taken = await take(context, params.id)
    if (!taken.ok) return taken
    const { submission, call, due } = taken.value
    const form = await formGiven(context, taken.value)
    if (!form) return refuse("section-not-yours")
    if (format !== "xlsx") return allow({ questions: form.questions.length })
    const party = inLanguage(await nameOf(db, submission.party), language).text || submission.party
    const isThere = new Set(form.questions.map(({ code }) => code))
    const [written, said] = [await draftsOf(db, submission.id), await lastAnswers(db, submission, form, call)]
    const drafts = written.filter(({ question }) => isThere.has(question))
    const last = said.filter(({ question }) => isThere.has(question))
    const filling = { call, submission: submission.id, party, due, language, form, drafts, last }
    const book = workbookFor({ ...filling, ...(await wordingOf(db)) })
    return allowAs(workbookOf(book), { filename: `${submission.party}-${call.id.slice(0, 8)}.xlsx` })
  })

  serve(readWorkbook, async (context, { params, files }) => {
    const { db } = context
    const taken = await take(context, params.id)
    if (!taken.ok) return taken
    const { submission, call } = taken.value
    const brought = files.find(({ name }) => name !== repairsName)
    const bytes = brought && (await context.files.read(brought.hash))
    if (!bytes || bytes.length === 0) return refuse("upload-empty")
    const said = files.find(({ name }) => name === repairsName)
    const mendings = mendingsIn(said && (await context.files.read(said.hash)))
    if (!mendings.ok) return mendings
    const form = await formGiven(context, taken.value)
    if (!form) return refuse("section-not-yours")
    const against = { call, submission: submission.id, form, drafts: await draftsOf(db, submission.id) }
    const knowing = { codesOf: await codesOf(db), mendings: mendings.value, ...(await wordingOf(db)) }
    try {
      const read = await workbookIn(() => rowsOf(bytes), { ...against, ...knowing })
      if (!read.ok) return read
      const { drafts, unchanged, rows, remarks, repairs } = read.value
      return allow({ drafts: [...drafts], unchanged, rows, remarks: [...remarks], repairs: [...repairs] })
    } catch (error) {
      if (error instanceof WorkbookFault) return refuse(error.code)
      throw error
    }
  })
}

/** What the file is called that says what words mean. */
const repairsName = "repairs.json"

function mendingsIn(bytes: Uint8Array | undefined): Result<readonly Mending[], "repairs-not-readable"> {
  if (bytes === undefined) return allow([])
  try {
    const read = Mendings.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")))
    return read.success ? allow(read.data) : refuse("repairs-not-readable")
  } catch {
    return refuse("repairs-not-readable")
  }
}
