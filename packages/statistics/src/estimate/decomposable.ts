import { logGamma } from "../numeric/gamma.ts"
import { casesOf, size, type CaptureTable } from "./capture-table.ts"
import { pairs } from "./model.ts"

/** The posterior of the number of cases under all decomposable graphs at once. */
export type Averaged = {
  readonly mean: number
  readonly median: number
  /** The numbers with a share of 2.5 % below and above. */
  readonly low: number
  readonly high: number
  /** How many decomposable graphs the lists have. */
  readonly graphs: number
  /** Up to how many times the cases seen the unseen were looked for. */
  readonly range: number
}

export type AveragedOutcome =
  | Averaged
  | { readonly noEstimate: "lists-too-few-to-average" | "lists-too-many-to-average" | "cases-too-many-to-average" }

const mostLists = 5
/** Each number of unseen is weighed by itself, so that time grows with the cases. */
const mostCases = 100_000

/**
 * Averages over all decomposable graphical models of how the lists depend on one another (Madigan and York 1997), in
 * closed form: each model's marginal likelihood is a product over the cliques of its graph divided by one over its
 * separators. The prior of the cells is hyper-Dirichlet with 2^−lists cases a cell, that of the number of all cases N is
 * proportional to 1/N, and all graphs weigh the same. The unseen are looked for up to fifteen times the cases seen, and
 * twice as far, up to eight times, while more than one in two hundred of the posterior lies in the last tenth. Three to five lists,
 * up to 100,000 cases.
 */
export function averageDecomposable({ lists, counts }: CaptureTable): AveragedOutcome {
  if (lists.length < 3) return { noEstimate: "lists-too-few-to-average" }
  if (lists.length > mostLists) return { noEstimate: "lists-too-many-to-average" }
  if (casesOf(counts) > mostCases) return { noEstimate: "cases-too-many-to-average" }
  for (let range = firstRange; ; range *= 2) {
    const { atEnd, ...found } = averageUpTo(range, lists.length, counts)
    if (atEnd < 1 / 200 || range >= 8 * firstRange) return found
  }
}

const firstRange = 15

function averageUpTo(range: number, lists: number, counts: Float64Array): Averaged & { readonly atEnd: number } {
  const graphs = decomposableGraphs(lists)
  const cases = casesOf(counts)
  const most = Math.floor(range * cases)
  const terms = termsOf(counts, cases, most)
  const arrangements = Float64Array.from(
    { length: most + 1 },
    (_, unseen) => logGamma(cases + unseen + 1) - logGamma(unseen + 1) - Math.log(cases + unseen),
  )
  const logs = new Float64Array(most + 1)
  /** The log of the likelihood of a graph at every `stride`-th number of unseen from one to another. */
  const weigh = (graph: Graph, stride: number, from: number, to: number): void => {
    for (let unseen = from; unseen <= to; unseen += stride) logs[unseen] = arrangements[unseen] as number // inside both
    // One array after the other, from end to end, is several times faster than all at each place.
    for (const [part, times] of factorsOf(graph)) {
      const term = terms(part)
      for (let unseen = from; unseen <= to; unseen += stride)
        logs[unseen] = (logs[unseen] as number) + times * (term[unseen] as number)
    }
  }

  // Most graphs weigh nothing beside the best, and those that do only over a part of the range; a coarse look tells.
  const looks = graphs.map((graph) => {
    weigh(graph, coarse, 1, most)
    let top = Number.NEGATIVE_INFINITY
    for (let unseen = 1; unseen <= most; unseen += coarse) top = Math.max(top, logs[unseen] as number)
    let [from, to] = [1, 1]
    for (let unseen = 1; unseen <= most; unseen += coarse) {
      if ((logs[unseen] as number) > top - negligible) to = unseen
      else if (to === from) [from, to] = [unseen, unseen]
    }
    return { graph, top, from, to: Math.min(most, to + coarse) }
  })
  const highest = Math.max(...looks.map(({ top }) => top))
  const weights = new Float64Array(most + 1)
  for (const { graph, top, from, to } of looks) {
    if (top < highest - negligible) continue
    weigh(graph, 1, from, to)
    for (let unseen = from; unseen <= to; unseen += 1)
      weights[unseen] = (weights[unseen] as number) + Math.exp((logs[unseen] as number) - highest)
  }
  return summary(weights, cases, graphs.length, range)
}

