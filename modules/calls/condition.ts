import { z } from "zod"

/** What is compared: what was answered to a question, a number, a word, or the sum of several. */
export type Term =
  | { readonly answer: string }
  | { readonly number: number }
  | { readonly word: string }
  | { readonly sum: readonly Term[] }

/**
 * When a question is asked, or an answer holds: logic over the answers given so
 * far, as data. A question is named by its code.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly answered: string }
  | { readonly chosen: readonly [question: string, option: string] }
  | { readonly compare: readonly [left: Term, by: Comparison, right: Term] }

export const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const
export type Comparison = (typeof comparisons)[number]

const code = z.string().max(100)

export const Term: z.ZodType<Term> = z.lazy(() =>
  z.union([
    z.strictObject({ answer: code }),
    z.strictObject({ number: z.number() }),
    z.strictObject({ word: z.string().max(500) }),
    z.strictObject({ sum: z.array(Term).min(1).max(100) }),
  ]),
)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1).max(50) }),
    z.strictObject({ any: z.array(Condition).min(1).max(50) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ answered: code }),
    z.strictObject({ chosen: z.tuple([code, code]) }),
    z.strictObject({ compare: z.tuple([Term, z.enum(comparisons), Term]) }),
  ]),
)

/** What has been answered, as conditions see it: a number, a word (also of a choice of one), or what was chosen among several. */
export type Known = ReadonlyMap<string, number | string | readonly string[]>

/** Whether a condition holds. What is compared with an answer that is not there does not hold, and neither does its opposite by comparison. */
export function holds(condition: Condition, known: Known): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, known))
  if ("any" in condition) return condition.any.some((each) => holds(each, known))
  if ("not" in condition) return !holds(condition.not, known)
  if ("answered" in condition) return known.has(condition.answered)
  if ("chosen" in condition) {
    const given = known.get(condition.chosen[0])
    return Array.isArray(given) ? given.includes(condition.chosen[1]) : given === condition.chosen[1]
  }
  const [left, by, right] = condition.compare
  return compared(worth(left, known), by, worth(right, known))
}

/** The codes of the questions a condition rests on, each once. */
export function restsOn(condition: Condition): ReadonlySet<string> {
  const found = new Set<string>()
  const inTerm = (term: Term): void => {
    if ("answer" in term) found.add(term.answer)
    if ("sum" in term) term.sum.forEach(inTerm)
  }
  const inCondition = (each: Condition): void => {
    if ("all" in each) each.all.forEach(inCondition)
    else if ("any" in each) each.any.forEach(inCondition)
    else if ("not" in each) inCondition(each.not)
    else if ("answered" in each) found.add(each.answered)
    else if ("chosen" in each) found.add(each.chosen[0])
    else [each.compare[0], each.compare[2]].forEach(inTerm)
  }
  inCondition(condition)
  return found
}

function worth(term: Term, known: Known): number | string | undefined {
  if ("number" in term) return term.number
  if ("word" in term) return term.word
  if ("answer" in term) {
    const given = known.get(term.answer)
    return typeof given === "object" ? given.join(" ") : given
  }
  const parts = term.sum.map((each) => worth(each, known))
  // A sum of which a part is missing is missing: never a smaller sum.
  return parts.every((part) => typeof part === "number") ? parts.reduce((sum, part) => sum + part, 0) : undefined
}

function compared(left: number | string | undefined, by: Comparison, right: number | string | undefined): boolean {
  if (left === undefined || right === undefined || typeof left !== typeof right) return false
  switch (by) {
    case "=":
      return left === right
    case "!=":
      return left !== right
    case "<":
      return left < right
    case "<=":
      return left <= right
    case ">":
      return left > right
    case ">=":
      return left >= right
  }
}
