import type { Question } from "#modules/calls/question.ts"
import { isRepeat, type Questionnaire } from "#modules/calls/questionnaire.ts"
import { linesOf, type ReadLine, type RemarkOf } from "#modules/calls/xlsform/lines.ts"
import { listsOf } from "#modules/calls/xlsform/lists.ts"
import { namesOf } from "#modules/calls/xlsform/names.ts"
import { walked } from "#modules/calls/xlsform/walk.ts"
import type { ReadRow } from "#platform/kernel/workbook.ts"

/** What of an XLSForm has no counterpart here, or was taken for something else. */
export const xlsFormRemarks = [
  ...(["sheet-not-read", "column-not-read", "language-not-known", "type-not-known", "list-not-found"] as const),
  ...(["expression-not-read", "name-changed", "name-twice", "name-missing", "group-dissolved"] as const),
  ...(["repeat-in-repeat", "note-not-kept", "not-closed", "taken-as-file", "row-not-read", "repeat-empty"] as const),
] as const
export type XlsFormRemark = (typeof xlsFormRemarks)[number]

export type XlsForm = {
  readonly questionnaire: Questionnaire
  readonly questions: readonly Question[]
  readonly remarks: readonly {
    readonly sheet: string
    readonly row: number
    readonly remark: XlsFormRemark
    readonly what: string
  }[]
}

/**
 * Reads the rows of an XLSForm workbook: what it would be here, and what of it
 * has no counterpart, each with its sheet and row. Nothing is left out silently.
 * Answers nothing where no sheet `survey` with a type in each row is there.
 */
export async function xlsFormIn(rows: AsyncIterable<ReadRow> | Iterable<ReadRow>): Promise<XlsForm | undefined> {
  const remarks: { sheet: string; row: number; remark: XlsFormRemark; what: string }[] = []
  const remark: RemarkOf = ({ sheet, row }, code, what) => void remarks.push({ sheet, row, remark: code, what })
  const sheets = await linesOf(rows, remark)
  const survey = sheets.get("survey") ?? []
  if (!survey.some(({ type }) => type !== "")) return undefined
  const lists = listsOf(sheets.get("choices") ?? [], remark)
  const names = namesOf(survey, remark)
  const title = settled(sheets.get("settings") ?? [])
  const { sections, questions } = walked(survey, { lists, names, title, remark })
  const kept = sections.flatMap((section) => {
    const items = section.items.filter((item) => !isRepeat(item) || item.items.length > 0)
    return [{ ...section, items }]
  })
  // Rows in the order in which somebody goes through the sheets.
  const order = (sheet: string) => ["survey", "choices", "settings"].indexOf(sheet.toLowerCase())
  const sorted = remarks.toSorted((a, b) => order(a.sheet) - order(b.sheet) || a.row - b.row)
  return { questionnaire: { sections: kept }, questions, remarks: sorted }
}

/** The title of a form, which is that of questions that stand in no group. */
const settled = ([line]: readonly ReadLine[]) => {
  const title = line?.cells.get("form_title")
  return title === undefined ? {} : { en: title }
}
