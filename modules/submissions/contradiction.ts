import { grandTotal, type CodesOf } from "#modules/calls/fitting.ts"
import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue, Cell } from "#modules/calls/value.ts"
import type { AnswerPlace } from "#modules/submissions/draft.ts"
import { sameValue } from "#modules/submissions/same.ts"

// Pages ask this without the schemas, also where there is no connection.

/** What looks contradictory. It stands in nobody's way: whoever answers may know better. */
export const contradictionKinds = [
  "parts-exceed-total",
  "parts-differ-from-total",
  "far-from-last-year",
  "differs-from-elsewhere",
  "law-given-as-none",
] as const

/** A contradiction at its place, with the codes, numbers or words that do not go together. */
export type Contradiction = AnswerPlace & {
  readonly kind: (typeof contradictionKinds)[number]
  readonly facts: Readonly<Record<string, string | number>>
}

/** An answer as it is being written, with the question it answers. */
export type Said = AnswerPlace & { readonly asks: Question; readonly value: AnswerValue }

/** The same question of the same period, answered elsewhere by the same State or organization, on an ISO day. */
export type Elsewhere = AnswerPlace & { readonly value: AnswerValue; readonly call: string; readonly given: string }

/** What answers are held against. */
export type Against = {
  /** What was answered a year before, where a question is asked each year. */
  readonly lastYear: readonly (AnswerPlace & { readonly value: AnswerValue })[]
  readonly elsewhere: readonly Elsewhere[]
  /** What was said of law elsewhere, in other calls. */
  readonly laws: readonly { readonly asks: Question; readonly value: AnswerValue }[]
  readonly codesOf: CodesOf
  /** An ISO day. */
  readonly today: string
}

/**
 * A figure is far from last year's when one of the two is at least twice the
 * other and they differ by ten or more: small figures double by chance.
 */
export const far = { times: 2, least: 10 } as const

/** What is true until it is changed may change: after so many days another answer to it is no contradiction. */
export const concurrent = 365

/** Finds what looks contradictory in the answers of one form. */
export function contradictionsIn(said: readonly Said[], against: Against): Contradiction[] {
  return said.flatMap((each) => [
    ...againstTotals(each, against.codesOf),
    ...againstLastYear(each, against),
    ...againstElsewhere(each, against),
    ...againstLaws(each, [...said, ...against.laws]),
  ])
}

/** Holds the parts of a table against the total they belong to, along each dimension. */
function againstTotals({ question, nth, asks, value }: Said, codesOf: CodesOf): Contradiction[] {
  if (value.kind !== "table") return []
  return asks.dimensions.flatMap((dimension) => {
    const codes = dimension.list === "citizenship" ? undefined : codesOf(dimension)
    return [...linesAlong(value.cells, dimension.code)].flatMap((line): Contradiction[] => {
      const { total, parts, at } = line
      if (total === undefined) return []
      const given = [...parts.values()].filter((part) => typeof part === "number")
      const sum = given.reduce((all, part) => all + part, 0)
      const isWhole =
        codes !== undefined && codes.size > 0 && [...codes].every((code) => typeof parts.get(code) === "number")
      const kind = sum > total ? "parts-exceed-total" : isWhole && sum < total ? "parts-differ-from-total" : undefined
      return kind ? [{ question, nth, kind, facts: { dimension: dimension.code, total, sum, ...at } }] : []
    })
  })
}

type Line = {
  total: number | undefined
  readonly parts: Map<string, Cell["value"]>
  readonly at: Readonly<Record<string, string>>
}

/** The cells that differ in one dimension alone: their total, their parts, and where they stand in the other dimensions. */
function linesAlong(cells: readonly Cell[], dimension: string): Iterable<Line> {
  const lines = new Map<string, Line>()
  for (const { at, value } of cells) {
    const others = Object.entries(at)
      .filter(([code]) => code !== dimension)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    const key = JSON.stringify(others)
    const line = lines.get(key) ?? {
      total: undefined,
      parts: new Map(),
      at: Object.fromEntries(others.map(([code, is]) => [`at:${code}`, is])),
    }
    const code = at[dimension] ?? ""
    if (code !== "total") line.parts.set(code, value)
    else if (typeof value === "number") line.total = value
    lines.set(key, line)
  }
  return lines.values()
}

