import type { Unit } from "./unit.ts"

/** Which unit of the first version is which of the second, by indexes, and how many pairs were weighed. */
export type Alignment = { readonly pairs: readonly (readonly [from: number, to: number])[]; readonly weighed: number }

/** Words and pairs of neighbouring words, each by a number of its own: numbers are compared faster than words. */
type Numbers = { readonly words: Map<string, number>; readonly pairs: Map<number, number> }

/** How many units of both sides have a shingle, by its number. */
type Counts = readonly number[]

type Side = {
  readonly units: readonly Unit[]
  readonly shingles: readonly ReadonlySet<number>[]
  readonly mate: number[]
}

/** A shingle that stands in more units than this is a formula and leads nowhere. */
const FORMULA = 12
/** How many of the likeliest partners of a unit are weighed. */
const PARTNERS = 3
/** Below this likeness by rare shingles alone two units are not weighed at all. */
const HOPEFUL = 0.2
/** From this likeness on two units are the same one, changed. */
const ALIKE = 0.42

/**
 * Finds for each unit the one it became, in any order: first those that are
 * the same word for word, then by the shingles they share, rare ones first, so
 * that a unit is weighed against a few likely partners and never against all.
 */
export function align(fromUnits: readonly Unit[], toUnits: readonly Unit[]): Alignment {
  const numbers: Numbers = { words: new Map(), pairs: new Map() }
  const from = sideOf(fromUnits, numbers)
  const to = sideOf(toUnits, numbers)
  sameWords(from, to)
  const counts = countsOf(from, to)
  let weighed = 0
  const likeness = (i: number, j: number) => {
    weighed++
    return alike(from.shingles[i]!, to.shingles[j]!, counts)
  }
  const likely = likelyPairs(from, to, counts).flatMap(([i, j]) => {
    const [a, b] = [from.units[i]!, to.units[j]!]
    const content = likeness(i, j)
    const kin = (a.type === b.type ? 0.05 : -0.1) + (openingOf(a) === openingOf(b) ? 0.05 : 0)
    const apart = Math.abs(i / from.units.length - j / to.units.length)
    return exact(content + kin) >= ALIKE ? [{ i, j, score: exact(content + kin - apart * 0.05) }] : []
  })
  likely.sort((a, b) => b.score - a.score || a.i + a.j - (b.i + b.j) || a.i - b.i)
  for (const { i, j } of likely) take(from, to, i, j)
  for (const [i, j] of lonePairs(from, to)) {
    const isShort = Math.min(from.units[i]!.body, to.units[j]!.body) <= 6 && from.units[i]!.parent >= 0
    if (isShort || likeness(i, j) >= 0.2) take(from, to, i, j)
  }
  return { pairs: from.mate.flatMap((j, i) => (j >= 0 ? [[i, j] as const] : [])), weighed }
}

/** Sums of fractions differ in their last digits by the order of adding; what is equal must be equal both ways. */
const exact = (sum: number) => Math.round(sum * 1e6) / 1e6

function sideOf(units: readonly Unit[], numbers: Numbers): Side {
  return { units, shingles: units.map((unit) => shinglesOf(unit, numbers)), mate: units.map(() => -1) }
}

function take(from: Side, to: Side, i: number, j: number): void {
  if (from.mate[i]! >= 0 || to.mate[j]! >= 0) return
  from.mate[i] = j
  to.mate[j] = i
}

/** Words and pairs of neighbouring words, without marks. */
function shinglesOf({ words, body }: Unit, numbers: Numbers): Set<number> {
  const own: number[] = []
  for (let at = 0; at < body; at++) if (!words[at]!.isMark) own.push(numberOf(words[at]!.key, numbers.words))
  const shingles = new Set<number>()
  // A word alone is a pair with nothing, and nothing is 0.
  for (const word of own.length < 5 ? own : []) shingles.add(numberOf(word, numbers.pairs))
  for (let at = 1; at < own.length; at++) shingles.add(numberOf(own[at - 1]! * MOST_WORDS + own[at]!, numbers.pairs))
  return shingles
}

/** No text has as many different words; the square of it is still a whole number. */
const MOST_WORDS = 2 ** 26

function numberOf<Key>(key: Key, numbers: Map<Key, number>): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size + 1)
  return numbers.size
}

/** Pairs up what is the same word for word; of several that are the same, in their order. */
function sameWords(from: Side, to: Side): void {
  const keyOf = ({ words, body }: Unit) =>
    words
      .slice(0, body)
      .map((word) => word.key)
      .join(" ")
  const waiting = new Map<string, number[]>()
  for (const [j, unit] of to.units.entries()) {
    const key = keyOf(unit)
    const list = waiting.get(key)
    if (list) list.push(j)
    else waiting.set(key, [j])
  }
  const next = new Map<string, number>()
  for (const [i, unit] of from.units.entries()) {
    const key = keyOf(unit)
    const at = next.get(key) ?? 0
    const j = waiting.get(key)?.[at]
    if (j === undefined) continue
    next.set(key, at + 1)
    take(from, to, i, j)
  }
}

