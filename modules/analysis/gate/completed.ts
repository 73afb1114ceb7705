import { nameOf } from "#modules/analysis/gate/known.ts"
import { placeOf, type Brought, type OpenWorld, type Told } from "#modules/analysis/gate/open-world.ts"
import type { Block, Counted } from "#modules/analysis/gate/people.ts"
import { never, type Dimensions } from "#modules/analysis/gate/piece.ts"
import { complete, dimension, linkTables, systemOf, withMargins } from "@palermo/statistics"

/** What is completed: what was said of a block, day by day, and what is told by that. */
export type Completing = {
  readonly world: OpenWorld
  readonly byDay: readonly Brought[]
  readonly told: readonly Told[]
  /** For whoever is there from one day to another, in which pieces they are counted. */
  readonly signOf: (from: number, to: number) => string
  readonly sets: readonly (readonly string[])[]
  readonly dimensions: Dimensions
}

/** Costs of a person of whom a code is not told, and of one who came or went between two days: both as few as may be. */
const [UNTOLD, CAME_OR_WENT] = [1000, 1]

/** A whole table that agrees with all that was said, with the fewest persons of whom nothing was; nothing where no table does. */
export async function completed(question: Completing): Promise<Block["tables"] | undefined> {
  const { world, byDay, told, signOf, sets, dimensions } = question
  const days = [...byDay.keys()]
  const spans = days.flatMap((_, from) => days.slice(from).map((__, more) => ({ from, to: from + more })))
  const signs = spans.map(({ from, to }) => signOf(from, to))
  const classes = dimension("\u0000class", signs)
  // Where nobody can be on any day nobody is sought.
  const inner = sets.map((set, at) =>
    (world.inner[at] ?? []).filter((place) => {
      const name = nameOf(placeOf(set, place))
      return told.some((each) => each.values.get(name) !== 0)
    }),
  )
  const tables = sets.map((set, at) =>
    withMargins(
      [...set.map((column) => dimensions.get(column) ?? never()), classes],
      (inner[at] ?? []).flatMap((place) => signs.map((_, of) => ({ place: [...place, of + 1], value: 0 }))),
    ),
  )
  const linked = linkTables(tables)
  if ("disagree" in linked) return undefined
  const lines = Array.from({ length: linked.system.starts.length - 1 }, (_, line) => [
    ...linked.system.cells.subarray(linked.system.starts[line], linked.system.starts[line + 1]),
  ])
  let size = linked.system.values.length
  const ofClass = new Map<string, number[]>()
  const costs: number[] = []
  for (const [at, { places, values }] of tables.entries()) {
    const set = sets[at] ?? []
    for (let cell = 0; cell < values.length; cell++) {
      const own = places.subarray(cell * (set.length + 1), (cell + 1) * (set.length + 1))
      const number = linked.cells[at]?.[cell] ?? 0
      const span = own[set.length] ?? 0
      if (span === 0) continue
      const place = placeOf(set, own)
      const name = nameOf(place)
      const cells = ofClass.get(name) ?? []
      ofClass.set(name, cells)
      cells[span - 1] = number
      if (place.size < set.length) continue
      const unsaid = [...place].filter(([column, code]) => world.columns.get(column)?.rests.has(code) === true).length
      const { from, to } = spans[span - 1] ?? { from: 0, to: 0 }
      const turns = (from > 0 ? 1 : 0) + (to < days.length - 1 ? 1 : 0)
      costs[number] = (costs[number] ?? 0) + UNTOLD * unsaid + CAME_OR_WENT * turns
    }
  }
  // What is counted on a day: all who were there on it.
  const onDay = new Map<string, number[]>()
  for (const [name, cells] of ofClass)
    onDay.set(
      name,
      days.map((day) => {
        const there = spans.flatMap(({ from, to }, of) => (from <= day && day <= to ? [cells[of] ?? 0] : []))
        if (there.length === 1) return there[0] ?? 0
        lines.push([size, ...there])
        return size++
      }),
    )
  const system = systemOf(new Float64Array(size), lines)
  const low = new Float64Array(size)
  const high = new Float64Array(size).fill(Infinity)
  // A mask says that there is somebody, where a whole table agrees with that.
  const peopled = new Float64Array(size)
  for (const [day, brought] of byDay.entries())
    for (const [name, said] of brought) {
      const cell = onDay.get(name)?.[day]
      if (cell === undefined) continue
      low[cell] = Math.max(low[cell] ?? 0, said.low)
      high[cell] = Math.min(high[cell] ?? 0, said.high)
      peopled[cell] = said.low < said.high ? Math.max(1, said.low) : said.low
    }
  const price = Float64Array.from({ length: size }, (_, cell) => costs[cell] ?? 0)
  const values =
    (await complete(system, { low: peopled, high, costs: price })) ??
    (await complete(system, { low, high, costs: price }))
  if (!values) return undefined
  const masked = byDay.flatMap((brought, day) =>
    [...brought].flatMap(([name, { place }]) => {
      const isOpen = told[day]?.values.has(name) !== true && values[onDay.get(name)?.[day] ?? -1] === 0
      return isOpen ? [place] : []
    }),
  )
  return sets.map((set, at) => {
    const own = inner[at] ?? []
    // A masked cell stays in its table though the table that was completed has nobody there.
    const held = new Set(masked.map((place) => own.find((each) => isWithin(each, place, set, dimensions))))
    return {
      columns: set,
      cells: own.flatMap((place): Counted[] => {
        const numbers = ofClass.get(nameOf(placeOf(set, place))) ?? []
        return signs
          .map((sign, of) => ({ place, sign, value: values[numbers[of] ?? -1] ?? 0 }))
          .filter(({ value }, of) => value > 0 || (held.has(place) && of === days.length - 1))
      }),
    }
  })
}

/** Whether whoever is counted at an inner place of a set of columns is counted at another. */
const isWithin = (
  inner: readonly number[],
  place: ReadonlyMap<string, number>,
  set: readonly string[],
  dimensions: Dimensions,
): boolean =>
  [...place].every(([column, code]) => {
    const { parents } = dimensions.get(column) ?? never()
    for (let at = inner[set.indexOf(column)] ?? -1; at > 0; at = parents[at] ?? -1) if (at === code) return true
    return false
  })