const coarse = 16
/** In units of the log of the likelihood: what is further below the best has less than 1e-13 of its weight. */
const negligible = 30

function summary(weights: Float64Array, cases: number, graphs: number, range: number) {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = weights.reduce((sum, weight, unseen) => sum + (weight / total) * (cases + unseen), 0)
  const at = (share: number): number => {
    let sum = 0
    const found = weights.findIndex((weight) => (sum += weight / total) >= share)
    return cases + found
  }
  const atEnd = weights.slice(Math.floor(0.9 * weights.length)).reduce((sum, weight) => sum + weight / total, 0)
  return { mean, low: at(0.025), median: at(0.5), high: at(0.975), graphs, range, atEnd }
}

/**
 * For some of the lists together: the log of the Dirichlet marginal likelihood of their table, for each number of
 * unseen. Only the cell on none of them changes with it.
 */
function termsOf(counts: Float64Array, cases: number, most: number): (part: number) => Float64Array {
  const lists = Math.log2(counts.length)
  const whole = 1
  const known = new Map<number, Float64Array>()
  const wholes = Float64Array.from({ length: most + 1 }, (_, unseen) => logGamma(cases + unseen + whole))
  return (part) => {
    const remembered = known.get(part)
    if (remembered) return remembered
    // The prior of a cell of the smaller table gathers that of all cells it stands for; that of the whole table is 1.
    const prior = 2 ** -lists * 2 ** (lists - size(part))
    const margin = new Map<number, number>()
    counts.forEach((count, history) => margin.set(history & part, (margin.get(history & part) ?? 0) + count))
    let fixed = logGamma(whole) - 2 ** size(part) * logGamma(prior)
    for (const [cell, count] of margin) if (cell !== 0) fixed += logGamma(count + prior)
    const none = margin.get(0) ?? 0
    const term = Float64Array.from(
      { length: most + 1 },
      (_, unseen) => fixed + logGamma(none + unseen + prior) - (wholes[unseen] as number), // of the same length
    )
    known.set(part, term)
    return term
  }
}

/**
 * A graph over the lists, as lists taken away one after the other whose neighbours are all joined: each with its family
 * (itself and the neighbours left) and that family without it. The likelihood is the product of the first over the second.
 */
type Graph = readonly { readonly family: number; readonly rest: number }[]

/** How often the table of each set of lists enters the likelihood. */
function factorsOf(graph: Graph): [part: number, times: number][] {
  const times = new Map<number, number>()
  for (const { family, rest } of graph) {
    times.set(family, (times.get(family) ?? 0) + 1)
    times.set(rest, (times.get(rest) ?? 0) - 1)
  }
  return [...times].filter(([part, many]) => part !== 0 && many !== 0)
}

/** All decomposable (chordal) graphs over some lists: 8 for three, 61 for four, 822 for five. */
export function decomposableGraphs(lists: number): Graph[] {
  const edges = pairs(lists)
  return Array.from({ length: 2 ** edges.length }, (_, choice) => edges.filter((__, at) => (choice >> at) & 1)).flatMap(
    (chosen) => {
      const graph = graphOf(chosen, lists)
      return graph ? [graph] : []
    },
  )
}

/** Takes lists away while their neighbours are all joined with one another; undefined where none can be taken. */
function graphOf(edges: readonly number[], lists: number): Graph | undefined {
  const near = Array.from({ length: lists }, (_, list) =>
    edges.reduce((all, edge) => ((edge >> list) & 1 ? all | (edge & ~(1 << list)) : all), 0),
  )
  const isJoined = (some: number): boolean =>
    near.every((neighbours, list) => !((some >> list) & 1) || (some & ~(1 << list) & ~neighbours) === 0)
  const graph: { family: number; rest: number }[] = []
  let left = (1 << lists) - 1
  while (left !== 0) {
    const next = near.findIndex((neighbours, list) => ((left >> list) & 1) === 1 && isJoined(neighbours & left))
    if (next < 0) return undefined
    const rest = (near[next] ?? 0) & left
    graph.push({ family: rest | (1 << next), rest })
    left &= ~(1 << next)
  }
  return graph
}
