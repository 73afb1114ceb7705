import type { Known } from "#modules/calls/holds.ts"
import type { Dimension, Question } from "#modules/calls/question.ts"
import type { AnswerValue, Cell } from "#modules/calls/value.ts"

// Pages ask this without the schemas.

/** Why there is a blank. Told apart from zero and from each other, in every table and sentence. */
export const missingKinds = ["not-available", "not-applicable", "withheld"] as const

/** What is wrong with an answer, and at which place of it. */
export type AnswerFault = {
  readonly place: string
  readonly fault:
    | "answer-of-another-kind"
    | "option-not-offered"
    | "only-one-chosen"
    | "number-too-small"
    | "number-too-large"
    | "number-not-whole"
    | "cell-outside"
    | "cell-twice"
}

/** The codes a dimension of a table takes; nothing where it takes the code of any State. */
export type CodesOf = (dimension: Dimension) => ReadonlySet<string>

/** Finds what is wrong with an answer to a question; nothing where it fits. */
export function faultsIn(question: Question, value: AnswerValue, codesOf: CodesOf): AnswerFault[] {
  if (value.kind === "missing") return []
  if (value.kind !== question.kind) return [{ place: "", fault: "answer-of-another-kind" }]
  if (value.kind === "choice") return faultsOfChoice(question, value.chosen)
  if (value.kind === "number") return faultsOfNumber(question, value.number)
  if (value.kind === "table") return faultsOfTable(question, value.cells, codesOf)
  return []
}

function faultsOfChoice({ options, many }: Question, chosen: readonly string[]): AnswerFault[] {
  const offered = new Set(options.map(({ code }) => code))
  const faults = chosen.flatMap((each, n): AnswerFault[] =>
    offered.has(each) ? [] : [{ place: `chosen.${n}`, fault: "option-not-offered" }],
  )
  return !many && chosen.length > 1 ? [...faults, { place: "chosen", fault: "only-one-chosen" }] : faults
}

function faultsOfNumber({ bounds }: Question, number: number): AnswerFault[] {
  if (!bounds) return []
  const faults: AnswerFault[] = []
  if (bounds.least !== null && number < bounds.least) faults.push({ place: "number", fault: "number-too-small" })
  if (bounds.most !== null && number > bounds.most) faults.push({ place: "number", fault: "number-too-large" })
  if (bounds.whole && !Number.isInteger(number)) faults.push({ place: "number", fault: "number-not-whole" })
  return faults
}

function faultsOfTable({ dimensions }: Question, cells: readonly Cell[], codesOf: CodesOf): AnswerFault[] {
  const codes = dimensions.map((each) => [each.code, codesOf(each)] as const)
  const seen = new Set<string>()
  return cells.flatMap(({ at }, n): AnswerFault[] => {
    const key = JSON.stringify(codes.map(([code]) => at[code]))
    const isInside =
      Object.keys(at).length === codes.length &&
      codes.every(([code, all]) => at[code] !== undefined && (at[code] === "total" || all.has(at[code])))
    if (!isInside) return [{ place: `cells.${n}`, fault: "cell-outside" }]
    if (seen.has(key)) return [{ place: `cells.${n}`, fault: "cell-twice" }]
    seen.add(key)
    return []
  })
}

/** What conditions see of an answer; nothing of one that is missing, or of a kind that conditions cannot compare. */
export function knownOf(value: AnswerValue): number | string | readonly string[] | undefined {
  switch (value.kind) {
    case "compliance":
      return value.answer
    case "explanation":
      return value.text
    case "date":
      return value.date
    case "number":
      return value.number
    case "choice":
      return value.chosen
    case "assistance":
      return value.needed
    case "table":
      return grandTotal(value.cells)
    case "file":
    case "law":
    case "practice":
    case "authority":
      return "given"
    case "missing":
      break
  }
  return undefined
}

/** The answers given so far, as conditions see them, by the code of their question. */
export function knownIn(values: Iterable<readonly [code: string, value: AnswerValue]>): Known {
  const known = new Map<string, number | string | readonly string[]>()
  for (const [code, value] of values) {
    const seen = knownOf(value)
    if (seen !== undefined) known.set(code, seen)
  }
  return known
}

/** The cell in which every dimension says `total`; nothing where none was given, or no number. */
export function grandTotal(cells: readonly Cell[]): number | undefined {
  const total = cells.find(({ at }) => Object.values(at).every((code) => code === "total"))?.value
  return typeof total === "number" ? total : undefined
}
