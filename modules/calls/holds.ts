import type { Comparison, Condition, Term } from "#modules/calls/condition.ts"

// Pages ask this without the schemas.

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
  return comparing[by](left, right)
}

const comparing: Readonly<Record<Comparison, (left: number | string, right: number | string) => boolean>> = {
  "=": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
}
