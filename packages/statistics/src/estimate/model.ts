import { size } from "./capture-table.ts"

/**
 * A hierarchical log-linear model: the combinations of lists that have a parameter, the empty one (the intercept) and
 * every list among them, and with each combination all its parts. Ascending by number of lists, then in list order.
 */
export type Model = readonly number[]

/** The model in which the lists are independent. */
export function mainEffects(lists: number): Model {
  return [0, ...Array.from({ length: lists }, (_, list) => 1 << list)]
}

/** The pairs of lists, in list order. */
export function pairs(lists: number): readonly number[] {
  return Array.from({ length: lists }, (_, one) =>
    Array.from({ length: lists - one - 1 }, (__, gap) => (1 << one) | (1 << (one + gap + 1))),
  ).flat()
}

/**
 * The largest number of models that are listed: five lists have 6,893, six lists 32,768 to order 2; to order 3 six lists
 * already have millions.
 */
export const mostModels = 40_000

/**
 * All hierarchical models with every list in them, up to an order: the number of lists a parameter may join. Answers
 * undefined where there are more than `mostModels`; throws a RangeError where the order is no whole number from 1.
 */
export function hierarchicalModels(lists: number, order: number): readonly Model[] | undefined {
  if (!Number.isSafeInteger(order) || order < 1) throw new RangeError("the order of models is a whole number from 1")
  let models: Model[] = [mainEffects(lists)]
  for (let joined = 2; joined <= Math.min(order, lists - 1); joined += 1) {
    const candidates = combinations(lists, joined)
    const grown: Model[] = []
    for (const model of models) {
      const held = new Set(model)
      const open = candidates.filter((one) => partsOf(one).every((part) => held.has(part)))
      if (grown.length + 2 ** open.length > mostModels) return undefined
      for (let choice = 0; choice < 2 ** open.length; choice += 1)
        grown.push([...model, ...open.filter((_, at) => (choice >> at) & 1)])
    }
    models = grown
  }
  return models
}

/**
 * The name of a model by its largest combinations, as in the literature: `[123,25,34]` joins lists 1, 2 and 3 in all
 * ways, 2 with 5 and 3 with 4. Lists are numbered from 1; from the tenth on they are written with a dot between.
 */
export function nameOf(model: Model): string {
  const generators = model.filter((one) => one !== 0 && !model.some((other) => other !== one && (other & one) === one))
  const joint = generators.some((one) => one >= 1 << 9) ? "." : ""
  return `[${generators
    .map(numbersOf)
    .sort((a, b) => b.length - a.length || compareNumbers(a, b))
    .map((lists) => lists.join(joint))
    .join()}]`
}

/** The lists of a combination, numbered from 1. */
export function numbersOf(combination: number): number[] {
  const lists: number[] = []
  for (let list = 0; 1 << list <= combination; list += 1) if ((combination >> list) & 1) lists.push(list + 1)
  return lists
}

function combinations(lists: number, joined: number): number[] {
  return Array.from({ length: 1 << lists }, (_, one) => one)
    .filter((one) => size(one) === joined)
    .sort((a, b) => compareNumbers(numbersOf(a), numbersOf(b)))
}

const partsOf = (combination: number): number[] =>
  numbersOf(combination).map((list) => combination & ~(1 << (list - 1)))

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((list, place) => list !== b[place])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
