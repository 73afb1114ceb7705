import { restsOn, type Comparison, type Condition, type Term } from "#modules/calls/condition.ts"

/** How an expression names questions: the one it stands at is `.`, others `${name}`. */
export type Naming = {
  readonly own: string | null
  /** The name of a question in the form; in reading, the code behind a name, or nothing. */
  readonly of: (name: string) => string | undefined
}

/**
 * A condition as an XLSForm expression (XPath 1.0 with `${name}` and
 * `selected`). A blank is the empty word there, and differs from every word; here
 * what is not answered compares with nothing. So a `!=` is printed with that it
 * was answered.
 */
export const printed = (condition: Condition, naming: Naming): string => print(condition, naming, "any")

/** Where a condition stands decides whether it needs brackets. */
type Around = "any" | "all" | "not"

function print(condition: Condition, naming: Naming, around: Around): string {
  const within = (text: string, needs: boolean) => (needs ? `(${text})` : text)
  if ("not" in condition) return `not(${print(condition.not, naming, "any")})`
  if ("answered" in condition) return `${nameIn(naming, condition.answered)} != ''`
  if ("chosen" in condition) return `selected(${nameIn(naming, condition.chosen[0])}, ${literal(condition.chosen[1])})`
  if ("compare" in condition) {
    const [left, by, right] = condition.compare
    const text = `${term(left, by, naming)} ${by} ${term(right, by, naming)}`
    const given = by === "!=" ? answeredIn(condition).map((each) => `${print(each, naming, "all")} and `) : []
    return within(given.join("") + text, given.length > 0 && around === "all")
  }
  const [parts, word, inside] =
    "all" in condition ? [condition.all, "and", "all" as const] : [condition.any, "or", "any" as const]
  // Brackets keep what was put together: `a and (b and c)` is read back as it was.
  const each = parts.map((part) => within(print(part, naming, inside), isGroup(part, inside)))
  return within(each.join(` ${word} `), around === "not")
}

/** Whether a part needs brackets: an `or` everywhere, an `and` within an `and`. */
const isGroup = (part: Condition, inside: Around): boolean => "any" in part || ("all" in part && inside === "all")

function term(each: Term, by: Comparison, naming: Naming): string {
  if ("answer" in each) return nameIn(naming, each.answer)
  if ("number" in each) return decimal(each.number)
  if ("sum" in each)
    return each.sum.map((part) => ("sum" in part ? `(${term(part, by, naming)})` : term(part, by, naming))).join(" + ")
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(each.word) && by !== "=" && by !== "!="
  return isDay ? `date(${literal(each.word)})` : literal(each.word)
}

const nameIn = ({ own, of }: Naming, code: string): string => (code === own ? "." : `\${${of(code) ?? code}}`)

/** That each question of a comparison was answered. */
const answeredIn = (comparison: Condition): Condition[] => [...restsOn(comparison)].map((answered) => ({ answered }))

/** XPath has no way to write a quotation mark inside its own kind. */
function literal(word: string): string {
  if (!word.includes("'")) return `'${word}'`
  if (!word.includes('"')) return `"${word}"`
  return `concat(${word
    .split(/(')/)
    .filter((part) => part !== "")
    .map((part) => (part === "'" ? `"'"` : `'${part}'`))
    .join(", ")})`
}

/** A number without an exponent, which XPath does not know. */
function decimal(value: number): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  const at = whole.length + Number(exponent)
  const digits = (whole + fraction).padEnd(at, "0").padStart(whole.length + fraction.length + Math.max(0, 1 - at), "0")
  const point = Math.max(1, at)
  const rest = digits.slice(point)
  return `${sign}${digits.slice(0, point)}${rest === "" ? "" : `.${rest}`}`
}

/** A condition as it is read back: a group of one is that one, and a `!=` needs no word that it was answered. */
export function plain(condition: Condition): Condition {
  if ("not" in condition) return { not: plain(condition.not) }
  if ("compare" in condition) {
    const [left, by, right] = condition.compare
    return { compare: [plainTerm(left), by, plainTerm(right)] }
  }
  if ("all" in condition) return grouped("all", condition.all.map(plain))
  return "any" in condition ? grouped("any", condition.any.map(plain)) : condition
}

function plainTerm(each: Term): Term {
  if (!("sum" in each)) return each
  const [first, ...rest] = each.sum.map(plainTerm)
  return first && rest.length === 0 ? first : { sum: first ? [first, ...rest] : [] }
}

/** Conditions put together, in the form in which they are read back. */
export function grouped(word: "all" | "any", parts: readonly Condition[]): Condition {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last) throw new Error("a group of nothing")
  if (parts.length === 1) return first
  if (word === "any") return { any: parts }
  const isGuarded =
    "compare" in last &&
    last.compare[1] === "!=" &&
    JSON.stringify(parts.slice(0, -1)) === JSON.stringify(answeredIn(last))
  return isGuarded ? last : { all: parts }
}
