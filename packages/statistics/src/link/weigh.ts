import { chanceOf } from "../numeric/random.ts"
import type { Candidate } from "./block.ts"
import { compareRecords, fieldNames, fields, type Comparison, type Field } from "./compare.ts"
import type { EncodedRecord } from "./encode.ts"

/** What the records themselves teach about agreement: shares of each level among links and among others. */
export type Weights = {
  /** For each field the share of each level where two records are of one person. */
  readonly linked: Readonly<Record<Field, readonly number[]>>
  /** The same where they are of two. */
  readonly others: Readonly<Record<Field, readonly number[]>>
  /** How many links there are among how many pairs, by the model. */
  readonly links: number
  readonly pairs: number
  readonly rounds: number
}

/** A pair of records, by their places, with the logarithm of its odds of being one person. */
export type WeighedPair = Candidate & { readonly logOdds: number }

/** Records weighed against one another. */
export type Weighed = {
  readonly weights: Weights
  readonly pairs: readonly WeighedPair[]
  /** The log odds of any two records, candidates or not. */
  readonly logOddsOf: (first: number, second: number) => number
}

const sampled = 100_000
const mostRounds = 100

/**
 * Weighs candidate pairs by the model of Fellegi and Sunter (1969), its shares among links learnt without any truth by
 * expectation and maximisation (Winkler 1988). The shares among all other pairs come from pairs drawn at random; where a
 * value is shared, from how many records have it (Winkler 1989). `pairs` is how many pairs there are, candidates or not.
 */
export function weigh(
  records: readonly EncodedRecord[],
  candidates: readonly Candidate[],
  agencyOf: readonly number[],
  pairs: number,
): Weighed {
  const others = randomShares(records, agencyOf)
  const common = commonnessOf(records)
  const hold = (first: number, second: number) =>
    compareRecords(records[first] as EncodedRecord, records[second] as EncodedRecord) // places of records
  const compared = candidates.map(({ first, second }) => hold(first, second))
  /** For each candidate the log of the share of its agreement among pairs that are no links. */
  const logOthers = compared.map((one) => logShareAmongOthers(one, others, common))

  let linked = firstGuess()
  let links = Math.max(1, Math.min(records.length / 4, pairs / 100))
  let rounds = 0
  for (; rounds < mostRounds; rounds += 1) {
    const sums = emptySums()
    let total = 0
    compared.forEach((one, at) => {
      const logOdds = priorOf(links, pairs) + logShareAmongLinks(one, linked) - (logOthers[at] ?? 0)
      const share = shareOf(logOdds)
      total += share
      count(sums, one, share)
    })
    const moved = Math.abs(total - links) / links
    links = Math.max(1, total)
    linked = sharesOf(sums)
    if (moved < 1e-6) break
  }
  const prior = priorOf(links, pairs)
  const logOddsOf = (first: number, second: number): number => {
    const one = hold(first, second)
    return prior + logShareAmongLinks(one, linked) - logShareAmongOthers(one, others, common)
  }
  return {
    weights: { linked, others, links, pairs, rounds },
    pairs: candidates.map((pair, at) => ({
      ...pair,
      logOdds: prior + logShareAmongLinks(compared[at] as Comparison, linked) - (logOthers[at] ?? 0), // one each
    })),
    logOddsOf,
  }
}

/** The share of links among pairs of some log odds. */
export const shareOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

const priorOf = (links: number, pairs: number): number => Math.log(links / Math.max(1, pairs - links))

function logShareAmongLinks({ levels }: Comparison, linked: Weights["linked"]): number {
  let sum = 0
  for (const field of fieldNames) sum += Math.log(linked[field][levels[field]] ?? 1e-9)
  return sum
}

function logShareAmongOthers(
  { levels, shared }: Comparison,
  others: Weights["others"],
  common: ReadonlyMap<string, number>,
): number {
  let sum = 0
  for (const field of fieldNames) {
    // That names agree the other way round is as much chance as that they agree at all, which is counted already.
    if (field === "order") continue
    const token = shared[field]
    const level = Math.log(others[field][levels[field]] ?? 1e-9)
    // To agree on this value by chance takes two records that have it, in the same way of agreeing.
    const value = token === undefined ? undefined : common.get(`${kindOf(field)}${token}`)
    sum += value === undefined ? level : Math.log(value) + Math.log(wayOfAgreeing(others[field], levels[field], field))
  }
  return sum
}

/** Among pairs that share a sound, the part that agrees at this level. */
function wayOfAgreeing(share: readonly number[], level: number, field: Field): number {
  if (field !== "given" && field !== "surname") return 1
  const sum = (share[0] ?? 0) + (share[1] ?? 0)
  return (share[level] ?? 0) / sum
}

const kindOf = (field: Field): string => (field === "given" || field === "surname" ? "name" : field)

/** The share of records that have each value. Names are counted whichever way round they stand. */
function commonnessOf(records: readonly EncodedRecord[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (kind: string, token: string | undefined) => {
    if (token !== undefined) counts.set(`${kind}${token}`, (counts.get(`${kind}${token}`) ?? 0) + 1)
  }
  for (const { given, surname, sex, citizenship } of records) {
    for (const { sound } of [...given, ...surname]) add("name", sound)
    add("sex", sex)
    add("citizenship", citizenship)
  }
  return new Map([...counts].map(([key, many]) => [key, (many - 1) / records.length]))
}

/** The shares of each level among pairs drawn at random, nearly none of which is a link. */
function randomShares(records: readonly EncodedRecord[], agencyOf: readonly number[]): Record<Field, number[]> {
  const { below } = chanceOf(0)
  const sums = emptySums()
  for (let n = 0; n < (records.length > 1 ? sampled : 0); n += 1) {
    const [first, second] = [below(records.length), below(records.length)]
    if (agencyOf[first] === agencyOf[second]) continue
    count(sums, compareRecords(records[first] as EncodedRecord, records[second] as EncodedRecord), 1) // drawn below length
  }
  return sharesOf(sums)
}

/** Half a pair at every level, so that none is impossible. */
const emptySums = (): Record<Field, number[]> => byField((field) => fields[field].map(() => 0.5))

function count(sums: Record<Field, number[]>, { levels }: Comparison, share: number): void {
  for (const field of fieldNames) sums[field][levels[field]] = (sums[field][levels[field]] ?? 0) + share
}

const sharesOf = (sums: Record<Field, number[]>): Record<Field, number[]> =>
  byField((field) => {
    const total = sums[field].reduce((sum, one) => sum + one, 0)
    return sums[field].map((one) => one / total)
  })

function byField(make: (field: Field) => number[]): Record<Field, number[]> {
  return Object.fromEntries(fieldNames.map((field) => [field, make(field)])) as Record<Field, number[]> // all fields
}

/** Where the search for the shares among links begins; it ends elsewhere. */
function firstGuess(): Record<Field, readonly number[]> {
  const name = [0.7, 0.1, 0.06, 0.04, 0.03, 0.03, 0.04]
  return {
    given: name,
    surname: name,
    order: [0.97, 0.03],
    date: [0.6, 0.15, 0.03, 0.03, 0.05, 0.02, 0.02, 0.1],
    sex: [0.97, 0.02, 0.01],
    citizenship: [0.88, 0.02, 0.1],
  }
}
