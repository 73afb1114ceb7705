import { captureTable, type CaptureTable } from "../estimate/capture-table.ts"
import { assign } from "./assign.ts"
import { candidates } from "./block.ts"
import type { EncodedRecord } from "./encode.ts"
import { shareOf, weigh, type Weighed, type WeighedPair } from "./weigh.ts"

/** The encoded records of one agency, each person in it once. */
export type AgencyFile = { readonly agency: string; readonly records: readonly EncodedRecord[] }

/** Records of several agencies, weighed against one another and not yet linked. */
export type Files = {
  readonly agencies: readonly string[]
  readonly records: readonly EncodedRecord[]
  /** The agency of each record, by its place. */
  readonly agencyOf: readonly number[]
  readonly weighed: Weighed
  /** The log odds of pairs within one agency, none of which is of one person, and how many such pairs there are. */
  readonly within: { readonly logOdds: readonly number[]; readonly pairs: number }
}

/** Records that are taken for one person, and how far that is to be believed. */
export type Linkage = {
  /** The ids of linked records, two by two, the earlier agency's first. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly share: number }[]
  /** Persons, each as the places of their records. */
  readonly persons: readonly (readonly number[])[]
  /** The table of overlaps that comes of it; undefined where there are fewer than two agencies or no record. */
  readonly table: CaptureTable | undefined
  readonly rates: LinkRates
}

/** How many links are wrong or missing, by what the model of weights believes of each pair. */
export type LinkRates = {
  /** The share of the links made that join two persons. */
  readonly falseLinks: number
  /**
   * The same without the model's word for it: how many pairs within one agency's file, where nobody stands twice, have
   * the odds of a link, for as many pairs as there are between agencies (after Blakely and Salmond 2002).
   */
  readonly falseLinksWithin: number
  /** The share of all true links that were not made. */
  readonly missedLinks: number
  /** Of those the ones that were never looked at, because the records share no key: Chao's bound over the keys. */
  readonly neverCompared: number
}

/**
 * Above which log odds two records are linked. Below zero, because a missed link costs an estimate of hidden population
 * more than a false one does, and one partner at most already keeps most false ones out. Settled on invented records of
 * other seeds than those it is tested on.
 */
export const linkAbove = -0.9

/**
 * Weighs all records of all agencies. At least two agencies; each has its own records once. Records are taken by the
 * names of agencies and their ids, so that the order in which files and rows come changes nothing.
 */
export function weighFiles(files: readonly AgencyFile[]): Files {
  const every = files
    .flatMap((file, agency) => file.records.map((record) => ({ record, agency, name: file.agency })))
    .sort((a, b) => inText(a.name, b.name) || a.agency - b.agency || inText(a.record.id, b.record.id))
  const records = every.map(({ record }) => record)
  const agencyOf = every.map(({ agency }) => agency)
  const many = files.map((file) => file.records.length)
  const pairs = many.reduce(
    (sum, one, at) => sum + one * many.slice(at + 1).reduce((rest, other) => rest + other, 0),
    0,
  )
  const weighed = weigh(records, candidates(records, agencyOf), agencyOf, pairs)
  const each = records.map((_, at) => at)
  const logOdds = candidates(records, each)
    .filter(({ first, second }) => agencyOf[first] === agencyOf[second])
    .map(({ first, second }) => weighed.logOddsOf(first, second))
  const own = many.reduce((sum, one) => sum + (one * (one - 1)) / 2, 0)
  const within = { logOdds, pairs: own }
  return { agencies: files.map(({ agency }) => agency), records, agencyOf, weighed, within }
}

const inText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Links what was weighed: between each two agencies the assignment of greatest weight, each record with one partner at
 * most; then over all agencies the heaviest links first, persons growing together while no agency is in one twice and
 * the records of both sides agree on the whole.
 */