function countsOf(...sides: readonly Side[]): Counts {
  const counts: number[] = []
  for (const { shingles } of sides)
    for (const set of shingles) for (const shingle of set) counts[shingle] = (counts[shingle] ?? 0) + 1
  return counts
}

/** Pairs of units without a partner that share rare shingles, the likeliest few of each unit of either side. */
function likelyPairs(from: Side, to: Side, counts: Counts): [number, number][] {
  const index = indexOf(to)
  const back = indexOf(from)
  const shared: { i: number; j: number; weight: number }[] = []
  for (const [i, set] of from.shingles.entries()) {
    if (from.mate[i]! >= 0) continue
    const weights = new Map<number, number>()
    for (const shingle of set) {
      const list = index.get(shingle) ?? []
      if (list.length > FORMULA || back.get(shingle)!.length > FORMULA) continue
      for (const j of list) weights.set(j, (weights.get(j) ?? 0) + weightOf(shingle, counts))
    }
    for (const [j, weight] of weights) shared.push({ i, j, weight: exact(weight) })
  }
  // What they share of rare shingles is nearly all they share: where that is next to nothing, nothing need be weighed.
  const [left, right] = [from, to].map(({ shingles }) => shingles.map((set) => total(set, counts)))
  const hopeful = shared.filter(({ i, j, weight }) => exact(shareOf(weight, left![i]!, right![j]!)) >= HOPEFUL)
  hopeful.sort((a, b) => b.weight - a.weight || a.i + a.j - (b.i + b.j) || a.i - b.i)
  const seen = { from: new Map<number, number>(), to: new Map<number, number>() }
  return hopeful.flatMap(({ i, j }) => {
    const [a, b] = [seen.from.get(i) ?? 0, seen.to.get(j) ?? 0]
    seen.from.set(i, a + 1)
    seen.to.set(j, b + 1)
    return a < PARTNERS || b < PARTNERS ? [[i, j] as [number, number]] : []
  })
}

/** Where each shingle stands among the units that have no partner yet. */
function indexOf({ units, shingles, mate }: Side): Map<number, number[]> {
  const index = new Map<number, number[]>()
  for (const at of units.keys()) {
    for (const shingle of mate[at]! < 0 ? shingles[at]! : []) {
      const list = index.get(shingle)
      if (list) list.push(at)
      else index.set(shingle, [at])
    }
  }
  return index
}

const weightOf = (shingle: number, counts: Counts) => 2 / Math.max(2, counts[shingle] ?? 2)

function total(shingles: Iterable<number>, counts: Counts): number {
  let sum = 0
  for (const shingle of shingles) sum += weightOf(shingle, counts)
  return sum
}

/** How much two units share, from 0 to 1: of both together, and of the shorter one. */
const shareOf = (both: number, a: number, b: number) =>
  a === 0 || b === 0 ? 0 : both / (a + b) + both / Math.min(a, b) / 2

function alike(a: ReadonlySet<number>, b: ReadonlySet<number>, counts: Counts): number {
  const both = [...a].filter((shingle) => b.has(shingle))
  return shareOf(total(both, counts), total(a, counts), total(b, counts))
}

/** Units left over alone between the same neighbours, under the same parent: likely the same one, rewritten. */
function lonePairs(from: Side, to: Side): [number, number][] {
  const mateOf = (i: number) => (i < 0 ? i : from.mate[i]!)
  const free = new Map<string, number>()
  for (const [j, unit] of to.units.entries()) {
    const [before, behind] = [around(to, j, -1), around(to, j, 1)]
    if (to.mate[j]! >= 0 || before === ALONE || behind === ALONE) continue
    free.set([unit.type, unit.parent, before, behind].join(" "), j)
  }
  return from.units.flatMap((unit, i) => {
    const [before, behind] = [around(from, i, -1), around(from, i, 1)]
    if (from.mate[i]! >= 0 || before === ALONE || behind === ALONE) return []
    if (unit.parent >= 0 && mateOf(unit.parent) < 0) return []
    const j = free.get([unit.type, mateOf(unit.parent), mateOf(before), mateOf(behind)].join(" "))
    return j === undefined ? [] : [[i, j] as [number, number]]
  })
}

const EDGE = -1
const ALONE = -2

/** The next unit before or behind at the same height: its index, `EDGE` where there is none, `ALONE` where it has no partner. */
function around({ units, mate }: Side, at: number, step: 1 | -1): number {
  for (let next = at + step; next >= 0 && next < units.length; next += step) {
    if (units[next]!.parent === units[at]!.parent) return mate[next]! >= 0 ? next : ALONE
  }
  return EDGE
}

const openingOf = ({ opening, words }: Unit) => (opening ?? words[0]?.key ?? "").toLowerCase().split(" ")[0]
