import { Condition, type Comparison, type Term } from "#modules/calls/condition.ts"
import { grouped, type Naming } from "#modules/calls/xlsform/expression.ts"
import { tokensOf, type Token } from "#modules/calls/xlsform/token.ts"

/** What an expression came to: a condition, or the words that have no counterpart here. */
export type Parsed = { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly at: string }

/** What is longer, or nests deeper, is no expression of a form. */
const most = { letters: 20_000, depth: 60 }

/**
 * Reads an expression: `and`, `or`, `not()`, comparisons, `selected()`, `+`,
 * `${name}`, `.`, numbers and words, `date()` and `concat()` of words. Anything
 * else (`count-selected()`, arithmetic, dates of today) has no counterpart and
 * is answered with where it stands.
 */
export function parsed(text: string, naming: Naming): Parsed {
  if (text.length > most.letters) return { ok: false, at: `${text.slice(0, 40)}…` }
  const tokens = tokensOf(text)
  const reader = readerOf(tokens, naming)
  try {
    const read = Condition.safeParse(conditionIn(reader.any()))
    reader.end()
    return read.success ? { ok: true, condition: read.data } : { ok: false, at: text }
  } catch (error) {
    if (error instanceof Unread) return { ok: false, at: text.slice(error.token?.at ?? text.length) || text }
    throw error
  }
}

/** Ends the reading where something has no counterpart. */
class Unread extends Error {
  readonly token: Token | undefined

  constructor(token: Token | undefined) {
    super("no counterpart")
    this.token = token
  }
}

/** What a stretch of an expression is: something that holds, or something that is compared. */
type Found = { readonly holds: Condition } | { readonly term: Term; readonly token: Token | undefined }

function conditionIn(found: Found): Condition {
  if ("holds" in found) return found.holds
  throw new Unread(found.token)
}

function termIn(found: Found, token: Token | undefined): Term {
  if ("term" in found) return found.term
  throw new Unread(token)
}

function readerOf(tokens: readonly Token[], naming: Naming) {
  let at = 0
  let depth = 0
  const next = (): Token | undefined => tokens[at]
  const is = (text: string): boolean => next()?.text === text && next()?.kind !== "word"
  const take = (text: string): void => {
    if (!is(text)) throw new Unread(next())
    at += 1
  }

  /** Parts with a word between them; one alone stays what it is. */
  function list(word: "and" | "or", part: () => Found): Found {
    const first = part()
    if (!is(word)) return first
    const parts = [conditionIn(first)]
    while (is(word)) {
      take(word)
      parts.push(conditionIn(part()))
    }
    return { holds: grouped(word === "and" ? "all" : "any", parts) }
  }
  const any = (): Found => list("or", all)
  const all = (): Found => list("and", comparison)

  function comparison(): Found {
    const token = next()
    const left = sum()
    const sign = next()
    if (sign?.kind !== "comparison") return left
    at += 1
    const sides = [termIn(left, token), termIn(sum(), sign)] as const
    // The scanner has no other signs of comparison than these.
    const by = sign.text as Comparison
    const blank = sides.find((each) => "word" in each && each.word === "")
    const other = sides.find((each) => "answer" in each)
    if (!blank) return { holds: { compare: [sides[0], by, sides[1]] } }
    if (!other || !("answer" in other) || (by !== "=" && by !== "!=")) throw new Unread(token)
    const answered: Condition = { answered: other.answer }
    return { holds: by === "!=" ? answered : { not: answered } }
  }

  function sum(): Found {
    const token = next()
    const first = primary()
    if (!is("+")) return first
    const parts = [termIn(first, token)]
    while (is("+")) {
      take("+")
      parts.push(termIn(primary(), token))
    }
    return { term: { sum: parts }, token }
  }

  function primary(): Found {
    if (++depth > most.depth) throw new Unread(next())
    const found = one()
    depth -= 1
    return found
  }

  function one(): Found {
    const token = next()
    if (!token) throw new Unread(token)
    if (token.text === "(" && token.kind === "sign") {
      take("(")
      const inside = any()
      take(")")
      return inside
    }
    if (token.kind === "call") return called(token)
    at += 1
    switch (token.kind) {
      case "number":
        return { term: { number: Number(token.text) }, token }
      case "word":
        return { term: { word: token.text }, token }
      case "name":
        return { term: { answer: codeOf(token) }, token }
      case "sign":
      case "comparison":
      case "other":
      default:
        if (token.text !== "-" || next()?.kind !== "number") throw new Unread(token)
        at += 1
        return { term: { number: -Number(tokens[at - 1]?.text) }, token }
    }
  }

  function called(token: Token): Found {
    at += 1
    take("(")
    switch (token.text) {
      case "not": {
        const inside = conditionIn(any())
        take(")")
        return { holds: { not: inside } }
      }
      case "selected": {
        const question = termIn(sum(), token)
        take(",")
        const option = termIn(sum(), token)
        take(")")
        if (!("answer" in question) || !("word" in option)) throw new Unread(token)
        return { holds: { chosen: [question.answer, option.word] } }
      }
      case "date":
      case "concat": {
        const words = [wordIn(token)]
        while (token.text === "concat" && is(",")) {
          take(",")
          words.push(wordIn(token))
        }
        take(")")
        return { term: { word: words.join("") }, token }
      }
      default:
        throw new Unread(token)
    }
  }

  function wordIn(token: Token): string {
    const found = next()
    if (found?.kind !== "word") throw new Unread(token)
    at += 1
    return found.text
  }

  function codeOf(token: Token): string {
    const code = token.text === "." ? naming.own : naming.of(token.text)
    if (code === null || code === undefined) throw new Unread(token)
    return code
  }

  const end = (): void => {
    if (next()) throw new Unread(next())
  }
  return { any, end }
}
