import { isRepeat, type Form } from "#modules/calls/questionnaire.ts"
import type { Question } from "#modules/calls/question.ts"
import { AnswerPlace } from "#modules/submissions/draft.ts"
import type { WorkbookRemark } from "#modules/submissions/contract.ts"
import { knownWords, listOf, type Codebook, type Wording } from "#modules/submissions/workbook/codebook.ts"
import { fieldsOf, itemFields, type Field, type GivenCell } from "#modules/submissions/workbook/field.ts"
import { keySheet, marks, placeKey } from "#modules/submissions/workbook/key.ts"
import type { Mending, RemarkCode } from "#modules/submissions/workbook/read.ts"
import { recognizerOf } from "#modules/submissions/workbook/recognize.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { columnName, type ReadCell, type ReadRow } from "#platform/kernel/workbook.ts"

export type Place = { readonly sheet: string; readonly row: number; readonly column: number }

/** What was filled in of one answer, and where each part of it stands. */
export type Answering = {
  readonly given: Map<string, string | number>
  readonly items: { readonly nth: number; readonly said: Map<string, string | number> }[]
  readonly cells: GivenCell[]
  /** The row each cell stands in: there may be thousands. */
  readonly rows: number[]
  isFaulty: boolean
  readonly places: Map<string, Place>
  /** Where a part of the answer stands, by its path; where it begins, if that is not known. */
  readonly placeOf: (path: string) => Place
}

type Gathering = {
  readonly form: Form
  readonly book: Codebook
  readonly mendings: readonly Mending[]
  readonly words: Wording["words"]
  readonly remark: (place: Place, code: RemarkCode, found?: string) => void
  readonly remarks: WorkbookRemark[]
}

/** What the sheet in hand is, by its first cell. */
type Sheet =
  | { readonly is: "passed" }
  | { readonly is: "unknown" }
  | { readonly is: "cover" }
  | { readonly is: "section" }
  | { readonly is: "lines"; readonly question: Question; readonly keys: readonly string[] }
  | { readonly is: "repeat"; readonly repeat: string; readonly keys: readonly string[]; next: number }

