import type { Comparison, Condition } from "#modules/calls/condition.ts"
import type { Question } from "#modules/calls/question.ts"

/** How a line of a plain condition compares. */
export const manners = ["answered", "not-answered", "is", "is-not", "less", "at-most", "more", "at-least"] as const
export type Manner = (typeof manners)[number]

/** One line of a plain condition: a question, how it is looked at, and what with; a value may be another question by its code. */
export type Line = {
  readonly question: string
  readonly by: Manner
  readonly value: string
  readonly other: boolean
}

/** A condition as the form shows it: lines of which all, or any, must hold. */
export type Plain = { readonly join: "all" | "any"; readonly lines: readonly Line[] }

const signOf: Readonly<Record<string, Comparison>> = {
  ...{ is: "=", "is-not": "!=", less: "<", "at-most": "<=", more: ">", "at-least": ">=" },
}
const mannerOf = new Map<Comparison, Manner>(
  manners.flatMap((each): [Comparison, Manner][] => (signOf[each] ? [[signOf[each], each]] : [])),
)

/** What a question of a kind can be asked for in a line. */
export function mannersFor(kind: Question["kind"] | undefined): readonly Manner[] {
  if (kind === "number" || kind === "table" || kind === "date") return manners
  if (kind === "compliance" || kind === "choice" || kind === "assistance") return manners.slice(0, 4)
  return manners.slice(0, 2)
}

/** A condition as lines; nothing where it is too deep for them. */
export function plainOf(condition: Condition): Plain | undefined {
  const join = "any" in condition ? "any" : "all"
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition]
  const lines = parts.map(lineOf)
  return lines.every((line) => line !== undefined) ? { join, lines } : undefined
}

function lineOf(condition: Condition): Line | undefined {
  const line = (question: string, by: Manner, value = "", other = false): Line => ({ question, by, value, other })
  if ("answered" in condition) return line(condition.answered, "answered")
  if ("chosen" in condition) return line(condition.chosen[0], "is", condition.chosen[1])
  if ("not" in condition) {
    const { not } = condition
    if ("answered" in not) return line(not.answered, "not-answered")
    return "chosen" in not ? line(not.chosen[0], "is-not", not.chosen[1]) : undefined
  }
  if (!("compare" in condition)) return undefined
  const [left, sign, right] = condition.compare
  const by = mannerOf.get(sign)
  if (!("answer" in left) || !by) return undefined
  if ("answer" in right) return line(left.answer, by, right.answer, true)
  if ("number" in right) return line(left.answer, by, String(right.number))
  return "word" in right ? line(left.answer, by, right.word) : undefined
}

/** The condition lines come to, by the kinds of the questions they name; nothing while a line is not whole. */
export function conditionOf({ join, lines }: Plain, kindOf: (code: string) => Question["kind"] | undefined) {
  const parts = lines.map((line) => partOf(line, kindOf(line.question)))
  const whole = parts.filter((part) => part !== undefined)
  const [first] = whole
  if (!first || whole.length < parts.length) return undefined
  return whole.length === 1 ? first : join === "all" ? { all: whole } : { any: whole }
}

function partOf({ question, by, value, other }: Line, kind: Question["kind"] | undefined): Condition | undefined {
  if (question === "") return undefined
  if (by === "answered") return { answered: question }
  if (by === "not-answered") return { not: { answered: question } }
  const sign = signOf[by]
  if (value === "" || !sign) return undefined
  if (other) return { compare: [{ answer: question }, sign, { answer: value }] }
  if (kind === "choice") {
    const chosen: Condition = { chosen: [question, value] }
    return by === "is" ? chosen : { not: chosen }
  }
  if (kind !== "number" && kind !== "table") return { compare: [{ answer: question }, sign, { word: value }] }
  const number = Number(value)
  return Number.isFinite(number) ? { compare: [{ answer: question }, sign, { number }] } : undefined
}