function againstLastYear({ question, nth, asks, value }: Said, { lastYear }: Against): Contradiction[] {
  const before = lastYear.find((each) => each.question === question && each.nth === nth)
  const figures = asks.per === "year" && before ? figuresOf(value, before.value) : undefined
  if (!figures || !isFar(...figures)) return []
  const [now, then] = figures
  return [{ question, nth, kind: "far-from-last-year", facts: { now, then } }]
}

/** Whether two figures are far from each other. */
export function isFar(now: number, then: number): boolean {
  const [less, more] = now < then ? [now, then] : [then, now]
  return more - less >= far.least && more >= far.times * less
}

/** What of two answers can be compared: two numbers, two totals, or what both tables have numbers for. */
function figuresOf(now: AnswerValue, then: AnswerValue): [now: number, then: number] | undefined {
  if (now.kind === "number" && then.kind === "number") return [now.number, then.number]
  if (now.kind !== "table" || then.kind !== "table") return undefined
  const totals = [grandTotal(now.cells), grandTotal(then.cells)] as const
  if (totals[0] !== undefined && totals[1] !== undefined) return [totals[0], totals[1]]
  const key = ({ at }: Cell) => JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)))
  const isPart = ({ at }: Cell) => !Object.values(at).includes("total")
  const before = new Map(then.cells.filter(isPart).map((cell) => [key(cell), cell.value]))
  const both = now.cells.filter(isPart).flatMap((cell): [number, number][] => {
    const was = before.get(key(cell))
    return typeof cell.value === "number" && typeof was === "number" ? [[cell.value, was]] : []
  })
  if (both.length === 0) return undefined
  return [both.reduce((all, [is]) => all + is, 0), both.reduce((all, [, was]) => all + was, 0)]
}

function againstElsewhere({ question, nth, asks, value }: Said, { elsewhere, today }: Against): Contradiction[] {
  return elsewhere
    .filter((each) => each.question === question && each.nth === nth && nth === 0)
    .filter(({ given }) => asks.per === "year" || daysBetween(given, today) <= concurrent)
    .filter((each) => !sameValue(each.value, value))
    .map(({ call, given }) => ({ question, nth, kind: "differs-from-elsewhere", facts: { call, given } }))
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from.slice(0, 10))) / 86_400_000

/** A "no" beside a law in force that is given to the same article, or beside articles of law in the same answer. */
function againstLaws(
  { question, nth, asks, value }: Said,
  laws: readonly { readonly asks: Question; readonly value: AnswerValue }[],
): Contradiction[] {
  if (value.kind !== "compliance" || value.answer !== "no") return []
  if (value.articles !== "") return [{ question, nth, kind: "law-given-as-none", facts: { law: value.articles } }]
  const found = laws.flatMap((each) => {
    const law = each.value.kind === "law" && each.value.laws.find(({ standing }) => standing === "in-force")
    const article = law ? sharedArticle(asks, each.asks) : undefined
    return law && article !== undefined ? [{ article, law: law.title, by: each.asks.code }] : []
  })
  return found.slice(0, 1).map((facts) => ({ question, nth, kind: "law-given-as-none", facts }))
}

/** The article at which two questions both hang; where one names a paragraph and the other another, none. */
function sharedArticle(one: Question, other: Question): string | undefined {
  for (const a of one.anchors)
    for (const b of other.anchors)
      if ("article" in a && "article" in b && a.instrument === b.instrument && a.article === b.article)
        if (a.paragraph === null || b.paragraph === null || a.paragraph === b.paragraph) return a.article
  return undefined
}