/** Goes through the sheets of a filled workbook, row by row, and gathers what was filled in, answer by answer. */
export async function gathered(
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
  { form, book, mendings, words, remark, remarks }: Gathering,
) {
  const { recognize, suggestions, repairs } = recognizerOf(book, mendings)
  const reason = knownWords(book.get("missing") ?? [])
  const questions = new Map<string, Question>(form.questions.map((question) => [question.code, question]))
  const fields = new Map(form.questions.map((question) => [question.code, byKey(fieldsOf(question, words))]))
  const lineFields = new Map(form.questions.map((question) => [question.code, byKey(lineFieldsOf(question, words))]))
  const repeated = new Set(form.sections.flatMap(({ items }) => items.filter(isRepeat).map(({ repeat }) => repeat)))
  const answers = new Map<string, Answering>()
  const repeats = new Map<string, Set<number>>()
  const lines = new Set<string>()
  const sheets = new Map<string, number>()
  let count = 0
  let language: Language | undefined
  let sheet: Sheet = { is: "passed" }

  const answering = (question: string, nth: number, place: Place): Answering => {
    const key = placeKey(question, nth)
    const found = answers.get(key) ?? blankAt(place)
    answers.set(key, found)
    return found
  }

  /** What stands in a cell, as its field takes it; nothing where it is blank, or was not understood and remarked on. */
  function taken(field: Field, cell: ReadCell | undefined, place: Place, of: Answering): string | number | undefined {
    const text = typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : (cell ?? "")
    const trimmed = String(text).trim()
    if (trimmed === "") return undefined
    const fault = (code: RemarkCode): undefined => {
      of.isFaulty = true
      remark(place, code, trimmed.slice(0, 500))
    }
    switch (field.is) {
      case "words":
        return String(text)
      case "number": {
        const number =
          typeof text === "number" ? text : /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : undefined
        return number ?? fault("not-a-number")
      }
      case "day":
        return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) && typeof text === "string" ? trimmed : fault("not-a-date")
      case "code":
        return coded(field.list ?? "", trimmed, place, of)
      case "languages":
      default: {
        const codes = trimmed.split(/[\s,;،、]+/).map((word) => coded(field.list ?? "", word, place, of))
        return codes.filter((code) => code !== undefined).join(" ")
      }
    }
  }

  function coded(list: string, word: string, { sheet: name, row, column }: Place, of: Answering): string | undefined {
    const found = recognize(list, word)
    if (found === "left-out") return undefined
    if (found !== "not-known") return found.code
    of.isFaulty = true
    remarks.push({
      ...{ sheet: name, row, column: columnName(column), remark: "code-not-known", found: word.slice(0, 500) },
      suggestions: [...suggestions(list, word)],
    })
    return undefined
  }

  /** Puts a part of an answer where it belongs; a long text goes on from what was there. */
  function put(
    into: Map<string, string | number>,
    key: string,
    part: number,
    value: string | number | undefined,
  ): void {
    if (value === undefined) return
    const before = into.get(key)
    into.set(key, part > 1 && before !== undefined ? `${before}${value}` : value)
  }

  function sectionRow({ cells, row, sheet: name }: ReadRow): void {
    const place = { sheet: name, row, column: 3 }
    const said = cells[3]
    const key = typeof cells[0] === "string" ? cells[0] : ""
    if (key === "") {
      if (said !== null && said !== undefined) remark(place, "row-without-place", String(said).slice(0, 500))
      return
    }
    count += 1
    const [code = "", nth = "", ...rest] = key.split(" ")
    const [fieldKey = "", part = "1"] = rest.join(" ").split("#")
    const field = fields.get(code)?.get(fieldKey)
    if (!field) return remark(place, "question-not-asked", code)
    const of = answering(code, Number(nth), place)
    if (!of.places.has(fieldKey)) of.places.set(fieldKey, place)
    put(of.given, fieldKey, Number(part), taken(field, said ?? null, place, of))
  }

  function lineRow(row: ReadRow, { question, keys }: Extract<Sheet, { is: "lines" }>): void {
    if (row.row < 3 || !isFilled(row)) return
    count += 1
    const at = (column: number): Place => ({ sheet: row.sheet, row: row.row, column })
    const nthAt = keys.indexOf("nth")
    const nth = nthAt < 0 ? 0 : Number(row.cells[nthAt])
    if (!Number.isInteger(nth) || nth < 0) return remark(at(nthAt), "row-without-place", String(row.cells[nthAt] ?? ""))
    const of = answering(question.code, nth, at(1))
    const said = new Map<string, string | number>()
    let leaves = false
    for (const [column, key] of keys.entries()) {
      const [name = "", part = "1"] = key.split("#")
      const field = column === 0 || name === "nth" ? undefined : lineFields.get(question.code)?.get(name)
      if (!field) continue
      const cell = row.cells[column] ?? null
      // Why there is no number may be said in its place.
      const isReason = name === "number" && typeof cell === "string" && reason(cell.trim()) !== undefined
      const actual = isReason ? lineFields.get(question.code)?.get("why") : field
      const faultyBefore = of.isFaulty
      const value = actual && taken(actual, cell, at(column), of)
      if (value === undefined && cell !== null && field.is === "code" && of.isFaulty === faultyBefore) leaves = true
      put(said, isReason ? "why" : name, Number(part), value)
    }
    if (leaves) return
    if (question.kind !== "table") {
      if (said.size === 0) return
      const own = typeof row.cells[0] === "number" ? row.cells[0] : Number.NaN
      of.places.set(`items.${of.items.length}`, at(1))
      of.items.push({ nth: own, said })
      return
    }
    const value = said.get("number") ?? said.get("why")
    // A line made ready that nobody filled in says nothing.
    if (value === undefined) return
    const codes = question.dimensions.flatMap(({ code }) => {
      const found = said.get(`by.${code}`)
      return found === undefined ? [] : [[code, String(found)] as const]
    })
    if (said.has("number") && said.has("why")) {
      of.isFaulty = true
      return remark(at(keys.indexOf("why")), "answer-and-reason")
    }
    if (of.cells.length === 0) of.places.set("cells", at(1))
    of.cells.push({ at: Object.fromEntries(codes), value })
    of.rows.push(row.row)
  }

  function repeatRow(row: ReadRow, at: Extract<Sheet, { is: "repeat" }>): void {
    if (row.row < 3 || !isFilled(row)) return
    count += 1
    const own = row.cells[0]
    const nth = typeof own === "number" ? own : at.next
    if (!AnswerPlace.shape.nth.safeParse(nth).success)
      return remark({ sheet: row.sheet, row: row.row, column: 0 }, "row-without-place", String(own ?? ""))
    at.next = Math.max(at.next, nth + 1)
    repeats.get(at.repeat)?.add(nth)
    for (const [column, key] of at.keys.entries()) {
      if (column === 0 || key === "") continue
      const [code = "", whole = ""] = key.split(" ")
      const [name = "", part = "1"] = whole.split("#")
      const place = { sheet: row.sheet, row: row.row, column }
      const field = fields.get(code)?.get(name)
      if (!field) continue
      const of = answering(code, nth, place)
      if (!of.places.has(name)) of.places.set(name, place)
      put(of.given, name, Number(part), taken(field, row.cells[column] ?? null, place, of))
    }
  }

  /** What a sheet is, by the first cell of its first row. */
  function begun(row: ReadRow): Sheet {
    const first = typeof row.cells[0] === "string" && row.row === 1 ? row.cells[0] : ""
    const keys = row.cells.map((cell) => String(cell ?? ""))
    if (row.sheet === keySheet || row.sheet === "lists") return { is: "passed" }
    if (first === "palermo cover") return { is: "cover" }
    if (first.startsWith(`${marks.section} `)) return { is: "section" }
    const question = first.startsWith(`${marks.lines} `)
      ? questions.get(first.slice(marks.lines.length + 1))
      : undefined
    if (question) {
      lines.add(question.code)
      return { is: "lines", question, keys }
    }
    const repeat = first.startsWith(`${marks.repeat} `) ? first.slice(marks.repeat.length + 1) : ""
    if (repeated.has(repeat)) {
      repeats.set(repeat, new Set())
      return { is: "repeat", repeat, keys, next: 1 }
    }
    remark(
      { sheet: row.sheet, row: row.row, column: 0 },
      first.startsWith("palermo ") ? "question-not-asked" : "sheet-not-known",
      row.sheet,
    )
    return { is: "unknown" }
  }

  let name: string | undefined
  for await (const row of rows) {
    if (row.sheet !== name) {
      name = row.sheet
      sheets.set(name, sheets.size)
      sheet = begun(row)
    } else if (sheet.is === "section") sectionRow(row)
    else if (sheet.is === "lines") lineRow(row, sheet)
    else if (sheet.is === "repeat") repeatRow(row, sheet)
    else if (sheet.is === "cover" && row.cells[0] === "language") {
      const found = recognize("language", String(row.cells[2] ?? "").trim())
      language = typeof found === "object" ? languages.find((each) => each === found.code) : undefined
    }
  }
  return {
    ...{ answers, repeats, lines, language, rows: count, repairs },
    blank: (question: string): Answering => blankAt({ sheet: question, row: 1, column: 0 }),
    order: (of: string): number => sheets.get(of) ?? -1,
  }
}

