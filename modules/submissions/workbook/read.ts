import { isRepeat, type Form } from "#modules/calls/questionnaire.ts"
import { AnswerValue, faultsIn, type CodesOf } from "#modules/calls/value.ts"
import type { WorkbookRemark } from "#modules/submissions/contract.ts"
import { DraftWording, type Draft } from "#modules/submissions/draft.ts"
import { codebookOf, type Wording } from "#modules/submissions/workbook/codebook.ts"
import { itemFields, valueOf } from "#modules/submissions/workbook/field.ts"
import { gathered, type Answering, type Place } from "#modules/submissions/workbook/gather.ts"
import { digestOf, keySheet, placeKey } from "#modules/submissions/workbook/key.ts"
import type { Found } from "#modules/submissions/workbook/recognize.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { columnName, type ReadRow } from "#platform/kernel/workbook.ts"

/** What stands in a workbook that needs somebody. */
export const workbookRemarks = [
  ...(["sheet-not-known", "sheet-missing", "older-edition", "question-not-asked", "row-without-place"] as const),
  ...(["code-not-known", "not-a-number", "not-a-date", "reason-missing", "answer-and-reason"] as const),
  ...(["part-missing", "does-not-fit", "answer-of-another-kind", "option-not-offered", "only-one-chosen"] as const),
  ...(["number-too-small", "number-too-large", "number-not-whole", "cell-outside", "cell-twice"] as const),
] as const
export type RemarkCode = (typeof workbookRemarks)[number]

/** A word that no code is known for, and what somebody said it means: a code, or nothing, which leaves it out. */
export type Mending = { readonly list: string; readonly found: string; readonly code: string | null }

/** What a workbook is read against: the form and the answers as they are now. */
export type Against = {
  readonly call: { readonly id: string; readonly edition: number }
  readonly submission: string
  readonly form: Form
  readonly drafts: readonly Pick<Draft, "question" | "nth" | "value">[]
  readonly codesOf: CodesOf
  readonly mendings: readonly Mending[]
} & Wording

export type Reading = {
  readonly drafts: readonly DraftWording[]
  readonly unchanged: number
  readonly rows: number
  readonly remarks: readonly WorkbookRemark[]
  readonly repairs: readonly Found[]
}

/**
 * Reads a workbook that was filled in: the answers that were changed in it, on
 * top of the versions it was made from; how many stand; and a remark, by sheet,
 * row and column, on all that cannot be understood. An answer of which anything
 * was not understood is not among them: none is kept in part. What a workbook
 * does not show (a sheet or row somebody took out) is not touched.
 */
