import type { AnswerValue } from "#modules/calls/value.ts"
import type { AnswerInPlace } from "#modules/submissions/contract.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"

/** One thing that an answer says, as a row of a file: in which field, and which part of a text that is longer than a cell holds. */
export type AnswerRow = {
  readonly answer: AnswerInPlace
  readonly language: Language
  readonly field: string
  readonly value: string | number
  readonly part: number
}

// A cell of a workbook holds 32,767 characters; what is longer goes on in the next row.
const longest = 32_000

/** The columns of the file; their codes are the same in every language and release. */
export const columns: readonly FileColumn<AnswerRow>[] = [
  ["party", ({ answer }) => answer.party],
  ["party_name", ({ answer, language }) => inLanguage(answer.names, language).text],
  ["question", ({ answer }) => answer.question],
  ["question_text", ({ answer, language }) => inLanguage(answer.label, language).text],
  ["number", ({ answer }) => answer.nth],
  ["period", ({ answer }) => answer.period],
  ["kind", ({ answer }) => answer.value.kind],
  ["field", ({ field }) => field],
  ["part", ({ part }) => part],
  ["value", ({ value }) => value],
  ["language", ({ answer }) => answer.language],
  ["given", ({ answer }) => answer.given],
  ["call", ({ answer }) => answer.call.id],
  ["release", ({ answer }) => answer.release],
  ["released_from", ({ answer }) => answer.releasedFrom],
  ["answer", ({ answer }) => answer.id],
]

/** The rows of an answer: one for each thing it says, none of it cut short. */
export function rowsOf(answer: AnswerInPlace, language: Language): AnswerRow[] {
  return saidIn(answer.value).flatMap(([field, value]) =>
    piecesOf(value).map((piece, at) => ({ answer, language, field, value: piece, part: at + 1 })),
  )
}

function piecesOf(value: string | number): (string | number)[] {
  if (typeof value === "number" || value.length <= longest) return [value]
  const pieces: string[] = []
  for (let at = 0; at < value.length;) {
    // A sign of two units stays whole.
    const end = at + longest - (/[\ud800-\udbff]/.test(value.charAt(at + longest - 1)) ? 1 : 0)
    pieces.push(value.slice(at, end))
    at = end
  }
  return pieces
}

type Said = [field: string, value: string | number]

/** What an answer says, field by field. Cells of a table are fields by their codes: `sex=female age=total`. */
function saidIn(value: AnswerValue): Said[] {
  if (value.kind === "table")
    return [
      ...value.cells.map((cell): Said => {
        const at = Object.entries(cell.at).map(([code, is]) => `${code}=${is}`)
        return [at.sort().join(" "), cell.value]
      }),
      ...fieldsOf("", { source: value.source, articles: value.articles, note: value.note }),
    ]
  const { kind: _, ...fields } = value
  return fieldsOf("", fields)
}

/** Fields by their path, as deep as they go; what is empty says nothing. */
function fieldsOf(path: string, value: unknown): Said[] {
  if (typeof value === "string") return value === "" ? [] : [[path, value]]
  if (typeof value === "number") return [[path, value]]
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => {
    const key = Array.isArray(value) ? String(Number(name) + 1) : name
    return fieldsOf(path === "" ? key : `${path}.${key}`, each)
  })
}