export function linkAt(files: Files, above = linkAbove): Linkage {
  const { agencies, records, agencyOf, weighed } = files
  const heavy = weighed.pairs.filter(({ logOdds }) => logOdds > above)
  const placeOf = (record: number) => agencyOf[record] ?? 0
  const between = Map.groupBy(heavy, ({ first, second }) => placeOf(first) * agencies.length + placeOf(second))
  const assigned = [...between.values()].flatMap((pairs) => assign(pairs, ({ logOdds }) => logOdds - above))
  const persons = grow(assigned, records.length, agencyOf, weighed, above)
  const linked = new Set<string>()
  const pairs = persons.flatMap((person) =>
    person.flatMap((one, at) =>
      person.slice(at + 1).map((other) => {
        const [first, second] = one < other ? [one, other] : [other, one]
        linked.add(`${first} ${second}`)
        const share = shareOf(weighed.logOddsOf(first, second))
        const [a, b] = placeOf(first) < placeOf(second) ? [first, second] : [second, first]
        return { a: records[a]?.id ?? "", b: records[b]?.id ?? "", share }
      }),
    ),
  )
  const left = weighed.pairs.filter(({ first, second }) => !linked.has(`${first} ${second}`))
  return { pairs, persons, table: tableOf(persons, agencies, agencyOf), rates: ratesOf(pairs, left, files, above) }
}

function grow(
  assigned: readonly WeighedPair[],
  many: number,
  agencyOf: readonly number[],
  { logOddsOf }: Weighed,
  above: number,
): number[][] {
  const personOf = Array.from({ length: many }, (_, at) => [at])
  for (const { first, second } of assigned.toSorted((a, b) => b.logOdds - a.logOdds || a.first - b.first)) {
    const [one, other] = [personOf[first] ?? [], personOf[second] ?? []]
    if (one === other || one.some((a) => other.some((b) => agencyOf[a] === agencyOf[b]))) continue
    const odds = one.flatMap((a) => other.map((b) => Math.max(worst, a < b ? logOddsOf(a, b) : logOddsOf(b, a))))
    const mean = odds.reduce((sum, each) => sum + each, 0) / odds.length
    // One record may know what the other lacks, so the best pair speaks for the whole; a pair that contradicts speaks too.
    if ((Math.max(...odds) + mean) / 2 < above) continue
    const both = [...one, ...other].sort((a, b) => a - b)
    for (const record of both) personOf[record] = both
  }
  return [...new Set(personOf)]
}

/** The log odds below which a pair says no more against its persons. */
const worst = -8

function tableOf(
  persons: readonly (readonly number[])[],
  agencies: readonly string[],
  agencyOf: readonly number[],
): CaptureTable | undefined {
  const rows = persons.map((person) => {
    const at = person.map((record) => agencyOf[record])
    return { on: agencies.map((_, agency) => (at.includes(agency) ? 1 : 0)), cases: 1 }
  })
  const made = captureTable(agencies, rows)
  return made.ok ? made.table : undefined
}

function ratesOf(
  pairs: Linkage["pairs"],
  left: readonly WeighedPair[],
  { weighed, within }: Files,
  above: number,
): LinkRates {
  const { pairs: all, weights } = weighed
  const right = pairs.reduce((sum, { share }) => sum + share, 0)
  const overlooked = left.reduce((sum, { logOdds }) => sum + shareOf(logOdds), 0)
  let [once, twice] = [0, 0]
  for (const { keys, logOdds } of all) {
    if (keys === 1) once += shareOf(logOdds)
    if (keys === 2) twice += shareOf(logOdds)
  }
  const unseen = once <= 1 ? 0 : (once * (once - 1)) / (2 * (twice + 1))
  const links = Math.max(1, right + overlooked + unseen)
  const heavy = all.filter(({ logOdds }) => logOdds > above).length
  const ownHeavy = within.logOdds.filter((logOdds) => logOdds > above).length
  return {
    falseLinksWithin: heavy === 0 || within.pairs === 0 ? 0 : (ownHeavy * weights.pairs) / within.pairs / heavy,
    falseLinks: pairs.length === 0 ? 0 : 1 - right / pairs.length,
    missedLinks: (overlooked + unseen) / links,
    neverCompared: unseen / links,
  }
}