export async function workbookIn(
  open: () => AsyncIterable<ReadRow> | Iterable<ReadRow>,
  against: Against,
): Promise<Result<Reading, "workbook-of-another-form">> {
  const key = await keyIn(open())
  const { call, submission, form } = against
  if (!key || key.call !== call.id || key.submission !== submission) return refuse("workbook-of-another-form")
  const remarks: WorkbookRemark[] = []
  const remark = ({ sheet, row, column }: Place, code: RemarkCode, found = "") =>
    void remarks.push({ sheet, row, column: columnName(column), remark: code, found, suggestions: [] })
  if (key.edition !== call.edition) remark({ sheet: keySheet, row: 3, column: 1 }, "older-edition", String(key.edition))

  const book = codebookOf(form, against)
  const read = await gathered(open(), { form, book, mendings: against.mendings, words: against.words, remark, remarks })
  const language = read.language ?? key.language
  const there = new Map(against.drafts.map(({ question, nth, value }) => [placeKey(question, nth), value]))
  const drafts: DraftWording[] = []
  let unchanged = 0

  function settle(code: string, nth: number, answering: Answering): void {
    const question = form.questions.find((each) => each.code === code)
    const place = placeKey(code, nth)
    if (!question || answering.isFaulty) return
    const said = valueOf(question, answering.given, answering.items, answering.cells, there.get(place) ?? null)
    const value = said === null ? null : valueIn(said, answering)
    if (value === undefined) return
    const faults = value === null ? [] : faultsIn(question, value, against.codesOf)
    for (const { place: at, fault } of faults) remark(answering.placeOf(at), fault)
    if (faults.length > 0) return
    const before = key?.answers.get(place)
    if (digestOf(value) === (before?.digest ?? digestOf(null))) unchanged += value === null ? 0 : 1
    else drafts.push({ question: question.code, nth, base: before?.version ?? 0, value, language })
  }

  /** The answer as it can be kept, or nothing where it cannot, with a remark on why. */
  function valueIn(said: unknown, answering: Answering): AnswerValue | undefined {
    const parsed = AnswerValue.safeParse(said)
    if (parsed.success) return parsed.data
    const kind = typeof said === "object" && said !== null && "kind" in said ? said.kind : ""
    if (kind === "both") remark(answering.placeOf("why"), "answer-and-reason")
    else if (kind === "missing") remark(answering.placeOf("missing-note"), "reason-missing")
    else
      for (const { path, code } of parsed.error.issues) {
        const isMissing = code === "too_small" || code === "invalid_value" || code === "invalid_type"
        remark(
          answering.placeOf(path.join(".")),
          isMissing ? "part-missing" : "does-not-fit",
          path.map(String).join("."),
        )
      }
    return undefined
  }

  const seen = (place: string): Answering | undefined => read.answers.get(place)
  for (const { items } of form.sections)
    for (const item of items) {
      const asked = isRepeat(item) ? item.items : [item]
      // Of a repeat, what stood in it before and stands there no more was taken out.
      const before = [...key.answers.keys()]
        .map((place) => place.split(" "))
        .filter(([code]) => asked.some((each) => each.question === code))
      const nths = isRepeat(item)
        ? [...new Set([...before.map(([, nth]) => Number(nth)), ...(read.repeats.get(item.repeat) ?? [])])]
        : [0]
      if (isRepeat(item) && !read.repeats.has(item.repeat)) continue
      for (const { question: code } of asked) {
        const question = form.questions.find((each) => each.code === code)
        if (!question) continue
        const hasLines = question.kind === "table" || itemFields(question.kind, against.words).length > 0
        if (hasLines && !read.lines.has(code)) {
          if (isRepeat(item) || seen(placeKey(code, 0)))
            remark({ sheet: code, row: 1, column: 0 }, "sheet-missing", code)
          continue
        }
        for (const nth of nths.toSorted((a, b) => a - b)) {
          const answering = seen(placeKey(code, nth)) ?? (isRepeat(item) ? read.blank(code) : undefined)
          if (answering) settle(code, nth, answering)
        }
      }
    }
  const sorted = remarks.toSorted((a, b) => read.order(a.sheet) - read.order(b.sheet) || a.row - b.row)
  return allow({ drafts, unchanged, rows: read.rows, remarks: sorted, repairs: read.repairs() })
}

type Key = {
  readonly call: string
  readonly submission: string
  readonly edition: number
  readonly language: Language
  readonly answers: ReadonlyMap<string, { readonly version: number; readonly digest: string }>
}

/** What the hidden sheet says a workbook is of; nothing where there is none, or it is not whole. */
async function keyIn(rows: AsyncIterable<ReadRow> | Iterable<ReadRow>): Promise<Key | undefined> {
  const said = new Map<string, string>()
  const answers = new Map<string, { version: number; digest: string }>()
  for await (const { sheet, cells } of rows) {
    if (sheet !== keySheet) continue
    const [name, one, two, three, four] = cells.map((cell) => String(cell ?? ""))
    if (name === "answer") {
      const [nth, version] = [counted(two, DraftWording.shape.nth), counted(three)]
      if (nth === undefined || version === undefined) return undefined
      answers.set(placeKey(one ?? "", nth), { version, digest: four ?? "" })
    } else if (name === "end") {
      const language = languages.find((each) => each === said.get("language")) ?? "en"
      const [call = "", submission = "", edition] = [
        said.get("call"),
        said.get("submission"),
        counted(said.get("edition")),
      ]
      return edition === undefined ? undefined : { call, submission, edition, language, answers }
    } else said.set(name ?? "", one ?? "")
  }
  return undefined
}

/** A number somebody may have written into the hidden sheet; nothing where it counts nothing. */
const counted = (text: string | undefined, as = DraftWording.shape.base): number | undefined =>
  as.safeParse(Number(text || Number.NaN)).data