const byKey = (fields: readonly Field[]): ReadonlyMap<string, Field> =>
  new Map(fields.map((field) => [field.key, field]))

/** What stands in the columns of a sheet of lines. */
function lineFieldsOf(question: Question, words: Wording["words"]): Field[] {
  if (question.kind !== "table") return itemFields(question.kind, words)
  const dimensions = question.dimensions.map((dimension): Field => {
    return { key: `by.${dimension.code}`, label: dimension.label, is: "code", list: listOf(question, dimension) }
  })
  return [
    ...dimensions,
    { key: "number", label: {}, is: "number" },
    { key: "why", label: {}, is: "code", list: "missing" },
  ]
}

/** Whether anything stands in a row besides what it is known by. */
const isFilled = ({ cells }: ReadRow): boolean =>
  cells.some((cell, at) => at > 0 && cell !== null && String(cell).trim() !== "")

function blankAt(place: Place): Answering {
  const places = new Map<string, Place>()
  const rows: number[] = []
  const placeOf = (path: string): Place => {
    const [first = "", second = ""] = path.split(".")
    const cells = places.get("cells")
    if (first === "cells" && cells) return { ...cells, row: rows[Number(second)] ?? cells.row }
    const items = /^(laws|practices|authorities)$/.test(first) ? `items.${second}` : `${first}.${second}`
    return places.get(items) ?? places.get(path) ?? places.get(first) ?? place
  }
  return { given: new Map(), items: [], cells: [], rows, isFaulty: false, places, placeOf }
}
